"""An error that nobody foresaw: a number for the person, the whole story for the log, nothing of it on the page."""

import logging
from datetime import date
from secrets import token_hex

import streamlit as st

from dashboard.errors import CockpitError, SignedOut
from dashboard.ui.farewell import say_farewell
from dashboard.ui.text import plain

LOG = logging.getLogger("cockpit")


def answer_fault(error: Exception) -> bool:
    """Show what happened in Chinese instead of Streamlit's English; an error of our own family speaks for itself."""
    if isinstance(error, SignedOut):
        say_farewell(error)
        return True
    if isinstance(error, CockpitError):
        st.error(plain(error))
        return True
    number = f"E-{date.today():%Y%m%d}-{token_hex(2)}"
    LOG.error("fault %s", number, exc_info=error)
    st.error(f"页面出错，编号 {number}。其他页面不受影响，数据没有改动；重试不行，请把编号告诉管理员。")
    return True
