"""The file that a session has in hand: its copy beside the journal, and what reading it gave.

The session holds the draft and nothing else; a file is read again only when its dataset, the reading of its percentages,
or the store's names change.
"""

import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

import streamlit as st

from dashboard.catalog.dataset import Dataset
from dashboard.errors import CockpitError
from dashboard.intake.answer import Answer
from dashboard.intake.commit import Terms, commit
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.lookups import take_lookups
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.problem import Unreadable, refusal
from dashboard.intake.review import Review, review
from dashboard.ui.loaders import store, today

PERSON = "页面"
LARGEST = 200 * 1024 * 1024
"""In bytes; more than this no office's monthly table weighs."""
MOST_CHANGES = 200
_KEY = "draft"
_TURNS = "files_handed_over"
_LEFT_BEHIND = 24 * 60 * 60
"""In seconds: what a closed browser left is removed after a day."""


@dataclass(frozen=True)
class Held:
    """A received file and its reading; `chosen` None lets the headers decide, `scale` None the cells."""

    folder: Path
    name: str
    size: int
    draft: Draft
    review: Review | None
    chosen: Dataset | None = None
    scale: Scale | None = None
    refusal: str = ""
    """Why the last attempt to hand it in failed."""

    @property
    def original(self) -> Path:
        """The bytes as they were sent."""
        return self.folder / "original"


def receive(file: BinaryIO, name: str, size: int) -> None:
    """Take a file in hand and read it, in place of the one held before."""
    drop()
    st.session_state[_TURNS] = turn() + 1
    incoming = store().journal / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    _sweep(incoming)
    held = Held(Path(mkdtemp(dir=incoming)), name, size, Draft(name), None)
    try:
        refuse_too_large(size)
    except Unreadable as error:
        st.session_state[_KEY] = replace(
            held, draft=Draft(name, problems=error.problems, version=store().version())
        )
        return
    with held.original.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    st.session_state[_KEY] = _read(held)


def turn() -> int:
    """How many files this visitor has handed over: each gets a fresh uploader.

    The browser keeps a file with its uploader for a moment longer, and pressing 取消 then would hand it in again.
    """
    turns: int = st.session_state.get(_TURNS, 0)
    return turns


def held() -> Held | None:
    """The file in hand, read again when the store has moved on since; None without one."""
    found: Held | None = st.session_state.get(_KEY)
    if found is None or not found.folder.is_dir():
        return None
    if found.draft.version != store().version() and found.original.exists():
        found = st.session_state[_KEY] = _read(found)
    return found


def read_as(chosen: Dataset | None, scale: Scale | None) -> None:
    """Read the file in hand as another dataset, or its percentages another way."""
    found = held()
    if found is not None and found.original.exists():
        st.session_state[_KEY] = _read(replace(found, chosen=chosen, scale=scale, refusal=""))


def hand_in(*, accept_good_rows: bool) -> Answer | None:
    """Commit the file in hand and let go of it; None, with the reason on the file, when that failed."""
    found = held()
    if found is None:
        return None
    terms = Terms(PERSON, today(), today(), accept_good_rows=accept_good_rows)
    try:
        answer = commit(store(), found.draft, found.original, terms)
    except CockpitError as error:
        st.session_state[_KEY] = replace(found, refusal=str(error))
        return None
    if answer.import_no is None:
        st.session_state[_KEY] = replace(found, refusal=answer.said)
        return None
    drop()
    return answer


def drop() -> None:
    """Let go of the file in hand; nothing of it remains."""
    found: Held | None = st.session_state.pop(_KEY, None)
    if found is not None:
        shutil.rmtree(found.folder, ignore_errors=True)


def refuse_too_large(size: int) -> None:
    """Raise Unreadable for more bytes than a table of an office can have."""
    if size > LARGEST:
        raise refusal(
            "too_large",
            f"文件有 {size / 1024 / 1024:.0f} MB，上限 {LARGEST // 1024 // 1024} MB",
            "核对是不是选错了文件；确实这么大，请按期次或县区拆成几个文件",
        )


def _read(found: Held) -> Held:
    known = take_lookups(store(), today=today())
    draft = read_file(
        found.original, found.name, found.folder, known, dataset=found.chosen, percents=found.scale
    )
    return replace(found, draft=draft, review=review(store(), draft, MOST_CHANGES))


def _sweep(incoming: Path) -> None:
    for folder in incoming.iterdir():
        if time.time() - folder.stat().st_mtime > _LEFT_BEHIND:
            shutil.rmtree(folder, ignore_errors=True)
