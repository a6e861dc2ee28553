"""A file of ten million rows: our whole import against DuckDB merely reading it, and GB18030 against UTF-8.

python -m benchmarks.imports [--rows 10000000]
"""

import argparse
import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import psutil

from benchmarks.table import Row, show
from dashboard.access.grant import WHOLE
from dashboard.catalog.choices import INDUSTRIES, LEVELS
from dashboard.intake.answer import Status
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading_process import ReadingProcess, on_the_command_line
from dashboard.intake.seeding import seed
from dashboard.settings import ROOT
from dashboard.store import open_store

ROWS = 10_000_000
REPEATS = 3
UTF8 = "skills.csv"
GB18030 = "skills_gb18030.csv"
TODAY = date(2026, 11, 22)
DISTRICTS = ("云屏区", "中川区", "雪屏区", "映雪区", "泉湾区", "白石县", "松岭县", "高新区")
ROWS_A_UNIT = 3_528
"""Dates × occupations × levels × groups."""
DATES = tuple(f"{year}-{day}" for year in (2025, 2026) for day in ("03-31", "06-30", "09-30", "12-31"))[:7]
OCCUPATIONS = (
    "焊工", "车工", "铣工", "钳工", "电工", "锻造工", "铸造工", "数控车工", "装配钳工", "起重装卸机械操作工", "叉车司机", "架子工",
    "钢筋工", "混凝土工", "砌筑工", "防水工", "管道工", "汽车维修工", "保育师", "养老护理员", "中式烹调师", "物流服务师", "快递员", "化工总控工",
    "电梯安装维修工", "制冷工", "质检员", "仪器仪表维修工",
)  # fmt: skip
HEADER = "统计时点,县区,单位,行业门类,职业工种,技能等级,群体,人数,其中女,当年新增"


@dataclass(frozen=True)
class Timing:
    """Seconds, and the most memory that the process held in MB, with the one that reads the file."""

    seconds: float
    peak_mb: float


def measure(rows: int = ROWS) -> list[Row]:
    """Time the plain read, the import, and the import of the same file in GB18030, in turn; the best of each counts."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, rows)
        rounds = [
            [_run("plain", folder / UTF8), _run("import", folder / UTF8), _run("import", folder / GB18030)]
            for _ in range(REPEATS)
        ]
    plain, ours, chinese = (min(run.seconds for run in runs) for runs in zip(*rounds, strict=True))
    peak = max(run.peak_mb for runs in rounds for run in runs[1:])
    return [
        Row("DuckDB reads the CSV into a table of a file", plain, "s"),
        Row("import, UTF-8", ours, "s"),
        Row("import, GB18030", chinese, "s"),
        Row("import ÷ DuckDB", ours / plain, "×", 2),
        Row("GB18030 ÷ UTF-8", chinese / ours, "×", 1.5),
        Row("peak memory of the import", peak, "MB", 3000),
    ]


def write_files(folder: Path, rows: int) -> None:
    """Write a directory of districts and units, and the skills file that is valid against it, in two encodings."""
    places = ["县区代码,县区名称,县区类型", "990100,澜川市,市本级"]
    places += [f"9901{number:02d},{name},区" for number, name in enumerate(DISTRICTS, start=2)]
    units = ["单位编号,单位名称,单位类别,县区"]
    units += [
        f"Q{number:04d},第{number}机械制造有限公司,企业,{DISTRICTS[number % len(DISTRICTS)]}"
        for number in range(_units(rows))
    ]
    for name, lines in (("districts", places), ("units", units)):
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, encoding in ((UTF8, "utf-8"), (GB18030, "gb18030")):
        with (folder / name).open("w", encoding=encoding, newline="") as file:
            file.write(HEADER + "\r\n")
            file.writelines(itertools.islice(_skills(_units(rows)), rows))


def _units(rows: int) -> int:
    """How many enterprises it takes for so many different rows."""
    return max(300, -(-rows // ROWS_A_UNIT))


def _skills(units: int) -> Iterator[str]:
    levels = [level.value for level in LEVELS]
    industries = [industry.value for industry in INDUSTRIES]
    for day, number in itertools.product(DATES, range(units)):
        place, industry = DISTRICTS[number % len(DISTRICTS)], industries[number % 5]
        unit = f"第{number}机械制造有限公司"
        for occupation, level, group in itertools.product(OCCUPATIONS, levels, ("农民工", "非农民工")):
            workers = (number * 7 + len(occupation) * 13 + len(level) * 5) % 90 + 4
            yield f"{day},{place},{unit},{industry},{occupation},{level},{group},{workers},{workers // 3},{workers // 5}\r\n"


def _run(what: str, source: Path) -> Timing:
    """One measurement in a fresh process, so that none profits from another."""
    command = [sys.executable, "-m", "benchmarks.imports", "--only", what, "--file", str(source)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return Timing(**json.loads(done.stdout))


def _read_plainly(source: Path) -> Timing:
    with TemporaryDirectory(dir=source.parent) as folder, _watched() as most:
        started = time.perf_counter()
        with closing(duckdb.connect(str(Path(folder) / "plain.duckdb"))) as connection:
            connection.execute("create table skills as from read_csv($1)", [str(source)])
        seconds = time.perf_counter() - started
    return Timing(seconds, most[0])


def _import(source: Path) -> Timing:
    terms = Terms("benchmark", TODAY, TODAY, grant=WHOLE)
    with (
        TemporaryDirectory(dir=source.parent) as folder,
        closing(open_store(Path(folder) / "s.duckdb")) as store,
        ReadingProcess(warm_for=1) as reading,
        _watched() as most,
    ):
        seed(store, today=TODAY)
        for name in ("districts", "units"):
            import_file(store, source.with_name(f"{name}.csv"), terms, Answers(dataset=name))
        read = partial(reading.read, bounds=on_the_command_line())
        started = time.perf_counter()
        answer = import_file(store, source, terms, Answers(dataset="skills"), read=read)
        seconds = time.perf_counter() - started
        if answer.status is not Status.IMPORTED:
            raise RuntimeError(f"not imported: {answer.problems[:3]}")
    return Timing(seconds, most[0])


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The most memory in MB that this process and its children held together meanwhile, looked at every half second."""
    own, ended, most = psutil.Process(), threading.Event(), [0.0]

    def watch() -> None:
        while not ended.wait(0.5):  # looking costs 10 ms, too
            held = 0
            for process in (own, *own.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    held += process.memory_info().rss
            most[0] = max(most[0], held / 1024 / 1024)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield most
    finally:
        ended.set()
        watching.join()


def main() -> None:
    """Print the table, or measure one thing in this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--only", choices=("plain", "import"))
    parser.add_argument("--file", type=Path)
    given = parser.parse_args()
    if given.only:
        timing = _read_plainly(given.file) if given.only == "plain" else _import(given.file)
        print(json.dumps(asdict(timing)))
        return
    show(measure(given.rows))


if __name__ == "__main__":
    main()
