"""What a reading process is asked: which file, with what answers, within what limits; the names of the store lie beside it."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather

from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import Lookups
from dashboard.intake.reading.passage import pack, unpack, unpack_fields

_LOOKUPS = "lookups"


@dataclass(frozen=True)
class Bounds:
    """What reading one file may use of the machine; None is no bound."""

    memory: int | None = None
    """In bytes."""
    seconds: float | None = None


@dataclass(frozen=True)
class Request:
    """One file to be read in `folder`; both places are absolute."""

    source: str
    name: str
    folder: str
    answers: Answers
    limits: Limits | None
    bounds: Bounds
    opens: bool = False
    """Whether a zip of tables is to be unpacked rather than refused."""

    def as_line(self) -> bytes:
        """The request as one line."""
        return json.dumps(pack(self)).encode() + b"\n"

    @classmethod
    def of(cls, line: bytes) -> "Request":
        """The request of a line."""
        return unpack(cls, json.loads(line), Path())


def lay_lookups(lookups: Lookups, folder: Path) -> None:
    """Write what the store knows into the folder of the reading."""
    place = folder / _LOOKUPS
    place.mkdir(exist_ok=True)
    for name, table in lookups.tables.items():
        feather.write_feather(table, str(place / f"{name}.arrow"), compression="uncompressed")
    others = {
        field.name: pack(getattr(lookups, field.name)) for field in fields(lookups) if field.name != "tables"
    }
    (place / "facts.json").write_text(json.dumps(others), encoding="utf-8")


def take_laid_lookups(folder: Path) -> Lookups:
    """What `lay_lookups` wrote."""
    place = folder / _LOOKUPS
    tables: dict[str, pa.Table] = {
        path.stem: feather.read_table(str(path), memory_map=False) for path in sorted(place.glob("*.arrow"))
    }
    facts = json.loads((place / "facts.json").read_text(encoding="utf-8"))
    return Lookups(tables=tables, **unpack_fields(Lookups, facts, folder))
