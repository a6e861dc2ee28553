"""A file of a million rows: our whole import against DuckDB merely reading it, and GB18030 against UTF-8.

python -m benchmarks.imports [--rows 1000000]
"""

import argparse
import itertools
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dashboard.catalog.choices import INDUSTRIES, LEVELS
from dashboard.catalog.datasets import named
from dashboard.intake.answer import Status
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.intake.seeding import seed
from dashboard.store import open_store

ROWS = 1_000_000
REPEATS = 3
TODAY = date(2026, 11, 22)
DISTRICTS = ("云屏区", "中川区", "临浦区", "映雪区", "松岭县", "清溪县", "石桥县", "高新区")
UNITS = 300
DATES = tuple(f"{year}-{day}" for year in (2025, 2026) for day in ("03-31", "06-30", "09-30", "12-31"))[:7]
OCCUPATIONS = (
    "焊工", "车工", "铣工", "钳工", "电工", "锻造工", "铸造工", "数控车工", "装配钳工", "起重装卸机械操作工", "叉车司机", "架子工",
    "钢筋工", "混凝土工", "砌筑工", "防水工", "管道工", "汽车维修工", "保育师", "养老护理员", "中式烹调师", "物流服务师", "快递员", "化工总控工",
    "电梯安装维修工", "制冷工", "质检员", "仪器仪表维修工",
)  # fmt: skip
HEADER = "统计时点,县区,单位,行业门类,职业工种,技能等级,群体,人数,其中女,当年新增"


@dataclass(frozen=True)
class Timing:
    """Seconds of the middle one of some runs, and the largest peak of memory among them in MB."""

    what: str
    seconds: float
    peak_mb: float


@dataclass(frozen=True)
class Row:
    """One line of the table; `target` is the greatest value that is good."""

    measured: str
    value: float
    unit: str
    target: float | None = None


def measure(rows: int = ROWS) -> list[Row]:
    """Time the plain read, the import, and the import of the same file in GB18030, each in processes of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, rows)
        plain = _time("plain read_csv", _read_plainly, folder / "skills.csv")
        ours = _time("import UTF-8", _import, folder / "skills.csv")
        chinese = _time("import GB18030", _import, folder / "skills_gb18030.csv")
    return [
        Row("DuckDB reads the CSV into a table of a file", plain.seconds, "s"),
        Row("import, UTF-8", ours.seconds, "s"),
        Row("import, GB18030", chinese.seconds, "s"),
        Row("import ÷ DuckDB", ours.seconds / plain.seconds, "×", 3),
        Row("GB18030 ÷ UTF-8", chinese.seconds / ours.seconds, "×", 1.5),
        Row("peak memory of the import", max(ours.peak_mb, chinese.peak_mb), "MB", 1000),
    ]


def write_files(folder: Path, rows: int) -> None:
    """Write a directory of districts and units, and the skills file that is valid against it, in two encodings."""
    places = ["县区代码,县区名称,县区类型", "990100,澜川市,市本级"]
    places += [f"9901{number:02d},{name},区" for number, name in enumerate(DISTRICTS, start=2)]
    units = ["单位编号,单位名称,单位类别,县区"]
    units += [
        f"Q{number:04d},第{number}机械制造有限公司,企业,{DISTRICTS[number % len(DISTRICTS)]}"
        for number in range(UNITS)
    ]
    for name, lines in (("districts", places), ("units", units)):
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, encoding in (("skills", "utf-8"), ("skills_gb18030", "gb18030")):
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            file.write(HEADER + "\r\n")
            file.writelines(itertools.islice(_skills(), rows))


def _skills() -> Iterator[str]:
    levels = [level.value for level in LEVELS]
    industries = [industry.value for industry in INDUSTRIES]
    for day, number in itertools.product(DATES, range(UNITS)):
        place, industry = DISTRICTS[number % len(DISTRICTS)], industries[number % 5]
        unit = f"第{number}机械制造有限公司"
        for occupation, level, group in itertools.product(OCCUPATIONS, levels, ("农民工", "非农民工")):
            workers = (number * 7 + len(occupation) * 13 + len(level) * 5) % 90 + 4
            yield f"{day},{place},{unit},{industry},{occupation},{level},{group},{workers},{workers // 3},{workers // 5}\r\n"


def _time(what: str, run: Callable[[Path], tuple[float, float]], source: Path) -> Timing:
    """The middle of some runs, each in a fresh process so that none profits from another."""
    spawn = multiprocessing.get_context("spawn")
    runs = []
    for _ in range(REPEATS):
        with ProcessPoolExecutor(1, spawn) as pool:
            runs.append(pool.submit(run, source).result())
    return Timing(what, statistics.median(seconds for seconds, _ in runs), max(peak for _, peak in runs))


def _read_plainly(source: Path) -> tuple[float, float]:
    with TemporaryDirectory(dir=source.parent) as folder:
        started = time.perf_counter()
        with closing(duckdb.connect(str(Path(folder) / "plain.duckdb"))) as connection:
            connection.execute("create table skills as from read_csv($1)", [str(source)])
        return time.perf_counter() - started, _peak()


def _import(source: Path) -> tuple[float, float]:
    terms = Terms("benchmark", TODAY, TODAY)
    with (
        TemporaryDirectory(dir=source.parent) as folder,
        closing(open_store(Path(folder) / "s.duckdb")) as store,
    ):
        seed(store, today=TODAY)
        for name in ("districts", "units"):
            import_file(store, source.with_name(f"{name}.csv"), terms, dataset=named(name))
        started = time.perf_counter()
        answer = import_file(store, source, terms, dataset=named("skills"))
        seconds = time.perf_counter() - started
        if answer.status is not Status.IMPORTED:
            raise RuntimeError(f"not imported: {answer.problems[:3]}")
        return seconds, _peak()


def _peak() -> float:
    """The most memory that this process ever held, in MB; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0
    import resource  # not on Windows

    per_mb = 1024 if sys.platform == "linux" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    for row in measure(parser.parse_args().rows):
        target = "" if row.target is None else f"≤ {row.target:g}"
        print(f"{row.measured:45} {row.value:9.2f} {row.unit:3} {target}")


if __name__ == "__main__":
    main()
