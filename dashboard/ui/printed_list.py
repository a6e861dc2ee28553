"""A long list as a table of HTML, for paper, where a grid that scrolls can't be read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.ui.text import escape

MOST = 400
"""Rows that a sheet lists at most; what is longer is for a workbook."""
_SHORT = 10
"""Characters of a cell that is not broken, as dates and numbers of cases aren't."""


def printed_list(frame: pd.DataFrame, columns: Mapping[str, Any], most: int = MOST) -> str:
    """The rows under their heads; `columns` maps the frame's columns to heads or column_config, as for a grid."""
    heads = "".join(f'<th scope="col">{escape(_head(config))}</th>' for config in columns.values())
    rows = "".join(
        "<tr>" + "".join(_cell(row[name], config) for name, config in columns.items()) + "</tr>"
        for row in frame.head(most)[list(columns)].to_dict("records")
    )
    rest = len(frame) - most
    more = f'<p class="note">以上是前 {most} 行，另有 {rest:,} 行没有印。</p>' if rest > 0 else ""
    return f'<table class="printed"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}'


def _head(config: Any) -> str:
    return config if isinstance(config, str) else str(config["label"])


def _cell(value: Any, config: Any) -> str:
    described = {} if isinstance(config, str) else config.get("type_config") or {}
    number = isinstance(value, int | float) and not isinstance(value, bool)
    words = _written(value, described.get("format"))
    kind = "number" if number else "whole" if words.isascii() or len(words) <= _SHORT else ""
    return f'<td class="{kind}">{escape(words)}</td>'


def _written(value: Any, form: str | None) -> str:
    if isinstance(value, list | tuple):
        return "；".join(map(str, value))
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if form == "YYYY-MM" else f"{value:%Y-%m-%d}"
    if not isinstance(value, int | float):
        return str(value)
    if form and "%" in form:
        return (form % value).replace("-", "−")
    return f"{value:,.1f}".removesuffix(".0").replace("-", "−")
