"""The rows behind the charts of 进展均衡: what is drawn, what is summed, what is told in words."""

from typing import Any

import pandas as pd
import pytest

from dashboard.catalog.tokens import LIGHT
from dashboard.ui import balance_pictures as pictures
from dashboard.ui.balance_pictures import Look


def place(code: str, contribution: float, rank: int | None = 1, **others: Any) -> dict[str, Any]:
    """A row of balance/standing, of a place with four tasks that reported."""
    return {
        "code": code,
        "name": f"{code}单位全称",
        "short_name": code,
        "status": "ok",
        "value": contribution * 2,
        "value_moved": 0.4,
        "deviation": contribution * 2,
        "contribution": contribution,
        "tasks": 4,
        "is_few": False,
        "reported": 3,
        "owed": 4,
        "silent": 0,
        "rank": rank,
        "moved": -1,
        **others,
    }


SILENT = place(
    "丁", -3.0, None, status="none", value=None, value_moved=None, moved=None, silent=2, reported=0
)
FEW = place("戊", 0.5, None, is_few=True, tasks=1, moved=None)


def test_rank_movement_in_places_and_points_and_completeness_stand_beside_the_bar() -> None:
    row = pictures.standing_rows(pd.DataFrame([place("甲", -0.6, 2)]), "departments").iloc[0]
    assert (row["name"], row["rank_text"], row["value_text"]) == ("甲", "2", "−1.2")
    assert (row["moved_text"], row["points_text"], row["reported_text"]) == ("↓1", "+0.4", "3/4")


def test_the_silent_and_those_of_too_few_tasks_have_a_sentence_instead_of_a_bar() -> None:
    rows = pictures.standing_rows(pd.DataFrame([SILENT, FEW]), "departments")
    assert rows["value"].isna().all()
    assert rows["sentence"].tolist() == ["连续 2 期未报，不排名", "+1.0　只有 1 项，不参加排名"]


def test_the_drags_that_have_no_room_are_summed_so_that_all_add_up() -> None:
    places = pd.DataFrame([place(str(number), 0.1 * number - 0.5, number) for number in range(1, 9)])
    rows = pictures.drag_rows(places, "departments", most=4)
    assert rows["name"].tolist() == ["1", "2", "3", "其余 5 家"]
    assert rows["weight_text"].tolist() == ["4 项", "4 项", "4 项", "20 项"]
    assert rows["value"].sum() == pytest.approx(places["contribution"].sum())


def test_the_drag_of_the_silent_is_marked_as_old() -> None:
    rows = pictures.drag_rows(pd.DataFrame([place("甲", -1.0), SILENT]), "departments")
    assert rows[["name", "is_old"]].to_numpy().tolist() == [["丁", True], ["甲", False]]


def test_of_many_places_the_last_and_the_silent_are_drawn() -> None:
    ranked = [place(str(number), 0.0, number) for number in range(1, 12)]
    shown = pictures.shown(pd.DataFrame([*ranked, FEW, SILENT]))
    assert shown["code"].tolist() == ["5", "6", "7", "8", "9", "10", "11", "丁"]
    assert len(pictures.shown(pd.DataFrame([*ranked[:7], SILENT]))) == 8


def test_places_of_too_few_tasks_do_not_stand_in_the_course() -> None:
    course = pd.DataFrame(
        {
            "period": pd.to_datetime(["2026-09-01", "2026-10-01", "2026-10-01"]),
            "code": ["甲", "甲", "戊"],
            "name": ["甲", "甲", "戊"],
            "short_name": ["甲", "甲", "戊"],
            "deviation": [1.0, 2.0, 9.0],
            "is_counted": [True, True, False],
            "is_few": [False, False, True],
            "status": ["ok", "ok", "ok"],
        }
    )
    picture = pictures.course(pictures.course_rows(course, "departments"), Look(LIGHT))
    assert picture.codes == ("2026-09", "2026-10")


def test_the_same_rows_are_drawn_at_any_size() -> None:
    rows = pictures.standing_rows(pd.DataFrame([place("甲", -0.6), SILENT]), "departments")
    wall = pictures.standing(rows, Look(LIGHT))
    slide = pictures.standing(rows, Look(LIGHT, scale=2, width=1200))
    assert slide.figure.layout.font.size == wall.figure.layout.font.size * 2
    assert slide.codes == wall.codes == ("甲", "丁")
