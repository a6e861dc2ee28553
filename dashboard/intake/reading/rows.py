"""The rows of a table: staged as text, mended, read cell by cell, checked, and written as canonical Parquet."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalog.dataset import Merge
from dashboard.catalog.wording import GUIDE_SHEET
from dashboard.intake.files.coded import MOST_CODED, Coded, lay_texts, take_back
from dashboard.intake.files.contents import Text
from dashboard.intake.files.layout import Recognise
from dashboard.intake.files.sheet import Sheet
from dashboard.intake.files.staging import Staged, stage
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.aside import Aside, is_total, put_aside
from dashboard.intake.reading.cells import clean, clean_code, folded_code
from dashboard.intake.reading.check import check
from dashboard.intake.reading.doubts import refuse_lost_characters, refuse_units_beside
from dashboard.intake.reading.heading import with_noted_unit
from dashboard.intake.reading.hollow import Hollow, fill_down, find_hollow, list_shared
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.mends import mend
from dashboard.intake.reading.personal import refuse_personal_cells, refuse_personal_texts
from dashboard.intake.reading.problem import Problem, refusal
from dashboard.intake.reading.questions import Question
from dashboard.intake.reading.readers import choose_readers
from dashboard.intake.reading.repairs import Repair, RepairKind
from dashboard.intake.reading.shares import ask_about_shares
from dashboard.intake.reading.tidied import list_tidied
from dashboard.intake.reading.typed import Typed, lay_checked
from dashboard.intake.reading.unknown import Unknown, list_unknown
from dashboard.intake.reading.words import Words, gather_texts, lay_words
from dashboard.store import Cursor


@dataclass(frozen=True)
class Rows:
    """What became of the rows of a table."""

    read: int
    good: int
    parquet: Path
    raw: Path | None
    problems: tuple[Problem, ...]
    repairs: tuple[Repair, ...]
    questions: tuple[Question, ...]
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True)
class Table:
    """A table that was found and whose columns are known."""

    text: Text
    sheet: Sheet
    mapping: Mapping
    recognise: Recognise


def read_rows(
    cursor: Cursor,
    table: Table,
    folder: Path,
    lookups: Lookups,
    answers: Answers,
    *,
    stages: Callable[[str], None],
    limits: Limits | None,
    most_coded: int = MOST_CODED,
) -> Rows:
    """Read the rows of a table within an engine of their own; raises Unreadable for what refuses the whole file."""
    sheet, mapping = table.sheet, table.mapping
    stages("读入")
    staged = stage(
        cursor, table.text, sheet, off=answers.off, recognise=table.recognise, most_coded=most_coded
    )
    coded = staged.coded
    if limits:
        limits.refuse_rows(coded.rows)
    stages("逐列检查")
    refuse_lost_characters(coded, sheet.headers)
    refuse_units_beside(coded, mapping, sheet.headers)
    texts = gather_texts(coded, mapping)
    refuse_personal_cells(cursor, mapping, sheet.headers, texts, _registered(lookups))
    if answers.mends or answers.dropped:
        refuse_personal_texts(
            (row, mapping.dataset.column(name).header, text) for row, name, text in answers.mends
        )
        mend(cursor, mapping, answers.mends, answers.dropped)
        coded = take_back(cursor, sheet.width, most_coded)
        texts = gather_texts(coded, mapping)
    template = GUIDE_SHEET in table.text.sheets
    aside = put_aside(cursor, coded, mapping, texts, answers.off, template=template)
    mapping = with_noted_unit(mapping, aside.said, answers)
    if aside.any:
        texts = gather_texts(_kept(cursor, coded), mapping)
    filled, hollows = _fill(cursor, coded, table, answers)
    if filled:
        coded = take_back(cursor, sheet.width, most_coded)
    if aside.any:
        coded = _kept(cursor, coded)
        lay_texts(cursor, coded)
    known = lookups.own_codes(mapping.dataset)
    own = _own_names(cursor, mapping, known)
    words = lay_words(cursor, mapping, texts, choose_readers(mapping, texts, lookups, own, answers))
    typed = lay_checked(cursor, coded, mapping, words, answers.off, known)
    if not coded.rows:
        reason, remedy = "文件没有数据行", "表头下面没有数据；核对是不是选错了文件"
        raise refusal("empty_file", reason, remedy, row=sheet.header_row)
    stages("核对")
    for name, known in lookups.tables.items():
        cursor.register(f"known_{name}", known)
    with ThreadPoolExecutor(1) as writing:
        parquet = folder / "rows.parquet"
        written = writing.submit(
            _write, typed.table, mapping, parquet
        )  # most files are good: written meanwhile
        problems = check(cursor, mapping, words, typed, frozenset(lookups.tables), hollows, answers)
        written.result()
    shared = list_shared(mapping, table.text.merged, sheet.first_data_row)
    lines = (
        [line for top, _, bottom, _ in table.text.merged for line in range(top, bottom + 1)] if shared else []
    )
    cursor.execute("insert into bad select unnest($1::bigint[]) intersect select line from checked", [lines])
    good, raw = _leave_out_bad(cursor, typed, mapping, parquet)
    return Rows(
        coded.rows,
        good,
        parquet,
        raw,
        (*problems, *shared),
        (
            *_repairs(table, staged, aside, words, filled),
            *list_tidied(cursor, coded, mapping, words, answers.off),
        ),
        (
            *(hollow.question for hollow in hollows),
            *(word.question for word in words.values() if word.question),
            *ask_about_shares(problems),
        ),
        list_unknown(cursor, mapping, words, lookups),
    )


def _kept(cursor: Cursor, coded: Coded) -> Coded:
    """The rows that were not put aside."""
    return coded.without([line for (line,) in cursor.execute("select distinct line from aside").fetchall()])


def _fill(
    cursor: Cursor, coded: Coded, table: Table, answers: Answers
) -> tuple[Sequence[Hollow], Sequence[Hollow]]:
    """The columns whose empty cells were filled, and those where that is still in question."""
    if answers.fill_down is False or RepairKind.FILLED_DOWN in answers.off:
        return (), ()
    hollows = find_hollow(cursor, coded, table.mapping, table.text.merged)
    if not hollows or answers.fill_down is None:
        return (), hollows
    fill_down(cursor, hollows)
    return hollows, ()


def _leave_out_bad(cursor: Cursor, typed: Typed, mapping: Mapping, parquet: Path) -> tuple[int, Path | None]:
    """How many rows are good, and where the others lie as the file writes them; `parquet` keeps the good ones only."""
    bad = [line for (line,) in cursor.execute("select distinct line from bad").fetchall()]
    if not bad:
        return typed.table.num_rows, None
    kept = pc.invert(pc.is_in(typed.table.column("line"), pa.array(bad, pa.int64())))
    good = typed.table.filter(kept)
    _write(good, mapping, parquet)
    raw = cursor.sql(
        "select * from stage where line in (select line from bad) order by line"
    ).to_arrow_table()
    pq.write_table(raw, parquet.with_name("raw.parquet"))
    return good.num_rows, parquet.with_name("raw.parquet")


def _write(table: pa.Table, mapping: Mapping, parquet: Path) -> None:
    """Write the columns that the file speaks of; in plain types, whatever they are coded as here."""
    names = _named_columns(mapping)
    pq.write_table(
        table.select(["line", *names]),
        parquet,
        compression="zstd",
        store_schema=False,
        write_statistics=False,  # it is read whole
        use_dictionary=list(names),
        column_encoding={"line": "DELTA_BINARY_PACKED"},
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


def _own_names(cursor: Cursor, mapping: Mapping, known: Sequence[str]) -> list[tuple[str | None, ...]]:
    """The names that the file itself brings, for columns that refer to rows of the same file."""
    if not any(column.refers == mapping.dataset.name for column in mapping.dataset.columns):
        return []
    places = [mapping.place(name) for name in mapping.dataset.named_by]
    cells = ", ".join("null" if place is None else f"c{place}" for place in places)
    rows = cursor.execute(f"select distinct {cells} from stage").fetchall()
    stored = {folded_code(code): code for code in known}
    named = [
        (stored.get(folded_code(code), clean_code(code)), *(clean(name) if name else None for name in names))
        for code, *names in rows
        if code
    ]
    return [row for row in named if row[0] and not is_total(row[0])]


def _registered(lookups: Lookups) -> Iterator[str]:
    """The names of units, districts and the like."""
    for name in lookups.tables:
        yield from lookups.names(name).codes


def _repairs(
    table: Table, staged: Staged, aside: Aside, words: dict[str, Words], filled: Sequence[Hollow]
) -> Iterator[Repair]:
    yield from table.sheet.repairs
    yield from aside.repairs
    yield from staged.repairs
    for hollow in filled:
        yield from hollow.repairs
    yield from (word.repair for word in words.values() if word.repair)
