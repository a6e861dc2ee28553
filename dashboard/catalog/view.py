"""A view: the filters as one frozen value, which is also an address and a phrase."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
A4 = "a4"
"""The paper that a view may be laid out for."""
_WORD = re.compile(r"[^\x00-\x1f<>\"'`]{1,60}")


@dataclass(frozen=True)
class View:
    """What is looked at. Every field but the period may be missing; all are text as in the address."""

    period: date | None = None
    district: str | None = None
    unit: str | None = None
    aspect: str | None = None
    light: str | None = None
    rows: str | None = None
    """The figure whose rows are listed."""
    figure: str | None = None
    """The figure that colours the map."""
    task: str | None = None
    case: str | None = None
    industry: str | None = None
    group: str | None = None
    category: str | None = None
    months: str | None = None
    """How many months the listed rows go back; None is the figure's own span."""
    level: str | None = None
    occupation: str | None = None
    link: str | None = None
    """One of the five links of skill formation."""
    dataset: str | None = None
    entry: str | None = None
    """The number of a ledger entry."""
    against: str | None = None
    """The number of the ledger entry with which the open one is compared."""
    hand: str | None = None
    """The token of the files that a visitor has in hand."""
    file: str | None = None
    """The number of the file in hand that is looked at."""
    cell: str | None = None
    """What is open of a list with two parts to its key: dataset/unit of a report, meeting/item of a decision."""
    other: str | None = None
    """The month with which the period is compared, as 2025-10."""
    meeting: str | None = None
    """The token of the meeting whose frozen data is shown (catalog/freeze.py)."""
    slide: str | None = None
    """The name of the slide that is shown, or that a drill-down of the meeting came from."""
    agenda: str | None = None
    """The name of the saved agenda that the meeting follows, or that is edited."""
    paper: str | None = None
    """The paper that the page is laid out for instead of the screen: a4."""

    def address(self) -> dict[str, str]:
        """The query parameters of this view; what is missing is left out."""
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None:
                found[field.name] = f"{value:%Y-%m}" if isinstance(value, date) else value
        return found

    def place(self) -> "View":
        """Only where and when: what every page understands."""
        return replace(self.city(), district=self.district, unit=self.unit)

    def city(self) -> "View":
        """The whole city at the same time, in the same meeting."""
        agenda = self.agenda if self.meeting else None
        return View(period=self.period, meeting=self.meeting, slide=self.slide, agenda=agenda)

    def at(self, *, district: str | None = None, unit: str | None = None) -> "View":
        """The same view of another place; the task, case and rows that were open are closed."""
        return replace(
            self, district=district, unit=unit, task=None, case=None, rows=None, months=None, cell=None
        )

    def but(self, **changes: str | None) -> "View":
        """The same view with some filters changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def parse_view(params: Mapping[str, str]) -> View:
    """The view of an address; what can't be meant is dropped, so that an old or broken link still opens."""
    found: dict[str, str | date] = {}
    for field in fields(View):
        text = params.get(field.name, "")
        if field.name == "period":
            if match := _MONTH.fullmatch(text):
                found["period"] = date(int(match[1]), int(match[2]), 1)
        elif _WORD.fullmatch(text):
            found[field.name] = text
    return View(**found)  # type: ignore[arg-type]
