"""Texts to values: the typed rows `checked(line, <columns of the dataset>)`, each distinct text read once."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.files.coded import Coded, show
from dashboard.intake.reading.cells import BLANKS, DASHES, INVISIBLE, SPACES
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.repairs import RepairKind
from dashboard.intake.reading.words import PLAIN, SQL_TYPES, Words, is_plain
from dashboard.store import Cursor

_HALF = "".join(map(chr, range(0x21, 0x7F))) + "-" * len(DASHES)
_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F))) + DASHES
"""Full-width characters and dashes, and what is read for each."""


@dataclass(frozen=True)
class Typed:
    """The typed rows: `line`, then the columns of the dataset."""

    table: pa.Table
    codes: MappingABC[str, pa.Array]
    """For each row the place of its value, of the columns that came coded."""
    values: MappingABC[str, pa.Array]
    """The values of those columns."""

    def key_column(self, name: str) -> str:
        """Where the values of a key lie as they are compared, if some of them differ in their writing only."""
        return folded_name(name) if folded_name(name) in self.table.column_names else name

    def values_of(self, name: str) -> pa.Array | None:
        """The distinct values of a column, null among them where a row has none; None where it isn't coded."""
        values = self.values.get(name)
        if values is None or not self.codes[name].null_count:
            return values
        return pa.concat_arrays([values, pa.nulls(1, values.type)])


def lay_checked(
    cursor: Cursor,
    coded: Coded,
    mapping: Mapping,
    words: MappingABC[str, Words],
    off: frozenset[RepairKind] = frozenset(),
    known: Iterable[str] = (),
) -> Typed:
    """Read the texts of every column once, take the values by the codes, and let the engine see them as `checked`.

    `known` are the codes of the store that rows of this dataset have: a code written otherwise is read as the known one.
    """
    cursor.execute("set variable spaces = $1", [SPACES])
    _lay_own_codes(cursor, known)
    texts = [
        _Texts(
            None if place is None else _read_texts(cursor, mapping, column, words.get(column.name), off),
            None if place is None else coded.columns[place].codes,
            _one(cursor, typed_default(column)),
        )
        for column in mapping.dataset.columns
        for place in [mapping.place(column.name)]
    ]
    arrays: dict[str, pa.Array] = {"line": coded.lines}
    codes: dict[str, pa.Array] = {}
    distinct: dict[str, pa.Array] = {}
    with ThreadPoolExecutor() as pool:  # the library lets go of the interpreter meanwhile
        spread = pool.map(partial(_spread_texts, rows=coded.rows), texts)
        for name, (array, code, few) in zip(mapping.dataset.names, spread, strict=True):
            arrays[name] = array
            if code is not None:
                codes[name], distinct[name] = code, few
    for column in mapping.dataset.columns:
        if column.key and is_free_text(column) and mapping.place(column.name) is not None:
            _fold(cursor, column.name, arrays, codes, distinct)
    table = pa.table(arrays)
    show(cursor, "checked", table)
    return Typed(table, codes, distinct)


def _read_texts(
    cursor: Cursor, mapping: Mapping, column: Column, words: Words | None, off: frozenset[RepairKind]
) -> pa.Array:
    """What each text of a column stands for, in their order."""
    texts = f"texts_c{mapping.place(column.name)}"
    join = f"left join words_{column.name} as word on texts.cell = word.raw" if words and words.count else ""
    value = _expression(mapping, column, words, off)
    if is_own_code(column, mapping) and RepairKind.WIDTH not in off:
        value = f"coalesce(own.code, {value})"
        join = f"left join own_codes as own on own.folded = {folded('texts.cell')}"
    return _one(cursor, f"{value} as value from {texts} as texts {join} order by texts.place")


def _one(cursor: Cursor, expression: str) -> pa.Array:
    """The one column of a query."""
    column = cursor.sql(f"select {expression}").to_arrow_table().column(0)
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


class _Texts(NamedTuple):
    """A column: what its texts stand for, the codes of the rows by them, and the default as an array of one."""

    values: pa.Array | None
    codes: pa.Array | None
    default: pa.Array


def _spread_texts(texts: _Texts, rows: int) -> tuple[pa.Array, pa.Array | None, pa.Array]:
    """The value of every row; and where it is coded the codes by the values, and the values."""
    values, codes, default = texts
    if values is None:
        return pa.repeat(default[0], rows), pa.repeat(pa.scalar(0, pa.int32()), rows), default
    if codes is None:
        return values if default.null_count else pc.fill_null(values, default[0]), None, default
    if pa.types.is_list(values.type):
        return values.take(codes), None, default
    own, few = _take(values, codes, default)
    return _spread(own, few), own, few


def _take(values: pa.Array, codes: pa.Array, default: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The codes of all rows by their values, and the values: several texts may stand for one."""
    distinct = pa.concat_arrays([values, default]).dictionary_encode()
    own = distinct.indices.take(codes)
    if not default.null_count:
        own = pc.fill_null(own, distinct.indices[-1])
    return own, distinct.dictionary


def _spread(codes: pa.Array, values: pa.Array) -> pa.Array:
    """The value of every row; texts stay coded."""
    return (
        pa.DictionaryArray.from_arrays(codes, values)
        if pa.types.is_string(values.type)
        else values.take(codes)
    )


def _expression(mapping: Mapping, column: Column, words: Words | None, off: frozenset[RepairKind]) -> str:
    kind = SQL_TYPES[column.kind]
    cell = "texts.cell"
    word = "word.value" if words and words.count else f"cast(null as {kind})"
    if is_plain(mapping, column):
        plain = f"regexp_full_match({cell}, '{PLAIN[column.kind]}')" if words and words.count else "true"
        value = f"case when {plain} then try_cast({cell} as {kind}) else {word} end"
    elif column.choices or column.refers or column.kind is not Kind.TEXT:
        value = word
    else:
        value = _text(cell, column, off)
    return value if column.default is None else f"coalesce({value}, {typed_default(column)})"


def _text(cell: str, column: Column, off: frozenset[RepairKind]) -> str:
    text = cell
    if RepairKind.SPACES not in off:
        text = f"case when {at_edge(cell)} then trim({cell}, getvariable('spaces')) else {cell} end"
    if column.code and RepairKind.WIDTH not in off:
        text = as_code(text)
    blanks = [""] if RepairKind.BLANKS in off else sorted(BLANKS)
    return f"case when {text} not in ({', '.join(map(_quote, blanks))}) then {text} end"


def at_edge(cell: str) -> str:
    """Whether spaces stand around a text, as SQL: cheaper than trimming each."""
    return f"regexp_matches({cell}, '^[{SPACES}]|[{SPACES}]$')"


def as_code(cell: str) -> str:
    """A code in plain letters, digits and hyphens, without the quotes that kept it a text, as SQL."""
    seen = f"regexp_replace({cell}, '[{INVISIBLE}]', '', 'g')"
    bare = rf"""regexp_replace({seen}, '^''(.+)$|^="(.+)"$', '\1\2')"""
    plain = f"translate({bare}, {_quote(_WIDE)}, {_quote(_HALF)})"
    return f"case when regexp_matches({cell}, '[^ -~]|^''|^=') then {plain} else {cell} end"


def is_widened(cell: str) -> str:
    """Whether a code is written in another way than it is kept, as SQL; spaces around it aside."""
    return f"{as_code(cell)} <> {cell}"


def folded(cell: str) -> str:
    """A text as it is compared, as SQL: 焊 工 and 焊工 are one, as are q-009a and Q-009A; stored is what was written."""
    bare = f"regexp_replace({as_code(cell)}, '[{SPACES}]', '', 'g')"
    return f"case when regexp_matches({cell}, '[^A-Z0-9-]') then upper({bare}) else {cell} end"


def folded_name(name: str) -> str:
    """Where the folded values of a column lie in `checked`."""
    return f"{name}_folded"


def is_own_code(column: Column, mapping: Mapping) -> bool:
    """Whether a column holds the codes by which the rows of a register are known."""
    return column.code and mapping.dataset.named_by[:1] == (column.name,)


def is_free_text(column: Column) -> bool:
    """Whether the cells of a column stand for themselves."""
    return column.kind is Kind.TEXT and not column.choices and not column.refers


def _lay_own_codes(cursor: Cursor, known: Iterable[str]) -> None:
    """Make the table `own_codes(folded, code)`, without those that differ in their writing only."""
    cursor.register("known_codes", pa.table({"code": pa.array(known, pa.string())}))
    cursor.execute(
        f"create table own_codes as select {folded('code')} as folded, any_value(code) as code "
        "from known_codes group by folded having count(*) = 1"
    )
    cursor.unregister("known_codes")


def _fold(
    cursor: Cursor,
    name: str,
    arrays: dict[str, pa.Array],
    codes: dict[str, pa.Array],
    distinct: dict[str, pa.Array],
) -> None:
    """Add the column of folded values where two values of a key are one by them."""
    values = distinct.get(name, arrays[name])
    if name not in distinct and not pc.any(pc.match_substring_regex(values, "[^A-Z0-9-]")).as_py():
        return
    places = pa.array(range(len(values)), pa.int64())
    show(cursor, "unfolded", pa.table([places, values], names=["place", "cell"]))
    whole = _one(cursor, f"{folded('cell')} as cell from unfolded order by place")
    cursor.unregister("unfolded")
    if name not in distinct:
        arrays[folded_name(name)] = whole
    elif pc.count_distinct(whole).as_py() < len(values) - values.null_count:
        same = whole.dictionary_encode()
        codes[folded_name(name)] = same.indices.take(codes[name])
        arrays[folded_name(name)] = _spread(codes[folded_name(name)], same.dictionary)


def is_blank_mark(cell: str) -> str:
    """Whether a text stands for an empty cell, as SQL."""
    return f"{cell} in ({', '.join(map(_quote, sorted(BLANKS - {''})))})"


def typed_default(column: Column) -> str:
    """The declared default, or null, as SQL; the catalog is trusted, so quoting is enough."""
    text = column.default
    if text is not None and column.kind is Kind.FLAG:
        text = {"是": "true", "否": "false"}[text]
    return f"cast({'null' if text is None else _quote(text)} as {SQL_TYPES[column.kind]})"


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
