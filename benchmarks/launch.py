"""A server in a process of its own, for tests and benchmarks."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.settings import ROOT


@dataclass(frozen=True)
class Server:
    """Where it answers, how long it took to say so, and what it had printed by then."""

    url: str
    seconds: float
    said: tuple[str, ...]
    process: subprocess.Popen[str]


@contextmanager
def cockpit(store: Path, *options: str, within: float = 300) -> Iterator[Server]:
    """Start the product on a free port over a store, and stop it afterwards."""
    command = ("-m", "dashboard", "run", "--port", "0", "--store", str(store), *options)
    with launched(command, within=within) as server:
        yield server


@contextmanager
def launched(
    arguments: Sequence[str],
    folder: Path = ROOT,
    environment: Mapping[str, str] = {},
    within: float = 60,
    python: str = sys.executable,
) -> Iterator[Server]:
    """Run Python until it prints an address; interrupt it, as Ctrl-C does, afterwards."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        process = subprocess.Popen(
            [python, *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        deadline = threading.Timer(within, process.kill)
        deadline.start()
        try:
            said: list[str] = []
            for line in process.stdout or ():
                said.append(line.rstrip())
                if address := re.search(r"http://\S+", line):
                    break
            else:
                complaints.seek(0)
                raise RuntimeError(f"no server within {within} s:\n{''.join(said)}\n{complaints.read()}")
            deadline.cancel()
            yield Server(address[0], time.perf_counter() - started, tuple(said), process)
        finally:
            deadline.cancel()
            stop(process)


def stop(process: subprocess.Popen[str]) -> int:
    """Interrupt a server and give its exit code; a second call does nothing more."""
    if process.poll() is None:
        process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT))
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
    if process.stdout:
        process.stdout.close()
    return process.wait()
