"""Values across a process border: frozen dataclasses to plain facts for JSON, and back by their declared types.

Facts can hold nothing that runs: what a reading process was made to answer by a hostile file is data or is refused.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import named

Facts: TypeAlias = "bool | int | float | str | list[Facts] | dict[str, Facts] | None"
Kind = TypeVar("Kind")


def pack(value: object) -> Facts:
    """A value as facts; datasets go by their names, files by theirs within the folder of the reading."""
    match value:
        case Enum():
            return pack(value.value)
        case None | bool() | int() | float() | str():
            return value
        case Dataset() | Path():
            return value.name
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(pack(item) for item in value)  # type: ignore[type-var]  # of texts
        case tuple() | list():
            return [pack(item) for item in value]
        case _ if is_dataclass(value):
            return {field.name: pack(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no way across for {type(value).__name__}")


def unpack(kind: type[Kind], facts: Facts, folder: Path) -> Kind:
    """The value of a declared type; files lie in `folder`. Raises TypeError, ValueError or UnknownName for others."""
    return cast(Kind, _value(kind, facts, folder))


def unpack_fields(kind: type, facts: Mapping[str, Facts], folder: Path) -> dict[str, Any]:
    """The fields of a dataclass that the facts speak of."""
    hints = _hints(kind)
    return {name: _value(hints[name], fact, folder) for name, fact in facts.items()}


def _value(kind: Any, facts: Facts, folder: Path) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        if facts is None and type(None) in inner:
            return None
        (arm,) = (arm for arm in inner if arm is not type(None))
        return _value(arm, facts, folder)
    if origin in (tuple, frozenset):
        return origin(_items(origin, inner, facts, folder))
    if kind is Dataset:
        return named(_plain(str, facts))
    if kind is Path:
        return folder / Path(_plain(str, facts)).name
    if kind is date:
        return date.fromisoformat(_plain(str, facts))
    if issubclass(kind, Enum):
        return kind(facts)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**unpack_fields(kind, _plain(dict, facts), folder))
    return _plain(kind, facts)


def _items(origin: type, inner: tuple[Any, ...], facts: Facts, folder: Path) -> list[Any]:
    given = cast(list[Facts], _plain(list, facts))
    if origin is frozenset or inner[-1] is Ellipsis:
        return [_value(inner[0], item, folder) for item in given]
    return [_value(kind, item, folder) for kind, item in zip(inner, given, strict=True)]


def _plain(kind: type[Kind], facts: Facts) -> Kind:
    if kind is float and isinstance(facts, int):
        return cast(Kind, float(facts))
    if not isinstance(facts, kind):
        raise TypeError(f"{kind.__name__} expected, not {type(facts).__name__}")
    return facts


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
