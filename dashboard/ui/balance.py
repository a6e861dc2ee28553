"""进展均衡 of the city: who stands where, who drags the average, how far apart, month by month; districts and departments apart."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.queries import balance as questions
from dashboard.queries.balance import Among
from dashboard.sentences.balance import Standings, of_city
from dashboard.sentences.say import Sentence, say
from dashboard.ui import balance_pictures as pictures
from dashboard.ui.balance_pictures import Look, Picture
from dashboard.ui.chart import chart
from dashboard.ui.corner import corner
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import headline, linked, panel, state

WIDTH = 640
"""Px on the wall of the columns of districts and departments."""
_ROW, _COURSE = 31, 208
KINDS: dict[Among, str] = {"districts": "区县", "departments": "部门"}


@dataclass(frozen=True)
class Column:
    """The three charts of the districts, or of the departments, and what stands over them."""

    standing: Picture
    drag: Picture
    course: Picture
    note: str
    gap: str
    places: int


@dataclass(frozen=True)
class Balance:
    """All that the city's page shows, ready to be drawn."""

    sentence: Sentence
    columns: dict[Among, Column]


def make_balance(here: Here) -> Balance:
    """Ask everything and make the pictures; districts and departments share their scales."""
    found = {among: standings(here, among) for among in KINDS}
    asked = load(questions.watchlist, here.month)
    sentence = say("balance", of_city(found["districts"], found["departments"], asked))
    places = {among: pictures.shown(found[among].places) for among in KINDS}
    ranked = {among: pictures.standing_rows(places[among], among) for among in KINDS}
    drags = {among: pictures.drag_rows(found[among].places, among) for among in KINDS}
    courses = {
        among: pictures.course_rows(load(questions.course, here.month, among), among) for among in KINDS
    }
    room = pictures.rooms(*ranked.values(), *drags.values())

    def look(*frames: pd.DataFrame) -> Look:
        return Look(here.theme, here.scale, WIDTH, pictures.limits(*frames), room)

    return Balance(
        sentence,
        {
            among: Column(
                pictures.standing(ranked[among], look(*ranked.values())),
                pictures.drag(drags[among], look(*drags.values())),
                pictures.course(courses[among], look(*courses.values())),
                _note(found[among], len(places[among])),
                _gap(found[among], among),
                len(found[among].places),
            )
            for among in KINDS
        },
    )


def standings(here: Here, among: Among) -> Standings:
    """Where the districts, or the departments, stand, and how far apart they were over the months."""
    return Standings(load(questions.standing, here.month, among), load(questions.spread, here.month, among))


def say_how_far_apart(here: Here, made: Balance) -> None:
    """Whether the city grows together or apart, and who drags."""
    headline(*linked(made.sentence, here.view))


def column(here: Here, made: Balance, among: Among) -> None:
    """Standing, drag and course of the districts, or of the departments; a row leads to the place, a month to that month."""
    shown, what = made.columns[among], KINDS[among]

    def leads(picture: Picture, place: int) -> View | None:
        code = picture.codes[place]
        if not code:
            return here.view.but(rows=among)
        return here.view.at(district=code) if among == "districts" else here.view.at(unit=code)

    with panel(f"{what}进展", shown.note, exhibit=f"balance/{among}"):
        if not shown.places:
            state(f"还没有{what}承担任务")
            return
        chart(
            here,
            shown.standing.figure,
            f"{among}_standing",
            height=_ROW * pictures.MOST + 26,
            alt=shown.standing.alt,
            leads=lambda place: leads(shown.standing, place),
        )
        if shown.places > pictures.MOST:
            corner(f"全部 {shown.places} 家 ›", here.view.but(rows=among), among, to="balance")
    with panel(f"谁拖了{what}平均", shown.gap, exhibit=f"balance/{among}_drag"):
        chart(
            here,
            shown.drag.figure,
            f"{among}_drag",
            height=_ROW * pictures.MOST_DRAG,
            alt=shown.drag.alt,
            leads=lambda place: leads(shown.drag, place),
        )
    with panel(f"{what}差距十二个月", "○ 未报，按最近一次报数，不算在内", exhibit=f"balance/{among}_course"):
        chart(
            here,
            shown.course.figure,
            f"{among}_course",
            height=_COURSE,
            alt=shown.course.alt,
            leads=lambda place: month_of(here, shown.course, place),
        )


def month_of(here: Here, picture: Picture, place: int) -> View | None:
    """The same page in the month that was clicked, if it can be shown."""
    shown = {f"{day:%Y-%m}": day.date() for day in here.periods["period"]}
    month = shown.get(picture.codes[place])
    return None if month is None else here.view.but(period=month)


def _note(found: Standings, shown: int) -> str:
    """What is drawn: all of them, or the last of those that are ranked."""
    if len(found.places) <= pictures.MOST:
        return "比应有进度（百分点），变化为较上月"
    ranked = int(found.places["rank"].notna().sum())
    return f"后 {min(shown, ranked)} 名，{ranked} 家参加排名"


def _gap(found: Standings, among: Among) -> str:
    if found.spread.empty or found.places.empty:
        return ""
    gap = found.spread["gap"].iloc[-1]
    return f"各家相加得{KINDS[among]}平均 {wording.deviation(gap)}"
