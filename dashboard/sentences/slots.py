"""Filling a rule's template: every slot written as the house writes numbers, or the rule stays silent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

from dashboard.catalog import wording
from dashboard.catalog.sentences.rule import Facts, Named
from dashboard.sentences.room import cut

_LONGEST = 16
"""Characters of a name."""
_TENTHS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Strong:
    """Words that stand out in the line below the headline."""

    words: str


Said = str | Named | Strong


def filled(template: str, facts: Facts) -> Sequence[Said] | None:
    """The template's pieces in order; None where a slot can't be said."""
    said: list[Said] = []
    for literal, name, spec, conversion in Formatter().parse(template):
        if literal:
            said.append(literal)
        if name is None:
            continue
        words = _written(facts.get(name), spec or "")
        if words is None:
            return None
        said.append(Strong(words.words if isinstance(words, Named) else words) if conversion else words)
    return said


def tenths(share: float) -> str:
    """A share from a tenth to the whole, as leaders say it: 一半, 七成, 几乎全部."""
    tenth = max(1, round(share * 10))
    return {5: "一半", 10: "几乎全部"}.get(tenth) or f"{_TENTHS[tenth]}成"


def _written(value: Any, spec: str) -> str | Named | None:
    if value is None:
        return None
    if isinstance(value, Named):
        return replace(value, words=cut(value.words, _LONGEST)) if value.words else None
    if isinstance(value, str):
        if spec == "whole":
            return value or None
        return cut(value, _LONGEST)
    if spec in _FORMATS:
        return _FORMATS[spec](value)
    return wording.counted(value, spec) if spec else wording.number(value)


def _points(value: Any) -> str | None:
    return None if wording.signed(value).lstrip("+−") == "0.0" else wording.points(value)


_FORMATS: Mapping[str, Callable[[Any], str | None]] = {
    "percent": wording.percent,
    "size": lambda value: wording.percent(abs(value)),
    "points": _points,
    "tenths": tenths,
    "aim": lambda value: wording.percent(value, 0 if value == round(value) else 1),
    "year": lambda value: f"{value:.0f}",
    "month": lambda value: f"{value.month}月",
    "long_month": wording.month,
    "day": wording.iso,
}
