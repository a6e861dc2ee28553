"""What the sentence on cases is made of."""

import pandas as pd

from dashboard.catalog.sentences.rule import Facts
from dashboard.queries import rights as questions
from dashboard.queries.rights import Filters
from dashboard.sentences import rights
from dashboard.ui.case_reach import is_told
from dashboard.ui.here import Here
from dashboard.ui.loaders import load


def rights_facts(here: Here, filters: Filters) -> Facts:
    """The month's cases of the city, a district or a handling unit, of all kinds or of one."""
    period, place = here.month, here.place_name
    before = (pd.Timestamp(period) - pd.DateOffset(months=1)).date()
    is_whole = (pd.Timestamp(period) + pd.offsets.MonthEnd(0)).date() <= here.today
    now = load(questions.summary, period, **filters).iloc[0]
    last = load(questions.summary, before, **filters).iloc[0] if is_whole else None
    narrowing = [word for word in (filters.get("category"), filters.get("worker_group")) if word]
    found = rights.month(now, last, period, place=place, filters=narrowing)
    if not found["has_cases"]:
        return found
    # where a place and a kind of case together are told to few, the target stands with the whole city's districts
    is_among = is_told("rights/districts", filters)
    districts = load(questions.districts, period, **(filters if is_among else {}))
    districts = districts.assign(district_name=[here.name(code) for code in districts["district_code"]])
    found = {**found, **rights.target(now, districts)}
    kind = "unit" if filters.get("district") else "district"
    if not filters.get("unit") and is_told(f"rights/ages {kind}", filters):
        ages = load(questions.ages, period, by=kind, **filters)
        names = [here.name(code) if not pd.isna(code) else "" for code in ages["code"]]
        found = {**found, **rights.holder(ages.assign(name=names), int(now["overdue_open"]), kind)}
    if filters.get("district") or filters.get("unit") or not is_among:
        return found
    known = last is not None and not pd.isna(last["received"])
    return {
        **found,
        **rights.districts(districts, load(questions.districts, before, **filters) if known else None),
    }
