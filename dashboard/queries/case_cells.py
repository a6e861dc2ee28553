"""The counts of cases below the totals, as a person who may not read cases one by one gets them: small cells withheld.

Each table is answered for all months at once, whatever is asked, so that no two questions differ by a withheld cell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

from dashboard.queries.asking import Reading, ask
from dashboard.queries.suppression import Counts, Mask, withheld, withheld_throughout

WITHHELD = "略"
"""What stands for a withheld number."""
ARREARS = "拖欠克扣工资"
_WINDOW = 12


def by_district(reading: Reading) -> pd.DataFrame:
    """Month × district (null: not stated) × category: `received`, null where `is_withheld`.

    Every month has the same districts and categories; the sums over either are published, sums of months aren't.
    """
    frame = ask(reading, "rights/cells")
    if frame.empty:
        return pd.DataFrame(columns=["period", "district_code", "category", "received", "is_withheld"])
    least = int(frame["least_shown"].iloc[0])
    months, districts, categories, counts = _cube(frame, "district_code", "category")
    hidden = np.stack([withheld(table, least) for table in counts])
    return _long(
        {"period": months, "district_code": districts, "category": categories}, counts, hidden, "received"
    )


def month_table(reading: Reading, period: date) -> pd.DataFrame:
    """The cells of a month within their totals: level (city, category, district, cell), district_code, category, received, is_withheld.

    The city's row comes first, then the districts with most new cases; in each row its sum, then the busiest categories.
    """
    cells = by_district(reading)
    columns = ["level", "district_code", "category", "received", "is_withheld"]
    sums = _month_sums(reading, period)
    cells = cells[cells["period"] == pd.Timestamp(period)]
    if cells.empty or not sums.total:
        return pd.DataFrame(columns=columns)
    shown = {(row["district_code"], row["category"]): row for row in cells.to_dict("records")}
    rows: list[tuple[str, str | None, str | None, float, bool]] = [("city", None, None, sums.total, False)]
    rows += [("category", None, category, count, False) for category, count in sums.categories]
    for district, count in sums.districts:
        rows.append(("district", district, None, count, False))
        for category, _ in sums.categories:
            cell = shown[district, category]
            rows.append(("cell", district, category, cell["received"], cell["is_withheld"]))
    return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True)
class _Sums:
    """The totals of a month that are not zero, the largest first."""

    total: float
    districts: Sequence[tuple[str | None, float]]
    categories: Sequence[tuple[str | None, float]]


def _month_sums(reading: Reading, period: date) -> _Sums:
    frame = ask(reading, "rights/cells")
    frame = frame[frame["period"] == pd.Timestamp(period)]
    frame = frame.assign(
        district_code=frame["district_code"].astype(object).where(frame["district_code"].notna(), None)
    )

    def summed(by: str) -> Sequence[tuple[str | None, float]]:
        sums = frame.groupby(by, dropna=False)["received"].sum()
        found = [(None if pd.isna(code) else str(code), float(count)) for code, count in sums.items()]
        return sorted(found, key=lambda each: (-each[1], each[0] or ""))

    return _Sums(float(frame["received"].sum()), summed("district_code"), summed("category"))


def arrears(reading: Reading, period: date, district: str | None) -> str | None:
    """How many cases of arrears came in a month in a district, as text; None where that is withheld."""
    cells = by_district(reading)
    found = cells[
        (cells["period"] == pd.Timestamp(period))
        & (cells["district_code"] == district)
        & (cells["category"] == ARREARS)
    ]
    if found.empty:
        return "0"
    cell = found.iloc[0]
    return None if cell["is_withheld"] else f"{cell['received']:.0f}"


def by_group(reading: Reading, period: date) -> pd.DataFrame:
    """Category × worker group of the whole city in the 12 months to a month: `value`, null where withheld, and `value_text`.

    Only cells in which a case ever came, and only months with a whole year of cases; the sums of categories are published.
    """
    frame = ask(reading, "rights/group_cells")
    empty = pd.DataFrame(columns=["category", "worker_group", "value", "value_text"])
    if frame.empty:
        return empty
    least = int(frame["least_shown"].iloc[0])
    months, categories, groups, counts = _cube(frame, "category", "worker_group")
    ends = months[_WINDOW - 1 :]
    if pd.Timestamp(period) not in ends:
        return empty
    windows = np.stack([counts[at : at + _WINDOW].sum(axis=0) for at in range(len(ends))])
    hidden = withheld_throughout(windows, least)
    at = ends.index(pd.Timestamp(period))
    # a row whose withheld cells are all zero tells no more by writing the zeros
    shown = hidden & ((windows[at] * hidden).sum(axis=1) > 0)[:, None]
    named = {"category": categories, "worker_group": groups}
    long = _long(named, windows[at], shown, "value")
    long = long[(long["value"].fillna(1) > 0) & counts.any(axis=0).ravel()]
    said = [
        WITHHELD if is_withheld else f"{value:.0f}"
        for value, is_withheld in zip(long["value"], long["is_withheld"], strict=True)
    ]
    return long.assign(value_text=said)[list(empty.columns)].reset_index(drop=True)


def _cube(
    frame: pd.DataFrame, rows: str, columns: str
) -> tuple[list[pd.Timestamp], list[str | None], list[str | None], Counts]:
    """The months, the rows and columns that ever occur, sorted, and the counts: months × rows × columns, in every month."""
    first, last = frame["period"].min(), frame["period"].max()
    months = [pd.Timestamp(day) for day in pd.date_range(first, last, freq="MS")]
    row_names, column_names = _names(frame[rows]), _names(frame[columns])
    counts: Counts = np.zeros((len(months), len(row_names), len(column_names)), dtype=np.int64)
    places = (
        [months.index(pd.Timestamp(day)) for day in frame["period"]],
        [row_names.index(None if pd.isna(name) else name) for name in frame[rows]],
        [column_names.index(None if pd.isna(name) else name) for name in frame[columns]],
    )
    counts[places] = frame["received"]
    return months, row_names, column_names, counts


def _names(column: pd.Series) -> list[str | None]:
    return [*sorted(column.dropna().unique()), *([None] if column.isna().any() else [])]


def _long(axes: Mapping[str, Sequence[object]], counts: Counts, hidden: Mask, name: str) -> pd.DataFrame:
    """A table or cube as one row a cell."""
    index = pd.DataFrame(list(product(*axes.values())), columns=list(axes), dtype=object)
    flat = hidden.ravel()
    return index.assign(**{name: pd.Series(counts.ravel().astype(float)).mask(flat), "is_withheld": flat})
