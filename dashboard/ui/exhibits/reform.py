"""The tables behind the charts of 改革进展."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog.exhibits import Exhibit
from dashboard.catalog.key_figures import BY_NAME
from dashboard.queries import reform as questions
from dashboard.ui.exhibits.showing import Showing, Shown, light_words
from dashboard.ui.gap import planned
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.task_list import LISTS
from dashboard.ui.tasks import task_word

_TASKS = (
    *("task_code", "task_name", "unit_name", "district_name", "aspect", "light", "progress", "expected"),
    *("deviation", "planned_start", "planned_end", "state", "basis"),
)


def _aspects(here: Here) -> pd.DataFrame:
    frame = load(questions.aspects, here.month, here.view.district, here.view.unit)
    return frame.assign(light=light_words(frame["status"]))


def _curve(here: Here) -> pd.DataFrame:
    view = here.view
    frame = planned(load(questions.curve, here.month, view.district, view.unit, view.aspect))
    return frame.assign(deviation=frame["actual"] - frame["expected"])


def _roadmap(here: Here) -> pd.DataFrame:
    view = here.view
    return _worded(load(questions.roadmap, here.month, view.district, view.unit, view.aspect, view.light))


def _heat(here: Here) -> pd.DataFrame:
    """The city and everyone in it, and the units of the district that is looked at."""
    frame = load(questions.grid, here.month)
    if here.view.district:
        own = load(questions.grid, here.month, here.view.district)
        frame = pd.concat([frame, own]).drop_duplicates(["code", "aspect"])
    frame = frame[frame["tasks"] > 0]
    names = [here.name(None if pd.isna(code) else str(code)) for code in frame["code"]]
    return frame.assign(name=names, light=light_words(frame["status"]))


def _tasks(here: Here) -> pd.DataFrame:
    view = here.view
    return _worded(load(questions.tasks, here.month, view.district, view.unit, view.aspect, view.light))


def _list(here: Here) -> pd.DataFrame:
    """What the list on the page holds."""
    view, rows = here.view, here.view.rows
    member = rows if rows in LISTS and rows != "all" else None
    return _worded(
        load(
            questions.tasks,
            here.month,
            view.district,
            view.unit,
            view.aspect,
            view.light,
            None,
            member,
        )
    )


def _list_words(shown: Exhibit, here: Here) -> Exhibit:
    """Of the figure whose tasks are listed."""
    title, counted_by = LISTS.get(here.view.rows or "", LISTS["all"])
    figure = BY_NAME.get(counted_by or "")
    meant = f"{figure.title}所数的任务：{figure.definition}" if figure else "当前筛选下的全部任务"
    return replace(shown, title=title, definition=meant)


def _worded(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(light=[task_word(row) for row in frame.to_dict("records")])


SHOWN: Shown = {
    "reform/aspects": Showing(
        _aspects, ("aspect", "tasks", "progress", "expected", "deviation", "light", "overdue")
    ),
    "reform/curve": Showing(_curve, ("month", "expected", "actual", "deviation")),
    "reform/roadmap": Showing(
        _roadmap,
        (
            *("task_code", "task_name", "unit_name", "aspect", "light", "planned_start", "planned_end"),
            *("progress", "expected", "deviation"),
        ),
    ),
    "reform/heat": Showing(_heat, ("name", "aspect", "deviation", "light", "tasks")),
    "reform/tasks": Showing(_tasks, _TASKS),
    "reform/list": Showing(_list, _TASKS, words=_list_words),
}
