"""How far a person goes into cases: one by one, to the totals of one place or category, or to a district × category."""

from dashboard.catalog.choices import CASE_CATEGORIES, WORKER_GROUPS
from dashboard.catalog.roles import Right
from dashboard.queries.published import is_published
from dashboard.queries.rights import Filters
from dashboard.ui.here import Here
from dashboard.ui.who import may

_CATEGORIES = frozenset(choice.value for choice in CASE_CATEGORIES)
_GROUPS = frozenset(choice.value for choice in WORKER_GROUPS)
_ASKED = {
    "rights/flow": "rights/flow",
    "rights/money": "rights/amounts",
    "rights/districts": "rights/districts",
    "rights/district_ages": "rights/ages district",
    "rights/per_10k": "rights/districts",
    "rights/departments": "rights/units",
    "rights/handlers": "rights/units",
    "rights/ages": "rights/ages unit",
}
"""What each exhibit asks."""
_AMONG = frozenset({"rights/districts", "rights/district_ages", "rights/per_10k"})
"""The exhibits in which a district stands among the others."""


def reads_rows() -> bool:
    """Whether the person reads cases one by one; who doesn't ends at district × category × month."""
    return may(Right.CASE_ROWS)


def names_employers() -> bool:
    """Whether the person reads the names of the employers that cases are about."""
    return may(Right.EMPLOYERS)


def narrowed(here: Here) -> Filters:
    """The filters of the view as the questions take them; a category or group that doesn't exist narrows nothing.

    Who doesn't read rows has no filter by group; and of a unit, like elsewhere, the district goes without saying.
    """
    view, rows = here.view, reads_rows()
    return Filters(
        district=None if view.unit and not rows else view.district,
        unit=view.unit,
        category=view.category if view.category in _CATEGORIES else None,
        worker_group=view.group if view.group in _GROUPS and rows else None,
    )


def among(here: Here) -> Filters:
    """The filters without the district, which stands among the others."""
    filters = narrowed(here)
    filters["district"] = None
    return filters


def is_told(question: str, filters: Filters) -> bool:
    """Whether the person is answered a question under these filters."""
    return reads_rows() or is_published(question, filters)


def shows(name: str, here: Here) -> bool:
    """Whether an exhibit of the page has anything to show to the person here."""
    if name == "rights/categories":
        filters = narrowed(here)
        return reads_rows() or not (filters["district"] or filters["unit"])
    if name not in _ASKED:
        return reads_rows()
    return is_told(_ASKED[name], among(here) if name in _AMONG else narrowed(here))


def is_cell(here: Here) -> bool:
    """Whether the view is one district × category, of which such a person reads new cases a month and nothing else."""
    filters = narrowed(here)
    return not reads_rows() and bool(filters["district"] and filters["category"])


def is_too_fine(here: Here) -> bool:
    """Whether the view is finer than anything that the person is told."""
    filters = narrowed(here)
    return not reads_rows() and bool(filters["unit"] and filters["category"])
