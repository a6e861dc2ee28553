"""When a rule speaks: conditions over facts that read like words and can be joined with &, | and ~."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.catalog import wording

Given = Mapping[str, Any]


@dataclass(frozen=True)
class When:
    """A condition; what is missing makes it false."""

    holds: Callable[[Given], bool]

    def __and__(self, other: "When") -> "When":
        return When(lambda facts: self.holds(facts) and other.holds(facts))

    def __or__(self, other: "When") -> "When":
        return When(lambda facts: self.holds(facts) or other.holds(facts))

    def __invert__(self) -> "When":
        return When(lambda facts: not self.holds(facts))


ALWAYS = When(lambda _: True)


def known(*names: str) -> When:
    """All these facts are there."""
    return When(lambda facts: all(facts.get(name) is not None for name in names))


def positive(name: str, digits: int = 1) -> When:
    """A number that is above zero as it would be written."""
    return When(lambda facts: _sign(facts.get(name), digits) == "+")


def negative(name: str, digits: int = 1) -> When:
    """A number that is below zero as it would be written."""
    return When(lambda facts: _sign(facts.get(name), digits) == wording.MINUS)


def level(name: str, digits: int = 1) -> When:
    """A number that is written as zero: nothing has moved."""
    return When(lambda facts: _sign(facts.get(name), digits) == "0")


def at_least(name: str, least: float) -> When:
    """A number of so much or more."""
    return When(lambda facts: facts.get(name) is not None and facts[name] >= least)


def under(name: str, limit: float) -> When:
    """A number of less than that."""
    return When(lambda facts: facts.get(name) is not None and facts[name] < limit)


def exactly(name: str, value: object) -> When:
    """A fact of this very value: a number, a word, True or False."""
    return When(lambda facts: facts.get(name) is not None and bool(facts[name] == value))


def _sign(value: Any, digits: int) -> str:
    if value is None:
        return ""
    first = wording.signed(value, digits)[0]
    return first if first in ("+", wording.MINUS) else "0"
