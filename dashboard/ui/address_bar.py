"""The address bar follows links within a page: Streamlit 1.67 shows their view but leaves the old address standing."""

import streamlit as st

_SETS_ITS_OWN = "meeting"
"""The page whose address the browser itself changes: said again, it would undo a turn that is under way."""


def follow(page: str) -> None:
    """Say the address of this run again if the page is the one of the run before; between pages the browser moves itself.

    The browser adds a step to its history only where the address differs, so a click stays one step.
    """
    before = st.session_state.get("page_before")
    st.session_state["page_before"] = page
    if before == page != _SETS_ITS_OWN:
        st.query_params.from_dict(st.query_params.to_dict())
