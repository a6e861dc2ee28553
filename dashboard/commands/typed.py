"""Days and months as typed on the command line; what isn't one is refused in the parser's words."""

import argparse
from datetime import date


def month(text: str) -> date:
    """The first day of a month."""
    return _read(text, f"{text}-01", "月份应写成 2026-10 这样")


def day(text: str) -> date:
    """A day."""
    return _read(text, text, "日期应写成 2026-11-03 这样")


def _read(text: str, iso: str, hint: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不对，{hint}") from error
