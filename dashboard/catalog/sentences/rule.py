"""What a sentence is made of: facts, names that lead somewhere, rules, parts, and a page's opening."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.catalog.sentences.conditions import When
from dashboard.catalog.view import View


@dataclass(frozen=True)
class Named:
    """A place, task or figure that a sentence names: its words, and where they lead from the view at hand."""

    words: str
    page: str
    changes: Mapping[str, str | None] = field(default_factory=dict)
    """What changes in the view; a district or unit closes the task, case and rows that were open."""

    def of(self, view: View) -> View:
        """The view that the words lead to."""
        places = {name: self.changes.get(name) for name in ("district", "unit")}
        at = view.at(**places) if any(places.values()) else view
        return at.but(**{name: value for name, value in self.changes.items() if name not in places})


Fact = str | int | float | bool | date | Named | None
"""None is what the data doesn't carry."""
Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class Part:
    """One place in the sentence; room is given by `weight`, 1 first, and the first weight always has its say."""

    name: str
    weight: int
    follows: tuple[str, ...] = ()
    """The parts after which a comma is enough; after any other stands a semicolon."""
    falls: bool = False
    """What has no room in the headline is said below it: where a part of the same name stands, else at the beginning."""


@dataclass(frozen=True)
class Rule:
    """Says something in a part of the sentence when a condition holds; `short` is said where room is scarce.

    A slot is {fact}, {fact:format} or {fact:measure word}; {fact!b} is bold below the headline. A rule whose slot the
    facts don't carry is silent, whatever its condition.
    """

    name: str
    part: str
    when: When
    says: str
    short: str = ""


@dataclass(frozen=True)
class Opening:
    """All that a page may say first; of each part the first rule that holds speaks."""

    page: str
    headline: tuple[Part, ...]
    below: tuple[Part, ...]
    rules: tuple[Rule, ...]
