"""No question gives a row outside the reader's scope, whatever its filters; who reads no cases only counts them."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.access import EVERYTHING, NOTHING, Scope
from dashboard.catalog.view import View, parse_view
from dashboard.errors import StoreError
from dashboard.queries import asking
from dashboard.queries import unit as unit_questions
from dashboard.queries.asking import Question, Reading, Value, ask, load, names
from dashboard.store import Cursor, Store, open_store
from tests.fingerprint import fingerprint
from tests.queries.scoped_city import (
    CASES,
    CONTENT,
    DEVELOPMENT,
    EMPLOYER,
    HOMES,
    MATTER,
    SEPTEMBER,
    SKILLS,
    TASKS,
    Rights,
    plant_city,
)
from tests.queries.small_city import CITY, EAST, OCTOBER, TODAY, WEST, by

QUESTIONS = [load(name) for name in names()]
ROWS = [question for question in QUESTIONS if question.grain == "rows"]
AGGREGATES = [question for question in QUESTIONS if question.grain == "aggregate"]
EVERYONES = {"frame/places", "map/shapes", "upload/duties"}
"""The register, the map and who reports what are everyone's."""
NAMING = {
    "case_no", "employer", "employer_name", "related_case", "linked", "entry_no", "entry", "file_name", "person",
    "summary", "content", "matter", "milestone_no",
}  # fmt: skip
"""Columns that say which row it is, or what stands in it."""
PAYLOADS = (
    "'; drop table cases_rows; --",
    "x' or '1'='1",
    "%' union select * from cases_rows --",
    "read_csv('/etc/passwd')",
    "${units}",
    "$unit",
    "1; attach ':memory:' as x",
    "\\'; update counter set number = 0; --",
    "getvariable('reading').sees_all",
    "",
)
WORDS: tuple[str, ...] = (
    *HOMES, CITY, EAST, WEST, *(str(row["task_code"]) for row in TASKS), "C1", "C2", "C14", EMPLOYER, "E2", "received",
    "open", "overdue", "all", "cluster", "collective", "districts", "departments", "拖欠克扣工资", "建筑工人", "12345",
    "制造业", "焊工", "高级工", "skilled", "培训", "5-202610090900", "9-209901010900", "progress", "skills",
    "cases,skills,progress", "on_time", "cases", "unit", "district", "month", "思想", "over", "late", *PAYLOADS,
)  # fmt: skip
KINDS: dict[str, st.SearchStrategy[Value]] = {
    "period": st.sampled_from([OCTOBER, SEPTEMBER, date(2025, 9, 1), date(2030, 1, 1)]),
    "other": st.sampled_from([SEPTEMBER, date(2025, 10, 1)]),
    "limit": st.sampled_from([500, 1, 0]),
    "months": st.sampled_from([1, 3, 12, 1200]),
    "minimum": st.sampled_from([0, 30]),
    "migrant": st.sampled_from([True, False, None]),
    "key": st.sampled_from([True, False, None]),
    "collective": st.sampled_from([True, False, None]),
}
"""The parameters that are not text."""
USUAL: dict[str, Value] = {
    "period": OCTOBER, "other": SEPTEMBER, "limit": 9, "months": 3, "minimum": 0, "figure": "cases",
    "among": "districts", "by": "unit", "dataset": "progress",
}  # fmt: skip
TEXT = st.one_of(st.none(), st.none(), st.none(), st.sampled_from(WORDS))
REPORTERS = st.builds(
    Scope,
    units=st.lists(st.sampled_from(sorted(HOMES)), max_size=3, unique=True).map(tuple),
    districts=st.lists(st.sampled_from([CITY, EAST, WEST]), max_size=2, unique=True).map(tuple),
    reads_cases=st.booleans(),
)
LEADER, AUDITOR = Scope(sees_all=True), NOTHING
OFTEN = settings(deadline=None, max_examples=70, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The city, planted once; nothing here changes it for good."""
    opened = open_store(tmp_path_factory.mktemp("scoped") / "city.duckdb")
    plant_city(opened)
    yield opened
    opened.close()


def values_of(question: Question) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({name: KINDS.get(name, TEXT) for name in question.takes})


def asked(questions: list[Question]) -> st.SearchStrategy[tuple[Question, dict[str, Value]]]:
    return st.sampled_from(questions).flatmap(
        lambda question: st.tuples(st.just(question), values_of(question))
    )


def answer(store: Store, scope: Scope, question: Question, values: dict[str, Value]) -> pd.DataFrame | None:
    """The answer, or None where a value can't be what the question takes."""
    try:
        return ask(Reading(store, scope, store.version(), TODAY), question.name, **values)
    except StoreError:
        return None


def shown(frame: pd.DataFrame, column: str) -> set[str]:
    return {str(value) for value in frame[column]}


def own_places(frame: pd.DataFrame) -> set[tuple[str, str | None]]:
    pairs = zip(frame["district_code"], frame["unit_code"], strict=True)
    return {(district, None if pd.isna(unit) else unit) for district, unit in pairs}


def of_tasks(rights: Rights, frame: pd.DataFrame) -> bool:
    return shown(frame, "task_code") <= rights.tasks


def of_cases(rights: Rights, frame: pd.DataFrame) -> bool:
    may = rights.cases if rights.scope.reads_cases else frozenset()
    hidden = rights.scope.names_employers or frame[["employer", "employer_name"]].isna().all(axis=None)
    return shown(frame, "case_no") <= may and bool(hidden)


def of_units(rights: Rights, frame: pd.DataFrame) -> bool:
    return shown(frame, "unit_code") <= rights.units


def of_sources(rights: Rights, frame: pd.DataFrame) -> bool:
    """Only the file that D2 handed in has a reporter; of the others only the seeing of all names file and person."""
    if rights.scope.sees_all:
        return True
    named = frame[(frame["file_name"] != "其他单位报送") | (frame["person"] != "")]
    return named.empty or (set(named["dataset"]) == {"skills"} and len(named) == 1 and "D2" in rights.units)


Check = Callable[[Rights, pd.DataFrame], bool]
OWN: dict[str, Check] = {
    "balance/tasks": of_tasks,
    "board/cells": of_units,
    "board/open_tasks": of_tasks,
    "exhibits/sources": of_sources,
    "meeting/agendas": lambda rights, frame: rights.scope.sees_all or frame.empty,
    "meeting/decisions": lambda rights, frame: shown(frame, "matter") <= {MATTER + unit for unit in rights.units},
    "meeting/exchange": lambda rights, frame: shown(frame, "content") <= {CONTENT + unit for unit in rights.units},
    "meeting/last_decisions": lambda rights, frame: of_units(rights, frame),
    "meeting/tasks": of_tasks,
    "reform/nodes": of_tasks,
    "reform/roadmap": of_tasks,
    "reform/task": of_tasks,
    "reform/task_children": of_tasks,
    "reform/tasks": of_tasks,
    "rights/case": of_cases,
    "rights/cases": of_cases,
    "skills/activities": lambda rights, frame: own_places(frame) <= rights.lines(DEVELOPMENT),
    "skills/lines": lambda rights, frame: own_places(frame) <= rights.lines(SKILLS),
}  # fmt: skip
"""For each question of row grain, whether its answer lies within the rights."""
OF_ONE_TASK = {"reform/task_history", "reform/task_milestones"}


def test_every_question_of_row_grain_is_held_to_its_scope() -> None:
    assert {question.name for question in ROWS} - EVERYONES - OF_ONE_TASK == set(OWN)


@pytest.mark.parametrize("question", AGGREGATES, ids=lambda question: question.name)
def test_an_aggregate_names_no_row(question: Question) -> None:
    assert set(question.gives) & NAMING == set()


@OFTEN
@given(st.one_of(REPORTERS, st.sampled_from([LEADER, AUDITOR, EVERYTHING])), asked(ROWS))
def test_no_row_outside_the_scope_is_given_whatever_the_filters(
    city: Store, scope: Scope, question: tuple[Question, dict[str, Value]]
) -> None:
    told = answer(city, scope, *question)
    name, values = question[0].name, question[1]
    if told is None or name in EVERYONES:
        return
    if name in OF_ONE_TASK:
        assert told.empty or values["task"] in Rights(scope).tasks
    else:
        assert OWN[name](Rights(scope), told), (name, values, scope)


SOME = (
    Scope(units=("D1",), reads_cases=True),
    Scope(units=("D2", "QW")),
    Scope(districts=(EAST,), reads_cases=True),
    Scope(units=("E1",)),
    AUDITOR,
    Scope(sees_all=True, reads_cases=True),
)


@pytest.mark.parametrize("name", sorted(OWN))
def test_without_a_filter_a_question_gives_just_what_is_in_scope(city: Store, name: str) -> None:
    question = load(name)
    values: dict[str, Value] = dict.fromkeys(question.takes)
    values |= {key: value for key, value in USUAL.items() if key in values and key != "figure"}
    wanted = {"limit": 500, "months": 12, "kind": "all", "before": "9-209901010900", "datasets": "skills,cases", "task": "T1", "case_no": "C1", "unit": "D1" if name == "board/open_tasks" else None}  # fmt: skip
    values |= {key: value for key, value in wanted.items() if key in values}
    everything = answer(city, EVERYTHING, question, values)
    assert everything is not None
    assert not everything.empty
    for scope in SOME:
        told = answer(city, scope, question, values)
        assert told is not None
        assert OWN[name](Rights(scope), told), scope
        assert len(told) <= len(everything)


@pytest.mark.parametrize("name", [each.name for each in ROWS if "case_no" in each.gives])
def test_a_leader_gets_no_case_whatever_is_listed(city: Store, name: str) -> None:
    """And the office gets them, so that it is the scope that hides them."""
    question = load(name)
    if name == "rights/case":
        listed: list[dict[str, Value]] = [{"case_no": number} for number in ("C1", "C14")]
    else:
        open_ones: dict[str, Value] = {
            **dict.fromkeys(question.takes),
            "period": OCTOBER,
            "months": 12,
            "limit": 9,
        }
        listed = [
            {**open_ones, "kind": kind} for kind in ("all", "received", "open", "cluster", "collective")
        ]
    for values in listed:
        told = [answer(city, scope, question, values) for scope in (LEADER, AUDITOR, EVERYTHING)]
        assert [frame is None or frame.empty for frame in told] == [True, True, False], values


@pytest.mark.parametrize("question", AGGREGATES, ids=lambda question: question.name)
def test_an_aggregate_counts_for_a_leader_what_it_counts_for_the_office_and_names_no_case(
    city: Store, question: Question
) -> None:
    values: dict[str, Value] = dict.fromkeys(question.takes)
    values |= {name: value for name, value in USUAL.items() if name in values}
    leader, office = (answer(city, scope, question, values) for scope in (LEADER, EVERYTHING))
    assert leader is not None
    pd.testing.assert_frame_equal(leader, office)
    cells = {str(value) for column in leader for value in leader[column]}
    assert cells & {EMPLOYER, *(str(row["case_no"]) for row in CASES)} == set()


OBLIGATIONS = {"board/trend", "exhibits/reported"}
"""They count what units owe, which is a unit's and not a row's: a supporter of a task doesn't see what its lead owes."""


@settings(OFTEN, max_examples=40)
@given(
    REPORTERS,
    asked([each for each in AGGREGATES if each.name not in {*OBLIGATIONS, "upload/stock"}]),
)
def test_an_aggregate_of_a_reporter_is_that_of_a_store_with_only_its_rows(
    city: Store, scope: Scope, question: tuple[Question, dict[str, Value]]
) -> None:
    name, values = question[0].name, question[1]
    told = answer(city, scope, *question)
    if told is None:
        return
    with city.rehearsing(today=TODAY) as cursor:
        assert cursor is not None
        keep_only(cursor, Rights(scope))
        reduced = ask(Reading(city, EVERYTHING, city.version(), TODAY, cursor), name, **values)
    pd.testing.assert_frame_equal(told, reduced, check_dtype=False)


def keep_only(cursor: Cursor, rights: Rights) -> None:
    """Delete what isn't within the rights; the months that anyone reported on are everyone's, so they stay as empty reports."""
    execute = cursor.execute
    for table in ("tasks", "milestones", "progress"):
        execute(f"delete from {table}_rows where not list_contains($1::varchar[], task_code)", [sorted(rights.tasks)])  # fmt: skip
    execute("delete from cases_rows where not list_contains($1::varchar[], case_no)", [sorted(rights.cases)])
    for table, rows in (("skills", SKILLS), ("development", DEVELOPMENT)):
        own = [f"{district}/{unit or ''}" for district, unit in rights.lines(rows)]
        execute(f"delete from {table}_rows where not list_contains($1::varchar[], district_code || '/' || coalesce(unit_code, ''))", [own])  # fmt: skip
    for table in ("exchange", "decisions"):
        execute(f"delete from {table}_rows where not list_contains($1::varchar[], unit_code)", [sorted(rights.units)])  # fmt: skip
    for period in (SEPTEMBER, OCTOBER):
        execute("insert into progress_rows by name select $1::date as period, '-' as task_code, 0 as progress, '推进中' as state, 1 as begun, 9223372036854775807 as ended", [period])  # fmt: skip
    for day in (date(2025, 9, 30), date(2026, 9, 30)):
        execute("insert into skills_rows by name select $1::date as as_of_date, '-' as district_code, '-' as level, 0 as workers, 1 as begun, 9223372036854775807 as ended", [day])  # fmt: skip


def test_the_standings_give_an_own_rank_and_the_peers_median_and_nothing_else(city: Store) -> None:
    """Peers' rows, quartiles and names are never given; five peers at least, and only for a place in scope."""
    own = Reading(city, Scope(units=("E1",)), city.version(), TODAY)
    told = unit_questions.indicators(own, OCTOBER, unit="E1")
    assert list(told) == ["indicator", "value", "median", "low", "high", "n", "rank", "is_lower_better"]
    rows = by(told, "indicator")
    assert [rows["skilled_share"][name] for name in ("value", "median", "low", "high", "n", "rank")] == [
        100, 100, None, None, 5, 1,
    ]  # fmt: skip
    assert [rows["high_share"][name] for name in ("median", "low", "high", "n", "rank")] == [
        None, None, None, 4, None,
    ]  # fmt: skip
    for district, unit in ((None, "E2"), (EAST, "E2"), (WEST, None), (None, "x' or '1'='1"), (EAST, None)):
        other = unit_questions.indicators(own, OCTOBER, district=district, unit=unit)
        narrow = ask(own, "unit/indicators", period=OCTOBER, district=district, unit=unit)
        pd.testing.assert_frame_equal(other, narrow)


def test_only_the_standings_read_wide() -> None:
    folder = Path(asking.__file__).parent
    wide = [
        path.name for path in sorted(folder.glob("*.py")) if "EVERYTHING" in path.read_text(encoding="utf-8")
    ]
    assert wide == ["unit.py"]


def test_s16_sql_in_any_filter_of_any_question_is_text_and_changes_nothing(city: Store) -> None:
    before = fingerprint(city)
    for turn, question in enumerate(QUESTIONS):
        usual: dict[str, Value] = dict.fromkeys(question.takes)
        usual |= {name: value for name, value in USUAL.items() if name in usual}
        texts = [name for name in question.takes if name not in KINDS]
        payloads = {name: PAYLOADS[(turn + place) % len(PAYLOADS)] for place, name in enumerate(texts)}
        told = answer(city, EVERYTHING, question, usual | payloads)
        assert told is not None or set(texts) & {"by", "among"}, question.name
        others = [
            answer(city, EVERYTHING, question, usual | {name: PAYLOADS[0]}) for name in usual if name in KINDS
        ]
        assert not any("root:" in frame.to_csv() for frame in (told, *others) if frame is not None)
    assert fingerprint(city) == before


def test_s16_sql_in_the_address_is_dropped_or_a_text_like_any_other(city: Store) -> None:
    before = fingerprint(city)
    for payload in PAYLOADS[:-1]:
        view = parse_view({field.name: payload for field in fields(View)})
        assert view.period is None
        assert set(view.address().values()) <= {payload}
        assert not set("<>\"'`") & set("".join(view.address().values()))
        told = answer(
            city, EVERYTHING, load("overview/key_figures"), {"period": OCTOBER, "district": view.district, "unit": view.unit}
        )  # fmt: skip
        assert told is not None
        assert len(told) == 8
    assert fingerprint(city) == before
