"""The SQL that turns the raw stage into the typed table `checked(line, <columns of the dataset>)`."""

from collections.abc import Mapping as MappingABC

from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.cells import BLANKS, TOTALS
from dashboard.intake.mapping import Mapping
from dashboard.intake.words import LIST_MARK, PLAIN, Words
from dashboard.store import Cursor

SQL_TYPES = {
    Kind.TEXT: "varchar",
    Kind.INT: "bigint",
    Kind.DECIMAL: "decimal(18, 4)",
    Kind.PERCENT: "decimal(18, 4)",
    Kind.MONTH: "date",
    Kind.DATE: "date",
    Kind.FLAG: "boolean",
    Kind.LIST: "varchar[]",
}
_WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－"
_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"
_SPACES = " \t\r\n\u00a0\u3000\u200b\ufeff"


def lay_totals(cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], width: int) -> list[int]:
    """Make the table `left_out(line)` of the rows of totals; return their lines in order."""
    by_place = {place: name for name, place in mapping.places}
    cursor.execute("create table left_out (line bigint)")
    for place in range(width):
        name = by_place.get(place)
        cell = f"stage.c{place}"
        if name in words:
            if words[name].totals:
                cursor.execute(
                    f"insert into left_out select line from stage join words_{name} as word on {cell} = word.raw "
                    "where word.code = 'total_row'"
                )
        else:
            cursor.execute(
                f"insert into left_out select line from stage where length({cell}) <= 10 "
                f"and rtrim(translate({cell}, $spaces, ''), ':：') in (select unnest($totals))",
                {"spaces": _SPACES, "totals": list(TOTALS)},
            )
    return [
        int(line) for (line,) in cursor.execute("select distinct line from left_out order by 1").fetchall()
    ]


def lay_checked(cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], width: int) -> int:
    """Make `checked` from `stage`; blank rows and rows of totals stay out. Returns the number of rows."""
    values = {"blanks": sorted(BLANKS), "spaces": _SPACES, "wide": _WIDE, "half": _HALF}
    columns = ",\n  ".join(
        f"{_expression(column, mapping.place(column.name), words.get(column.name))} as {column.name}"
        for column in mapping.dataset.columns
    )
    joins = "\n".join(
        f"left join words_{name} on stage.c{mapping.place(name)} = words_{name}.raw"
        for name, word in words.items()
        if word.count
    )
    filled = ", ".join(f"c{place}" for place in range(width))
    cursor.execute("set variable blanks = $1::varchar[]", [values["blanks"]])
    cursor.execute("set variable spaces = $1", [_SPACES])
    cursor.execute("set variable wide = $1", [_WIDE])
    cursor.execute("set variable half = $1", [_HALF])
    cursor.execute(
        f"create table checked as\nselect stage.line,\n  {columns}\nfrom stage\n{joins}\n"
        f"where coalesce({filled}) is not null and stage.line not in (select line from left_out)"
    )
    row = cursor.execute("select count(*) from checked").fetchone()
    return int(row[0]) if row else 0


def _expression(column: Column, place: int | None, words: Words | None) -> str:
    kind = SQL_TYPES[column.kind]
    default = None if column.default is None else _literal(column)
    if place is None:
        return f"cast({default or 'null'} as {kind})"
    cell = f"stage.c{place}"
    word = f"words_{column.name}.value" if words and words.count else "null"
    if column.kind in PLAIN:
        value = (
            f"case when regexp_full_match({cell}, '{PLAIN[column.kind]}') then try_cast({cell} as {kind})"
            f" else cast({word} as {kind}) end"
        )
    elif column.kind is Kind.LIST:
        value = f"string_split({word}, '{LIST_MARK}')"
    elif column.choices or column.refers or column.kind is not Kind.TEXT:
        value = f"cast({word} as {kind})"
    else:
        value = _text(cell, column)
    return f"coalesce({value}, cast({default} as {kind}))" if default else value


def _text(cell: str, column: Column) -> str:
    trimmed = f"trim({cell}, getvariable('spaces'))"
    if column.code:
        trimmed = f"translate({trimmed}, getvariable('wide'), getvariable('half'))"
    return f"case when {trimmed} not in (select unnest(getvariable('blanks'))) then {trimmed} end"


def _literal(column: Column) -> str:
    """The declared default as SQL; the catalog is trusted, so quoting is enough."""
    text = (
        {"是": "true", "否": "false"}.get(column.default or "", column.default)
        if column.kind is Kind.FLAG
        else column.default
    )
    return "'" + str(text).replace("'", "''") + "'"
