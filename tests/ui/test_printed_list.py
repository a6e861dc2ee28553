"""A list on paper: heads, numbers as the grid writes them, missing cells empty, text as text, an end that is said."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.ui.printed_list import printed_list

COLUMNS = {
    "name": "任务",
    "progress": st.column_config.ProgressColumn("完成", format="%.0f%%"),
    "deviation": st.column_config.NumberColumn("偏差", format="%+.1f"),
    "due": st.column_config.DateColumn("计划完成", format="YYYY-MM-DD"),
}
ROWS = pd.DataFrame(
    {
        "name": ["建站<b>", "培训"],
        "progress": [93.4, float("nan")],
        "deviation": [-9.0, 4.25],
        "due": [date(2026, 7, 31), None],
    }
)


def test_cells_are_written_as_the_grid_writes_them() -> None:
    said = printed_list(ROWS, COLUMNS)
    assert said.startswith(
        '<table class="printed"><thead><tr><th scope="col">任务</th><th scope="col">完成</th>'
        '<th scope="col">偏差</th><th scope="col">计划完成</th></tr></thead>'
    )
    assert '<td class="number">93%</td><td class="number">−9.0</td><td class="whole">2026-07-31</td>' in said
    assert '<td class="number"></td><td class="number">+4.2</td><td class="whole"></td>' in said
    assert "建站&lt;b&gt;" in said


def test_a_list_that_is_cut_says_so() -> None:
    assert "以上是前 1 行，另有 1 行没有印。" in printed_list(ROWS, COLUMNS, most=1)
    assert "没有印" not in printed_list(ROWS, COLUMNS, most=2)


def test_plain_numbers_have_thousands_and_no_idle_decimal() -> None:
    frame = pd.DataFrame({"people": [12500, 7], "amount": [1234.5, 80.0]})
    said = printed_list(frame, {"people": "人数", "amount": "金额"})
    assert '>12,500</td><td class="number">1,234.5<' in said
    assert '>7</td><td class="number">80<' in said
