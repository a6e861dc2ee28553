"""The tables behind the charts of 总览."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog.exhibits import Exhibit
from dashboard.catalog.exhibits import exhibit as exhibit_of
from dashboard.catalog.key_figures import BY_NAME
from dashboard.queries import overview as questions
from dashboard.queries import reform, skills
from dashboard.queries.case_cells import WITHHELD
from dashboard.ui.attention import CHANGES, LIGHTS, asked_here
from dashboard.ui.district_values import district_values
from dashboard.ui.exhibits.showing import Counts, Showing, Shown, known, light_words
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.tasks import task_word

_RANKED = (
    *("rank", "name", "light", "value", "progress", "expected", "tasks", "reported", "owed", "silent"),
    "moved",
)


def _map(here: Here) -> pd.DataFrame:
    figure = BY_NAME.get(here.view.figure or "")
    frame = district_values(here)
    return frame.assign(
        figure=figure.title if figure else "比应有进度",
        unit=figure.unit if figure else "百分点",
        light=light_words(frame["status"], "indicator" if figure else "unit"),
    )


def _map_words(shown: Exhibit, here: Here) -> Exhibit:
    """Of the figure that colours the map, where one was chosen."""
    if here.view.figure not in BY_NAME:
        return shown
    figure = exhibit_of(f"figures/{here.view.figure}")
    return replace(
        shown,
        title=f"{shown.title}　{figure.title}",
        definition=figure.definition,
        datasets=figure.datasets,
        numerator=figure.numerator,
        denominator=figure.denominator,
        small_print="本期未报的没有数，不参与比较。",
        opens=figure.opens,
    )


def _map_counts(here: Here) -> Counts:
    """Over all districts."""
    frame = _map(here)
    if frame["part"].isna().all():
        return None, None
    whole = frame["whole"]
    return known(frame["part"].sum()), None if whole.isna().all() else known(whole.sum())


def _changes(here: Here) -> pd.DataFrame:
    frame = load(questions.changes, here.month, here.view.district, here.view.unit)
    lit, arrears = frame["kind"] == "district", frame["kind"] == "arrears"
    frame = frame.assign(
        **{side: frame[side].mask(arrears & frame[side].isna(), WITHHELD) for side in ("before", "after")}
    )
    return frame.assign(
        kind=frame["kind"].map(CHANGES),
        before=frame["before"].mask(lit, frame["before"].map(LIGHTS)),
        after=frame["after"].mask(lit, frame["after"].map(LIGHTS)),
    )


def _districts(here: Here) -> pd.DataFrame:
    return _standing(load(questions.districts, here.month))


def _departments(here: Here) -> pd.DataFrame:
    return _standing(load(questions.departments, here.month))


def _standing(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(light=light_words(frame["status"]))


def _tasks(here: Here) -> pd.DataFrame:
    frame = load(reform.tasks, here.month, here.view.district, here.view.unit)
    return frame.assign(light=[task_word(row) for row in frame.to_dict("records")])


def _attention(here: Here) -> pd.DataFrame:
    frame = asked_here(here)
    own = frame["subject"].isin(("district", "unit"))
    return frame.assign(
        name=[here.name(row["code"]) if is_own else row["name"] for row, is_own in zip(frame.to_dict("records"), own, strict=True)]
    )  # fmt: skip


def _units(here: Here) -> pd.DataFrame:
    frame = load(skills.units, here.month, district=here.view.district).sort_values(
        "skilled", ascending=False
    )
    return frame.assign(state=["未报" if status == "none" else "已报" for status in frame["status"]])


SHOWN: Shown = {
    "overview/map": Showing(
        _map,
        ("name", "figure", "value", "unit", "light", "part", "whole", "reported", "owed", "silent"),
        _map_counts,
        _map_words,
    ),
    "overview/changes": Showing(_changes, ("kind", "name", "before", "after")),
    "overview/districts": Showing(_districts, _RANKED),
    "overview/departments": Showing(_departments, _RANKED),
    "overview/tasks": Showing(
        _tasks,
        (
            *("task_code", "task_name", "unit_name", "aspect", "light", "progress", "expected", "deviation"),
            *("planned_end", "state"),
        ),
    ),
    "overview/attention": Showing(_attention, ("order", "name", "word", "reason", "since")),
    "overview/units": Showing(
        _units,
        (
            *("unit_name", "industry", "workers", "skilled", "skilled_share", "high", "high_share"),
            *("reported_date", "state"),
        ),
    ),
}
