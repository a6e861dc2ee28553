"""Reading a file in a process of its own: what is hostile or enormous can end that process, never ours.

Each file gets a worker (dashboard.intake.worker) that ends with it; a warm one is kept for the next.
"""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import psutil

from dashboard.errors import CockpitError, UnknownName
from dashboard.intake.files.archive import Member
from dashboard.intake.reading.answers import NOTHING_ANSWERED, Answers
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.passage import unpack
from dashboard.intake.reading.problem import refusal
from dashboard.intake.request import Bounds, Request, lay_lookups

ON_A_PAGE = Bounds(memory=3 * 1024**3, seconds=120)
_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = ("-X", "utf8", "-m")
_READER = "dashboard.intake.worker"
_SPARE = "--spare"
"""Tells a worker that it has time to practise."""
_LONGEST_LINE = 64 * 1024 * 1024
_GLANCE = 0.05
"""Seconds between two looks at the process."""
_NICENESS = 10
_FAREWELL = 1.0
"""Seconds between the end of a worker's output and its own."""
_LOG = logging.getLogger(__name__)

Worker = subprocess.Popen[bytes]
Hear = Callable[[str, float], None]
"""What hears of each stage: its name, and the share of the work that lies behind."""


@dataclass(frozen=True)
class _Stage:
    """A stage that begins, and the share of the work that lies behind."""

    stage: str
    share: float


class Cancelled(CockpitError):
    """Reading was stopped by the person who had asked for it."""


def on_the_command_line() -> Bounds:
    """As long as it takes, in three quarters of the machine's memory."""
    return Bounds(memory=psutil.virtual_memory().total // 4 * 3)


class ReadingProcess:
    """Reads files, each in a process of its own; any thread may call it. Close it, or use it in `with`.

    `warm_for` is for how many files a worker is started ahead; None for as many as come.
    """

    def __init__(self, *, warm_for: int | None = None) -> None:
        self._warm_for = warm_for
        self._lock = threading.Lock()
        self._spare: Worker | None = None
        self._closed = False

    def __enter__(self) -> Self:
        self.warm()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> None:
        """Have a worker ready, so that the next file doesn't wait for its imports."""
        with self._lock:
            if self._warm_for != 0 and self._spare is None and not self._closed:
                self._spare = start_worker(_READER, _SPARE)
                self._warm_for = None if self._warm_for is None else self._warm_for - 1

    def close(self) -> None:
        """End the spare worker; those that read end with their files."""
        with self._lock:
            self._closed = True
            spare, self._spare = self._spare, None
        if spare is not None:
            end_worker(spare)

    def read(
        self,
        source: Path,
        name: str,
        folder: Path,
        lookups: Lookups,
        answers: Answers = NOTHING_ANSWERED,
        *,
        limits: Limits | None = None,
        bounds: Bounds = ON_A_PAGE,
        hear: Hear = lambda _stage, _share: None,
        cancelled: threading.Event | None = None,
    ) -> Draft:
        """Read one file inside `folder` as `read_file` does; a process that fails gives a draft with that problem.

        Raises Cancelled soon after `cancelled` was set.
        """
        request = Request(str(source.resolve()), name, str(folder.resolve()), answers, limits, bounds)
        answer = self._answer(request, lookups, hear, cancelled or threading.Event())
        return answer if isinstance(answer, Draft) else _broken(request, lookups)

    def open(
        self,
        source: Path,
        name: str,
        folder: Path,
        lookups: Lookups,
        answers: Answers = NOTHING_ANSWERED,
        *,
        limits: Limits | None = None,
        bounds: Bounds = ON_A_PAGE,
        hear: Hear = lambda _stage, _share: None,
        cancelled: threading.Event | None = None,
    ) -> Draft | tuple[Member, ...]:
        """Read one file as `read` does, or unpack a zip of tables into `folder` and give its members, unread."""
        request = Request(
            str(source.resolve()), name, str(folder.resolve()), answers, limits, bounds, opens=True
        )
        return self._answer(request, lookups, hear, cancelled or threading.Event())

    def _answer(
        self, request: Request, lookups: Lookups, hear: Hear, cancelled: threading.Event
    ) -> Draft | tuple[Member, ...]:
        folder = Path(request.folder)
        lay_lookups(lookups, folder)
        with self._asked(request) as worker, watched(worker, request.bounds, cancelled):
            answer = _hear_out(worker, folder, hear)
        if isinstance(answer, Draft):
            return replace(answer, version=lookups.version)
        if answer is not None:
            return answer
        if cancelled.is_set():
            raise Cancelled(f"已取消读取 {request.name}，什么都没有保存。")
        _LOG.warning("a reading process ended without an answer, exit code %s", worker.returncode)
        return _broken(request, lookups)

    @contextmanager
    def _asked(self, request: Request) -> Iterator[Worker]:
        """A worker that was given the request, and that is no more afterwards."""
        with self._lock:
            worker, self._spare = self._spare, None
        if worker is not None and not _ask(worker, request):
            end_worker(worker)  # someone ended it while it waited
            worker = None
        if worker is None:
            worker = start_worker(_READER)
            _ask(worker, request)
        try:
            yield worker
        finally:
            end_worker(worker)
            self.warm()


def start_worker(module: str, *options: str) -> Worker:
    """A calm process that runs a module of ours; it is asked on its input and answers on its output."""
    program, environment = sys.executable, dict(os.environ)
    if sys.platform == "win32":
        # a virtual environment's python.exe only starts another process, which we would neither bound nor end
        environment["__PYVENV_LAUNCHER__"] = program
        program = getattr(sys, "_base_executable", program)
    worker = subprocess.Popen(
        (program, *_COMMAND, module, *options),
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # its errors go where ours go
    calm = psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else _NICENESS
    psutil.Process(worker.pid).nice(calm)
    return worker


def _ask(worker: Worker, request: Request) -> bool:
    """Hand over the request; False when nobody is there to take it."""
    assert worker.stdin is not None, "started with a pipe"
    try:
        worker.stdin.write(request.as_line())
        worker.stdin.flush()
    except OSError:
        return False
    return True


def _hear_out(worker: Worker, folder: Path, hear: Hear) -> Draft | tuple[Member, ...] | None:
    """The answer of a worker; None when it ended without one, or said what has no meaning."""
    assert worker.stdout is not None, "started with a pipe"
    while line := worker.stdout.readline(_LONGEST_LINE):
        said = _understand(line, folder)
        if not isinstance(said, _Stage):
            return said
        hear(said.stage, said.share)
    with suppress(subprocess.TimeoutExpired):
        worker.wait(_FAREWELL)  # so that the log tells its own exit code
    return None


def _understand(line: bytes, folder: Path) -> _Stage | Draft | tuple[Member, ...] | None:
    """What a line says: a stage, the draft, or the members of an archive; None for anything else."""
    try:
        facts = cast(dict[str, Any], json.loads(line))
        if "stage" in facts:
            return unpack(_Stage, facts, folder)
        if "members" in facts:
            return tuple(unpack(Member, member, folder) for member in facts["members"])
        return unpack(Draft, facts["draft"], folder)
    except (ValueError, TypeError, KeyError, UnknownName) as error:
        _LOG.warning("a reading process gave no proper answer: %s", type(error).__name__)
        return None


@contextmanager
def watched(worker: Worker, bounds: Bounds, cancelled: threading.Event) -> Iterator[None]:
    """Kill the worker as soon as it is called off or leaves its bounds."""
    done = threading.Event()
    watchdog = threading.Thread(target=_watch, args=(worker, bounds, cancelled, done), daemon=True)
    watchdog.start()
    try:
        yield
    finally:
        done.set()
        watchdog.join()


def _watch(worker: Worker, bounds: Bounds, cancelled: threading.Event, done: threading.Event) -> None:
    until = None if bounds.seconds is None else time.monotonic() + bounds.seconds
    try:
        process = psutil.Process(worker.pid)
        while not done.wait(_GLANCE):
            late = until is not None and time.monotonic() > until
            large = bounds.memory is not None and process.memory_info().rss > bounds.memory
            if late or large or cancelled.is_set():
                worker.kill()
                return
    except psutil.NoSuchProcess:
        return  # it ended by itself


def end_worker(worker: Worker) -> None:
    """End a worker whatever it does, and give back its handles: only then can its folder be deleted on Windows."""
    worker.kill()
    worker.communicate()


def _broken(request: Request, lookups: Lookups) -> Draft:
    """The draft of a file that its process didn't survive."""
    error = refusal("too_large", "文件无法解析（过大或已损坏）", "请用 Excel 打开后另存为 CSV 再上传")
    return Draft(request.name, version=lookups.version, answers=request.answers, problems=error.problems)
