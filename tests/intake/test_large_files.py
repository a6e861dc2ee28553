"""Files that are far too large or no tables at all: refused in seconds, with little memory (issue: bad input)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.settings import ROOT
from dashboard.store import Store
from tests.intake.handing import SKILLS

SIZE = 200 << 20
_IMPORT = """
import resource, sys, time
from datetime import date
from pathlib import Path
from dashboard.access.grant import WHOLE
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.store import open_store

store = open_store(Path(sys.argv[1]))
began = time.perf_counter()
day = date(2026, 11, 22)
answer = import_file(store, Path(sys.argv[2]), Terms("测试", day, day, grant=WHOLE))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(answer.status, answer.problems[0].code, f"{time.perf_counter() - began:.1f}", peak)
"""


def big(path: Path, kind: str) -> Path:
    """A file of 200 MB that is no table."""
    with path.open("wb") as file:
        if kind == "empty":
            file.truncate(SIZE)
            return path
        head = f"{SKILLS}\n".encode() if kind.startswith("header") else b""
        body = {
            "binary": bytes(range(256)) * 4096,
            "one line": b"abcdefgh" * 131_072,
            "header and one line": b"abcdefgh" * 131_072,
            "header and prose": ("这里写着一些与表格无关的话\n" * 27_000).encode(),
            "header and open quote": b'2026-06-30,"' + b"a" * 1_000_000,
            "log lines": b"2026-11-22 10:00:00 INFO something happened somewhere\n" * 20_000,
        }[kind]
        file.write(head)
        while file.tell() < SIZE:
            file.write(body)
    return path


@pytest.mark.long
@pytest.mark.parametrize(
    "kind",
    [
        "empty",
        "binary",
        "one line",
        "header and one line",
        "header and prose",
        "header and open quote",
        "log lines",
    ],
)
def test_i29_two_hundred_megabytes_that_are_no_table_are_refused(
    sampled_path: Path, tmp_path: Path, kind: str
) -> None:
    file = big(tmp_path / "大.csv", kind)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(sampled_path), str(file)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    status, code, _, peak = done.stdout.split()
    assert (status, code in ("encoding", "no_header", "ragged_row", "too_large")) == ("rejected", True)
    assert int(peak) < 600
    assert time.perf_counter() - began < 30
    file.unlink()


def test_i29_a_small_one_is_refused_alike(store: Store, tmp_path: Path) -> None:
    from tests.intake.handing import hand_in

    answer = hand_in(store, bytes(range(256)) * 400, place=tmp_path / "小.csv")
    assert [problem.code for problem in answer.problems] == ["encoding"]
