"""A file read whole: what was understood, every problem, and the good rows as canonical Parquet. Writes no store.

Everything here happens in a private engine inside one folder, so that it can run in a process of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.dataset import Dataset, Level
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.check import check
from dashboard.intake.decode import Text, decode
from dashboard.intake.lookups import Lookups
from dashboard.intake.mapping import Mapping, best_dataset, match, recognises
from dashboard.intake.percents import Scale
from dashboard.intake.personal import refuse_personal_cells, refuse_personal_headers
from dashboard.intake.problem import Problem, Unreadable, refusal
from dashboard.intake.sheet import Sheet, Staged, find_sheet, stage
from dashboard.intake.typed import lay_checked, lay_totals
from dashboard.intake.words import Words, read_words
from dashboard.store import Cursor, scratch


@dataclass(frozen=True)
class Draft:
    """What a file turned out to be. `parquet` holds the rows without errors, None when the file is unreadable."""

    name: str
    dataset: Dataset | None = None
    sha256: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    mapping: Mapping | None = None
    rows_read: int = 0
    rows_good: int = 0
    problems: tuple[Problem, ...] = ()
    handled: tuple[str, ...] = ()
    parquet: Path | None = None
    version: int = 0
    """The version of the store whose names the cells were resolved by."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep rows, or the file, out."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def read_file(
    source: Path,
    name: str,
    folder: Path,
    lookups: Lookups,
    *,
    dataset: Dataset | None = None,
    percents: Scale | None = None,
) -> Draft:
    """Read one file inside `folder`; `dataset` None lets the headers decide. Never raises for what is in the file."""
    text: Text | None = None
    try:
        text = decode(source, folder)
        return _read(text, name, folder, lookups, dataset, percents)
    except Unreadable as error:
        sha256, encoding = (text.sha256, text.encoding) if text else ("", "")
        return Draft(name, dataset, sha256, encoding, problems=error.problems, version=lookups.version)


def _read(
    text: Text, name: str, folder: Path, lookups: Lookups, dataset: Dataset | None, percents: Scale | None
) -> Draft:
    candidates = (dataset, *(other for other in UPLOADED if other is not dataset)) if dataset else UPLOADED
    sheet = find_sheet(text, candidates)
    refuse_personal_headers(sheet.headers, row=sheet.header_row)
    chosen = dataset or best_dataset(sheet.headers)
    if dataset and not recognises(sheet.headers, dataset):
        other = best_dataset(sheet.headers)
        raise refusal(
            "wrong_dataset",
            f"这像是“{other.title}”，不是“{dataset.title}”",
            f"改选“{other.title}”，或核对文件",
            row=sheet.header_row,
        )
    mapping = match(sheet.headers, chosen, row=sheet.header_row)
    with scratch(folder) as cursor:
        staged = stage(cursor, text, sheet)
        width = len(sheet.headers)
        refuse_personal_cells(cursor, mapping, width, sheet.headers)
        _register(cursor, lookups)
        words = read_words(cursor, mapping, lookups, percent_answer=percents)
        totals = lay_totals(cursor, mapping, words, width)
        rows_read = lay_checked(cursor, mapping, words, width)
        if not rows_read:
            raise refusal(
                "empty_file", "文件没有数据行", "表头下面没有数据；核对是不是选错了文件", row=sheet.header_row
            )
        problems = check(cursor, mapping, words)
        parquet = folder / "rows.parquet"
        rows_good = _write(cursor, chosen, parquet)
    return Draft(
        name,
        chosen,
        text.sha256,
        text.encoding,
        sheet.delimiter,
        sheet.header_row,
        mapping,
        rows_read,
        rows_good,
        (*_extra_columns(mapping, sheet), *problems),
        tuple(_handled(sheet, staged, totals, words)),
        parquet,
        lookups.version,
    )


def _register(cursor: Cursor, lookups: Lookups) -> None:
    for dataset, table in lookups.tables.items():
        cursor.register(f"known_{dataset}", table)


def _write(cursor: Cursor, dataset: Dataset, parquet: Path) -> int:
    columns = ", ".join(dataset.names)
    row = cursor.execute(
        f"copy (select line, {columns} from checked where line not in (select line from bad) order by line) "
        f"to '{_quoted(parquet)}' (format parquet, compression zstd)"
    ).fetchone()
    return int(row[0]) if row else 0


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _extra_columns(mapping: Mapping, sheet: Sheet) -> list[Problem]:
    reason = "多余的列不会导入"
    return [
        Problem(
            sheet.header_row,
            header,
            header,
            Level.NOTICE,
            "extra_column",
            reason,
            "不需要改；要留的内容请换成模板里的列",
        )
        for header in mapping.extra
    ]


def _handled(sheet: Sheet, staged: Staged, totals: Sequence[int], words: dict[str, Words]) -> list[str]:
    said: list[str] = []
    if sheet.titles:
        said.append(f"已跳过表头上方 {sheet.titles} 行")
    said += [f"第 {line} 行是合计行，未导入" for line in totals[:20]]
    if staged.notes:
        said.append(f"已忽略表尾说明 {len(staged.notes)} 行")
    if staged.padded:
        rows = "、".join(str(line) for line in staged.padded[:10])
        said.append(f"第 {rows} 行{'等' if len(staged.padded) > 10 else ''}列数不足，缺的按空处理")
    return said + [word.notice for word in words.values() if word.notice]
