"""A figure tells the browser where a click on its marks leads."""

from dashboard.catalog.tokens import LIGHT
from dashboard.figures.canvas import compose

WORDS = {"type": "scatter", "x": [0, 0, 0, 0], "y": [0, 1, 2, 3], "hoverinfo": "skip"}
HITS = {"type": "bar", "x": [5, None, 5], "y": [0, 1, 2], "hoverinfo": "text"}


def test_only_marks_that_are_drawn_and_can_be_clicked_lead_somewhere() -> None:
    figure = compose((WORDS, HITS), LIGHT, 1)
    figure.lead(lambda place: f"?district={place}")
    assert figure.to_dict()["layout"]["meta"] == {"leads": ["?district=0", "", "?district=2"]}


def test_what_a_figure_already_tells_stays() -> None:
    figure = compose((HITS,), LIGHT, 1)
    figure.layout.meta = {"district": "990106"}
    figure.lead(lambda _: "")
    assert figure.to_dict()["layout"]["meta"] == {"district": "990106", "leads": ["", "", ""]}
