"""Whether the demonstration's roles may be lent: asked of the store once a version."""

from functools import lru_cache
from pathlib import Path

from dashboard import settings
from dashboard.intake.demonstrating import demonstration_stands
from dashboard.store import Store


def stands() -> bool:
    """Whether the store holds the demonstration and nothing of anyone real."""
    return _stood(settings.current().store, opened().version())


def opened() -> Store:
    """The store that the pages read."""
    from dashboard.ui.loaders import (
        store,  # Streamlit wants its runtime there first; and reading asks who reads
    )

    return store()


@lru_cache(maxsize=8)
def _stood(_store: Path, _version: int) -> bool:
    return demonstration_stands(opened(), today=settings.current().today())
