"""Every dataset as a Frictionless Table Schema, made from its declaration."""

from typing import Any

from dashboard.catalog.dataset import Column, Dataset, Kind

_TYPES = {
    Kind.TEXT: "string",
    Kind.LIST: "list",
    Kind.INT: "integer",
    Kind.DECIMAL: "number",
    Kind.PERCENT: "number",
    Kind.MONTH: "yearmonth",
    Kind.DATE: "date",
    Kind.FLAG: "boolean",
}


def table_schema(dataset: Dataset) -> dict[str, Any]:
    """The schema of a file of this dataset, with the canonical headers as field names."""
    headers = {column.name: column.header for column in dataset.columns}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.grain,
        "fields": [_field(column) for column in dataset.columns],
        "primaryKey": [headers[name] for name in dataset.key],
        "missingValues": ["", "/", "—", "-", "无", "暂无"],
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": column.required}
    if column.choices:
        limits["enum"] = [choice.value for choice in column.choices]
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    if column.above is not None:
        limits["exclusiveMinimum"] = column.above
    if column.kind is Kind.TEXT and not column.choices and not column.refers:
        limits["maxLength"] = column.max_length
    field: dict[str, Any] = {"name": column.header, "title": column.name, "type": _TYPES[column.kind]}
    if column.meaning:
        field["description"] = column.meaning
    if column.example:
        field["example"] = column.example
    if column.kind is Kind.LIST:
        field["delimiter"] = "；"
    if column.kind is Kind.FLAG:
        field |= {"trueValues": ["是"], "falseValues": ["否"]}
    return {**field, "constraints": limits}
