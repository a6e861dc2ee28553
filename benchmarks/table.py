"""The table of measurements: what was measured beside what it must reach."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line; `target` is the greatest value that is good, None for what is only told; `goal` is what to aim at."""

    measured: str
    value: float
    unit: str
    target: float | None = None
    goal: float | None = None


def show(rows: Sequence[Row]) -> None:
    """Print the lines."""
    for row in rows:
        target = "" if row.target is None else f"≤ {row.target:g}"
        met = "" if row.target is None else "met" if row.value <= row.target else "MISSED"
        goal = "" if row.goal is None else f"goal {row.goal:g}{', reached' if row.value <= row.goal else ''}"
        print(f"{row.measured:52} {row.value:9.2f} {row.unit:3} {target:8} {met:7}{goal}".rstrip())
