"""An exhibit: one chart, table or number of a leaders' page with the words that explain it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exhibit:
    """One thing shown, named `page/what`; `columns` head the table that goes with it, in Chinese with the unit."""

    name: str
    page: str
    title: str
    definition: str
    datasets: tuple[str, ...]
    """The names of the datasets whose rows count here, the leading one first: its reporters are the n of N."""
    columns: tuple[str, ...]
    numerator: str = ""
    denominator: str = ""
    small_print: str = ""
    """What is left out, not ranked or marked, and from when."""
    months: int | None = 1
    """How many months back rows count; None is all of them up to the as-of date."""
    opens: tuple[str, str] | None = None
    """The page and the `rows` of the view that list what is counted."""
