"""The tables behind the charts of 单位画像."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog.exhibits import Exhibit
from dashboard.catalog.peer_measures import BY_NAME, BY_ROWS
from dashboard.queries import overview, reform, rights, skills
from dashboard.queries import unit as questions
from dashboard.ui.exhibits.showing import Showing, Shown, light_words
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.tasks import task_word
from dashboard.ui.unit import compared
from dashboard.ui.unit_facts import place_of

_CHOICE = ("rank", "called", "light", "value", "reported", "owed")
_DEPARTMENT = "部门"


def _peers(here: Here) -> pd.DataFrame:
    frame = compared(here, here.month)
    measures = [BY_NAME[name] for name in frame["indicator"]]
    return frame.assign(
        name=[
            f"{measure.title}（{measure.unit}）" if measure.unit else measure.title for measure in measures
        ],
        light=["落到后四分之一" if status == "late" else "" for status in frame["status"]],
        definition=[measure.definition for measure in measures],
    )


def _reports(here: Here) -> pd.DataFrame:
    return load(questions.reports, here.month, *place_of(here.view))


def _tasks(here: Here) -> pd.DataFrame:
    frame = load(reform.tasks, here.month, *place_of(here.view))
    return frame.assign(light=[task_word(row) for row in frame.to_dict("records")])


def _cases(here: Here) -> pd.DataFrame:
    return _own_cases(here, "open", 1)


def _own_cases(here: Here, kind: str, months: int) -> pd.DataFrame:
    district, unit = place_of(here.view)
    frame = load(rights.cases, here.month, kind=kind, months=months, district=district, unit=unit)
    return frame[~frame["is_sensitive"].astype(bool)]


def _rows(here: Here) -> pd.DataFrame:
    """What the list on top of the profile holds: tasks, monthly reports or cases, in the same five columns."""
    rows = here.view.rows
    if rows == "reports":
        return _five(_reports(here), None, "period", None, "first_received", "last_received")
    if rows in ("cases_due", "cases_received"):
        cases = _own_cases(here, *(("due", 1) if rows == "cases_due" else ("received", 12)))
        return _five(cases, "case_no", "category", "closing", "received_date", "due_date")
    frame = load(reform.tasks, here.month, *place_of(here.view), member="due" if rows == "due" else None)
    worded = frame.assign(light=[task_word(row) for row in frame.to_dict("records")])
    return _five(worded, "task_code", "task_name", "light", "planned_start", "planned_end")


def _rows_words(shown: Exhibit, here: Here) -> Exhibit:
    """Of the measure whose rows are listed."""
    measure = BY_ROWS.get(here.view.rows or "")
    if measure is None:
        return shown
    return replace(shown, title=f"{measure.title}的明细", definition=measure.definition)


def _five(
    frame: pd.DataFrame, code: str | None, name: str, state: str | None, since: str, until: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": frame[code] if code else "",
            "name": frame[name],
            "state": frame[state] if state else "",
            "since": frame[since],
            "until": frame[until],
        }
    )


def _districts(here: Here) -> pd.DataFrame:
    frame = load(overview.districts, here.month)
    return frame.assign(called=frame["name"], light=light_words(frame["status"]))


def _departments(here: Here) -> pd.DataFrame:
    frame = load(overview.departments, here.month)
    return frame.assign(called=frame["short_name"], light=light_words(frame["status"]))


def _others(here: Here) -> pd.DataFrame:
    places = here.places
    units = places[(places["level"] == "unit") & (places["category"] != _DEPARTMENT)]
    reported = load(skills.units, here.month)[["unit_code", "industry", "workers", "high_share"]]
    frame = units.merge(reported, how="left", left_on="code", right_on="unit_code").sort_values(
        "workers", ascending=False, na_position="last", kind="stable"
    )
    return frame.assign(where=[here.name(code) for code in frame["parent"]])


SHOWN: Shown = {
    "unit/peers": Showing(
        _peers, ("name", "own", "median", "low", "high", "n", "rank", "light", "definition")
    ),
    "unit/reports": Showing(
        _reports,
        ("period", "due_date", "owed", "reported", "punctual", "first_received", "last_received"),
    ),
    "unit/tasks": Showing(
        _tasks,
        (
            *("task_code", "task_name", "aspect", "light", "progress", "expected", "deviation"),
            *("planned_end", "state"),
        ),
    ),
    "unit/cases": Showing(
        _cases, ("case_no", "category", "received_date", "due_date", "days_over", "people")
    ),
    "unit/rows": Showing(_rows, ("code", "name", "state", "since", "until"), words=_rows_words),
    "unit/districts": Showing(_districts, _CHOICE),
    "unit/departments": Showing(_departments, _CHOICE),
    "unit/others": Showing(_others, ("short_name", "where", "category", "industry", "workers", "high_share")),
}
