"""The words of a change in the charts of the skills page."""

from dashboard.catalog import wording


def grown(now: float | None, before: float | None) -> str:
    """A change since a year before, in people where it is under 200, else in %: +33 人, +14%."""
    if now is None or before is None:
        return ""
    more = now - before
    if abs(more) < 200 or not before:
        return f"{wording.signed(more, 0)} 人" if more else wording.UNCHANGED
    return f"{wording.signed(100 * more / before)}%"
