"""The SQL that turns the raw stage into the typed rows `checked(line, <columns of the dataset>)`."""

from collections.abc import Mapping as MappingABC
from pathlib import Path

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.reading.cells import BLANKS, SPACES
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.words import PLAIN, SQL_TYPES, Words
from dashboard.store import Cursor

_WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－"
_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"


def lay_checked(
    cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], parquet: Path, *, aside: bool
) -> int:
    """Write the typed rows to `parquet` and lay the view `checked` over them; returns the number of rows.

    Parquet, since it is what the store takes in, and is scanned as fast as a table.
    """
    columns = ",\n  ".join(
        f"{_expression(column, mapping.place(column.name), words.get(column.name))} as {column.name}"
        for column in mapping.dataset.columns
    )
    joins = "\n".join(
        f"left join words_{name} on stage.c{mapping.place(name)} = words_{name}.raw"
        for name, word in words.items()
        if word.count
    )
    for name, value in (("spaces", SPACES), ("wide", _WIDE), ("half", _HALF)):
        cursor.execute(f"set variable {name} = $1", [value])
    kept = "\nwhere stage.line not in (select line from aside)" if aside else ""
    rows = f"select stage.line,\n  {columns}\nfrom stage\n{joins}{kept}"
    count = write_parquet(cursor, rows, parquet)
    cursor.execute(f"create view checked as from read_parquet({_quote(str(parquet))})")
    return count


def write_parquet(cursor: Cursor, rows: str, parquet: Path) -> int:
    """Write the rows of a query; returns their number."""
    row = cursor.execute(
        f"copy (\n{rows}\n) to {_quote(str(parquet))} (format parquet, compression zstd)"
    ).fetchone()
    return int(row[0]) if row else 0


def _expression(column: Column, place: int | None, words: Words | None) -> str:
    kind = SQL_TYPES[column.kind]
    if place is None:
        return typed_default(column)
    cell = f"stage.c{place}"
    word = f"words_{column.name}.value" if words and words.count else f"cast(null as {kind})"
    if column.kind in PLAIN:
        plain = f"regexp_full_match({cell}, '{PLAIN[column.kind]}')" if words and words.count else "true"
        value = f"case when {plain} then try_cast({cell} as {kind}) else {word} end"
    elif column.choices or column.refers or column.kind is not Kind.TEXT:
        value = word
    else:
        value = _text(cell, column)
    return value if column.default is None else f"coalesce({value}, {typed_default(column)})"


def _text(cell: str, column: Column) -> str:
    at_edge = f"regexp_matches({cell}, '^[{SPACES}]|[{SPACES}]$')"  # cheaper than trimming each
    trimmed = f"case when {at_edge} then trim({cell}, getvariable('spaces')) else {cell} end"
    if column.code:
        trimmed = f"translate({trimmed}, getvariable('wide'), getvariable('half'))"
    return f"case when {trimmed} not in ({', '.join(map(_quote, sorted(BLANKS)))}) then {trimmed} end"


def typed_default(column: Column) -> str:
    """The declared default, or null, as SQL; the catalog is trusted, so quoting is enough."""
    text = column.default
    if text is not None and column.kind is Kind.FLAG:
        text = {"是": "true", "否": "false"}[text]
    return f"cast({'null' if text is None else _quote(text)} as {SQL_TYPES[column.kind]})"


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
