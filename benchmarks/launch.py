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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.access.house import open_house
from dashboard.catalog.roles import TITLES, Role
from dashboard.settings import ROOT

COOKIE = "cockpit"
_PLACES = {Role.REPORTER: ("D15",)}
_BY = "命令行"


@dataclass(frozen=True)
class Server:
    """Where it answers, how long it took to say so, what it had printed by then; and over which store, if over one."""

    url: str
    seconds: float
    said: tuple[str, ...]
    process: subprocess.Popen[str]
    store: Path | None = None

    def sign_in(self, role: Role = Role.OFFICE) -> str:
        """The token of a new session of a role; its account is made at the first time."""
        if self.store is None:
            raise ValueError("a server without a store lets everybody in")
        return enter(self.store, role)

    def cookies(self, role: Role = Role.OFFICE) -> dict[str, str]:
        """The cookie of a new session of a role."""
        return {COOKIE: self.sign_in(role)}

    def headers(self, role: Role = Role.OFFICE) -> dict[str, str]:
        """The same as the header of a visitor without a browser."""
        return {"Cookie": f"{COOKIE}={self.sign_in(role)}"}

    def browser_cookies(self, role: Role = Role.OFFICE) -> Any:
        """The same as a browser's context takes it."""
        return [
            {
                "name": COOKIE,
                "value": self.sign_in(role),
                "url": self.url,
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]


def enter(store: Path, role: Role) -> str:
    """Begin a session beside a running server: the file of people is shared, as with the command line."""
    house = open_house(store)
    name = f"test-{role}"
    if house.people.find(name) is None:
        house.people.add(name, f"测试{TITLES[role]}", role, _PLACES.get(role, ()), by=_BY, origin=_BY)
    return house.sessions.begin(name, origin="127.0.0.1", way="oidc")


@contextmanager
def cockpit(store: Path, *options: str, within: float = 300) -> Iterator[Server]:
    """Start the product on a free port over a store, and stop it afterwards."""
    command = ("-m", "dashboard", "run", "--port", "0", "--store", str(store), *options)
    with launched(command, within=within) as server:
        yield replace(server, store=store)


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
