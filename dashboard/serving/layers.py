"""The layers around the app, in their order: those that every visitor meets, and those behind the gate.

From the outside: Peers, Logbook, Headers, faults, Hosts, Throttle by address, Health, Anteroom, Gate, then Doors,
Throttle by sign-in, Bound, Uploads, Shelf, the app.
"""

from collections.abc import Callable
from pathlib import Path

from dashboard.serving.binding import Binding, Bound
from dashboard.serving.bucket import Limits, Rate, Throttle
from dashboard.serving.doors import Doors
from dashboard.serving.faults import numbered
from dashboard.serving.gate import App
from dashboard.serving.headers import Headers, inline_scripts
from dashboard.serving.health import Health
from dashboard.serving.hosts import Hosts, names_of
from dashboard.serving.logbook import Logbook
from dashboard.serving.metrics import Metrics
from dashboard.serving.uploads import Uploads
from dashboard.serving.visitor import by_address, by_session
from dashboard.settings import Settings
from dashboard.store import Store

_ROOM = 2 << 30  # bytes of files that wait in memory, of everyone together
_ADDRESS = Limits(requests=Rate(1_000, 100), frames=Rate(1_000, 200), sockets=400)
"""A whole office may stand behind one address."""
_SIGN_IN = Limits(requests=Rate(300, 30), frames=Rate(120, 15), sockets=60)
"""A person with many tabs; a page sends a handful of frames, a quick hand five a second."""


def inside(app: App, binding: Binding, metrics: Metrics, settings: Settings) -> App:
    """What stands behind the gate."""
    app = Uploads(app, a_day=settings.uploads_a_day, room=_ROOM, today=settings.today)
    app = Bound(app, binding, metrics.reruns.observe)
    app = Throttle(app, by_session, _SIGN_IN)
    metrics.signed_in.set_function(binding.present)
    return Doors(app, metrics)


def outside(
    app: App,
    metrics: Metrics,
    settings: Settings,
    *,
    bound: str,
    index: Path,
    store: Callable[[], Store],
    warmed: Callable[[], bool],
) -> App:
    """What stands before the anteroom; `bound` is the address that the server listens at, `index` Streamlit's own page."""
    app = Health(app, settings.store, store, warmed)
    app = Throttle(app, by_address, _ADDRESS)
    app = Hosts(app, names_of(bound, settings.hosts), tls=settings.tls)
    app = numbered(app)
    app = Headers(app, inline=inline_scripts(index), tls=settings.tls)
    return Logbook(app, metrics)
