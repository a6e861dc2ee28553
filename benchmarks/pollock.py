"""How well files with broken structure are read: the public benchmark Pollock (github.com/HPI-Information-Systems/Pollock).

    python -m benchmarks.pollock --archive pollock.tar.gz [--verbose]

`python -m benchmarks` runs it too when the environment variable COCKPIT_POLLOCK names the archive. It holds `csv/` (2,290
files, each polluted in one way), `clean/` (what they say, as plain CSV), `parameters/` and `weights.json` (how often such
files are met in the wild). Told nothing but the file, the sheet stage gives its rows. A file's score is the sum of ten
measures from 0 to 1: read without an exception; precision, recall and F1 of the header's cells, of the records, and of all
cells, each compared as a multiset. Records are compared by their cells run together, numbers, dates and times first
brought to one form. The simple score is the mean over the files; the weighted one weighs a file by its weight over the
sum of the weights. Published: DuckDB 9.60 and SQLite 9.38, given the true parameters; DuckDB left to detect, 8.44.
"""

import argparse
import csv
import json
import re
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benchmarks.table import Row
from dashboard.intake.files.table import read_table

Records = list[list[str]]

GOAL = 9.60
_SHOWN = 10
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
    csv.Error,
)
"""What reading may raise by mistake: counted, and named in the output."""
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")


@dataclass(frozen=True)
class Score:
    """One file: its share of all weights, and its points from 0 to 10."""

    name: str
    share: float
    points: float
    failed: bool

    @property
    def lost(self) -> float:
        """What the file takes from the weighted score."""
        return self.share * (10 - self.points)


def main() -> None:
    """Score an archive and print the result."""
    parser = argparse.ArgumentParser(description="Score the sheet stage on the Pollock benchmark.")
    parser.add_argument("--archive", type=Path, required=True, help="pollock.tar.gz")
    parser.add_argument("--verbose", action="store_true", help="list every file that loses points")
    given = parser.parse_args()
    scores = score_archive(given.archive)
    print(f"files {len(scores)}  exceptions {sum(score.failed for score in scores)}")
    print(f"simple {simple(scores):.3f}  weighted {weighted(scores):.3f}")
    worst = sorted((score for score in scores if score.lost > 0), key=lambda score: -score.lost)
    for score in worst if given.verbose else worst[:_SHOWN]:
        print(f"{score.name:45} {score.points:7.3f}  lost {score.lost:.5f}")


def measure(archive: Path) -> list[Row]:
    """The rows of the table of measurements: smaller is better, so the points that are missing are shown."""
    scores = score_archive(archive)
    return [
        Row("Pollock: points missing of 10, weighted", 10 - weighted(scores), "", 10 - GOAL),
        Row("Pollock: points missing of 10, simple", 10 - simple(scores), ""),
        Row("Pollock: exceptions", sum(score.failed for score in scores), "", 0),
    ]


def score_archive(archive: Path, read: Callable[[Path], Records] | None = None) -> list[Score]:
    """The score of every file in a packed archive."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        return list(score_folder(next(Path(folder).rglob("weights.json")).parent, read or read_records))


def score_folder(folder: Path, read: Callable[[Path], Records]) -> Iterator[Score]:
    """The score of every file in a folder, read by `read`."""
    weights: dict[str, float] = json.loads((folder / "weights.json").read_text())
    files = sorted((folder / "csv").iterdir())
    total = sum(weights[file.name] for file in files)
    for file in files:
        with (folder / "clean" / file.name).open(encoding="utf-8-sig", newline="") as clean:
            truth = list(csv.reader(clean))
        share = weights[file.name] / total
        try:
            found = read(file)
        except _FAILURES as error:
            print(f"{file.name}: {error!r}")
            yield Score(file.name, share, 0.0, failed=True)
        else:
            yield Score(file.name, share, 1.0 + sum(compare(truth, found)), failed=False)


def read_records(path: Path) -> Records:
    """What the sheet stage makes of a file: the header's parts run together as the benchmark writes them, then the rows."""
    table = read_table(path)
    header = [[" ".join(column).strip() for column in zip(*table.parts, strict=True)]] if table.parts else []
    return [*header, *map(list, table.rows)]


def simple(scores: Sequence[Score]) -> float:
    """The mean over the files."""
    return sum(score.points for score in scores) / len(scores)


def weighted(scores: Sequence[Score]) -> float:
    """The mean in which each file counts by its weight."""
    return sum(score.points * score.share for score in scores)


def compare(truth: Records, found: Records) -> tuple[float, ...]:
    """Precision, recall and F1 of header, records and cells; all 1 where there is nothing to find."""
    if not truth:
        return (1.0,) * 9
    header = _overlap(map(_normal, truth[0]), map(_normal, found[0] if found else ()))
    records = _overlap(map(_run_together, truth[1:]), map(_run_together, found[1:]))
    cells = _overlap((cell for row in truth for cell in row), (cell for row in found for cell in row))
    return (*header, *records, *cells)


def _overlap(truth: Iterable[str], found: Iterable[str]) -> tuple[float, float, float]:
    expected, seen = Counter(truth), Counter(found)
    if not expected:
        return 1.0, 1.0, 1.0
    common = (expected & seen).total()
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / expected.total(), common / seen.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def _run_together(record: Sequence[str]) -> str:
    return "".join(map(_normal, record))


@lru_cache(maxsize=100_000)
def _normal(cell: str) -> str:
    """A cell in the one form in which 28/01/2018 is 2018-01-28, 0:15 is 00:15:00 and 1.50 is 1.5."""
    if match := _DAY_FIRST.fullmatch(cell):
        return f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    if match := _ISO.fullmatch(cell):
        return f"{match[1]}-{match[2]}-{match[3]}"
    if match := _TIME.fullmatch(cell):
        return f"{match[1]:0>2}:{match[2]}:00"
    try:
        return f"{float(cell):g}"
    except ValueError:
        return cell.lower()


if __name__ == "__main__":
    main()
