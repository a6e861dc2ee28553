"""What there is to see: every page of the catalog, and the views that a page opens, by a name for each."""

from collections.abc import Mapping

from dashboard.catalog.agenda import SLIDES
from dashboard.catalog.navigation import PAGES
from dashboard.catalog.roles import PAGES_OF, Role

# Of the demonstration city: a large district, a silent one, a department, an employer, a task, a case.
_OPENED = {
    "overview-district": "/?district=990106",
    "overview-silent": "/?district=990122",
    "overview-unit": "/?unit=D03",
    "reform-task": "/reform?task=T-011",
    "reform-list": "/reform?rows=all",
    "reform-units": "/reform?rows=units",
    "reform-roadmap": "/reform?rows=roadmap",
    "reform-district": "/reform?district=990106",
    "balance-district": "/balance?district=990122",
    "balance-department": "/balance?unit=D10",
    "balance-list": "/balance?rows=departments",
    "skills-district": "/skills?district=990106",
    "skills-list": "/skills?rows=high",
    "rights-case": "/rights?case=AJ-2026-02103",
    "rights-list": "/rights?rows=overdue",
    "unit-department": "/unit?unit=D03",
    "unit-district": "/unit?district=990106",
    "unit-silent": "/unit?district=990122",
    "unit-employer": "/unit?unit=Q0201",
    "board-cell": "/board?cell=progress/Q2200",
}

_PRINTED = ("overview", "reform", "balance", "skills", "rights", "compare")


_LOOKERS = (Role.OFFICE, Role.ADMINISTRATOR, Role.AUDITOR)


def looker(path: str) -> Role:
    """As whom an address is looked at: the first role that may open its page."""
    url = path.strip("/").partition("?")[0]
    name = next((page.name for page in PAGES if page.url == url), PAGES[0].name)
    return next(role for role in _LOOKERS if name in PAGES_OF[role])


def sights() -> Mapping[str, str]:
    """Name and address of each, pages first."""
    front, *others = PAGES
    pages = {front.name: "/", **{page.name: f"/{page.url}" for page in others}}
    slides = {f"meeting-{slide.name}": f"/meeting?slide={slide.name}" for slide in SLIDES}
    sheets = {f"{name}-paper": f"{path}?paper=a4" for name, path in pages.items() if name in _PRINTED}
    return {**pages, **slides, **sheets, **_OPENED}
