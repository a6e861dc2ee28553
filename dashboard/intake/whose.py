"""Whose a row is and of which period: as SQL over rows of any dataset, and in the words of a sentence."""

from datetime import date

from dashboard.catalog.dataset import Column, Dataset, Kind


def period_of(dataset: Dataset) -> Column | None:
    """The column that says which month or day a row is about; None for datasets without periods."""
    for column in dataset.columns:
        if column.key and column.kind in (Kind.MONTH, Kind.DATE) and not dataset.reference:
            return column
    return None


def owner_of(dataset: Dataset, row: str) -> str:
    """The code of the unit whose row it is, as SQL over the alias `row` and the view of tasks; null where there is none."""
    for column in dataset.columns:
        if column.refers == "units" and column.kind is Kind.TEXT and (column.key or column.required):
            return f"{row}.{column.name}"
    if "task_code" in dataset.names:
        return f"(select tasks.lead_unit from tasks where tasks.task_code = {row}.task_code)"
    return f"{row}.unit_code" if "unit_code" in dataset.names else "null::varchar"


def district_of(dataset: Dataset, row: str) -> str:
    """The code of the district that a row is about, as SQL like `owner_of`."""
    if "district_code" in dataset.names:
        return f"{row}.district_code"
    if "task_code" in dataset.names:
        return f"(select tasks.district_code from tasks where tasks.task_code = {row}.task_code)"
    return "null::varchar"


def name_of(owner: str, district: str) -> str:
    """What a clerk calls an owner, else the district, as SQL over their codes; empty where there is neither."""
    return (
        f"coalesce((select coalesce(units.short_name, units.unit_name) from units where units.unit_code = {owner}), "
        "(select coalesce(districts.short_name, districts.district_name) from districts "
        f"where districts.district_code = {district}), '')"
    )


def period_words(dataset: Dataset, day: date | None) -> str:
    """A period as a clerk says it: 2026年10月, or the day of a count."""
    column = period_of(dataset)
    if day is None or column is None:
        return ""
    return f"{day.year}年{day.month}月" if column.kind is Kind.MONTH else day.isoformat()
