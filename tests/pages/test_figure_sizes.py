"""No figure weighs more than a slow office network carries at once."""

import pytest

from dashboard.catalog.navigation import LEADERS, PAGES
from tests.pages.seen import Visit

MOST = 100_000  # bytes of a figure's JSON


@pytest.mark.parametrize("name", [page.name for page in PAGES if page.section == LEADERS])
@pytest.mark.parametrize("place", [{}, {"district": "990106"}], ids=["city", "district"])
def test_no_figure_weighs_more_than_100_kb(visit: Visit, name: str, place: dict[str, str]) -> None:
    sizes = [len(element.proto.spec.encode()) for element in visit(name, **place).get("plotly_chart")]
    assert max(sizes, default=0) <= MOST
