"""What the skills page's sentence is made of."""

from datetime import date

from dashboard.catalog.sentences.rule import Facts
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.sentences import skills
from dashboard.ui.here import Here
from dashboard.ui.loaders import load


def skills_facts(here: Here, filters: Filters, silent_since: date | None) -> Facts:
    """The city, a district or a unit, in all industries and groups or in one."""
    view, period = here.view, here.month
    now = load(questions.summary, period, **filters).iloc[0]
    narrowing = [word for word in (view.industry, _group(filters)) if word]
    place = here.place_name
    found = skills.stock(now, narrowing, place=place, silent_since=silent_since)
    if not found["has_data"] or silent_since:
        return found
    if view.district or view.unit:
        return {**found, **skills.against_city(now, load(questions.summary, period).iloc[0])}
    districts = load(questions.districts, period, **filters)
    places = skills.districts(
        districts.assign(district_name=[here.name(code) for code in districts["district_code"]])
    )
    whole = skills.against_city(now, load(questions.summary, period).iloc[0]) if narrowing else {}
    return {**found, **places, **(whole if narrowing else skills.outlook(now))}


def _group(filters: Filters) -> str:
    """The group of workers that really narrows the answers."""
    return {True: "农民工", False: "非农民工"}.get(filters.get("migrant"), "")  # type: ignore[arg-type]
