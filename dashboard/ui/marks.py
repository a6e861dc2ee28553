"""Small pieces of HTML: status signs with their words, progress bars. All text is escaped here."""

from dashboard.catalog.tokens import STATUS_WORDS
from dashboard.ui.text import escape


def sign(status: str) -> str:
    """The shape of a status."""
    return f'<span class="sign {escape(status)}" role="presentation"></span>'


def light(status: str, word: str | None = None, subject: str = "task") -> str:
    """A status as shape and word."""
    said = word or STATUS_WORDS[subject].get(status, "")
    return f'<span class="light {escape(status)}">{sign(status)}{escape(said)}</span>'


def progress_bar(progress: float | None, expected: float | None) -> str:
    """A bar of the progress with a tick where it should be; 未报 without one."""
    if progress is None:
        return '<span class="quiet">未报</span>'
    tick = "" if expected is None else f'<u style="left:{min(expected, 100):.0f}%"></u>'
    return f'<span class="bar"><i style="width:{min(progress, 100):.0f}%"></i>{tick}</span>{progress:.0f}%'
