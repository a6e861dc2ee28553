"""What a file would change: its canonical rows held against the live ones, in SQL over the whole file."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.dataset

from dashboard.catalog.dataset import Dataset, Merge
from dashboard.store import LIVE, Cursor


@dataclass(frozen=True)
class Difference:
    """How many rows an entry inserts, updates, leaves unchanged and ends."""

    inserted: int
    updated: int
    unchanged: int
    ended: int

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.inserted or self.updated or self.ended)


def find_difference(cursor: Cursor, dataset: Dataset, parquet: Path) -> Difference:
    """Hold the file's rows against the live ones; leaves `incoming` and the table `matched` on the cursor for `apply`.

    `matched(line, same)` has one line for each incoming row whose key is live already; `leaving` holds the live
    keys of the file's scopes that the file doesn't name (merge by scope only).
    """
    cursor.register("incoming", pyarrow.dataset.dataset(str(parquet), format="parquet"))
    key = same_key(dataset.key)
    others = [name for name in dataset.names if name not in dataset.key]
    same = " and ".join(f"live.{name} is not distinct from incoming.{name}" for name in others) or "true"
    cursor.execute(
        f"create or replace temp table matched as select incoming.line, {same} as same "
        f"from {_live(dataset)} as live join incoming on {key}"
    )
    ended = 0
    if dataset.merge is Merge.BY_SCOPE:
        cursor.execute(_leaving(dataset))
        ended = _count(cursor, "select count(*) from leaving")
    incoming = _count(cursor, "select count(*) from incoming")
    matched = _count(cursor, "select count(*) from matched")
    unchanged = _count(cursor, "select count(*) from matched where same")
    return Difference(incoming - matched, matched - unchanged, unchanged, ended)


def apply_difference(cursor: Cursor, dataset: Dataset, difference: Difference, number: int) -> None:
    """End what the file replaces and insert what is new, as entry `number`."""
    table, key = dataset.table, same_key(dataset.key, "live", "incoming")
    if difference.updated:
        cursor.execute(
            f"update {table} as live set ended = $number from incoming join matched on incoming.line = matched.line "
            f"where live.ended = $live and not matched.same and {key}",
            {"number": number, "live": LIVE},
        )
    if difference.ended:
        cursor.execute(
            f"update {table} as live set ended = $number from leaving as incoming where live.ended = $live and {key}",
            {"number": number, "live": LIVE},
        )
    columns = ", ".join(dataset.names)
    kept = " where line not in (select line from matched where same)" if difference.unchanged else ""
    cursor.execute(
        f"insert into {table} ({columns}, begun, ended) select {columns}, $number, $live from incoming{kept}",
        {"number": number, "live": LIVE},
    )


def _leaving(dataset: Dataset) -> str:
    scope = ", ".join(dataset.scope)
    columns = ", ".join(f"live.{name}" for name in dataset.key)
    return (
        f"create or replace temp table leaving as with scopes as (select distinct {scope} from incoming) "
        f"select {columns} from {_live(dataset)} as live "
        f"join scopes on {same_key(dataset.scope, 'live', 'scopes')} "
        f"anti join incoming on {same_key(dataset.key)}"
    )


def _live(dataset: Dataset) -> str:
    return f"(select * from {dataset.table} where ended = {LIVE})"


def same_key(names: tuple[str, ...], left: str = "live", right: str = "incoming") -> str:
    """The condition that two rows have one key; empty cells match empty ones."""
    return " and ".join(f"{left}.{name} is not distinct from {right}.{name}" for name in names)


def _count(cursor: Cursor, statement: str) -> int:
    row = cursor.execute(statement).fetchone()
    return int(row[0]) if row else 0
