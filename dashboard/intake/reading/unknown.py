"""Names in a file that no register knows, with those that come nearest."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass

from dashboard.catalog.dataset import Kind
from dashboard.intake.reading.cells import clean
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.references import nearest
from dashboard.intake.reading.words import Words
from dashboard.store import Cursor

_MOST = 100
"""So many unknown names are offered; a file with more is the wrong file."""
_NEAREST = 5


@dataclass(frozen=True)
class Unknown:
    """One name that can't be resolved; it is never made a new row of the register."""

    dataset: str
    """The register that it was sought in."""
    text: str
    rows: int
    """How many rows write it."""
    nearest: tuple[tuple[str, str], ...]
    """(code, name), the likeliest first."""


def list_unknown(
    cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words], lookups: Lookups
) -> tuple[Unknown, ...]:
    """The unknown names of all columns that refer to a register, those in most rows first."""
    found: dict[tuple[str, str], int] = {}
    for name, word in words.items():
        if not word.column.refers or word.column.kind is Kind.LIST or not word.refused:
            continue
        rows = cursor.execute(
            f"select word.raw, count(*) from stage join words_{name} as word on stage.c{mapping.place(name)} = word.raw "
            "where word.code = 'unknown_reference' and stage.line not in (select line from aside) "
            f"group by word.raw order by count(*) desc, word.raw limit {_MOST}"
        ).fetchall()
        for raw, count in rows:
            key = word.column.refers, clean(raw)
            found[key] = found.get(key, 0) + int(count)
    return tuple(
        Unknown(dataset, text, rows, _offered(text, dataset, lookups))
        for (dataset, text), rows in sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_MOST]
    )


def _offered(text: str, dataset: str, lookups: Lookups) -> tuple[tuple[str, str], ...]:
    codes, titles = lookups.names(dataset).codes, lookups.titles(dataset)
    offered: dict[str, str] = {}
    for name in nearest(text, codes, most=2 * _NEAREST):
        code = codes[name]
        if code is not None:
            offered.setdefault(code, titles.get(code, code))
    return tuple(offered.items())[:_NEAREST]
