"""How much room words take, in characters of the headline: a Chinese one is 1, a figure about half."""

import re
import unicodedata
from collections.abc import Sequence

from dashboard.catalog.sentences.rule import Named

Words = Sequence[str | Named]

_NARROW = 0.56
_WIDE_SIGNS = {"%": 0.9, "−": 0.6, "+": 0.6}
_ENDS = "，；：。 "
_PIECES = re.compile(r"[^，；：。]*[，；：。]?")
_WORDS = re.compile(r" ?[!-~−+]+ ?(?:个百分点|.)?|.")


def text_of(words: Words) -> str:
    """The words as one text."""
    return "".join(part.words if isinstance(part, Named) else part for part in words)


def room(text: str) -> float:
    """How many characters wide a text is."""
    return sum(_width(sign) for sign in text)


def cut(text: str, most: int) -> str:
    """A name that is too long for a sentence, ending in an ellipsis."""
    return text if room(text) <= most else f"{text[: most - 1]}…"


def broken(text: str, width: float) -> list[str]:
    """The text in lines of at most that width: broken at punctuation, within a piece only if it is wider than a line."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if room(f"{lines[-1]}{piece}".rstrip(_ENDS)) <= width:
            lines[-1] += piece
            continue
        *whole, rest = _split(piece, width)
        lines += [*whole, rest]
    return [line.strip() for line in lines if line.strip()]


def _split(piece: str, width: float) -> list[str]:
    """A piece in lines, broken before a Chinese character; a number stays with its measure word."""
    lines = [""]
    for word in _WORDS.findall(piece):
        if room(f"{lines[-1]}{word}".rstrip(_ENDS)) > width and lines[-1]:
            lines.append("")
        lines[-1] += word
    return lines


def _width(sign: str) -> float:
    if sign in _WIDE_SIGNS:
        return _WIDE_SIGNS[sign]
    return 1 if unicodedata.east_asian_width(sign) in ("W", "F", "A") else _NARROW
