"""The facts of 对比: of the place that is looked at, which measures got better and worse, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.catalog import wording
from dashboard.catalog.comparisons import Comparison
from dashboard.catalog.sentences.rule import Facts


@dataclass(frozen=True)
class Moved:
    """One measure of the place: how much it changed, its verdict, and how it stands among the peers.

    `change` is None where a month has no value; `above` is None for the city and where there is no median.
    """

    measure: Comparison
    change: float | None
    verdict: str
    above: bool | None = None
    is_best: bool = False


def facts(place: str, other: date, moved: Sequence[Moved]) -> Facts:
    """What the opening may say of a place; `moved` in the order of the page."""
    better = [one for one in moved if one.verdict == "好转"]
    worse = [one for one in moved if one.verdict == "变差"]
    ranked = [one for one in moved if one.above is not None]
    best = [one.measure.title for one in moved if one.is_best]
    return {
        "place": place,
        "other": other,
        "compared": sum(one.change is not None for one in moved),
        "moved": len(better) + len(worse),
        "better": len(better),
        "worse": len(worse),
        **_first("worse", worse),
        **_first("better", better),
        "ranked": len(ranked) or None,
        "above": sum(bool(one.above) for one in ranked) if ranked else None,
        "best_at": wording.listing(best[:2]) if best else None,
    }


def _first(kind: str, found: Sequence[Moved]) -> Facts:
    """The first of a kind in words: its title, the direction, and by how much."""
    if not found or found[0].change is None:
        return {}
    first, change = found[0], found[0].change
    return {
        f"{kind}_name": first.measure.title,
        f"{kind}_way": "升" if change > 0 else "降",
        f"{kind}_by": wording.counted(abs(change), first.measure.change, 1),
    }
