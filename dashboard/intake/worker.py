"""The worker: a process that reads one file and ends. Started as `python -m dashboard.intake.worker` by reading_process.

It takes a request as a line on its input, writes a line for each stage on its output, and at last the draft, or the members of an archive.
"""

import json
import math
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import BinaryIO

import psutil

from dashboard.intake.files.archive import unpack
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.passage import Facts, pack
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.request import Bounds, Request, take_laid_lookups
from dashboard.store import choose_memory

STAGES = {"识别编码": 0.05, "找表头": 0.15, "读入": 0.2, "逐列检查": 0.45, "核对": 0.8}
"""The stages of reading, and which share of the work lies behind when each begins."""

_RESERVED = 2 * 1024**3 + 256 * 1024**2 * (os.cpu_count() or 1)
"""Bytes of addresses that the engine reserves, for each of its threads too; what it uses is watched from outside."""


def main() -> int:
    """Wait for a request, answer it; ends without a word when whoever started it is gone."""
    out = take_output()
    sys.excepthook = _tell_without_values
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    choose_memory()
    if sys.argv[1:]:  # a spare, which has time
        practise()
    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    threading.Thread(target=_end_with_parent, daemon=True).start()
    request = Request.of(line)
    keep_within(request.bounds)

    def say(facts: Facts) -> None:
        out.write(json.dumps(facts).encode() + b"\n")
        out.flush()

    def tell(stage: str) -> None:
        say({"stage": stage, "share": STAGES.get(stage, 0.0)})

    say(_answer(request, tell))
    return 0


def practise() -> None:
    """Read a table of one row, so that the file of a person doesn't wait for what the libraries load at first use."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "original"
        source.write_text("县区代码,县区名称,县区类型\n990100,示例市,市本级\n", encoding="utf-8")
        read_file(source, "", Path(folder), Lookups(0, date.today(), {}))


def _answer(request: Request, tell: Callable[[str], None]) -> Facts:
    folder = Path(request.folder)
    try:
        members = unpack(Path(request.source), folder) if request.opens else None
    except Unreadable as error:
        return {"draft": pack(Draft(request.name, problems=error.problems, answers=request.answers))}
    if members is not None:
        return {"members": pack(members)}
    return {"draft": pack(_read(request, folder, tell))}


def _read(request: Request, folder: Path, tell: Callable[[str], None]) -> Draft:
    return read_file(
        Path(request.source),
        request.name,
        folder,
        take_laid_lookups(folder),
        request.answers,
        stages=tell,
        limits=request.limits,
    )


def keep_within(bounds: Bounds) -> None:
    """Bound this process where the system can: its memory, its time on the processors, and no image of it on disk."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    def bound(what: int, most: int) -> None:
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))

    bound(resource.RLIMIT_CORE, 0)
    if bounds.seconds is not None:
        processors = os.cpu_count() or 1
        bound(resource.RLIMIT_CPU, math.ceil(time.process_time() + bounds.seconds * processors))
    if bounds.memory is not None and sys.platform == "linux":
        bound(resource.RLIMIT_AS, psutil.Process().memory_info().vms + bounds.memory + _RESERVED)


def take_output() -> BinaryIO:
    """The output for our answers alone: whatever else is printed goes where errors go."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _end_with_parent() -> None:
    psutil.Process(os.getppid()).wait()
    os._exit(1)


def _tell_without_values(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    """An unforeseen error for the log: where, and of what kind, but not its message, which may quote the file."""
    traceback.print_tb(trace, file=sys.stderr)
    print(kind.__name__, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
