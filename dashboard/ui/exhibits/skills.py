"""The tables behind the charts of 技能等级."""

import pandas as pd

from dashboard.catalog import choices
from dashboard.queries import skills as questions
from dashboard.queries.skills import Filters
from dashboard.ui.exhibits.showing import Counts, Showing, Shown, known, light_words
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.skill_rows import SMALL
from dashboard.ui.skills import narrowed

_MOST = 2_000
_MEMBERS, _LEVELS = ("skilled", "high"), {choice.value for choice in choices.LEVELS}


def _summed(here: Here) -> Counts:
    """The highly skilled among the skilled."""
    now = load(questions.summary, here.month, **narrowed(here)).iloc[0]
    return known(now["high"]), known(now["skilled"])


def _ladder(here: Here) -> pd.DataFrame:
    frame = load(questions.ladder, here.month, **narrowed(here))
    return frame.assign(belongs=["是" if high else "" for high in frame["is_high"].astype(bool)])


def _trend(here: Here) -> pd.DataFrame:
    return load(questions.trend, here.month, **narrowed(here))


def _marks(here: Here) -> pd.DataFrame:
    frame = load(questions.benchmarks, here.month, **narrowed(here))
    return frame.drop_duplicates(["indicator", "denominator", "area"])


def _districts(here: Here) -> pd.DataFrame:
    frame = load(questions.districts, here.month, **narrowed(here))
    names = [here.name(code) for code in frame["district_code"]]
    return frame.assign(name=names, light=light_words(frame["status"], "indicator"))


def _units(here: Here) -> pd.DataFrame:
    frame = load(questions.units, here.month, **narrowed(here))
    return frame.assign(state=[_state(row["status"], row["workers"]) for row in frame.to_dict("records")])


def _state(status: str | None, workers: float) -> str:
    if status == "none":
        return "未报，不排名"
    return "已报" if workers >= SMALL else f"只有 {workers:.0f} 人，不排名"


def _occupations(here: Here) -> pd.DataFrame:
    return load(questions.occupations, here.month, **narrowed(here))


def _industries(here: Here) -> pd.DataFrame:
    filters = narrowed(here)
    everyone = Filters(
        district=filters.get("district"), unit=filters.get("unit"), migrant=filters.get("migrant")
    )
    frame = load(questions.industries, here.month, **everyone)
    return frame.assign(industry=frame["industry"].fillna("未注明行业"))


def _migrants(here: Here) -> pd.DataFrame:
    filters = narrowed(here)
    return load(
        questions.migrants,
        here.month,
        filters.get("district"),
        filters.get("unit"),
        filters.get("industry"),
    )


def _links(here: Here) -> pd.DataFrame:
    return load(questions.links, here.month, **narrowed(here))


def _lines(here: Here) -> pd.DataFrame:
    view = here.view
    frame = load(
        questions.lines,
        here.month,
        **narrowed(here),
        occupation=view.occupation,
        level=view.level if view.level in _LEVELS else None,
        member=view.rows if view.rows in _MEMBERS else None,
        limit=_MOST,
    )
    return frame.assign(unit_name=frame["unit_name"].fillna("（县区其余）"))


def _activities(here: Here) -> pd.DataFrame:
    return load(questions.activities, here.month, **narrowed(here), link=here.view.link, limit=_MOST)


SHOWN: Shown = {
    "skills/ladder": Showing(
        _ladder,
        ("level", "workers", "workers_before", "new_this_year", "share", "belongs"),
        _summed,
    ),
    "skills/trend": Showing(
        _trend, ("as_of_date", "workers", "skilled", "high", "skilled_share", "high_share")
    ),
    "skills/marks": Showing(_marks, ("label", "value", "year", "source")),
    "skills/districts": Showing(
        _districts,
        (
            *("name", "high_share", "high_share_before", "high", "skilled", "workers", "light"),
            *("reported_date", "reported", "owed"),
        ),
        _summed,
    ),
    "skills/units": Showing(
        _units,
        (
            *("rank", "unit_name", "district_name", "industry", "workers", "skilled", "high"),
            *("skilled_share", "high_share", "high_share_before", "reported_date", "state"),
        ),
        _summed,
    ),
    "skills/occupations": Showing(
        _occupations,
        (
            *("occupation", "industry", "workers", "skilled", "high", "high_share", "new_high"),
            *("pace", "city_pace"),
        ),
    ),
    "skills/industries": Showing(
        _industries,
        (
            *("industry", "workers", "skilled", "high", "skilled_share", "high_share"),
            "high_share_before",
        ),
    ),
    "skills/migrants": Showing(
        _migrants,
        (
            *("worker_group", "workers", "share_of_workers", "skilled", "skilled_share"),
            *("high", "high_share", "certified", "certified_share"),
        ),
    ),
    "skills/links": Showing(
        _links,
        ("link", "events", "participants", "participants_before", "certified", "funding", "units"),
    ),
    "skills/lines": Showing(
        _lines,
        (
            *("district_name", "unit_name", "industry", "occupation", "level", "worker_group"),
            *("workers", "new_this_year", "as_of_date"),
        ),
    ),
    "skills/activities": Showing(
        _activities,
        (
            *("period", "district_name", "unit_name", "link", "level", "events", "participants"),
            *("certified", "funding"),
        ),
    ),
}
