"""The tables behind the exhibits of 进展均衡."""

from collections.abc import Callable

import pandas as pd

from dashboard.catalog.triggers import BY_NUMBER, TRIGGERS
from dashboard.queries import balance as questions
from dashboard.queries.balance import Among
from dashboard.ui.balance_place import among_of, part_rows, place_of, split_by
from dashboard.ui.exhibits.showing import Counts, Showing, Shown, light_words
from dashboard.ui.here import Here
from dashboard.ui.loaders import load

_STANDING = (
    "rank", "name", "light", "value", "value_moved", "moved", "progress", "expected", "tasks", "reported", "owed",
    "silent",
)  # fmt: skip
_DRAG = ("name", "contribution", "deviation", "share", "tasks", "light")
_COURSE = ("period", "name", "deviation", "counts", "light")
_SPREAD = (
    "kind", "period", "places", "counted", "silent", "few", "highest", "lowest", "spread", "spread_moved",
    "dispersion", "progress_highest", "progress_lowest", "ratio", "gap",
)  # fmt: skip
_TASKS = (
    "task_code", "task_name", "unit_name", "aspect", "contribution", "deviation", "progress", "expected", "light",
    "planned_end",
)  # fmt: skip
_YES = {True: "是", False: "否"}


def _standing(among: Among) -> Callable[[Here], pd.DataFrame]:
    def rows(here: Here) -> pd.DataFrame:
        frame = load(questions.standing, here.month, among)
        return frame.assign(light=light_words(frame["status"]))

    return rows


def _drag(among: Among) -> Callable[[Here], pd.DataFrame]:
    def rows(here: Here) -> pd.DataFrame:
        frame = load(questions.standing, here.month, among).sort_values("contribution", kind="stable")
        return frame.assign(light=light_words(frame["status"]))

    return rows


def _drag_counts(among: Among) -> Callable[[Here], Counts]:
    def counts(here: Here) -> Counts:
        frame = load(questions.standing, here.month, among)
        return (
            (float((frame["deviation"] * frame["tasks"]).sum()), float(frame["tasks"].sum()))
            if len(frame)
            else (None, None)
        )

    return counts


def _course(among: Among) -> Callable[[Here], pd.DataFrame]:
    return lambda here: _worded(load(questions.course, here.month, among))


def _place_course(here: Here) -> pd.DataFrame:
    return _worded(load(questions.course, here.month, among_of(here)))


def _worded(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(
        counts=[_YES[bool(counted)] for counted in frame["is_counted"]], light=light_words(frame["status"])
    )


def _spread(here: Here) -> pd.DataFrame:
    kinds: dict[Among, str] = {"districts": "区县", "departments": "部门"}
    return pd.concat(
        [load(questions.spread, here.month, among).assign(kind=word) for among, word in kinds.items()],
        ignore_index=True,
    )


def _watchlist(here: Here) -> pd.DataFrame:
    frame = load(questions.watchlist, here.month)
    return frame.assign(
        name=[here.name(code) for code in frame["code"]],
        trigger=[BY_NUMBER[int(number)].mark for number in frame["number"]],
    )


def _place_tasks(here: Here) -> pd.DataFrame:
    frame = load(questions.tasks, here.month, *place_of(here))
    return frame.assign(light=frame["word"])


def _place_parts(here: Here) -> pd.DataFrame:
    frame = load(questions.tasks, here.month, *place_of(here))
    return part_rows(frame, split_by(frame))


def _place_triggers(here: Here) -> pd.DataFrame:
    frame = load(questions.triggers, here.month, *place_of(here)).set_index("number")
    rows = [
        {
            "mark": trigger.mark,
            "title": trigger.title,
            "met": "不判断" if trigger.untold else _YES[bool(frame["is_met"].get(trigger.number, False))],
            "words": trigger.untold or frame["words"].get(trigger.number),
            "since": frame["since"].get(trigger.number),
        }
        for trigger in TRIGGERS
    ]
    return pd.DataFrame(rows)


_KINDS: tuple[Among, ...] = ("districts", "departments")
SHOWN: Shown = {
    **{f"balance/{among}": Showing(_standing(among), _STANDING) for among in _KINDS},
    **{f"balance/{among}_drag": Showing(_drag(among), _DRAG, _drag_counts(among)) for among in _KINDS},
    **{f"balance/{among}_course": Showing(_course(among), _COURSE) for among in _KINDS},
    "balance/spread": Showing(_spread, _SPREAD),
    "balance/watchlist": Showing(
        _watchlist, ("order", "name", "word", "triggers", "trigger", "reason", "since")
    ),
    "balance/place_course": Showing(_place_course, _COURSE),
    "balance/place_tasks": Showing(_place_tasks, _TASKS),
    "balance/place_parts": Showing(_place_parts, ("name", "value", "tasks")),
    "balance/place_triggers": Showing(_place_triggers, ("mark", "title", "met", "words", "since")),
}
