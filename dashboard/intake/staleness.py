"""What has happened in the store since a file was checked: names withdrawn, and rows that others wrote meanwhile."""

from dashboard.catalog.dataset import Dataset, Kind, Merge
from dashboard.catalog.datasets import named
from dashboard.errors import StoreChanged
from dashboard.intake.difference import CHANGING, same_key
from dashboard.intake.ledger import on_the_clock
from dashboard.intake.whose import district_of, name_of, owner_of, period_of, period_words
from dashboard.store import LIVE, Cursor


def refuse_stale_names(cursor: Cursor, dataset: Dataset) -> None:
    """Raise StoreChanged when a name that the file refers to is gone: names were resolved before the transaction."""
    for column in dataset.columns:
        if not column.refers or column.refers == dataset.name:
            continue
        value = f"unnest({column.name})" if column.kind is Kind.LIST else column.name
        code = named(column.refers).named_by[0]
        row = cursor.execute(
            f"select code from (select distinct {value} as code from incoming) "
            f"where code is not null and code not in (select {code} from {column.refers}) limit 1"
        ).fetchone()
        if row:
            raise StoreChanged(f"检查之后，{column.header}“{row[0]}”已从名录里撤下。请重新检查这个文件。")


def refuse_overtaken(cursor: Cursor, dataset: Dataset, version: int) -> None:
    """Raise StoreChanged when entries after `version` wrote keys, or scopes, that the file would change."""
    units = dataset.scope if dataset.merge is Merge.BY_SCOPE else dataset.key
    columns = ", ".join(units)
    ours = "incoming" if dataset.merge is Merge.BY_SCOPE else CHANGING
    period = period_of(dataset)
    row = cursor.execute(
        f"""
        with later as (
          select greatest(begun, case when ended < $live then ended else 0 end) as entry, *
          from {dataset.table}
          where begun > $version or (ended > $version and ended < $live)
        ),
        overtaken as (
          select later.*
          from later
          semi join (select distinct {columns} from {ours}) as mine on {same_key(units, "later", "mine")}
          order by entry desc
          limit 1
        )
        select {name_of(owner_of(dataset, "overtaken"), district_of(dataset, "overtaken"))},
               {f"overtaken.{period.name}" if period else "null"}, entries.person, entries.written_at
        from overtaken
        join entries on entries.number = overtaken.entry
        """,
        {"version": version, "live": LIVE},
    ).fetchone()
    if row:
        name, day, person, written_at = row
        what = f"{name}{period_words(dataset, day)}" or dataset.title
        raise StoreChanged(f"{what}刚被 {person} 在 {on_the_clock(written_at)} 更新，请核对后再传。")
