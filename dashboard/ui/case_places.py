"""The panels of the rights page on places: on-time rate and age of open cases by district and by handling unit."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.view import View
from dashboard.figures import ages as age_bars
from dashboard.figures import bars
from dashboard.queries import rights as questions
from dashboard.ui.case_reach import among, narrowed
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.panel import panel, state

_NARROW = 424
_ROW = 25
_MOST = 12
_BUCKETS = {"ample": "宽裕", "short": "紧张", "over_30": "超期", "over_more": "超 30 日"}


def districts(here: Here, period: date) -> None:
    """The districts where cases arise: closed in time, age of open ones, cases for ten thousand workers."""
    districts_on_time(here, period)
    district_ages(here, period)
    per_10k(here, period)


def districts_on_time(here: Here, period: date) -> None:
    """A district that is looked at stands among the others, for comparison and for the way across."""
    with panel("区县按期办结率", "本月到期", "按期 / 到期", exhibit="rights/districts"):
        _on_time(here, _districts(here, period), "district")


def district_ages(here: Here, period: date) -> None:
    """How old the open cases of each district are against their deadlines."""
    ages = load(questions.ages, period, by="district", **among(here))
    ages = ages.assign(
        name=[
            name if pd.isna(code) else here.name(code)
            for code, name in zip(ages["code"], ages["name"], strict=True)
        ]
    )
    with panel("区县在办时长", "件", _lacking(here, period), exhibit="rights/district_ages"):
        _ages(here, ages, "district")


def per_10k(here: Here, period: date, width: float = _NARROW) -> None:
    """The month's new cases of each district for ten thousand workers, in a panel so many px wide."""
    frame = _districts(here, period)
    with panel("每万职工新收", "件", "本月新收", exhibit="rights/per_10k"):
        known = frame[frame["per_10k"].notna()].sort_values("per_10k", ascending=False, ignore_index=True)
        if known.empty:
            state("没有职工数，算不出")
            return
        drawn = known.assign(
            value=known["per_10k"],
            value_text=[wording.number(value, 1) for value in known["per_10k"]],
            note=[f"{count:.0f} 件" for count in known["received"]],
            status=None,
        ).head(_MOST)
        figure = bars.draw(drawn, here.theme, here.scale, width=width)
        chart(
            here,
            figure,
            "per_10k",
            height=_ROW * len(drawn),
            alt=bars.alt_text(drawn),
            leads=_leads(here, drawn, "district", "received"),
        )


def _districts(here: Here, period: date) -> pd.DataFrame:
    frame = load(questions.districts, period, **among(here))
    return _named(here, frame[frame["received"].notna()])


def units(here: Here, period: date) -> None:
    """The units that handle cases, departments and district offices apart: closed in time, age of open ones."""
    frame = load(questions.units, period, **narrowed(here)).rename(
        columns={"unit_code": "code", "unit_name": "name"}
    )
    is_department = frame["category"] == "部门"
    for title, exhibit, part in (
        ("部门按期办结率", "rights/departments", frame[is_department]),
        ("县区承办按期办结率", "rights/handlers", frame[~is_department]),
    ):
        if not part.empty:
            part = part.sort_values(["on_time_rate"], ascending=False, ignore_index=True)
            with panel(title, "本月到期", "按期 / 到期", exhibit=exhibit):
                _on_time(here, part, "unit")
    ages = load(questions.ages, period, **narrowed(here))
    with panel("承办单位在办时长", "宽裕：期限还剩一半以上", exhibit="rights/ages"):
        _ages(here, ages, "unit")


def _on_time(here: Here, frame: pd.DataFrame, place: str) -> None:
    """On-time rates against the target; a small sample has its sentence instead of a bar, and comes last."""
    if frame.empty:
        state("没有到期的案件")
        return
    ranked = frame[frame["rank"].notna()].tail(_MOST)
    small = frame[frame["rank"].isna()].head(max(_MOST - len(ranked), 0))
    drawn = pd.concat([ranked, small], ignore_index=True)
    is_small = drawn["rank"].isna()
    target = None if pd.isna(drawn["target"].iloc[0]) else float(drawn["target"].iloc[0])
    drawn = drawn.assign(
        value=drawn["on_time_rate"].mask(is_small),
        value_text=[_rate(row) for row in drawn.to_dict("records")],
        note=[
            f"{row['due_on_time']:.0f}/{row['due']:.0f}" if row["due"] else ""
            for row in drawn.to_dict("records")
        ],
        status=drawn["status"].astype(object).where(drawn["status"].notna(), None),
    )
    figure = bars.draw(
        drawn,
        here.theme,
        here.scale,
        reference=target,
        reference_text="" if target is None else f"目标 {target:g}%",
        width=_NARROW,
    )
    told = bars.alt_text(drawn[~is_small]) if not is_small.all() else ""
    alt = f"按期办结率，{told}{is_small.sum()} 家件数太少，不参加排名。"
    name = f"on_time_{place}_{drawn['code'].iloc[0]}"
    chart(here, figure, name, height=_ROW * len(drawn) + 24, alt=alt, leads=_leads(here, drawn, place, "due"))


def _rate(row: dict[str, float]) -> str:
    if not row["due"]:
        return "没有到期的，不参加排名"
    return (
        f"只有 {row['due']:.0f} 件，不参加排名"
        if pd.isna(row["rank"])
        else wording.percent(row["on_time_rate"])
    )


def _ages(here: Here, frame: pd.DataFrame, place: str) -> None:
    if frame.empty:
        state("没有在办案件", status="ok")
        return
    shown = frame.head(_MOST)
    long = pd.DataFrame(
        [
            (row["code"], row["name"], words, order, row[bucket])
            for row in shown.to_dict("records")
            for order, (bucket, words) in enumerate(_BUCKETS.items())
        ],
        columns=["code", "name", "bucket", "bucket_order", "value"],
    )
    figure = age_bars.draw(long, here.theme, here.scale, width=_NARROW)
    chart(
        here,
        figure,
        f"ages_{place}",
        height=_ROW * (len(shown) + 0.9),
        alt=age_bars.alt_text(long),
        leads=_leads(here, long, place, "open"),
    )


def _leads(here: Here, frame: pd.DataFrame, place: str, rows: str) -> Callable[[int], View | None]:
    def leads(at: int) -> View | None:
        code = frame["code"].iloc[at]
        return (
            None
            if pd.isna(code)
            else here.view.but(**{place: str(code), "rows": rows, "months": None, "case": None})
        )

    return leads


def _named(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of districts as the figures read it, with the names that other pages write."""
    names = [
        row["district_name"] if pd.isna(row["district_code"]) else here.name(row["district_code"])
        for row in frame.to_dict("records")
    ]
    return frame.rename(columns={"district_code": "code"}).assign(name=names)


def _lacking(here: Here, period: date) -> str:
    """The year that the holiday table lacks for deadlines of open cases."""
    year = load(questions.summary, period, **narrowed(here))["uncovered_year"].iloc[0]
    return "" if pd.isna(year) else f"节假日表缺 {year:.0f} 年"
