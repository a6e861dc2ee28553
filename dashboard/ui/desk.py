"""The desk: the files that visitors have in hand are read and written in the background, and found again by their token.

A refresh, a lost connection or another tab loses nothing: the token stands in the address, the files lie beside the
journal, and what is known of them is held by the server's process. Its threads never call Streamlit.
"""

import logging
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import streamlit as st

from dashboard.access.grant import Grant
from dashboard.errors import CockpitError
from dashboard.intake.commit import Terms, commit
from dashboard.intake.files.archive import Member
from dashboard.intake.files.names import shown_name
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading_process import Cancelled, ReadingProcess
from dashboard.store import Store
from dashboard.ui import loaders
from dashboard.ui.hand import File, Hand, Handed, State, wipe
from dashboard.ui.hands import Hands
from dashboard.ui.known_names import KnownNames
from dashboard.ui.weighing import weigh
from dashboard.ui.who import Caller, acting

PERSON = "页面"
LIMITS = Limits()
_UNFORESEEN = "出了意外，这个文件没有处理完，数据没有改动。请重试；还不行，请告诉管理员。"
_LOG = logging.getLogger(__name__)

Work = Callable[[str, File, threading.Event], None]
"""What a thread does to a file of the hand of a token, until the event is set."""


class Desk:
    """The hands of all visitors and the two threads that work for them; any thread may call it."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today
        self._names = KnownNames(store, today)
        self._hands = Hands()
        self._reading = ReadingProcess()
        self._reading.warm()
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="desk")
        self._lock = threading.RLock()
        self._jobs: dict[tuple[str, int], tuple[Future[None], threading.Event]] = {}

    def close(self) -> None:
        """Call off what is read, wait for what is written."""
        with self._lock:
            for (token, number), (_, called_off) in self._jobs.items():
                file = self._hands.find(token, number)
                if file is None or file.state is not State.WRITING:
                    called_off.set()
        self._threads.shutdown()
        self._reading.close()

    def receive(
        self,
        files: Sequence[Handed],
        visitor: str,
        token: str | None = None,
        reporter: str | None = None,
        *,
        grant: Grant,
    ) -> str:
        """Take files in hand and begin to read them; they join the hand of `token` if there is one. Gives the token.

        Raises NoRoom for more than a visitor, or all of them, may have in hand.
        """
        opened, leaving = self._hands.open(visitor, files, token)
        for left, file in leaving:
            self._let_go(left, file)
        for handed in files:
            self._take(opened, handed, reporter, grant)
        return opened

    def look(self, token: str | None) -> Hand | None:
        """The hand of a token as it is now; None for one that was let go."""
        return self._hands.look(token)

    def held(self, token: str | None, *, patience: float = 0.0) -> Hand | None:
        """The hand of a token; what the store has moved on from is first looked at again, for `patience` seconds."""
        hand = self._hands.look(token)
        if hand is None:
            return None
        self._renew(hand)
        now = self._hands.wait(hand.token, patience)
        if now is not None and not now.busy and self._renew(now):  # by what was being written
            now = self._hands.wait(hand.token, patience)
        return now

    def answer(self, token: str, number: int, **changes: Any) -> None:
        """Read a file again with changed answers (fields of Answers)."""
        file = self._hands.find(token, number)
        if file is not None:
            self.choose(token, number, answers=replace(file.answers, **changes))

    def choose(self, token: str, number: int, **changes: Any) -> None:
        """Change the manner or the reporter of a file (fields of File); what follows from that is found out again."""
        file = self._hands.find(token, number)
        if file is not None and file.state in (State.READING, State.READ, State.FAILED):
            self._hands.put(token, number, **changes)
            self._begin(token, number, self._read, State.READING)

    def hand_in(self, token: str, number: int, terms: Terms, by: Caller | None = None) -> None:
        """Commit a file that was read; its answer, or the reason why not, is on it afterwards.

        It is done as whoever pressed the button: the thread that does it has no page.
        """
        file = self._hands.find(token, number)
        if file is not None and file.state is State.READ:
            self._begin(token, number, partial(self._commit, terms=terms, by=by), State.WRITING)

    def cancel(self, token: str, number: int) -> None:
        """Stop reading a file: back to what it was read as before, or let go when it never was."""
        file = self._hands.find(token, number)
        if file is None or file.state is not State.READING:
            return
        if not file.was_read:
            self.drop(token, number)
            return
        with self._lock:
            job = self._jobs.get((token, number))
            if job is not None:
                job[1].set()
            before = {"answers": file.draft.answers, "reporter": file.read_for, "manner": file.weighed_as}
            self._hands.put(token, number, state=State.READ, **before)

    def drop(self, token: str, number: int | None = None) -> None:
        """Let go of a file, or of the whole hand; nothing of it remains. What is being written stays."""
        for file in self._hands.remove(token, number):
            self._let_go(token, file)

    def _renew(self, hand: Hand) -> bool:
        """Begin to look again at the files that the store has moved on from; whether there are any."""
        version = self._store.version()
        stale = [file for file in hand.files if file.state is State.READ and file.draft.version != version]
        for file in stale:
            self._begin(hand.token, file.number, self._read, State.READING)
        return bool(stale)

    def _take(self, token: str, handed: Handed, reporter: str | None, grant: Grant) -> None:
        name = shown_name(handed.name)
        draft = Draft(name)
        file = File(0, name, handed.size, self._folder(), draft=draft, reporter=reporter, grant=grant)
        try:
            LIMITS.refuse_bytes(handed.size)
        except Unreadable as error:
            draft = replace(draft, problems=error.problems, version=self._store.version())
            self._hands.add(token, replace(file, state=State.READ, draft=draft))
            return
        handed.content.seek(0)
        with file.original.open("wb") as copy:
            shutil.copyfileobj(handed.content, copy)
        self._start(token, file)

    def _folder(self) -> Path:
        """A new folder on the journal's disk, so that what is accepted needs no copy."""
        incoming = self._store.journal / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        return Path(mkdtemp(dir=incoming))

    def _start(self, token: str, file: File) -> None:
        number = self._hands.add(token, file)
        if number is None:
            self._let_go(token, file)
        else:
            self._begin(token, number, self._read, State.READING)

    def _let_go(self, token: str, file: File) -> None:
        """Delete a file's folder; while it is being read, as soon as that has stopped."""
        with self._lock:
            job = self._jobs.pop((token, file.number), None)
        if job is None:
            shutil.rmtree(file.folder, ignore_errors=True)
        else:
            job[1].set()
            job[0].add_done_callback(lambda _: shutil.rmtree(file.folder, ignore_errors=True))

    def _begin(self, token: str, number: int, work: Work, state: State) -> None:
        """Let a thread do some work on a file, in place of what is being done to it."""
        called_off = threading.Event()
        with self._lock:
            before = self._jobs.get((token, number))
            if before is not None:
                before[1].set()
            begun = time.monotonic()
            self._hands.put(token, number, state=state, stage="排队", share=0.0, since=begun, refusal="")
            job = self._threads.submit(self._work, token, number, work, before and before[0], called_off)
            self._jobs[token, number] = job, called_off
        job.add_done_callback(partial(self._note_failure, token, number))

    def _work(
        self, token: str, number: int, work: Work, before: Future[None] | None, called_off: threading.Event
    ) -> None:
        if before is not None:
            wait([before])  # it was called off, and began earlier: it never waits for us
        file = self._hands.find(token, number)
        if file is not None and not called_off.is_set():
            work(token, file, called_off)

    def _read(self, token: str, file: File, called_off: threading.Event) -> None:
        known, draft = self._names.lookups(file.reporter), file.draft
        if self._is_current(file) or not file.original.exists():
            draft = replace(draft, version=known.version)  # only what it would change may have changed
        else:
            try:
                opened = self._reading.open(
                    file.original,
                    file.name,
                    file.folder,
                    known,
                    file.answers,
                    limits=LIMITS,
                    hear=partial(self._hear, token, file.number, called_off),
                    cancelled=called_off,
                )
            except Cancelled:
                return
            if not isinstance(opened, Draft):
                self._spread(token, file, opened)
                return
            draft = opened
            if draft.names_persons and not file.answers.mends:
                wipe(file.folder)
        self._hear(token, file.number, called_off, "与库里核对", 0.9)
        today = self._today()
        terms = Terms(PERSON, today, today, grant=file.grant, reporter=file.reporter, manner=file.manner)
        found, against = weigh(self._store, draft, terms)
        done = {"draft": draft, "read_for": file.reporter, "weighed_as": file.manner}
        with self._lock:
            if not called_off.is_set():
                self._hands.put(token, file.number, state=State.READ, review=found, unusual=against, **done)

    def _spread(self, token: str, archive: File, members: Sequence[Member]) -> None:
        """Put the members of an archive into the hand in its place."""
        for member in members:
            folder = self._folder()
            original = member.path.rename(folder / "original")
            size = original.stat().st_size
            self._start(
                token, replace(archive, name=member.name, size=size, folder=folder, draft=Draft(member.name))
            )
        self.drop(token, archive.number)

    def _is_current(self, file: File) -> bool:
        """Whether reading it again would give the same draft."""
        return (
            file.was_read
            and (file.draft.answers, file.read_for) == (file.answers, file.reporter)
            and file.draft.version >= self._names.unchanged_since(file.reporter)
        )

    def _hear(self, token: str, number: int, called_off: threading.Event, stage: str, share: float) -> None:
        with self._lock:
            if not called_off.is_set():
                self._hands.put(token, number, stage=stage, share=share)

    def _commit(
        self, token: str, file: File, _called_off: threading.Event, *, terms: Terms, by: Caller | None
    ) -> None:
        self._hands.put(token, file.number, stage="核对并写入", share=0.5)
        try:
            with acting(by):
                answer = commit(self._store, file.draft, file.original, terms)
        except CockpitError as error:
            self._hands.put(token, file.number, state=State.READ, refusal=str(error))
            return
        if answer.import_no is None:
            self._hands.put(token, file.number, state=State.READ, refusal=answer.said)
        else:
            shutil.rmtree(file.folder, ignore_errors=True)
            self._hands.put(token, file.number, state=State.COMMITTED, answer=answer)

    def _note_failure(self, token: str, number: int, job: Future[None]) -> None:
        error = job.exception()
        if error is not None:
            _LOG.error("work on a file in hand failed", exc_info=error)
            self._hands.put(token, number, state=State.FAILED, refusal=_UNFORESEEN)


@st.cache_resource(show_spinner=False, on_release=Desk.close)
def desk() -> Desk:
    """The desk of this process."""
    return Desk(loaders.store(), loaders.today)
