"""改问题: the bad rows in a grid with their reasons, mended in place, left out, or taken away as a workbook."""

import time
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.documents.csv_files import problem_list
from dashboard.errors import CockpitError
from dashboard.ui.bad_rows import (
    LEFT_OUT,
    BadRow,
    Place,
    as_workbook,
    key,
    list_bad_rows,
    list_places,
    mends_of,
)
from dashboard.ui.desk import desk
from dashboard.ui.download import download
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here
from dashboard.ui.panel import panel

MOST = 50
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ASKED = "mended_grid"
_LATE = 0.35
"""Seconds by which a cell may come later than the click after it."""
_SHOWN = 5
"""Rows shown at once."""
_HIGH = 73
"""Px of a row on the wall: above 4 rem the reasons are wrapped."""


def bad_rows_of(held: File) -> tuple[BadRow, ...]:
    """The rows that the grid shows."""
    return list_bad_rows(held.draft, MOST)


def mending(here: Here, held: File, rows: Sequence[BadRow]) -> None:
    """The grid: what is wrong at the left, then the wrong columns, then the rest of the row."""
    draft = held.draft
    if not rows:
        return
    bad = draft.rows_read - draft.rows_good
    more = f"先列 {len(rows)} 行，共 {bad} 行；" if bad > len(rows) else ""
    with st.container(key="with_corner_mending", gap=None):
        with panel(f"要改的 {max(bad, len(rows))} 行", f"{more}行号与 WPS 里一致；直接在格子里改"):
            _grid(here, held, rows, list_places(draft))
        with st.container(key="corner_mending", horizontal=True, gap="small"):
            download(
                f"全部 {len(draft.errors)} 处问题（CSV）",
                lambda: problem_list(draft.problems),
                f"{held.name}的问题.csv",
                "text/csv",
                type="tertiary",
            )


def _grid(here: Here, held: File, rows: Sequence[BadRow], places: Sequence[Place]) -> None:
    frame = pd.DataFrame(
        [
            {
                "row": str(row.number),
                "said": row.said,
                LEFT_OUT: False,
                **{key(place.place): row.cells[place.place] for place in places},
            }
            for row in rows
        ]
    )
    size = round(_HIGH * max(here.scale, 0.84))
    count = min(len(rows), _SHOWN if here.scale >= 1 else _SHOWN - 2)
    told = f"color:{here.theme.statuses['over'].text}"
    st.data_editor(
        frame.style.apply(lambda _: [told] * len(frame), subset=["said"]),
        key=grid_key(held),
        column_config=_columns(here, places),
        disabled=["row", "said", *(key(place.place) for place in places if place.column is None)],
        hide_index=True,
        num_rows="fixed",
        row_height=size,
        height=size * count + round(40 * max(here.scale, 1)),
        placeholder="",
        alt="要改的行",
    )


def _columns(here: Here, places: Sequence[Place]) -> dict[str, Any]:
    wide = max(here.scale, 0.8)
    said = st.column_config.TextColumn("问题", width=round(340 * wide))
    heads: dict[str, Any] = {
        "row": st.column_config.TextColumn("行", width=round(50 * wide), pinned=True),
        "said": said,
        LEFT_OUT: st.column_config.CheckboxColumn("不要", width=round(84 * wide), help="勾上，这一行就不收"),
    }
    for place in places:
        head = f"■ {place.header}" if place.wrong else place.header
        width = round((150 if place.wrong else 120) * wide)
        heads[key(place.place)] = st.column_config.TextColumn(head, width=width)
    return heads


def grid_key(held: File) -> str:
    """A grid of its own for each reading of the file, so that what was written into the last one is not applied twice."""
    return f"mend-{held.number}-{hash((held.answers, held.draft.version)):x}"


def ask_to_check(held: File) -> None:
    """Note that what was written into the grid is to be checked."""
    st.session_state[_ASKED] = grid_key(held)


def check_again(hand: Hand, held: File, rows: tuple[BadRow, ...]) -> None:
    """Read the file again with what was written into the grid, once that was asked for.

    The browser sends the last cell a moment later than the click on the button that ended it: that is waited for. When
    it comes, the page is run anew from where it draws the next time, and all cells are there.
    """
    if st.session_state.get(_ASKED) != grid_key(held):
        return
    time.sleep(_LATE)
    st.html('<span class="note">正在重新检查</span>', width="content")
    del st.session_state[_ASKED]
    edited = st.session_state.get(grid_key(held), {}).get("edited_rows", {})
    desk().answer(hand.token, held.number, **mends_of(held.draft, rows, edited))
    st.rerun()


def download_bad_rows(held: File) -> None:
    """问题数据.xlsx: the same layout, bad cells red, reasons in a last column; mended, it uploads as it is."""
    draft = held.draft

    def make() -> bytes:
        return as_workbook(draft)

    try:
        download(
            "下载 问题数据.xlsx",
            make,
            "问题数据.xlsx",
            _WORKBOOK,
            about=f"问题数据.xlsx（{held.name}）",
            key="problem_workbook",
            help="格式和原表一样，有问题的格标红，最后一列写着原因；改好后可以直接再上传",
        )
    except CockpitError as error:
        st.html(f'<p class="note">{error}</p>')
