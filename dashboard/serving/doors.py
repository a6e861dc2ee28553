"""Which of Streamlit's own doors stay shut, and the one that only the administrator may open. Stands behind the gate."""

from starlette.concurrency import run_in_threadpool

from dashboard.catalog.roles import Right
from dashboard.serving.gate import App, Receive, Scope, Send
from dashboard.serving.logbook import ROLE
from dashboard.serving.metrics import CONTENT_TYPE, Metrics
from dashboard.serving.refusals import refuse
from dashboard.serving.visitor import session_of

METRICS = "/metrics"
_NEEDED = ("health", "host-config", "stream", "upload_file/", "bidi-components/")
_CORE = "/_stcore/"
_NOT_HERE = "没有这个地址。"
_NOT_ALLOWED = "您没有查看运行指标的权限。需要的话，请找管理员。"


class Doors:
    """An ASGI app around another: what our pages don't need is not there."""

    def __init__(self, app: App, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what our pages need; the metrics are ours."""
        session = session_of(scope)
        if session is not None and ROLE in scope:
            scope[ROLE]["role"] = session.person.role.value
        path = scope.get("path", "")
        if path == METRICS and scope["type"] == "http":
            if session is None or not session.person.may(Right.METRICS):
                await refuse(scope, send, 403, _NOT_ALLOWED)
            else:
                await self._tell(send)
        elif path.startswith("/component/") or (
            path.startswith(_CORE) and not path.removeprefix(_CORE).startswith(_NEEDED)
        ):
            await refuse(scope, send, 404, _NOT_HERE)
        else:
            await self._app(scope, receive, send)

    async def _tell(self, send: Send) -> None:
        body = await run_in_threadpool(self._metrics.text)
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-type", CONTENT_TYPE)]}
        )
        await send({"type": "http.response.body", "body": body})
