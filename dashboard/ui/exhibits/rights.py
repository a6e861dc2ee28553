"""The tables behind the charts of 权益维护; sensitive cases only count, and no table is finer than the page for its reader."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog.case_kinds import BY_NAME
from dashboard.catalog.exhibits import Exhibit
from dashboard.queries import rights as questions
from dashboard.ui.case_list import employer_of, kind_of, rows_of
from dashboard.ui.case_reach import among, narrowed, shows
from dashboard.ui.case_totals import cell_months, found_clusters, month_cells
from dashboard.ui.exhibits.showing import Counts, Showing, Shown, known, light_words
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.rights import groups

_RATED = (
    *("rank", "name", "on_time_rate", "due_on_time", "due", "target", "light", "received", "open_cases"),
    *("overdue_open", "said"),
)
_AGES = ("name", "open_cases", "ample", "short", "over_30", "over_more", "unclocked")
_DEPARTMENT = "部门"


def _flow(here: Here) -> pd.DataFrame:
    return load(questions.flow, here.month, **narrowed(here))


def _categories(here: Here) -> pd.DataFrame:
    return groups(here, here.month)


def _money(here: Here) -> pd.DataFrame:
    return load(questions.amounts, here.month, **narrowed(here))


def _districts(here: Here) -> pd.DataFrame:
    frame = load(questions.districts, here.month, **among(here))
    return _rated(here, frame[frame["received"].notna()], "district")


def _per_10k(here: Here) -> pd.DataFrame:
    frame = _districts(here)
    return frame[frame["per_10k"].notna()].sort_values("per_10k", ascending=False)


def _departments(here: Here) -> pd.DataFrame:
    frame = load(questions.units, here.month, **narrowed(here))
    return _rated(here, frame[frame["category"] == _DEPARTMENT], "unit")


def _handlers(here: Here) -> pd.DataFrame:
    frame = load(questions.units, here.month, **narrowed(here))
    return _rated(here, frame[frame["category"] != _DEPARTMENT], "unit")


def _rated(here: Here, frame: pd.DataFrame, place: str) -> pd.DataFrame:
    """Names, lights, and why a row has no rank."""
    rows = frame.to_dict("records")
    return frame.assign(
        name=[_name(here, row[f"{place}_code"], row[f"{place}_name"]) for row in rows],
        light=light_words(frame["status"], "indicator"),
        said=[_unranked(row["due"]) if pd.isna(row["rank"]) else "" for row in rows],
    )


def _unranked(due: float) -> str:
    return f"只有 {due:.0f} 件，不参加排名" if due else "没有到期的，不参加排名"


def _district_ages(here: Here) -> pd.DataFrame:
    return _aged(here, load(questions.ages, here.month, by="district", **among(here)))


def _ages(here: Here) -> pd.DataFrame:
    return _aged(here, load(questions.ages, here.month, **narrowed(here)))


def _aged(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    rows = frame.to_dict("records")
    return frame.assign(name=[_name(here, row["code"], row["name"]) for row in rows])


def _name(here: Here, code: str | None, name: str) -> str:
    return here.name(code) if isinstance(code, str) and code in here.known else name


def _collective(here: Here) -> pd.DataFrame:
    return _listed(here, rows_of(here, here.month, BY_NAME["collective"]))


def _cases(here: Here) -> pd.DataFrame:
    """What the list on the page holds: the chosen figure's cases, else the open ones."""
    return _listed(here, rows_of(here, here.month, kind_of(here) or BY_NAME["open"]))


def _cases_words(shown: Exhibit, here: Here) -> Exhibit:
    """Of the figure whose cases are listed."""
    kind = kind_of(here) or BY_NAME["open"]
    return replace(shown, title=f"{kind.title}的案件", definition=kind.definition)


def _listed(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame[~frame["is_sensitive"].astype(bool)]
    rows = shown.to_dict("records")
    return shown.assign(
        district_name=[_name(here, row["district_code"], row["district_name"]) for row in rows],
        employer_said=[employer_of(row) for row in rows],
    )


def _due(frame: pd.DataFrame) -> Counts:
    return known(frame["due_on_time"].sum()), known(frame["due"].sum())


_SHOWN: Shown = {
    "rights/flow": Showing(
        _flow,
        (
            *("period", "received", "closed", "received_before", "open_cases", "overdue_open"),
            *("due", "due_on_time"),
        ),
    ),
    "rights/categories": Showing(_categories, ("category", "worker_group", "value", "value_text")),
    "rights/districts": Showing(_districts, _RATED, lambda here: _due(_districts(here))),
    "rights/district_ages": Showing(_district_ages, _AGES),
    "rights/per_10k": Showing(
        _per_10k,
        ("name", "per_10k", "received", "workers"),
        lambda here: (
            known(_per_10k(here)["received"].sum()),
            known(_per_10k(here)["workers"].sum()),
        ),
    ),
    "rights/departments": Showing(_departments, _RATED, lambda here: _due(_departments(here))),
    "rights/handlers": Showing(_handlers, _RATED, lambda here: _due(_handlers(here))),
    "rights/ages": Showing(_ages, _AGES),
    "rights/money": Showing(_money, ("period", "amount", "recovered", "helped", "recovered_a_person")),
    "rights/collective": Showing(
        _collective,
        (
            *("case_no", "category", "district_name", "handling_name", "employer_said", "received_date"),
            *("due_date", "closed_date", "people", "amount"),
        ),
    ),
    "rights/cases": Showing(
        _cases,
        (
            *("case_no", "received_date", "district_name", "handling_name", "employer_said", "category"),
            *("worker_group", "people", "amount", "due_date", "closed_date"),
        ),
        words=_cases_words,
    ),
    "rights/places": Showing(month_cells, ("row_name", "column_name", "value", "value_text")),
    "rights/cell": Showing(cell_months, ("period", "received", "value_text")),
    "rights/clusters": Showing(found_clusters, ("name", "reason")),
}
_TOTALS = frozenset({"rights/places", "rights/cell", "rights/clusters"})
"""What everybody may read."""


def _as_shown(name: str, showing: Showing) -> Showing:
    """The exhibit, empty where the page has nothing of it for its reader: its name may be asked for anywhere."""

    def rows(here: Here) -> pd.DataFrame:
        return showing.rows(here) if shows(name, here) else pd.DataFrame(columns=list(showing.fields))

    def counts(here: Here) -> Counts:
        return showing.counts(here) if showing.counts and shows(name, here) else (None, None)

    return replace(showing, rows=rows, counts=counts if showing.counts else None)


SHOWN: Shown = {
    name: showing if name in _TOTALS else _as_shown(name, showing) for name, showing in _SHOWN.items()
}
