"""A file read whole: what was understood, every problem, and the good rows as canonical Parquet. Writes no store.

Everything here happens in a private engine inside one folder, so that it can run in a process of its own.
"""

from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.dataset import Dataset, Level, Merge
from dashboard.intake.files.decode import Text, decode
from dashboard.intake.files.sheet import Sheet, find_sheet, stage
from dashboard.intake.reading.aside import Aside, put_aside
from dashboard.intake.reading.cells import clean, is_total
from dashboard.intake.reading.check import check
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.mapping import Mapping, best_dataset, match, score
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.personal import refuse_personal_cells, refuse_personal_headers
from dashboard.intake.reading.problem import Problem, Unreadable, refusal
from dashboard.intake.reading.readers import choose_readers
from dashboard.intake.reading.typed import lay_checked, write_parquet
from dashboard.intake.reading.words import Words, gather_texts, lay_words
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
    sheet = find_sheet(text, dataset)
    refuse_personal_headers(sheet.headers, row=sheet.header_row)
    chosen = _choose(sheet, dataset)
    mapping = match(sheet.headers, chosen, row=sheet.header_row)
    with scratch(folder) as cursor:
        padded = stage(cursor, text, sheet)
        texts = gather_texts(cursor, mapping)
        refuse_personal_cells(cursor, mapping, sheet.headers, texts)
        readers = choose_readers(
            mapping, texts, lookups, _own_names(cursor, mapping), percent_answer=percents
        )
        words = lay_words(cursor, mapping, texts, readers)
        aside = put_aside(cursor, mapping, words, len(sheet.headers))
        parquet = folder / "rows.parquet"
        rows_read = lay_checked(cursor, mapping, words, parquet, aside=aside.any)
        if not rows_read:
            raise refusal(
                "empty_file", "文件没有数据行", "表头下面没有数据；核对是不是选错了文件", row=sheet.header_row
            )
        for known, table in lookups.tables.items():
            cursor.register(f"known_{known}", table)
        problems = check(cursor, mapping, words)
        rows_good = rows_read
        named = _named_columns(mapping)
        if len(named) < len(chosen.names) or any(problem.level is Level.ERROR for problem in problems):
            parquet = folder / "good.parquet"
            good = f"select line, {', '.join(named)} from checked where line not in (select line from bad)"
            rows_good = write_parquet(cursor, good, parquet)
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
        tuple(_handled(sheet, padded, aside, words)),
        parquet,
        lookups.version,
    )


def _named_columns(mapping: Mapping) -> tuple[str, ...]:
    """The columns that the file speaks of: merging by key, those it doesn't have stay as they are in the store."""
    if mapping.dataset.merge is Merge.BY_SCOPE:
        return mapping.dataset.names
    return tuple(
        name
        for name in mapping.dataset.names
        if mapping.place(name) is not None or name in mapping.dataset.key
    )


def _choose(sheet: Sheet, dataset: Dataset | None) -> Dataset:
    """What the file is; refuses one that is plainly another than was said."""
    fitting = best_dataset(sheet.headers)
    if dataset is None:
        return fitting
    if not score(sheet.headers, dataset):
        reason = f"这像是“{fitting.title}”，不是“{dataset.title}”"
        raise refusal("wrong_dataset", reason, f"改选“{fitting.title}”，或核对文件", row=sheet.header_row)
    return dataset


def _own_names(cursor: Cursor, mapping: Mapping) -> list[tuple[str | None, ...]]:
    """The names that the file itself brings, for columns that refer to rows of the same file."""
    if not any(column.refers == mapping.dataset.name for column in mapping.dataset.columns):
        return []
    places = [mapping.place(name) for name in mapping.dataset.named_by]
    cells = ", ".join("null" if place is None else f"c{place}" for place in places)
    rows = cursor.execute(f"select distinct {cells} from stage").fetchall()
    cleaned = [tuple(clean(cell) if cell else None for cell in row) for row in rows]
    return [row for row in cleaned if row[0] and not is_total(row[0])]


def _extra_columns(mapping: Mapping, sheet: Sheet) -> list[Problem]:
    return [
        Problem(
            sheet.header_row,
            header,
            header,
            Level.NOTICE,
            "extra_column",
            f"多余的列“{header}”不会导入",
            "不需要改；要留的内容请换成模板里的列",
        )
        for header in mapping.extra
    ]


def _handled(sheet: Sheet, padded: list[int], aside: Aside, words: dict[str, Words]) -> list[str]:
    said: list[str] = []
    if sheet.titles:
        said.append(f"已跳过表头上方 {sheet.titles} 行")
    said += [f"第 {line} 行是合计行，未导入" for line in aside.totals[:20]]
    if aside.notes:
        said.append(f"已忽略表尾说明 {aside.notes} 行")
    if padded:
        rows = "、".join(str(line) for line in padded[:10])
        said.append(f"第 {rows} 行{'等' if len(padded) > 10 else ''}列数不足，缺的按空处理")
    return said + [word.notice for word in words.values() if word.notice]
