"""Saying what a page opens with: pure, so that a page, a slide of the meeting and a document say the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.catalog.sentences.openings import opening
from dashboard.catalog.sentences.rule import Facts, Named, Opening, Part
from dashboard.sentences.room import broken, room, text_of
from dashboard.sentences.slots import Said, Strong, filled

LINE, BELOW, TITLE_LINE, TITLE_LINES = 42, 90, 19, 2
"""Characters: of the headline at 1920, of the line below it, of a line of a slide's title; and its lines."""


@dataclass(frozen=True)
class Sentence:
    """The headline in pieces, and the line below it."""

    parts: tuple[str | Named, ...]
    below: tuple[str | Strong, ...] = ()

    @property
    def text(self) -> str:
        """The headline as one text."""
        return text_of(self.parts)

    @property
    def below_text(self) -> str:
        """The line below as one text."""
        return "".join(part.words if isinstance(part, Strong) else part for part in self.below)


@dataclass(frozen=True)
class _Clause:
    """What one part says, and shorter."""

    part: Part
    full: tuple[Said, ...]
    short: tuple[Said, ...]


def say(page: str, facts: Facts) -> Sentence:
    """The headline within one line, and the line below, which takes up what the headline had no room for."""
    rules, carried = opening(page), _carried(facts)
    clauses = _clauses(rules, rules.headline, carried)
    kept = _fitting(clauses, lambda some: room(_text(some)) <= LINE)
    under = _fitting(_below(rules, carried, clauses, kept), lambda some: room(_text(some)) <= BELOW)
    return Sentence(
        tuple(piece if isinstance(piece, Named) else _words(piece) for piece in _joined(kept)),
        tuple(Strong(piece.words) if isinstance(piece, Named) else piece for piece in _joined(under, "。")),
    )


def title(page: str, facts: Facts, width: float = TITLE_LINE, lines: int = TITLE_LINES) -> tuple[str, ...]:
    """The headline as a slide's title, shorter where it can be, in lines that break at punctuation."""
    rules = opening(page)
    clauses = [
        replace(clause, full=clause.short) for clause in _clauses(rules, rules.headline, _carried(facts))
    ]
    kept = _fitting(clauses, lambda some: len(broken(_text(some), width)) <= lines)
    return tuple(line.rstrip("，；：") for line in broken(_text(kept), width))


def _below(
    rules: Opening, facts: Facts, clauses: Sequence[_Clause], kept: Sequence[_Clause]
) -> Sequence[_Clause]:
    """What the line below may say: its own parts, and what fell out of the headline."""
    spoken = {clause.part.name for clause in kept}
    own = _clauses(rules, [part for part in rules.below if part.name not in spoken], facts)
    placed = {part.name for part in rules.below}
    fallen = [
        clause
        for clause in clauses
        if clause.part.falls and clause.part.name not in spoken and clause.part.name not in placed
    ]
    return [*fallen, *own]


def _carried(facts: Facts) -> Facts:
    """The facts with everything that isn't there as None, whatever the question called it."""
    return {
        name: None if not isinstance(value, Named) and pd.isna(value) else value
        for name, value in facts.items()
    }


def _clauses(rules: Opening, parts: Sequence[Part], facts: Facts) -> list[_Clause]:
    found = []
    for part in parts:
        for rule in rules.rules:
            if rule.part != part.name or not rule.when.holds(facts):
                continue
            full = filled(rule.says, facts)
            if full:
                short = filled(rule.short, facts) if rule.short else None
                found.append(_Clause(part, tuple(full), tuple(short or full)))
                break
    return found


def _fitting(clauses: Sequence[_Clause], fits: Callable[[Sequence[_Clause]], bool]) -> Sequence[_Clause]:
    """As much as fits, the weightiest first: in full, or else shorter, or else not; weight 1 always speaks."""
    kept: list[_Clause | None] = [None] * len(clauses)
    for place in sorted(range(len(clauses)), key=lambda place: clauses[place].part.weight):
        clause = clauses[place]
        for said in (clause, replace(clause, full=clause.short)):
            tried = [*kept[:place], said, *kept[place + 1 :]]
            if fits([each for each in tried if each]):
                kept = tried
                break
        else:
            if clause.part.weight == 1:
                kept[place] = replace(clause, full=clause.short)
    return [clause for clause in kept if clause]


def _joined(clauses: Sequence[_Clause], end: str = "") -> list[Said]:
    """The pieces of all clauses with their joints and the end; plain words that meet are one piece."""
    said: list[Said] = []
    before = ""
    for clause in clauses:
        joint = "" if not said else "，" if before in clause.part.follows else "；"
        for piece in (joint, *clause.full):
            if isinstance(piece, str) and said and isinstance(said[-1], str):
                said[-1] += piece
            elif piece:
                said.append(piece)
        before = clause.part.name
    if said and isinstance(said[-1], str):
        said[-1] += end
    elif said and end:
        said.append(end)
    return said


def _text(clauses: Sequence[_Clause]) -> str:
    return "".join(_words(piece) for piece in _joined(clauses))


def _words(piece: Said) -> str:
    return piece if isinstance(piece, str) else piece.words
