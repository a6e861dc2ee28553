"""进展均衡 of one district or unit: where it stood among its peers, which of its tasks drag, which triggers it meets."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.triggers import TRIGGERS
from dashboard.catalog.view import View
from dashboard.figures import diverging
from dashboard.queries import balance as questions
from dashboard.queries import reform
from dashboard.queries.balance import Among
from dashboard.sentences.balance import of_place
from dashboard.sentences.say import Sentence, say
from dashboard.ui import balance_pictures as pictures
from dashboard.ui.balance import KINDS, month_of
from dashboard.ui.balance_pictures import Look, Picture
from dashboard.ui.balance_watch import since
from dashboard.ui.chart import chart
from dashboard.ui.corner import corner
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import sign
from dashboard.ui.panel import headline, linked, panel, state
from dashboard.ui.table import Line, table
from dashboard.ui.tasks import NARROW_HEADS, task_lines, task_word
from dashboard.ui.text import escape

_WIDTH, _ROW, _COURSE = 914, 31, 372
"""Px on the wall of a column, of a row, of the course."""
_TASKS, _PARTS = 14, 8
_SHORT = 5
"""So few tasks have room to be listed in full; more are summed by unit or aspect."""


@dataclass(frozen=True)
class Place:
    """All that the page of one place shows, ready to be drawn; no course where its kind isn't ranked."""

    sentence: Sentence
    course: Picture | None
    tasks: Picture
    count: int
    parts: Picture
    by: str
    lines: list[Line]
    triggers: str


def make_place(here: Here) -> Place:
    """Ask everything about the place and make the pictures."""
    district, unit = place_of(here)
    among = among_of(here)
    code = unit or district
    peers = load(questions.standing, here.month, among)
    found = peers[peers["code"] == code]
    own = None if found.empty else found.iloc[0]
    tasks = load(questions.tasks, here.month, district, unit)
    triggers = load(questions.triggers, here.month, district, unit)
    by = split_by(tasks)
    task_rows, parts_ = _task_rows(tasks), part_rows(tasks, by)
    look = Look(here.theme, here.scale, _WIDTH, room=pictures.rooms(task_rows, parts_))
    listed = load(reform.tasks, here.month, district, unit) if len(tasks) <= _SHORT else tasks.head(0)
    return Place(
        say("balance", of_place(here.name(code), own, peers, tasks, triggers, among)),
        None if own is None else _course(here, among, look, str(code)),
        pictures.drag(task_rows, look),
        len(tasks),
        pictures.drag(parts_, look),
        by,
        task_lines(here, listed.head(_PARTS), narrow=True),
        _triggers(here, triggers),
    )


def place_of(here: Here) -> tuple[str | None, str | None]:
    """The district or the unit that is looked at: one of the two."""
    return (None, here.view.unit) if here.view.unit else (here.view.district, None)


def among_of(here: Here) -> Among:
    """Among whom the place stands."""
    return "departments" if here.view.unit else "districts"


def split_by(tasks: pd.DataFrame) -> str:
    """By what the tasks are summed: the units that lead them, or where there is only one the aspects."""
    return "unit_name" if tasks["unit_code"].nunique() > 1 else "aspect"


def say_where_it_stands(here: Here, made: Place) -> None:
    """Where the place stands, what it does to the average, which triggers it meets."""
    headline(*linked(made.sentence, here.view))


def course(here: Here, made: Place) -> None:
    """The place among its peers, month by month; a month leads to that month."""
    what = KINDS[among_of(here)]
    with panel("在同类里的位置", f"粗线是{here.place_name}，点是其他{what}", exhibit="balance/place_course"):
        if made.course is None:
            state("这里不排名", "只有县区之间、部门之间排名；企业、院校和县区办公室看县区或任务。")
            return
        picture = made.course
        chart(
            here,
            picture.figure,
            "place_course",
            height=_COURSE,
            alt=picture.alt,
            leads=lambda place: month_of(here, picture, place),
        )


def triggers(made: Place) -> None:
    """All five triggers: met since when, or what stands against them, so that the place can answer."""
    with panel("未行动的五条", "一条为关注，两条以上为未行动", exhibit="balance/place_triggers"):
        st.html(made.triggers)


def tasks(here: Here, made: Place) -> None:
    """Its tasks by what each takes from its deviation, the greatest drag first; a row leads to the task."""
    with panel(
        "哪些任务拖低", f"{made.count} 项已到开始日，各项相加得本处偏差", exhibit="balance/place_tasks"
    ):
        if not made.count:
            state("没有已到开始日的任务", "要看全部任务，请到改革进展。")
            return
        chart(
            here,
            made.tasks.figure,
            "place_tasks",
            height=_ROW * made.tasks.rows,
            alt=made.tasks.alt,
            leads=lambda place: _task(here, made.tasks.codes[place]),
        )
        corner(f"全部 {made.count} 项 ›", here.view.place().but(rows="in_force"), "tasks", to="balance")


def parts(here: Here, made: Place) -> None:
    """Its few tasks in full; of many its units, or where one leads everything its aspects, by what each takes away."""
    if not made.count:
        return
    if made.lines:
        with panel("任务", f"{here.place_name}的全部任务", exhibit="overview/tasks"):
            table("place_tasks", NARROW_HEADS, made.lines)
        return
    with panel("哪些单位拖低" if made.by == "unit_name" else "哪些方面拖低", exhibit="balance/place_parts"):
        chart(
            here,
            made.parts.figure,
            "place_parts",
            height=_ROW * made.parts.rows,
            alt=made.parts.alt,
            leads=lambda place: _part(here, made, made.parts.codes[place]),
        )


def part_rows(tasks: pd.DataFrame, by: str) -> pd.DataFrame:
    """The rows of balance/tasks summed by unit or by aspect, the greatest drag first; the code of a unit, or the aspect."""
    code = "unit_code" if by == "unit_name" else "aspect"
    sums = (
        tasks.groupby([code] if by == code else [code, by], dropna=False)
        .agg(value=("contribution", "sum"), tasks=("contribution", "size"))
        .reset_index()
        .sort_values("value", kind="stable")
        .head(_PARTS)
    )
    return sums.assign(
        code=sums[code].fillna(""),
        name=sums[by].fillna("未注明"),
        value_text=[wording.signed(value) for value in sums["value"]],
        status=None,
        rank_text="",
        sentence="",
        is_old=False,
        weight_text=[f"{count} 项" for count in sums["tasks"]],
    )


def _course(here: Here, among: Among, look: Look, code: str) -> Picture:
    frame = load(questions.course, here.month, among)
    own = frame["code"] == code
    rows = pictures.course_rows(frame.assign(is_few=frame["is_few"].astype(bool) & ~own), among)
    return pictures.course(rows, look, code)


def _task_rows(tasks: pd.DataFrame) -> pd.DataFrame:
    """The greatest drags first, the rest as one row."""
    rows = [
        {
            "code": row["task_code"],
            "name": row["task_name"],
            "value": row["contribution"],
            "status": row["status"],
            "is_old": not row["is_reported"],
            "sentence": "" if row["is_reported"] else "本期未报，按最近一次报数",
            "weight_text": task_word(row),
        }
        for row in tasks.head(_TASKS if len(tasks) <= _TASKS else _TASKS - 1).to_dict("records")
    ]
    rest = tasks.iloc[len(rows) :]
    if len(rest):
        rows.append(
            {
                "code": "",
                "name": f"其余 {len(rest)} 项",
                "value": rest["contribution"].sum(),
                "status": None,
                "is_old": False,
                "sentence": "",
                "weight_text": "",
            }
        )
    return pd.DataFrame(
        [{**row, "rank_text": "", "value_text": wording.signed(row["value"])} for row in rows],
        columns=[*diverging.COLUMNS, "weight_text"],
    )


def _task(here: Here, code: str) -> View:
    return here.view.but(task=code) if code else here.view.but(rows="in_force")


def _part(here: Here, made: Place, code: str) -> View | None:
    if not code:
        return None
    return here.view.at(unit=code) if made.by == "unit_name" else here.view.but(aspect=code, rows="in_force")


def _triggers(here: Here, frame: pd.DataFrame) -> str:
    """The five triggers as a list."""
    told = {int(row["number"]): row for row in frame.to_dict("records")}
    lines = ""
    for trigger in TRIGGERS:
        row = told.get(trigger.number)
        if trigger.untold:
            status, words, when = "none", trigger.untold, ""
        elif row is None or not row["applies"]:
            status, words, when = "blank", "没有可判断的任务", ""
        else:
            status = "over" if row["is_met"] else "ok"
            words, when = str(row["words"]), since(row["since"], here)
        lines += (
            f'<li class="{status}">{sign(status)}<b>{trigger.mark} {escape(trigger.title)}</b>'
            f"<span>{escape(words)}</span><i>{escape(when)}</i></li>"
        )
    return f'<ol class="five">{lines}</ol>'
