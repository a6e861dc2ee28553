"""The roles: what each may do, and which pages it may open. Pages hide what would be refused anyway."""

from collections.abc import Mapping
from enum import StrEnum

from dashboard.catalog.navigation import LEADERS, PAGES


class Role(StrEnum):
    """What a person is here; exactly one."""

    LEADER = "leader"
    OFFICE = "office"
    REPORTER = "reporter"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    DISPLAY = "display"


TITLES: Mapping[Role, str] = {
    Role.LEADER: "领导",
    Role.OFFICE: "办公室",
    Role.REPORTER: "报送员",
    Role.AUDITOR: "审计员",
    Role.ADMINISTRATOR: "管理员",
    Role.DISPLAY: "大屏",
}


class Right(StrEnum):
    """Something that not everybody may do."""

    REPORT = "report"
    """Hand in files, fill in reports, and take back one's own entries; a reporter only what `reporting` grants."""
    REVIEW = "review"
    """Everything about anyone's reports: hand in for them, undo, correct, lock, send back, confirm names."""
    DECIDE = "decide"
    """Record decisions of meetings and follow them up, write agendas."""
    REFERENCE = "reference"
    """Change the register of places, reference data and the map."""
    CASE_ROWS = "case_rows"
    """Read cases one by one (within the scope)."""
    EMPLOYERS = "employers"
    """Read the names of the employers that cases are about."""
    TAKE = "take"
    """Take data along: files, pictures, print."""
    PEOPLE = "people"
    """Add and change people, and see the cockpit as one of them."""
    TRAIL = "trail"
    """Read the trail."""
    METRICS = "metrics"
    """Read how the server is doing."""


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.LEADER: frozenset({Right.TAKE}),
    Role.OFFICE: frozenset(
        {
            Right.REPORT,
            Right.REVIEW,
            Right.DECIDE,
            Right.REFERENCE,
            Right.CASE_ROWS,
            Right.EMPLOYERS,
            Right.TAKE,
        }
    ),
    Role.REPORTER: frozenset({Right.REPORT, Right.CASE_ROWS, Right.TAKE}),
    Role.AUDITOR: frozenset({Right.TRAIL}),
    Role.ADMINISTRATOR: frozenset({Right.REFERENCE, Right.PEOPLE, Right.METRICS}),
    Role.DISPLAY: frozenset(),
}

_LEADERS_PAGES = frozenset(page.name for page in PAGES if page.section == LEADERS)

PAGES_OF: Mapping[Role, frozenset[str]] = {
    Role.LEADER: _LEADERS_PAGES | {"meetings"},
    Role.OFFICE: _LEADERS_PAGES | {"upload", "board", "ledger", "meetings", "map"},
    Role.REPORTER: frozenset({"unit", "upload", "board", "ledger"}),
    Role.AUDITOR: frozenset({"trail"}),
    Role.ADMINISTRATOR: frozenset({"people", "map"}),
    Role.DISPLAY: _LEADERS_PAGES,
}
"""The names of the pages that a role may open."""

FIRST_PAGE: Mapping[Role, str] = {
    Role.LEADER: "overview",
    Role.OFFICE: "overview",
    Role.REPORTER: "upload",
    Role.AUDITOR: "trail",
    Role.ADMINISTRATOR: "people",
    Role.DISPLAY: "overview",
}
"""The page on which a role begins."""
