"""The one place where answers are kept: by scope, version and values, so that an import needs no clearing."""

from collections.abc import Callable
from datetime import date
from typing import Concatenate, ParamSpec, Protocol, TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.access import EVERYTHING
from dashboard.catalog.view import View
from dashboard.queries.asking import Reading
from dashboard.store import Store, open_store

Asked = ParamSpec("Asked")
Built = TypeVar("Built")
Asker = Callable[Concatenate[Reading, Asked], pd.DataFrame]


@st.cache_resource(show_spinner=False, on_release=Store.close)
def store() -> Store:
    """The store of this process, opened once."""
    return open_store(settings.current().store)


def today() -> date:
    """The day that counts as today."""
    return settings.current().today()


def load(asker: Asker[Asked], *args: Asked.args, **values: Asked.kwargs) -> pd.DataFrame:
    """The answer of a function of dashboard/queries at the newest version, kept until the version moves on."""
    reading = Reading(store(), EVERYTHING, store().version(), today())
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
    """What a panel shows, made once for a version, view and look: figures and sentences that no one may change.

    One text is the key, because Streamlit takes half a millisecond to hash a handful of values.
    """
    view = urlencode(here.view.address())
    key = (
        f"{build.__module__}.{build.__qualname__} {EVERYTHING} {here.version} {here.today} {view} {here.look}"
    )
    made: Built = _made(key, _build=build, _here=here)
    return made


@st.cache_resource(max_entries=3_000, show_spinner=False)
def _made(key: str, _build: Callable[[Where], Built], _here: Where) -> Built:  # noqa: ARG001 the key names what is built
    return _build(_here)
