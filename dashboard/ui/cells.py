"""Values of the store as a clerk writes them in a table."""

from datetime import date
from decimal import Decimal

from dashboard.catalog.dataset import Column, Kind

EMPTY = "空"


def written(column: Column, value: object) -> str:
    """82%, 2026-10, 是, 1.5; 空 for nothing."""
    if value is None or value == []:
        return EMPTY
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if column.kind is Kind.MONTH else f"{value:%Y-%m-%d}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}{'%' if column.kind is Kind.PERCENT else ''}"
    if isinstance(value, list):
        return "；".join(str(item) for item in value)
    text = str(value)
    # what is longer than its column is meant to be isn't for reading: a shape
    return text if len(text) <= column.max_length else f"{text[:40]}…（{len(text)} 个字符）"
