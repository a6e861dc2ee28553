"""What a browser gets when the server itself fails: a number, and nothing of what broke."""

import html
import logging
from datetime import date
from secrets import token_hex

from starlette.middleware.errors import ServerErrorMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboard.serving.gate import App

_LOG = logging.getLogger("cockpit")
_PAGE = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>产改驾驶舱</title>'
    "<h1>页面出错，编号 {number}，请联系管理员。</h1><p>数据没有改动，其他页面不受影响。</p></html>"
)


async def answer_broken(_: Request, error: Exception) -> Response:
    """Write the whole story into the log, under the number that the person reads."""
    number = f"E-{date.today():%Y%m%d}-{token_hex(2)}"
    _LOG.error("fault %s", number, exc_info=error)
    return HTMLResponse(_PAGE.format(number=html.escape(number)), 500)


def numbered(app: App) -> App:
    """An ASGI app around another: answers in its place when it fails."""
    return ServerErrorMiddleware(app, handler=answer_broken)
