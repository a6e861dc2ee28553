"""The bare page behind the cockpit's own server, so that only the pages differ."""

import asyncio
import sys
import threading
from pathlib import Path

import streamlit as st

from dashboard.serving.server import address_of, bind, serve
from dashboard.serving.warmup import warm

listener = bind("127.0.0.1", 0)
shown, called = address_of(listener)


def announce() -> None:
    """Warm up, then say where."""
    asyncio.run(warm(called))
    print(shown, flush=True)


serve(
    st.App(Path(__file__).with_name("app.py")),
    listener,
    ready=threading.Thread(target=announce, daemon=True).start,
)
sys.exit(0)
