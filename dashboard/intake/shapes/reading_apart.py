"""Reading a map in a process of its own, within bounds: what is hostile or enormous can end it, never ours."""

import json
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import UnknownName
from dashboard.intake.reading.passage import pack, unpack
from dashboard.intake.reading_process import end_worker, start_worker, watched
from dashboard.intake.request import Bounds
from dashboard.intake.shapes.contents import MOST_BYTES, TOO_LARGE
from dashboard.intake.shapes.draft import District, MapDraft

BOUNDS = Bounds(memory=2 * 1024**3, seconds=60)
_BROKEN = "这个文件读不完（太大、太复杂，或已损坏），没有保存。请先在 QGIS 或 mapshaper 里简化边界，再传。"
_LOG = logging.getLogger(__name__)


def read_map_apart(
    raw: bytes,
    name: str,
    districts: Sequence[District],
    join: tuple[str, str] | None = None,
    bounds: Bounds = BOUNDS,
) -> MapDraft:
    """Read a file as `read_map` does; a process that fails gives a draft that says so."""
    if len(raw) > MOST_BYTES:
        return MapDraft(name, refusal=TOO_LARGE)
    asked = {"name": name, "join": join, "bounds": pack(bounds), "districts": pack(tuple(districts))}
    worker = start_worker("dashboard.intake.shapes.worker")
    try:
        with watched(worker, bounds, threading.Event()):
            answer, _ = worker.communicate(json.dumps(asked).encode() + b"\n" + raw)
        return unpack(MapDraft, json.loads(answer), Path())
    except (ValueError, TypeError, KeyError, UnknownName) as error:
        _LOG.warning(
            "reading a map ended without an answer: %s, exit code %s", type(error).__name__, worker.returncode
        )
        return MapDraft(name, refusal=_BROKEN)
    finally:
        end_worker(worker)
