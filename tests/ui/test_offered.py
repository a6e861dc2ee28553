"""Forged grids: a browser may send any cell, and only those that were offered count (S03)."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.ui.board_fill import EDITED, TEXTS, as_file
from dashboard.ui.offered import taken

CODES = ["T-1", "T-2"]
SHOWN = pd.DataFrame(
    {
        "handed": [True, True],
        "task": ["T-1　甲", "T-2　乙"],
        "progress": [10.0, 20.0],
        "state": ["推进中", "推进中"],
        **{name: pd.Series([None, None], dtype=object) for name in TEXTS},
    }
)


def filed(sent: object) -> list[str]:
    """The lines of the file that a grid with this state becomes."""
    rows = taken(SHOWN, sent, EDITED)
    return as_file(date(2026, 10, 1), CODES, rows).decode("utf-8-sig").splitlines()[1:]


HONEST = ["2026-10,T-1,10%,推进中,,,,,", "2026-10,T-2,20%,推进中,,,,,"]


def test_offered_cells_are_taken() -> None:
    sent = {"edited_rows": {0: {"progress": 45, "summary": "在做"}, 1: {"handed": False}}}
    assert filed(sent) == ["2026-10,T-1,45%,推进中,在做,,,,"]


@pytest.mark.parametrize(
    "sent",
    [
        {"edited_rows": {0: {"task": "T-9　别人的"}}},
        {"edited_rows": {0: {"_index": 7, "task_code": "T-9", "period": "2020-01"}}},
        {"edited_rows": {2: {"progress": 99}, -1: {"progress": 99}, "0": {"progress": 99}}},
        {"edited_rows": {0: "一行字"}, "added_rows": [{"task": "T-9", "progress": 99, "handed": True}]},
        {"edited_rows": {}, "deleted_rows": [0], "added_rows": [{"progress": 99}]},
        {"edited_rows": [1, 2]},
        None,
        "一行字",
    ],
    ids=str,
)
def test_s03_a_disabled_column_an_added_or_deleted_row_and_a_foreign_place_are_not_believed(
    sent: object,
) -> None:
    assert filed(sent) == HONEST


@pytest.mark.parametrize("forged", ["是", 1, {"a": 1}, None])
def test_s03_a_tick_that_is_no_tick_hands_nothing_in(forged: Any) -> None:
    assert filed({"edited_rows": {0: {"handed": forged}}}) == HONEST[1:]


def test_s03_what_is_no_number_is_left_for_the_check_to_refuse() -> None:
    told = filed({"edited_rows": {0: {"progress": "=1+1"}, 1: {"progress": True}}})
    assert told == ["2026-10,T-1,=1+1,推进中,,,,,", "2026-10,T-2,True,推进中,,,,,"]
