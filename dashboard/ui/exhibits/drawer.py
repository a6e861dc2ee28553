"""The drawer: what a number means, what it counts, from when and from whom, and the way to take it along."""

import streamlit as st

from dashboard.catalog.exhibits import BY_NAME, Exhibit
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.ui.covered import Cover, covered
from dashboard.ui.exhibits import words_of
from dashboard.ui.exhibits.explaining import facts_of, newest, sources_of
from dashboard.ui.exhibits.listening import listen
from dashboard.ui.exhibits.taking import take_exhibit
from dashboard.ui.here import Here
from dashboard.ui.text import escape, plain

_WIDTH = 640
_NEWEST = 4


def answer(here: Here) -> None:
    """Hear what was asked about, and open the drawer for it."""
    asked = listen()
    if asked is None or here.period is None or asked.name not in BY_NAME:
        return
    shown = words_of(asked.name, here)
    width = round(_WIDTH * max(here.scale, 1))
    st.dialog(plain(shown.title), width=width, position="right")(_tell)(here, shown, asked.has_chart)


def _tell(here: Here, shown: Exhibit, has_chart: bool) -> None:
    """Everything about one exhibit."""
    facts = [(name, words) for name, words in facts_of(shown, here) if name != "来源"]
    (_, definition), *others = facts
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in others)
    with st.container(key="drawer", gap="small"):
        st.html(f'<p class="meaning">{escape(definition)}。</p><dl class="facts open told">{lines}</dl>')
        _sources(here, shown)
        if shown.opens:
            where, view = page(shown.opens[0]), _rows(here, shown)
            st.page_link(where.path, label="看它数的每一行 ›", query_params=view.address())
        take_exhibit(shown, here, has_chart=has_chart)


def _rows(here: Here, shown: Exhibit) -> View:
    """The view of the rows that are counted: on the same page with its filters, on another at the same place."""
    where, rows = shown.opens or (shown.page, "")
    view = here.view if where == shown.page else here.view.place()
    return view.but(rows=rows, task=None, case=None, level=None, occupation=None, link=None)


def _sources(here: Here, shown: Exhibit) -> None:
    """The newest entries that wrote rows which count here, each leading to its entry of the ledger."""
    entries, count = newest(sources_of(shown, here), _NEWEST)
    if not entries:
        return
    more = f"，先列最近 {_NEWEST} 次" if count > _NEWEST else ""
    st.html(f'<h3 class="told">来源 <span>{count} 次报送的行在数{more}</span></h3>')
    html, covers = "", []
    for row in entries:
        name = row["file_name"] if isinstance(row["file_name"], str) else "页面填报"
        html += (
            f'<div class="source"><b>{row["number"]}</b><span>{escape(name)}</span>'
            f"<small>{escape(str(row['person']))}　{row['received']:%m-%d}　{row['rows']:,} 行</small></div>"
        )
        covers.append(
            Cover(f"第 {row['number']} 号：{name}", "ledger", here.view.place().but(entry=str(row["number"])))
        )
    # the ledger shows what is there now: inside a meeting nothing leads out of what is frozen
    covered("sources", html, [] if here.freeze else covers)
