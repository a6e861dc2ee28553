"""The one place where answers are kept: by reader, version and values, so that an import needs no clearing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from inspect import unwrap
from typing import Concatenate, ParamSpec, Protocol, TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.catalog.view import View
from dashboard.queries.asking import Reading
from dashboard.store import Limits, Store, open_store
from dashboard.ui.entry_lines import write_line
from dashboard.ui.who import person

Asked = ParamSpec("Asked")
Built = TypeVar("Built")
Asker = Callable[Concatenate[Reading, Asked], pd.DataFrame]


@st.cache_resource(show_spinner=False, on_release=Store.close)
def store() -> Store:
    """The store of this process, opened once."""
    chosen = settings.current()
    opened = open_store(chosen.store, Limits(chosen.memory, chosen.threads, chosen.longest_query))
    opened.on_entry.append(write_line)
    return opened


def today() -> date:
    """The day that counts as today."""
    return settings.current().today()


@dataclass(frozen=True)
class Moment:
    """What a run of a page reads: one version of the store, and the day that counts as today."""

    version: int
    today: date


def newest() -> Moment:
    """The store as it is now."""
    return Moment(store().version(), today())


def hold(moment: Moment) -> None:
    """Let everything that this run of the page asks be read at one moment; the frame does this first."""
    st.session_state["moment"] = moment


_AWAY: ContextVar[Moment | None] = ContextVar("away", default=None)


@contextmanager
def reading_at(moment: Moment) -> Iterator[None]:
    """Let `load` read at a moment where no page runs: while a file is built on a click, in a thread of its own."""
    token = _AWAY.set(moment)
    try:
        yield
    finally:
        _AWAY.reset(token)


def moment() -> Moment:
    """The moment at which `load` reads: the frame's, or that of a file that is being built."""
    held: Moment | None = _AWAY.get() or st.session_state.get("moment")
    return held or newest()


def load(asker: Asker[Asked], *args: Asked.args, **values: Asked.kwargs) -> pd.DataFrame:
    """The answer of a function of dashboard/queries at the moment that the frame holds, kept for that version."""
    return _answer(moment(), asker, *args, **values)


def load_newest(asker: Asker[Asked], *args: Asked.args, **values: Asked.kwargs) -> pd.DataFrame:
    """The answer as the store is now, though the page is frozen for a meeting."""
    return _answer(newest(), asker, *args, **values)


def _answer(read: Moment, asker: Asker[Asked], *args: Asked.args, **values: Asked.kwargs) -> pd.DataFrame:
    reading = Reading(store(), person().scope, read.version, read.today)
    words = f"{reading.scope} {reading.version} {reading.today} {args} {sorted(values.items())}"
    return _kept(f"{asker.__module__}.{asker.__qualname__} {words}", lambda: asker(reading, *args, **values))


@st.cache_data(max_entries=2_000, show_spinner=False)
def _kept(key: str, _ask: Callable[[], pd.DataFrame]) -> pd.DataFrame:  # noqa: ARG001 the key names what is asked
    return _ask()


class Seen(Protocol):
    """What a picture depends on besides the data."""

    @property
    def view(self) -> View: ...

    @property
    def look(self) -> tuple[str, float]: ...

    @property
    def version(self) -> int: ...

    @property
    def today(self) -> date: ...


Where = TypeVar("Where", bound=Seen)


def built(build: Callable[[Where], Built], here: Where) -> Built:
    """What a panel shows, made once for a reader, version, view and look: figures and sentences that no one may change.

    One text is the key, because Streamlit takes half a millisecond to hash a handful of values.
    """
    made: Built = _made(_key(build, here), _build=build, _here=here)
    return made


def _key(build: Callable[..., Built], here: Seen) -> str:
    made_by = unwrap(build)
    place = f"{made_by.__code__.co_filename} {made_by.__qualname__}"  # a page's script has no module name of its own
    return f"{place} {reader()} {here.version} {here.today} {urlencode(here.view.address())} {here.look}"


def reader() -> str:
    """For whom something is built: people of one role and scope see the same."""
    by = person()
    return f"{by.role} {by.scope} {by.seen_by is not None}"


@st.cache_resource(max_entries=3_000, show_spinner=False)
def _made(key: str, _build: Callable[[Where], Built], _here: Where) -> Built:  # noqa: ARG001 the key names what is built
    return _build(_here)


def drawn(draw: Callable[[Where], Built], here: Where) -> Built:
    """Draw once for a reader, version, view and look; from then on Streamlit repeats what was drawn. Gives what `draw` gives."""
    answer: Built = _drawn(_key(draw, here), _draw=draw, _here=here)
    return answer


@st.cache_resource(max_entries=400, show_spinner=False)  # a whole page is up to 200 kB
def _drawn(key: str, _draw: Callable[[Where], Built], _here: Where) -> Built:  # noqa: ARG001 the key names what is drawn
    return _draw(_here)
