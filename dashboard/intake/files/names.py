"""What a file is called, fit to be shown and told: the last part of its name, with what can't be seen made visible."""

import re
import unicodedata

_LONGEST = 100
_KEPT_AT_END = 20
_UNSEEN = "□"
_NAMELESS = "未命名"


def shown_name(name: str) -> str:
    """A name without folders, line breaks and marks that turn the direction of reading; a long one keeps its two ends.

    On our disk a file never bears it: there it lies under a name of our own.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(map(_seen, last)).strip() or _NAMELESS
    return seen if len(seen) <= _LONGEST else f"{seen[: _LONGEST - _KEPT_AT_END - 1]}…{seen[-_KEPT_AT_END:]}"


def _seen(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return " "
    return character if character.isprintable() else _UNSEEN
