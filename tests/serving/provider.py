"""A small OpenID provider in a thread, and a twist on what it says: its tokens are signed anew by a key of the tests."""

import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

import httpx2
import werkzeug.serving
from joserfc import jwt
from joserfc.jwk import RSAKey

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it is written for an older form of its own library
    from oidc_provider_mock import User, app

KEY = RSAKey.generate_key(2048, {"kid": "tests", "use": "sig", "alg": "RS256"})
OTHER = RSAKey.generate_key(2048, {"kid": "tests", "use": "sig", "alg": "RS256"})
ACCOUNTS = ("zhang", "wang", "admin")

Claims = dict[str, Any]
Start = Callable[..., Any]


@dataclass
class Twist:
    """What is done to a token before it is handed out: to its claims, and by which key it is signed."""

    claims: Callable[[Claims], Claims] = dict
    key: RSAKey | None = None
    without_token: bool = False


class Provider:
    """The provider's site around the mock; `url` is its issuer."""

    def __init__(self, port: int) -> None:
        users = [
            User(sub=name, claims={"preferred_username": name, "email": f"{name}@city.example"})
            for name in ACCOUNTS
        ]
        self._site = app(user_claims=users, require_nonce=True)
        self.url = f"http://localhost:{port}"
        self.twist = Twist()

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        """Answer as the mock does, but for its keys and its tokens."""
        if environ["PATH_INFO"] == "/jwks":
            start("200 OK", [("Content-Type", "application/json")])
            return [json.dumps({"keys": [KEY.as_dict(private=False)]}).encode()]
        if environ["PATH_INFO"] != "/oauth2/token":
            return list(self._site(environ, start))
        told: list[Any] = []
        answer = json.loads(b"".join(self._site(environ, lambda *head: told.extend(head))))
        if "id_token" in answer:
            claims = jwt.decode(answer["id_token"], self._own_key()).claims
            header = {"alg": "RS256", "kid": "tests"}
            answer["id_token"] = jwt.encode(header, self.twist.claims(claims), self.twist.key or KEY)
            if self.twist.without_token:
                del answer["id_token"]
        start(told[0], [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def _own_key(self) -> RSAKey:
        found = self._site.test_client().get("/jwks").get_json()
        return RSAKey.import_key(found["keys"][0])

    def consent(self, way: str, account: str) -> str:
        """Sign in at the provider, where the browser was sent, and give the address that it is sent back to."""
        answer = httpx2.post(way, data={"sub": account}, trust_env=False)
        assert answer.status_code == 302, answer.text
        return str(answer.headers["location"])


@contextmanager
def provider() -> Iterator[Provider]:
    """The provider while it runs."""
    server = werkzeug.serving.make_server("localhost", 0, lambda _, __: [], threaded=True)
    site = Provider(server.server_port)
    server.app = site  # type: ignore[assignment]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
