"""Parts of a page that depend on nothing but reader, version, view and look: run once, repeated from then on."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dashboard.ui.here import Here
from dashboard.ui.loaders import drawn
from dashboard.ui.panel import note_down, noting_apart

Answer = TypeVar("Answer")


def once(draw: Callable[[Here], Answer], here: Here) -> Answer:
    """Draw a part of the page, or repeat it as it was drawn for the first of its readers; gives what `draw` gives.

    It may hold charts, HTML, links and containers; no widget, whose answer belongs to one person.
    """

    @wraps(draw)
    def noting(at: Here) -> tuple[Answer, list[str]]:
        with noting_apart() as noted:
            return draw(at), noted

    answer, noted = drawn(noting, here)
    for name in noted:
        note_down(name)
    return answer
