"""Any table written in any dialect reads back the same; one whose structure was hurt is refused or keeps its sound rows."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading.repairs import RepairKind
from tests.intake.files.laying import lay, table_of

HEADER = ("期次", "县区", "人数", "备注")
KEPT = frozenset({RepairKind.LINE_BREAKS})

Row = tuple[str, str, str, str]


@dataclass(frozen=True)
class Written:
    """A table and the lines that it was written as, the header's first."""

    rows: list[Row]
    lines: list[str]

    @property
    def text(self) -> str:
        return "".join(self.lines)


months = st.integers(1, 12).map(lambda month: f"2026-{month:02}")
counts = st.integers(0, 10**6).map(str)
words = st.text("云屏区松岭县中川 ab", min_size=1, max_size=5).map(str.strip).filter(bool)
remarks = st.text("云屏,;|，\t\"' \n1a", max_size=8).filter(lambda text: text == text.strip())
delimiters = st.sampled_from([",", "\t", ";", "，", "|"])
ends = st.sampled_from(["\n", "\r\n", "\r"])
tables = st.lists(
    st.tuples(months, words, counts, remarks), min_size=3, max_size=8, unique_by=lambda row: row[2]
)


def write(rows: list[Row], delimiter: str, always: bool, quote: str, end: str) -> Written:
    """Write a table, its cells in quotes always or where they must be."""

    def written(cell: str) -> str:
        needs = always or any(sign in cell for sign in (delimiter, '"', "'", "\n"))
        return quote + cell.replace(quote, quote * 2) + quote if needs else cell

    return Written(rows, [delimiter.join(map(written, row)) + end for row in (HEADER, *rows)])


written = st.one_of(
    st.builds(write, tables, delimiters, st.booleans(), st.just('"'), ends),
    st.builds(write, tables, delimiters, st.just(True), st.just("'"), ends),
)
"""A table that puts apostrophes round a few cells only says the same as one whose cells hold them."""


def comes_back_knowing_the_names(table: Written) -> None:
    _, rows, _ = lay(table.text, off=KEPT)
    assert [tuple(cell or "" for cell in row[1:]) for row in rows] == table.rows
    assert [row[0] for row in rows] == list(range(2, len(rows) + 2))


def comes_back_knowing_nothing(table: Written) -> None:
    read = table_of(table.text)
    assert read.headers == HEADER
    assert list(read.rows) == table.rows


def keeps_sound_rows(table: Written, hurt: str, touched: set[int]) -> None:
    """`touched`: the rows, from 0, that the change may have changed."""
    table_of(hurt)
    try:
        _, rows, _ = lay(hurt, off=KEPT)
    except Unreadable:
        return
    found = [tuple(cell or "" for cell in row[1:]) for row in rows]
    sound = [row for place, row in enumerate(table.rows) if place not in touched]
    assert [row for row in found if row in sound] == [row for row in table.rows if row in sound]
    breaks = sum(table.rows[place][3].count("\n") for place in touched if place < len(table.rows))
    assert len(found) <= len(table.rows) + 1 + breaks


@st.composite
def hurt_tables(draw: st.DrawFn) -> tuple[Written, str, set[int]]:
    """A table, its text with one character lost or added below the header, and the rows that this touches."""
    table = draw(written)
    row = draw(st.integers(0, len(table.rows) - 1))
    line = table.lines[row + 1]
    place = draw(st.integers(0, len(line) - 1))
    added = draw(st.sampled_from(["", '"', "'", ",", ";", "\t", "\n"]))
    kept = place if added else place + 1
    lines = table.lines.copy()
    lines[row + 1] = line[:place] + added + line[kept:]
    joins = not added and line[place] in "\r\n"
    return table, "".join(lines), {row, row + 1} if joins else {row}


CASES: list[tuple[Callable[..., None], st.SearchStrategy[tuple[object, ...]]]] = [
    (comes_back_knowing_the_names, st.tuples(written)),
    (comes_back_knowing_nothing, st.tuples(written)),
    (keeps_sound_rows, hurt_tables()),
]
NAMED = pytest.mark.parametrize(("holds", "cases"), CASES, ids=[case[0].__name__ for case in CASES])


@NAMED
def test_i34_tables(holds: Callable[..., None], cases: st.SearchStrategy[tuple[object, ...]]) -> None:
    _try(holds, cases, 25)


@pytest.mark.long
@NAMED
def test_i34_many_tables(holds: Callable[..., None], cases: st.SearchStrategy[tuple[object, ...]]) -> None:
    _try(holds, cases, 2_000)


def _try(holds: Callable[..., None], cases: st.SearchStrategy[tuple[object, ...]], times: int) -> None:
    @settings(max_examples=times, deadline=None)
    @given(cases)
    def each(case: tuple[object, ...]) -> None:
        holds(*case)

    each()
