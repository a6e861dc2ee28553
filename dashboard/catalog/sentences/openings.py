"""The openings of all pages, by the page's name."""

from dashboard.catalog.sentences import balance, compare, meeting, overview, reform, rights, skills, unit
from dashboard.catalog.sentences.rule import Opening
from dashboard.errors import UnknownName

OPENINGS = {
    found.page: found
    for found in (
        overview.OPENING,
        reform.OPENING,
        balance.OPENING,
        skills.OPENING,
        rights.OPENING,
        unit.OPENING,
        compare.OPENING,
        *meeting.OPENINGS,
    )
}


def opening(page: str) -> Opening:
    """What a page may say first; raises UnknownName."""
    if page not in OPENINGS:
        raise UnknownName(f"“{page}”这个页面没有开头的话。")
    return OPENINGS[page]
