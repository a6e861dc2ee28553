"""The panels of the rights page on what comes and goes: inflow and backlog, category × group, money, collective cases."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.case_kinds import BY_NAME
from dashboard.catalog.navigation import page
from dashboard.catalog.view import View
from dashboard.figures import category_grid, columns
from dashboard.queries import case_cells
from dashboard.queries import rights as questions
from dashboard.sentences.say import Sentence, say
from dashboard.ui.case_list import employer_of, light_word, rows_of
from dashboard.ui.case_reach import narrowed, reads_rows
from dashboard.ui.case_totals import SHORT
from dashboard.ui.chart import chart
from dashboard.ui.facts.rights import rights_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.marks import light
from dashboard.ui.panel import headline, linked, panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape, plain

_WIDE = 920
_SPACE = "\u00a0"
"""Between a word and a linked number: a plain space would be lost at the seam."""
_MYRIAD = 10_000
_MONEY = {"received": "涉案", "closed": "挽回", "received_before": "上年涉案"}
_PERSON = {"backlog": "人均（元）"}
_HEADS = (
    Head("状态", 1.5),
    Head("诉求", 1.2),
    Head("涉事单位", 2.3),
    Head("承办单位", 1.4),
    Head("人数", 0.7, number=True),
    Head("涉案", 1.2, number=True),
    Head("已办", 0.9, number=True),
)


def say_how_cases_stand(here: Here) -> bool:
    """The month in one sentence; False where the filters leave no case."""
    sentence, has_cases = built(_sentence, here)
    headline(*linked(sentence, here.view.but(case=None, months=None)))
    return has_cases


def _sentence(here: Here) -> tuple[Sentence, bool]:
    """The sentence, and whether there is any case."""
    facts = rights_facts(here, narrowed(here))
    return say("rights", facts), bool(facts["has_cases"])


def flow(here: Here, period: date) -> None:
    """Received and closed month by month, last year's as ticks, the backlog below; a month leads to its cases."""
    frame = load(questions.flow, period, **narrowed(here))
    with panel(
        "收案与办结",
        "每月件数；短横为上年同月新收，下面是月末在办",
        f"点月份看{_behind()}",
        exhibit="rights/flow",
    ):
        if frame.empty:
            state("没有案件")
            return
        series = {
            "received": "received",
            "closed": "closed",
            "received_before": "received_before",
            "backlog": "open_cases",
        }
        _months(here, frame, series, columns.SERIES, "flow", 300, "件")


def money(here: Here, period: date) -> None:
    """Claimed and recovered month by month, and what one person got back."""
    frame = load(questions.amounts, period, **narrowed(here))
    with panel(
        "涉案与挽回",
        "每月万元；涉案按收案月，挽回按办结月，重复件不重算；下面是人均挽回",
        f"点月份看{_behind()}",
        exhibit="rights/money",
    ):
        if frame.empty:
            state("没有金额")
            return
        frame = frame.assign(
            amount=frame["amount"] / _MYRIAD,
            recovered=frame["recovered"] / _MYRIAD,
            before=frame["amount"].shift(12) / _MYRIAD,
        )
        series = {
            "received": "amount",
            "closed": "recovered",
            "received_before": "before",
            "backlog": "recovered_a_person",
        }
        _months(here, frame, series, _MONEY | _PERSON, "money", 300, "万元")


def _behind() -> str:
    """What stands behind a number."""
    return "案件" if reads_rows() else "县区 × 类别"


def _months(
    here: Here,
    frame: pd.DataFrame,
    series: Mapping[str, str],
    labels: Mapping[str, str],
    name: str,
    height: float,
    unit: str,
) -> None:
    """The last year of a monthly frame as columns; `series` maps the figure's series to the frame's columns."""
    year = frame.tail(12).reset_index(drop=True)
    long = pd.DataFrame(
        [
            (day.date(), key, row[column])
            for day, (_, row) in zip(year["period"], year.iterrows(), strict=True)
            for key, column in series.items()
        ],
        columns=["month", "series", "value"],
    )

    def leads(place: int) -> View:
        chosen = long["month"].iloc[place]
        rows = "received" if name == "flow" else "closed"
        return here.view.but(
            period=None if chosen == here.period else chosen, rows=rows, months=None, case=None
        )

    figure = columns.draw(long, here.theme, here.scale, labels=labels, width=_WIDE)
    chart(
        here,
        figure,
        name,
        height=height,
        alt=columns.alt_text(long, labels if unit == "件" else _MONEY, unit),
        leads=leads,
    )


def categories(here: Here, period: date) -> None:
    """What is claimed by whom in a year; a cell leads to its cases, the smallest are not told."""
    frame = groups(here, period)
    with panel(
        "类别 × 群体",
        "近 12 个月新收件数；件数太少的不写数",
        f"点格看{_behind()}",
        exhibit="rights/categories",
    ):
        if frame.empty:
            state("近 12 个月没有新收案件")
            return
        size = frame["value"].fillna(1)
        frame = frame.assign(
            row_size=size.groupby(frame["category"]).transform("sum"),
            column_size=size.groupby(frame["worker_group"]).transform("sum"),
        )
        order = {
            code: place
            for place, code in enumerate(
                frame.sort_values("column_size", ascending=False)["worker_group"].unique()
            )
        }
        frame = frame.assign(column_place=frame["worker_group"].map(order)).sort_values(
            ["row_size", "category", "column_place"], ascending=[False, True, True], ignore_index=True
        )
        drawn = frame.assign(
            row_code=frame["category"], row_name=frame["category"].map(SHORT).fillna(frame["category"]),
            column_code=frame["worker_group"], column_name=frame["worker_group"],
        )  # fmt: skip

        def leads(place: int) -> View | None:
            cell = frame.iloc[place]
            if not reads_rows():
                return here.view.but(category=cell["category"], rows="received")
            return here.view.but(
                category=cell["category"], group=cell["worker_group"], rows="received", months="12", case=None
            )

        figure = category_grid.draw(drawn, here.theme, here.scale, width=_WIDE, letters=2)
        chart(
            here,
            figure,
            "categories",
            height=72 + 25 * frame["category"].nunique(),
            alt=category_grid.alt_text(drawn),
            leads=leads,
        )


def groups(here: Here, period: date) -> pd.DataFrame:
    """Category × group: with its filters for who reads rows, else of the whole city, one category or all."""
    if reads_rows():
        return load(questions.grid, period, **narrowed(here))
    cells, chosen = load(case_cells.by_group, period), narrowed(here)["category"]
    return cells if chosen is None else cells[cells["category"] == chosen].reset_index(drop=True)


def collective(here: Here, period: date) -> None:
    """The collective cases, open and largest first; each leads to its panel."""
    kind = BY_NAME["collective"]
    frame = rows_of(here, period, kind)
    total = 0 if frame.empty else int(frame["total"].iloc[0])
    with panel("集体案件", kind.definition, f"共 {total} 件", exhibit="rights/collective"):
        shown = frame[~frame["is_sensitive"].astype(bool)].head(8)
        if shown.empty:
            state("没有集体案件", status="ok")
            return
        lines = []
        for row in shown.to_dict("records"):
            until = (
                row["closed_date"]
                if row["status"] == "done"
                else pd.Timestamp(min(here.today, (pd.Timestamp(period) + pd.offsets.MonthEnd(0)).date()))
            )
            cells = (
                light(row["status"], light_word(row)),
                escape(SHORT.get(row["category"], row["category"])),
                escape(employer_of(row, here.name(row["district_code"]))),
                escape(row["handling_name"]),
                f"{row['people']:.0f} 人",
                "—" if pd.isna(row["amount"]) else wording.money(row["amount"]),
                f"{(until - row['received_date']).days} 天",
            )
            lines.append(
                Line(cells, f"集体案件 {row['case_no']}", "rights", here.view.but(case=row["case_no"]))
            )
        table("collective", _HEADS, lines)
        view = here.view.but(rows="collective", months=None, case=None)
        with st.container(key="more_cases"):
            st.page_link(page("rights").path, label=plain(f"全部 {total} 件 ›"), query_params=view.address())
