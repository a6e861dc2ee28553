"""The server's application: the Streamlit app around app.py, and its health check."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.settings import ROOT
from dashboard.ui.faults import answer_fault


async def answer_health(_: Request) -> PlainTextResponse:
    """Say that the process answers, without touching the store."""
    return PlainTextResponse("ok")


app = st.App(ROOT / "app.py", routes=[Route("/healthz", answer_health)], on_script_error=answer_fault)
