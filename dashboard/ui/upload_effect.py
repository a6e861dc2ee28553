"""What handing in a file does to the headline numbers, found out beside the page in a thread of its own."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from threading import Lock

import pandas as pd
import streamlit as st

from dashboard.access import EVERYTHING
from dashboard.access.grant import WHOLE
from dashboard.catalog import wording
from dashboard.catalog.key_figures import KEY_FIGURES, KeyFigure
from dashboard.errors import CockpitError
from dashboard.intake.commit import Terms
from dashboard.intake.manner import Manner
from dashboard.intake.reading.draft import Draft
from dashboard.intake.supposing import supposed
from dashboard.queries import overview as questions
from dashboard.queries.asking import Reading
from dashboard.store import Store
from dashboard.ui.hand import File
from dashboard.ui.here import Here
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import panel
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.who import person

_KEPT = 200
_NOBODY = "试算"
_PATIENCE, _EVERY = 0.4, 0.5
_HEADS = (Head("指标", 1.6), Head("现在", 1, number=True), Head("提交后", 1, number=True), Head("变化", 1.4, number=True))  # fmt: skip


@dataclass(frozen=True)
class Moved:
    """A headline number that moves; None where there was, or would be, no value."""

    figure: KeyFigure
    before: float | None
    after: float | None


Effect = tuple[Moved, ...] | None
"""The numbers that move, in the order of the overview; None when it can't be told now."""


class Suppositions:
    """What was asked and is being found out; any thread may call it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="supposing")
        self._asked: OrderedDict[Hashable, Future[Effect]] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Let go of what was not begun."""
        self._thread.shutdown(cancel_futures=True)

    def ask(self, about: Hashable, find: Callable[[], Effect]) -> Future[Effect]:
        """What is being found out, begun if nobody asked before."""
        with self._lock:
            if about not in self._asked:
                self._asked[about] = self._thread.submit(find)
                while len(self._asked) > _KEPT:
                    self._asked.popitem(last=False)
            self._asked.move_to_end(about)
            return self._asked[about]


@st.cache_resource(show_spinner=False, on_release=Suppositions.close)
def suppositions() -> Suppositions:
    """The suppositions of this process."""
    return Suppositions()


def headline_numbers(here: Here, held: File) -> None:
    """The numbers that move, old and new; the page doesn't wait for them."""
    if (
        not person().scope.sees_all
        or here.period is None
        or held.review is None
        or held.review.difference.empty
    ):
        return
    opened, day, period = store(), today(), here.period
    terms = Terms(
        _NOBODY, day, day, grant=WHOLE, accept_good_rows=True, reporter=held.reporter, manner=held.manner,
        confirmed=True, reason="试算",
    )  # fmt: skip
    about = (held.folder, held.answers, held.manner, here.version, period)
    found = suppositions().ask(about, lambda: suppose(opened, held.draft, terms, period, here.version))
    wait([found], _PATIENCE)
    with panel("提交后头条数字", wording.month(period), "前 → 后"):
        draw = st.fragment(_draw, run_every=None if found.done() else _EVERY)
        draw(found, held.manner)


def _draw(found: Future[Effect], manner: Manner) -> None:
    if not found.done():
        st.html('<div class="bones"><i></i><i></i></div><p class="note">正在试算</p>')
        return
    effect = None if found.cancelled() or found.exception() else found.result()
    if effect is None:
        st.html('<p class="note">这一次没有试算；不影响提交，提交后看总览。</p>')
    elif not effect:
        st.html(
            f'<p class="note">总览的八个数都不变{"" if manner is Manner.MERGE else "（按所选的办法）"}。</p>'
        )
    else:
        table("effect", _HEADS, [line_of(moved) for moved in effect])


def line_of(moved: Moved) -> Line:
    """61.2% → 64.0%, and by how much."""
    figure = moved.figure
    change = None if moved.before is None or moved.after is None else moved.after - moved.before
    cells = (
        escape(figure.title),
        escape(_value(figure, moved.before)),
        f"<b>{escape(_value(figure, moved.after))}</b>",
        escape(wording.change(change, figure.change, figure.digits)) if change is not None else "",
    )
    return Line(cells)


def _value(figure: KeyFigure, value: float | None) -> str:
    if value is None:
        return figure.missing
    return (
        wording.percent(value, figure.digits)
        if figure.unit == "%"
        else wording.counted(value, figure.unit, figure.digits)
    )


def suppose(opened: Store, draft: Draft, terms: Terms, period: date, version: int) -> Effect:
    """Ask for the headline numbers now, and as they would be after the draft; changes nothing."""
    try:
        with supposed(opened, draft, terms) as cursor:
            if cursor is None:
                return None
            reading = Reading(opened, EVERYTHING, version + 1, terms.today, cursor)
            after = questions.key_figures(reading, period)
    except CockpitError:
        return None  # the file was let go, or the store moved on: the page asks again by itself
    before = questions.key_figures(Reading(opened, EVERYTHING, version, terms.today), period)
    return moved_between(before, after)


def between(opened: Store, first: int, second: int, period: date, day: date) -> tuple[Moved, ...]:
    """The headline numbers that differ between two versions of the store."""
    before, after = (
        questions.key_figures(Reading(opened, EVERYTHING, version, day), period)
        for version in (first, second)
    )
    return moved_between(before, after)


def moved_between(before: pd.DataFrame, after: pd.DataFrame) -> tuple[Moved, ...]:
    """The figures whose written value differs."""
    old, new = (_values(frame) for frame in (before, after))
    return tuple(
        Moved(figure, old.get(figure.name), new.get(figure.name))
        for figure in KEY_FIGURES
        if _value(figure, old.get(figure.name)) != _value(figure, new.get(figure.name))
    )


def _values(frame: pd.DataFrame) -> dict[str, float | None]:
    return {
        row["figure"]: None if pd.isna(row["value"]) else float(row["value"])
        for row in frame.to_dict("records")
    }
