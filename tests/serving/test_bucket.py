"""Buckets: what is too much is refused in words, and the others feel nothing of it."""

from dashboard.serving.bucket import Buckets, Limits, Rate, Throttle
from dashboard.serving.gate import Receive, Scope, Send
from dashboard.serving.visitor import by_address
from tests.serving.asking import ask, run, welcome


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_and_fills_again() -> None:
    clock = Clock()
    buckets = Buckets(Rate(burst=3, a_second=2), clock)
    assert [buckets.take("a") for _ in range(4)] == [True, True, True, False]
    assert buckets.take("b")
    clock.now = 0.5  # one drop has come
    assert [buckets.take("a"), buckets.take("a")] == [True, False]
    clock.now = 100  # no more than full
    assert [buckets.take("a") for _ in range(4)] == [True, True, True, False]


def test_too_many_requests_are_refused_in_words_and_files_of_the_program_are_free() -> None:
    throttle = Throttle(welcome, by_address, Limits(Rate(2, 0), Rate(1, 0), 1))
    assert [ask(throttle).status for _ in range(2)] == [200, 200]
    refused = ask(throttle)
    assert (refused.status, refused.body, refused.headers["retry-after"]) == (
        429,
        "操作太频繁，请稍等几秒再试。",
        "5",
    )
    assert ask(throttle, "/static/js/index.js").status == 200
    assert ask(throttle, client=("192.0.2.8", 1)).status == 200


def test_l05_a_client_that_floods_its_websocket_is_closed_with_1008_and_another_is_not() -> None:
    async def echo(_: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": b"drawn"})
        await send({"type": "websocket.send", "bytes": b"too late"})

    throttle = Throttle(echo, by_address, Limits(Rate(9, 0), Rate(120, 0), 5))

    async def converse(client: str, frames: int) -> list[Scope]:
        waiting = [{"type": "websocket.receive", "bytes": b"x"}] * frames + [{"type": "websocket.disconnect"}]
        sent: list[Scope] = []

        async def receive() -> Scope:
            return waiting.pop(0)

        async def send(message: Scope) -> None:
            sent.append(message)

        scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [], "client": (client, 1)}
        await throttle(scope, receive, send)
        return sent

    flooded = run(converse("a", 200))
    assert len(flooded) == 121
    assert flooded[-1]["code"] == 1008
    assert [message["type"] for message in run(converse("b", 2))] == ["websocket.send"] * 3


def test_a_client_has_no_more_websockets_than_allowed() -> None:
    inner: list[int] = []

    async def nested(scope: Scope, _: Receive, send: Send) -> None:
        inner.append(len(inner))
        if len(inner) < 3:
            await throttle(scope, _, send)

    throttle = Throttle(nested, by_address, Limits(Rate(9, 0), Rate(9, 0), 2))
    assert ask(throttle, type="websocket").status == 403
    assert inner == [0, 1]
