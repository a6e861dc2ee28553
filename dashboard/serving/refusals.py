"""How a layer of the server says no: a plain sentence to http, a closed door to a websocket."""

import html

from dashboard.serving.gate import Scope, Send

_PAGE = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>产改驾驶舱</title><p>{words}</p></html>'
)
_POLICY_VIOLATION = 1008


async def refuse(scope: Scope, send: Send, status: int, words: str, *told: tuple[bytes, bytes]) -> None:
    """Answer with a status and a Chinese sentence; a websocket that isn't open yet gets 403 from the server.

    The body of the request is not read.
    """
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        return
    wants_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
    body = (_PAGE.format(words=html.escape(words)) if wants_page else words).encode()
    kind = b"text/html; charset=utf-8" if wants_page else b"text/plain; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *told]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
