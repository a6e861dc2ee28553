"""Which counts of cases are answered to who may not read cases one by one: of the city, or of one place or category.

What lies finer is answered by case_cells.py, with its small cells withheld, or by nobody (suppression.py says why).
"""

from collections.abc import Mapping

from dashboard.errors import NotAllowed
from dashboard.queries.asking import Reading

_PUBLISHED: Mapping[str, frozenset[str]] = {
    "rights/summary": frozenset({"district", "unit", "category"}),
    "rights/flow": frozenset({"district", "unit", "category"}),
    "rights/amounts": frozenset(),
    "rights/districts": frozenset({"district"}),
    "rights/units": frozenset({"unit"}),
    "rights/ages district": frozenset({"district"}),
    "rights/ages unit": frozenset({"unit"}),
}
"""The questions, each with the filters of which one may be set; ages by whom they are told apart."""


def is_published(question: str, filters: Mapping[str, object]) -> bool:
    """Whether a question is answered to everybody under these filters (those that are None are not set)."""
    narrowed = {name for name, value in filters.items() if value is not None}
    return question in _PUBLISHED and len(narrowed) <= 1 and narrowed <= _PUBLISHED[question]


def refuse_unpublished(reading: Reading, question: str, filters: Mapping[str, object]) -> None:
    """Raise NotAllowed where a reader asks for finer counts than the scope shows."""
    if not reading.scope.reads_cases and not is_published(question, filters):
        raise NotAllowed("这样细的案件数可能认出个案，只给办公室看。请只按县区、单位或类别中的一项筛选。")
