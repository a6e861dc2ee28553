"""对比: two months side by side, every place against the median and the best of its peers, one small chart a measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.comparisons import COMPARISONS, Comparison
from dashboard.figures import multiple
from dashboard.queries import compare as questions
from dashboard.sentences.compare import Moved, facts
from dashboard.sentences.say import say
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import headline, linked, panel, state

_ENDS = 3
"""Of many peers the first and the last few are shown."""
_MANY = 9
_ENOUGH = 5
"""So many peers have a median."""
_ROW, _WIDTH = 36, 440


@dataclass(frozen=True)
class Multiple:
    """One small chart: its rows for figures/multiple, the median of the peers, and how the own place moved."""

    measure: Comparison
    rows: pd.DataFrame
    median: float | None
    change: float | None
    """Of the own place; None where either month has no value to compare."""
    above: bool | None
    """Whether the own place is on the better side of the median; None for the city and where either is missing."""
    is_best: bool
    """Whether the own place stands best."""

    @property
    def verdict(self) -> str:
        """好转, 变差 or 持平; empty where there is nothing to compare, or where more is no verdict."""
        if self.change is None:
            return ""
        if round(self.change, 1) == 0:
            return "持平"
        if self.measure.grows:
            return ""
        return "好转" if (self.change > 0) is not self.measure.lower_is_better else "变差"


def other_months(here: Here) -> list[date]:
    """The months that the period can be compared with, newest first."""
    return [day.date() for day in here.periods["period"] if day.date() != here.period]


def usual_month(here: Here) -> date | None:
    """The month that the period is compared with unless another is chosen: a year before, else the last one before."""
    months = other_months(here)
    year_before = [month for month in months if month == here.month.replace(year=here.month.year - 1)]
    before = [month for month in months if month < here.month]
    return next(iter([*year_before, *before, *months]), None)


def other_month(here: Here) -> date | None:
    """The month that the period is compared with."""
    asked = [month for month in other_months(here) if f"{month:%Y-%m}" == here.view.other]
    return asked[0] if asked else usual_month(here)


def has_two_months(here: Here) -> bool:
    """Whether there is anything to compare; says so where there isn't."""
    if other_month(here) is None:
        headline(["只有一个期次，还没有可以对比的月份"])
        state("等下一期", "再报一个月的数据，这里就能比两个月。")
        return False
    return True


def say_what_changed(here: Here) -> None:
    """How many measures are better and worse for the place, and which."""
    other = other_month(here)
    if other is not None:
        moved = [Moved(one.measure, one.change, one.verdict, one.above, one.is_best) for one in made(here)]
        headline(*linked(say("compare", facts(here.place_name, other, moved)), here.view))


def multiples(here: Here) -> None:
    """A small chart a measure, all with the places in the same order; a row leads to the place."""
    with st.grid(4, min_column_width=300, gap="medium"):
        for one in made(here):
            _draw(here, one)


def _draw(here: Here, one: Multiple) -> None:
    moved = wording.change(one.change, one.measure.change, 1) if one.change is not None else ""
    with panel(
        one.measure.title,
        _unit_words(one.measure),
        f"{moved}　{one.verdict}".strip("　"),
        exhibit=f"compare/{one.measure.name}",
    ):
        figure = multiple.draw(one.rows, here.theme, here.scale, median=one.median, width=_WIDTH)
        codes = one.rows["code"].tolist()
        chart(
            here,
            figure,
            f"compare_{one.measure.name}",
            height=_ROW * (len(codes) + 0.7),
            alt=multiple.alt_text(one.rows, one.measure.title),
            leads=lambda place: _to(here, codes[place]),
        )


def _unit_words(measure: Comparison) -> str:
    return {"点": "百分点", "件": "件"}.get(measure.unit, "")


def _to(here: Here, code: str) -> Any:
    if here.level(code) == "unit":
        return here.view.at(unit=code)
    return here.view.at(district=None if code == here.city else code)


def made(here: Here) -> Sequence[Multiple]:
    """The small charts of the place and months of the view, in the order of the catalog."""
    other = other_month(here)
    if other is None:
        return ()
    frame = load(questions.places, here.month, other, here.view.unit)
    own = here.view.unit or here.view.district or here.city or ""
    return compared(frame.assign(name=[_name(here, row) for row in frame.to_dict("records")]), own)


def _name(here: Here, row: dict[str, Any]) -> str:
    return "全市" if row["is_city"] else here.name(row["code"])


def compared(frame: pd.DataFrame, own: str) -> list[Multiple]:
    """The answer of compare/places as small charts; `own` is the code of the place that is looked at.

    What none of the peers has is left out: departments have no workers to train.
    """
    shared = set(frame.loc[frame["value"].notna() & ~frame["is_city"].astype(bool), "measure"])
    return [
        _multiple(frame[frame["measure"] == measure.name], measure, own)
        for measure in COMPARISONS
        if measure.name in shared
    ]


def _multiple(frame: pd.DataFrame, measure: Comparison, own: str) -> Multiple:
    rows = frame.reset_index(drop=True)
    known = rows["value"].notna() & (rows["base"] >= measure.least)
    ranked = rows[known & ~rows["is_city"].astype(bool)].sort_values(
        "value", ascending=measure.lower_is_better, kind="stable"
    )
    median = float(ranked["value"].median()) if len(ranked) >= _ENOUGH else None
    best = _best(ranked)
    before = rows["before"].where(rows["before"].notna() & (rows["base_before"] >= measure.least))
    drawn = rows.assign(
        value=rows["value"].where(known),
        before=before,
        value_text=[_text(measure, value) for value in rows["value"]],
        before_text=[_text(measure, value) for value in before],
        sentence=[
            _sentence(measure, value, base) for value, base in zip(rows["value"], rows["base"], strict=True)
        ],
        is_own=rows["code"] == own,
        is_best=rows["code"].isin(best),
    )
    mine = drawn[drawn["is_own"]]
    value, earlier = (
        (None, None) if mine.empty else (_known(mine.iloc[0]["value"]), _known(mine.iloc[0]["before"]))
    )
    of_city = not mine.empty and bool(mine.iloc[0]["is_city"])
    above = None
    if value is not None and median is not None and not of_city:
        above = value <= median if measure.lower_is_better else value >= median
    return Multiple(
        measure,
        _few(drawn, list(ranked["code"]), own),
        median,
        None if value is None or earlier is None else value - earlier,
        above,
        own in best,
    )


def _best(ranked: pd.DataFrame) -> list[str]:
    """The one that stands best, or the two that share it; nobody where more do, or where all stand alike."""
    if len(ranked) < 2:
        return []
    tied = ranked[ranked["value"].round(1) == round(ranked["value"].iloc[0], 1)]
    return list(tied["code"]) if len(tied) <= min(2, len(ranked) - 1) else []


def _few(drawn: pd.DataFrame, ranked: Sequence[str], own: str) -> pd.DataFrame:
    """All places where they are few; of many the city, the first and last ones, and the own place between them."""
    if len(drawn) <= _MANY + 1:
        return drawn
    ends = [*ranked[:_ENDS], *ranked[-_ENDS:]]
    order = [code for code in [*ranked, own] if code in ends or code == own]
    city = list(drawn.loc[drawn["is_city"].astype(bool), "code"])
    kept = list(dict.fromkeys([*city, *order]))
    return drawn.set_index("code").loc[kept].reset_index()


def _text(measure: Comparison, value: float | None) -> str:
    if value is None or pd.isna(value):
        return ""
    match measure.unit:
        case "%":
            return wording.percent(value)
        case "点":
            return wording.signed(value)
        case _:
            return wording.number(value, 1)


def _sentence(measure: Comparison, value: float | None, base: float | None) -> str:
    """Why a place has no mark: nothing reported, or too little behind its value to be compared."""
    if base is not None and not pd.isna(base) and 0 < base < measure.least:
        return f"只有 {wording.number(base)} {measure.base}，不比较"
    return f"{wording.UNREPORTED}，不比较" if value is None or pd.isna(value) else ""


def _known(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
