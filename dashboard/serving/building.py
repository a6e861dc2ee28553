"""The building: the app with every layer around it, from the shelf beside it to the street."""

from dataclasses import dataclass
from pathlib import Path

import streamlit

from dashboard import settings
from dashboard.access.house import House
from dashboard.serving.anteroom import Anteroom
from dashboard.serving.binding import Binding
from dashboard.serving.gate import App, Gate
from dashboard.serving.layers import inside, outside
from dashboard.serving.logbook import keep_log
from dashboard.serving.metrics import Metrics
from dashboard.serving.named import Named
from dashboard.serving.peers import Peers
from dashboard.serving.shelf import Shelf
from dashboard.ui.lending import opened
from dashboard.ui.who import house
from serve import app, porter

_STREAMLIT = Path(streamlit.__file__).with_name("static")


@dataclass(frozen=True)
class Building:
    """The whole as it faces the street, and the parts that are opened and visited when it is warm."""

    front: App
    anteroom: Anteroom
    shelf: Shelf
    house: House
    cookie: str


def build(bound: str) -> Building:
    """Put the layers around the app; `bound` is the address that the server listens at."""
    told = settings.current()
    keep_log(told.log)
    metrics = Metrics(lambda: opened().version())
    binding = Binding()
    shelf = Shelf(app, _STREAMLIT)
    gate: App = Gate(inside(shelf, binding, metrics, told), porter, binding, told.cookie)
    anteroom = Anteroom(Named(gate, house(), porter, told) if told.user_header else gate)
    front = outside(
        anteroom,
        metrics,
        told,
        bound=bound,
        index=_STREAMLIT / "index.html",
        store=opened,
        warmed=lambda: anteroom.is_open,
    )
    return Building(Peers(front, told.proxies, told.user_header), anteroom, shelf, house(), told.cookie)
