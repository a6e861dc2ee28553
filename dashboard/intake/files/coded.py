"""The rows of a table as codes: each distinct text of a column once, and for every row the place of its text.

A million cells hold few different texts. What is asked of texts is asked of these few, and a column of values is
their values taken by the codes: no row is looked at by itself.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.store import Cursor

CODED_TEXT = pa.dictionary(pa.int32(), pa.string())
"""How a column comes that is coded by parts already."""
MOST_CODED = 1 << 16
"""A column with more different texts than this, and than one row in ten, is left uncoded."""
_BLANK = r"^[ \t\r\n\v\x{a0}\x{3000}\x{200b}\x{feff}]*$"
_ROWS_A_BATCH = 122_880
"""What the engine takes at once, so that it can use every core."""


@dataclass(frozen=True)
class Cells:
    """One column: its texts, none of them null, and for every row the place of its own, null where it is empty.

    Without codes the texts are the rows themselves, nulls among them.
    """

    texts: pa.Array
    codes: pa.Array | None

    def whole(self) -> pa.Array:
        """The text of every row."""
        return self.texts if self.codes is None else pa.DictionaryArray.from_arrays(self.codes, self.texts)

    def where(self, text: str) -> pa.Array | None:
        """Which rows hold a text, or nothing for the empty one; None when none does."""
        if not text:
            empty = self.texts if self.codes is None else self.codes
            return pc.is_null(empty) if empty.null_count else None
        if self.codes is None:
            return pc.fill_null(pc.equal(self.texts, text), fill_value=False)
        place = pc.index(self.texts, text).as_py()
        return pc.fill_null(pc.equal(self.codes, place), fill_value=False) if place >= 0 else None

    def has_empty(self) -> bool:
        """Whether some row has no text."""
        return bool((self.texts if self.codes is None else self.codes).null_count)


@dataclass(frozen=True)
class Coded:
    """The rows of a table: the number that Excel shows for each, and the cells of each column."""

    lines: pa.Array
    columns: tuple[Cells, ...]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def without(self, rows: Sequence[int]) -> "Coded":
        """The same table without the rows of these numbers."""
        if not rows:
            return self
        kept = pc.invert(pc.is_in(self.lines, pa.array(rows, self.lines.type)))
        return Coded(
            self.lines.filter(kept),
            tuple(
                Cells(cells.texts.filter(kept), None)
                if cells.codes is None
                else Cells(cells.texts, cells.codes.filter(kept))
                for cells in self.columns
            ),
        )

    def blank(self, place: int) -> pa.Array | None:
        """Which rows have nothing but spaces in a column; None when none has."""
        cells = self.columns[place]
        bare = pc.match_substring_regex(cells.texts, _BLANK)
        if cells.codes is None:
            mask = pc.fill_null(bare, fill_value=True)
        elif pc.any(bare).as_py():
            mask = pc.fill_null(bare.take(cells.codes), fill_value=True)
        else:
            mask = pc.is_null(cells.codes) if cells.codes.null_count else None
        return mask if mask is not None and pc.any(mask).as_py() else None

    def first_line(self, place: int, text: str) -> int:
        """The number of the first row that holds a text, which is known to stand in the column."""
        cells = self.columns[place]
        if cells.codes is None:
            return int(self.lines[pc.index(cells.texts, text).as_py()].as_py())
        code = pc.index(cells.texts, text).cast(cells.codes.type)
        return int(self.lines[pc.index(cells.codes, code).as_py()].as_py())

    def texts(self, place: int) -> pa.Array:
        """The distinct texts of a column's rows."""
        cells = self.columns[place]
        if cells.codes is None:
            return cells.texts.unique().drop_null()
        used = np.zeros(len(cells.texts), dtype=bool)
        used[cells.codes.drop_null().to_numpy(zero_copy_only=False)] = True
        return cells.texts if used.all() else cells.texts.filter(pa.array(used))


def code_columns(lines: pa.Array, columns: Sequence[pa.ChunkedArray], most: int = MOST_CODED) -> Coded:
    """Code the columns of a table, given as texts or as dictionaries of them, that have at `most` so many texts."""
    with ThreadPoolExecutor() as pool:
        return Coded(lines, tuple(pool.map(partial(_code, most=most), columns)))


def lay(cursor: Cursor, coded: Coded) -> None:
    """Let the engine see the rows as `stage(line, c0 …)` and the texts of each column as `texts_c0(place, cell)`."""
    names = ["line", *(f"c{place}" for place in range(len(coded.columns)))]
    stage = pa.table([coded.lines, *(cells.whole() for cells in coded.columns)], names=names)
    show(cursor, "stage", stage)
    lay_texts(cursor, coded)


def lay_texts(cursor: Cursor, coded: Coded) -> None:
    """Let the engine see the texts of each column; those of uncoded ones are rows, and are laid anew when rows are left out."""
    for place, cells in enumerate(coded.columns):
        places = pa.array(np.arange(len(cells.texts), dtype=np.int64))
        show(cursor, f"texts_c{place}", pa.table([places, cells.texts], names=["place", "cell"]))


def take_back(cursor: Cursor, width: int, most: int = MOST_CODED) -> Coded:
    """The rows of the table `stage` after it was changed, coded anew, the engine seeing them so."""
    changed = cursor.sql("select * from stage order by line").to_arrow_table()
    cursor.execute("drop table stage")
    coded = code_columns(
        changed.column("line").combine_chunks(),
        [changed.column(f"c{place}") for place in range(width)],
        most,
    )
    lay(cursor, coded)
    return coded


def show(cursor: Cursor, name: str, table: Any) -> None:
    """Register a table in batches that the engine reads side by side."""
    batches = table.combine_chunks().to_batches(max_chunksize=_ROWS_A_BATCH)
    cursor.register(name, pa.Table.from_batches(batches, table.schema))


def _code(column: pa.ChunkedArray, most: int) -> Cells:
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    texts = sum(len(chunk.dictionary) for chunk in column.chunks)
    if texts > max(most, len(column) // 10) and texts > most * len(column.chunks) // 10:
        whole = column.cast(pa.string()).combine_chunks()
        return Cells(whole if isinstance(whole, pa.Array) else whole.chunk(0), None)
    one = column.unify_dictionaries().combine_chunks()
    array = (
        one if isinstance(one, pa.Array) else one.chunk(0) if one.num_chunks else pa.array([], column.type)
    )
    return Cells(array.dictionary.cast(pa.string()), array.indices)
