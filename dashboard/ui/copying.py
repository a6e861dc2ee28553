"""A button that copies a text with one click, also where the browser keeps its clipboard from pages over plain http."""

import json

import streamlit as st

from dashboard.ui.text import escape

_SCRIPT = """
<script>
(() => {
  const button = document.getElementById(%(id)s), text = %(text)s
  if (!button) return
  const said = button.textContent
  const byHand = () => {
    const field = document.createElement("textarea")
    field.value = text
    field.setAttribute("readonly", "")
    field.style.position = "fixed"
    field.style.opacity = "0"
    document.body.appendChild(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
  const answer = done => {
    button.textContent = done ? "√ 已复制" : "没有复制成，请选中文字按 Ctrl+C"
    setTimeout(() => { button.textContent = said }, 2500)
  }
  button.onclick = () => {
    if (navigator.clipboard && window.isSecureContext)
      navigator.clipboard.writeText(text).then(() => answer(true), () => answer(byHand()))
    else answer(byHand())
  }
})()
</script>
"""


def copy_button(name: str, words: str, text: str) -> None:
    """Draw the button; `name` is its id on the page."""
    script = _SCRIPT % {"id": _literal(f"copy_{name}"), "text": _literal(text)}
    st.html(
        f'<button type="button" class="copy" id="copy_{escape(name)}">{escape(words)}</button>{script}',
        unsafe_allow_javascript=True,
        width="content",
    )


def _literal(text: str) -> str:
    """As a JavaScript string that can't end the script."""
    return json.dumps(text).replace("<", "\\u003c")
