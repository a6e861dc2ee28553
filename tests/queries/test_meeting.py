"""What meetings decided, read literally on the small city."""

from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd
import pytest

from dashboard.access import Scope
from dashboard.queries import meeting, overview
from dashboard.store import Store
from tests.planting import Cell, plant
from tests.queries.small_city import EAST, OCTOBER, by, found, milestone, reading, report, task

AUGUST, MORNING, AFTERNOON = "5-202608200900", "9-202610160900", "9-202610161500"
NOVEMBER = "12-202611200930"


def item(held: str, number: int, unit: str, due: date, **others: Cell) -> dict[str, Cell]:
    return {
        "meeting": held,
        "item_no": str(number),
        "held_on": datetime.strptime(held.split("-")[1][:8], "%Y%m%d").date(),
        "matter": f"事{number}",
        "unit_code": unit,
        "due_date": due,
        "status": "办理中",
        **others,
    }


ITEMS: tuple[Mapping[str, Cell], ...] = (
    item(AUGUST, 1, "D1", date(2026, 9, 30)),
    item(AUGUST, 2, "D2", date(2026, 9, 1), status="已办结", done_date=date(2026, 9, 4)),
    item(AUGUST, 3, "D2", date(2026, 12, 1)),
    item(MORNING, 1, "D2", date(2026, 11, 22)),
    item(AFTERNOON, 2, "QE", date(2026, 12, 7), task_code="T1"),
    item(AFTERNOON, 10, "D1", date(2026, 12, 8)),
    item(AFTERNOON, 1, "D1", date(2026, 11, 30), status="已办结", done_date=date(2026, 11, 30)),
    item(NOVEMBER, 1, "D1", date(2026, 11, 21), status="已撤销", note="并入"),
)


@pytest.fixture
def city(store: Store) -> Store:
    """Four meetings, two of them on one day."""
    found(store)
    plant(store, "decisions", ITEMS)
    return store


def told(frame: pd.DataFrame, *names: str) -> list[tuple[object, ...]]:
    """The rows of some columns, missing values as None."""
    plain = frame[list(names)].astype(object).where(frame[list(names)].notna(), None)
    return [tuple(row) for row in plain.to_numpy().tolist()]


def test_an_item_stands_to_its_limit_as_of_today(city: Store) -> None:
    frame = meeting.decisions(reading(city))
    assert told(frame, "meeting", "item_no", "state", "days") == [
        (NOVEMBER, "1", "withdrawn", None),
        (AFTERNOON, "2", "near", -15),
        (AFTERNOON, "10", "open", -16),
        (AFTERNOON, "1", "done", 0),
        (MORNING, "1", "near", 0),
        (AUGUST, "1", "over", 53),
        (AUGUST, "3", "near", -9),
        (AUGUST, "2", "done", 3),
    ]
    assert by(frame[frame["meeting"] == AFTERNOON], "item_no")["2"]["unit_name"] == "东岭区办"
    later = meeting.decisions(reading(city, today=date(2026, 12, 9)), AFTERNOON)
    assert told(later, "item_no", "state", "days") == [("1", "done", 0), ("2", "over", 2), ("10", "over", 1)]


def test_the_next_meeting_opens_with_the_last_and_what_is_still_open_before_it(city: Store) -> None:
    def last(before: str) -> list[tuple[object, ...]]:
        return told(meeting.last_decisions(reading(city), before), "meeting", "item_no", "is_last")

    august = [(AUGUST, "1", True), (AUGUST, "2", True), (AUGUST, "3", True)]
    assert last(AUGUST) == []
    assert last(MORNING) == august
    assert last(AFTERNOON) == [(MORNING, "1", True), (AUGUST, "1", False), (AUGUST, "3", False)]
    assert last(NOVEMBER) == [
        (AFTERNOON, "1", True), (AFTERNOON, "2", True), (AFTERNOON, "10", True),
        (AUGUST, "1", False), (MORNING, "1", False), (AUGUST, "3", False),
    ]  # fmt: skip
    assert last("13-202611220900")[0] == (NOVEMBER, "1", True)
    assert last("10-202610161500")[:3] == [
        (AFTERNOON, "1", True),
        (AFTERNOON, "2", True),
        (AFTERNOON, "10", True),
    ]


def test_the_tasks_that_are_named_show_their_light(city: Store) -> None:
    plant(
        city,
        "tasks",
        [task("T1", date(2026, 1, 1), date(2026, 9, 30)), task("T2", date(2026, 1, 1), date(2026, 9, 30))],
    )
    plant(city, "milestones", [milestone("T1", 1, date(2026, 9, 30))])
    plant(city, "progress", [report("T1", OCTOBER, 40)])
    frame = meeting.tasks(reading(city), OCTOBER)
    assert told(frame, "task_code", "status", "word", "overdue_days", "progress", "expected") == [
        ("T1", "over", "逾期", 31, 40, 100)
    ]


def test_a_unit_sees_what_it_has_to_do_and_a_district_what_its_units_have(city: Store) -> None:
    own = meeting.decisions(reading(city, Scope(units=("D2",))))
    assert told(own, "meeting", "item_no") == [(MORNING, "1"), (AUGUST, "3"), (AUGUST, "2")]
    district = meeting.decisions(reading(city, Scope(districts=(EAST,))))
    assert told(district, "meeting", "item_no") == [(AFTERNOON, "2")]


def test_an_older_version_shows_no_later_decision(city: Store) -> None:
    before = city.version()
    plant(city, "decisions", [item(NOVEMBER, 2, "D1", date(2026, 12, 1))])
    assert len(meeting.decisions(reading(city, version=before))) == 8
    assert len(meeting.decisions(reading(city))) == 9


def test_saved_agendas_come_by_name(city: Store) -> None:
    plant(
        city,
        "agendas",
        [
            {"agenda": "乙", "slides": ["red"], "seconds": ["60"]},
            {"agenda": "丁", "slides": ["overall", "red"], "seconds": ["60", "120"], "title": "会"},
        ],
    )
    frame = meeting.agendas(reading(city))
    assert told(frame, "agenda", "title") == [("丁", "会"), ("乙", "")]
    assert [list(slides) for slides in frame["slides"]] == [["overall", "red"], ["red"]]


def entry(number: str, kind: str, day: date, **others: Cell) -> dict[str, Cell]:
    return {
        "entry_no": number, "kind": kind, "theme": "培训", "unit_code": "D1", "date": day, "title": number,
        "content": "……", **others,
    }  # fmt: skip


def test_the_latest_experiences_come_first_and_open_problems_before_solved_ones(city: Store) -> None:
    plant(
        city,
        "exchange",
        [
            entry("J1", "经验", date(2026, 9, 1), state="已推广"),
            entry("J2", "经验", date(2026, 10, 1)),
            entry("J3", "经验", date(2026, 11, 1)),
            entry("P1", "问题", date(2026, 10, 20), remedy_due=date(2026, 12, 31), state="办理中"),
            entry("P2", "问题", date(2026, 3, 1), remedy_due=date(2026, 5, 31), state="待办"),
            entry("P3", "问题", date(2026, 10, 30), remedy_due=date(2026, 1, 1), state="已解决"),
            entry("P4", "问题", date(2026, 10, 2)),
            entry("X1", "进展", date(2026, 10, 2)),
        ],
    )
    frame = meeting.exchange(reading(city), OCTOBER)
    assert told(frame, "entry_no", "is_open", "days") == [
        ("J2", False, None), ("J1", False, None),
        ("P2", True, 153), ("P1", True, -61), ("P4", True, None), ("P3", False, None),
    ]  # fmt: skip
    assert told(meeting.exchange(reading(city), OCTOBER, 1), "entry_no") == [("J2",), ("P2",)]
    assert frame["unit_name"].tolist() == ["市一局"] * 6


def test_a_frozen_reading_answers_as_it_did(city: Store) -> None:
    """The version and the day of the meeting, opened a month later, give what the meeting saw."""
    plant(city, "tasks", [task("T1", date(2026, 1, 1), date(2026, 9, 30))])
    plant(city, "progress", [report("T1", OCTOBER, 40)])
    version = city.version()

    def overdue(**at: object) -> object:
        frame = overview.key_figures(reading(city, **at), OCTOBER)  # type: ignore[arg-type]
        return by(frame, "figure")["overdue"]["value"]

    seen = overdue()
    plant(city, "tasks", [task("T2", date(2026, 1, 1), date(2026, 8, 31))])
    assert (seen, overdue(version=version), overdue(), overdue(version=version, today=date(2026, 12, 22))) == (
        1, 1, 2, 1,
    )  # fmt: skip
