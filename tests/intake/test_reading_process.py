"""Files are read by processes of their own: what is hostile, enormous or called off ends them, never us."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.draft import Draft, read_file
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import Lookups, take_lookups
from dashboard.intake.reading_process import Cancelled, ReadingProcess
from dashboard.intake.request import Bounds
from dashboard.settings import ROOT
from dashboard.store import Store
from tests.conftest import SAMPLES, TODAY
from tests.processes import children

MB = 1024**2
DISTRICTS = "县区代码,县区名称,县区类型\n990100,澜川市,市本级\n990102,云屏区,区\n"
HUNGRY_HEADER = "统计时点,县区,单位,行业门类,职业工种,技能等级,群体,人数,其中女,当年新增\n"


@pytest.fixture
def known(sampled_store: Store) -> Lookups:
    """What a store with the samples knows."""
    return take_lookups(sampled_store, today=TODAY)


@pytest.fixture
def reading() -> Iterator[ReadingProcess]:
    """Reading without a spare, so that our only child is the one that reads."""
    with ReadingProcess(warm_for=0) as process:
        yield process


@pytest.fixture
def hungry(tmp_path: Path) -> Path:
    """A file of half a million rows, each with an occupation of its own: a second's work and hundreds of megabytes."""
    path = tmp_path / "hungry"
    with path.open("w", encoding="utf-8") as file:
        file.write(HUNGRY_HEADER)
        file.writelines(
            f"2026-09-30,云屏区,单位{row % 300},制造业,焊工{row},高级工,农民工,9,1,1\n"
            for row in range(500_000)
        )
    return path


def written(path: Path, content: str) -> Path:
    """A file with this content."""
    path.write_text(content, encoding="utf-8")
    return path


def reasons(draft: Draft) -> list[str]:
    """What is wrong with a file, as the clerk reads it."""
    return [f"{problem.reason}，{problem.remedy}" for problem in draft.problems]


BROKEN = ["文件无法解析（过大或已损坏），请用 Excel 打开后另存为 CSV 再上传"]


def gone(number: int) -> bool:
    """Whether a process ends within ten seconds."""
    until = time.monotonic() + 10
    while psutil.pid_exists(number) and psutil.Process(number).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize("name", ["tasks", "progress", "skills", "cases"])
def test_the_process_answers_what_reading_here_answers(
    reading: ReadingProcess, known: Lookups, tmp_path: Path, name: str
) -> None:
    text = (SAMPLES / f"{name}.csv").read_text(encoding="utf-8") + "坏,行\n"
    source, answers = written(tmp_path / "original", text), Answers(dataset=name)
    here = read_file(source, "表.csv", tmp_path, known, answers)
    assert here.problems
    assert reading.read(source, "表.csv", tmp_path, known, answers) == here


def test_each_stage_is_heard_as_it_begins(reading: ReadingProcess, known: Lookups, tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    source = written(tmp_path / "original", DISTRICTS)
    draft = reading.read(
        source, "县区.csv", tmp_path, known, hear=lambda stage, share: heard.append((stage, share))
    )
    assert draft.rows_good == 2
    assert heard == [("识别编码", 0.05), ("找表头", 0.15), ("读入", 0.2), ("逐列检查", 0.45), ("核对", 0.8)]


def test_limits_on_rows_are_the_requests(reading: ReadingProcess, known: Lookups, tmp_path: Path) -> None:
    source = written(tmp_path / "original", DISTRICTS)
    draft = reading.read(source, "县区.csv", tmp_path, known, limits=Limits(rows=1))
    (problem,) = draft.problems
    assert problem.code == "too_large"
    assert "上限 1 行" in problem.reason


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGTERM])
def test_a_process_that_is_killed_or_crashes_is_a_problem_of_the_file(
    reading: ReadingProcess, known: Lookups, tmp_path: Path, blow: signal.Signals
) -> None:
    source = written(tmp_path / "original", DISTRICTS)

    def strike(*_: object) -> None:
        for worker in children():  # none any more when a stage is heard that was told before the blow
            worker.send_signal(blow)
            assert gone(worker.pid)

    draft = reading.read(source, "县区.csv", tmp_path, known, hear=strike)
    assert reasons(draft) == BROKEN
    assert (draft.name, draft.parquet) == ("县区.csv", None)
    assert reading.read(source, "县区.csv", tmp_path, known).rows_good == 2


def test_a_file_that_eats_the_memory_ends_its_process_alone(
    reading: ReadingProcess, known: Lookups, tmp_path: Path, hungry: Path
) -> None:
    bounds = Bounds(memory=256 * MB)
    assert reasons(reading.read(hungry, "大.csv", tmp_path, known, bounds=bounds)) == BROKEN
    source = written(tmp_path / "original", DISTRICTS)
    assert reading.read(source, "县区.csv", tmp_path, known, bounds=bounds).rows_good == 2


def test_a_file_that_takes_too_long_is_given_up(
    reading: ReadingProcess, known: Lookups, tmp_path: Path, hungry: Path
) -> None:
    began = time.monotonic()
    draft = reading.read(hungry, "大.csv", tmp_path, known, bounds=Bounds(seconds=0.2))
    assert reasons(draft) == BROKEN
    assert time.monotonic() - began < 5


def test_sixty_thousand_columns_are_refused_with_little_memory(
    reading: ReadingProcess, known: Lookups, tmp_path: Path
) -> None:
    line = ",".join("1" * 60_000) + "\n"
    source = written(tmp_path / "original", line * 3)
    draft = reading.read(source, "宽.csv", tmp_path, known, bounds=Bounds(memory=600 * MB, seconds=30))
    assert [problem.code for problem in draft.problems] == ["too_large"]
    assert reasons(draft) != BROKEN


def test_reading_can_be_called_off_and_nothing_runs_on(
    reading: ReadingProcess, known: Lookups, tmp_path: Path, hungry: Path
) -> None:
    called_off = threading.Event()
    with pytest.raises(Cancelled, match="什么都没有保存"):
        reading.read(
            hungry, "大.csv", tmp_path, known, hear=lambda *_: called_off.set(), cancelled=called_off
        )
    assert children() == []


def test_a_warm_worker_waits_politely_and_is_replaced(known: Lookups, tmp_path: Path) -> None:
    source = written(tmp_path / "original", DISTRICTS)
    with ReadingProcess() as reading:
        reading.warm()
        (spare,) = children()
        assert spare.nice() != psutil.Process().nice()
        spare.kill()  # a spare that someone ended is no obstacle
        assert gone(spare.pid)
        assert reading.read(source, "县区.csv", tmp_path, known).rows_good == 2
        (following,) = children()
        assert following.pid != spare.pid
    assert gone(following.pid)


def test_nothing_but_answers_reaches_the_output() -> None:
    script = (
        "import os\nfrom dashboard.intake.worker import take_output\nout = take_output()\n"
        "print('stray', flush=True)\nos.write(1, b'stray')\nout.write(b'answer')\nout.flush()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert (done.stdout, done.stderr.count(b"stray")) == (b"answer", 2)


def test_what_goes_wrong_in_the_process_is_logged_without_the_files_words() -> None:
    script = "import sys\nfrom dashboard.intake.worker import main\nsys.exit(main())\n"
    request = b'{"source": "990102199001011234"}\n'
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, input=request, capture_output=True)
    assert done.returncode == 1
    assert b"TypeError" in done.stderr
    assert b"990102199001011234" not in done.stderr + done.stdout


_PARENT = """
import sys, threading, time
from datetime import date
from pathlib import Path
import psutil
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading_process import ReadingProcess
reading, folder = ReadingProcess(), Path(sys.argv[1])
reading.warm()
if sys.argv[2] == "reading":
    job = threading.Thread(
        target=reading.read, args=(folder / "endless", "x", folder, Lookups(0, date(2026, 11, 22), {})), daemon=True
    )
    job.start()
    while psutil.Process().children()[0].num_threads() < 2:
        time.sleep(0.01)
print(psutil.Process().children()[0].pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("doing", ["waiting", "reading"])
def test_a_worker_ends_with_the_one_who_started_it(tmp_path: Path, doing: str) -> None:
    os.mkfifo(tmp_path / "endless")  # reading it waits for ever
    command = [sys.executable, "-c", _PARENT, str(tmp_path), doing]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    assert gone(worker)
