"""How the server is doing, in numbers that Prometheus reads; nothing in them is about a person or a row."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The counters of one process; `version` gives the number of the store's newest entry."""

    def __init__(self, version: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.requests = Counter(
            "cockpit_requests", "Answers by route and status", ("route", "status"), registry=self._registry
        )
        self.refusals = Counter(
            "cockpit_refusals", "Answers that refuse, websockets too", ("status",), registry=self._registry
        )
        self.sockets = Gauge("cockpit_websockets", "Open websockets", registry=self._registry)
        self.reruns = Histogram(
            "cockpit_rerun_seconds",
            "From a click's arrival to the drawn page",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.signed_in = Gauge("cockpit_signed_in", "Sign-ins with an open page", registry=self._registry)
        Gauge("cockpit_store_version", "The newest entry of the store", registry=self._registry).set_function(
            version
        )

    def text(self) -> bytes:
        """All of them, one a line; takes as long as asking the store for its version."""
        return bytes(generate_latest(self._registry))
