"""What the skills page says first, against planted workforces whose sentences were worked out by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.catalog.sentences.rule import Facts
from dashboard.sentences import skills
from dashboard.sentences.say import say

TARGET = 27.0


def row(share: float | None, before: float | None = None, **others: Any) -> pd.Series:
    """The row of skills/summary: 1,000 workers, 400 of them skilled."""
    return pd.Series(
        {
            "workers": 1000, "skilled": 400, "high": None if share is None else 4 * share, "skilled_share": 40.0,
            "high_share": share, "high_share_before": before, "as_of_date": pd.Timestamp(2026, 9, 30),
            "high_target": TARGET, "target_year": 2027,
        } | others,
        dtype=object,
    )  # fmt: skip


def stock(now: pd.Series, *filters: str, place: str = "全市", silent_since: date | None = None) -> Facts:
    return skills.stock(now, filters, place=place, silent_since=silent_since)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (23.5, "每四名技术工人里不到一名高技能"),
        (26.0, "每四名技术工人里超过一名高技能"),
        (25.02, "每四名技术工人里约有一名高技能"),
        (9.8, "每十名技术工人里不到一名高技能"),
        (52.0, "每两名技术工人里超过一名高技能"),
        (8.8, "技术工人里 8.8% 是高技能"),
        (80.0, "技术工人里 80.0% 是高技能"),
        (0.0, "技术工人里还没有高技能"),
    ],
)
def test_a_share_is_said_as_one_in_so_many(share: float, said: str) -> None:
    assert say("skills", stock(row(share))).text == said


@pytest.mark.parametrize(
    ("share", "before", "said"),
    [
        (
            23.5,
            22.0,
            "；按近一年增速，2027 年目标要到 2029 年才达到",
        ),  # 3.5 points at 1.5 a year: January 2029
        (25.0, 23.0, "；按近一年增速，2027 年目标可以达到"),
        (27.0, 22.0, "；已达到 2027 年目标 27%"),
        (23.5, 23.5, "；按近一年增速，达不到 2027 年目标"),
        (23.5, 23.4, "；按近一年增速，达不到 2027 年目标"),  # 35 years away
        (23.5, None, "高技能"),
    ],
)
def test_a_forecast_names_its_basis(share: float, before: float | None, said: str) -> None:
    now = row(share, before)
    assert say("skills", {**stock(now), **skills.outlook(now)}).text.endswith(said)


@pytest.mark.parametrize("missing", ["high_target", "target_year"])
def test_without_a_target_or_its_year_nothing_is_forecast(missing: str) -> None:
    now = row(23.5, 22.0, **{missing: None})
    assert say("skills", {**stock(now), **skills.outlook(now)}).text == "每四名技术工人里不到一名高技能"


@pytest.mark.parametrize(
    ("now", "filters", "place", "said"),
    [
        (row(None, workers=None, skilled=None), (), "全市", "全市还没有技能等级数据"),
        (row(None, workers=None, skilled=None), ("采矿业",), "全市", "采矿业还没有技能等级数据"),
        (row(None, workers=None, skilled=None), ("采矿业",), "西县", "西县的采矿业还没有技能等级数据"),
        (row(None, skilled=0), (), "西县", "西县：还没有技术工人"),
        (row(40.0, skilled=5, high=2), (), "西县", "西县：技术工人 5 人，其中高技能 2 人"),  # two of five is no share
        (row(23.5), ("建筑业", "农民工"), "全市", "建筑业、农民工：每四名技术工人里不到一名高技能"),
        (row(23.5), ("农民工",), "西县", "西县、农民工：每四名技术工人里不到一名高技能"),
    ],
)  # fmt: skip
def test_what_is_looked_at_is_said(now: pd.Series, filters: Sequence[str], place: str, said: str) -> None:
    assert say("skills", stock(now, *filters, place=place)).text == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(22.3, "比全市低 1.2 个百分点"), (24.0, "比全市高 0.5 个百分点"), (23.52, "与全市持平")],
)
def test_a_part_is_held_against_the_city(share: float, said: str) -> None:
    now = row(share)
    facts = {**stock(now, place="西县"), **skills.against_city(now, row(23.5))}
    assert (
        say("skills", facts).text
        == f"西县：每四名技术工人里{'超过' if share > 25 else '不到'}一名高技能；{said}"
    )


def test_a_silent_place_is_said_with_the_date_of_its_figures_and_not_compared() -> None:
    facts = stock(row(8.8, 8.0), place="松岭县", silent_since=date(2026, 6, 30))
    whole = say("skills", facts)
    assert whole.text == "松岭县本季未报；按 2026-06-30 的数，技术工人里 8.8% 是高技能"
    assert "上年" not in whole.below_text


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (22.0, "，比上年同期高 1.5 个百分点"),
        (24.0, "，比上年同期低 0.5 个百分点"),
        (23.5, "，与上年同期持平"),
        (None, ""),
    ],
)
def test_the_line_below_counts_and_compares_with_the_year_before(before: float | None, said: str) -> None:
    assert say("skills", stock(row(23.5, before))).below_text == (
        f"技术工人 400 人，占职工 1,000 人的 40.0%；高级工及以上 94 人，占技术工人的 23.5%{said}。"
    )


def districts(**shares: tuple[float | None, float | None, int]) -> pd.DataFrame:
    """The rows of skills/districts: share, that of the year before, skilled workers; None did not report."""
    return pd.DataFrame(
        {
            "district_code": list(shares), "district_name": list(shares), "counted": True,
            "high_share": [share for share, _, _ in shares.values()],
            "high_share_before": [before for _, before, _ in shares.values()],
            "skilled": [skilled for _, _, skilled in shares.values()],
            "status": ["none" if share is None else "ok" for share, _, _ in shares.values()],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (
            districts(东区=(27.6, 26.0, 400), 西县=(17.4, 16.3, 300)),
            "东区占比最高（27.6%），西县最低（17.4%）",
        ),
        (districts(东区=(27.6, 26.0, 400), 西县=(17.4, 15.8, 99)), "东区占比最高（27.6%）"),  # few skilled
        (districts(东区=(27.6, 26.0, 400), 西县=(None, 16.3, 300)), ""),  # alone
        (districts(东区=(27.6, 26.0, 400), 西县=(27.6, 26.0, 300)), ""),  # a tie
    ],
)
def test_the_highest_and_the_lowest_are_named(frame: pd.DataFrame, said: str) -> None:
    now = row(23.5, 22.0)  # the forecast leaves no room for the lowest above
    below = say("skills", {**stock(now), **skills.outlook(now), **skills.districts(frame)}).below_text
    assert below.endswith(f"；{said}。") if said else "最" not in below


def test_who_changed_most_in_a_year_reported_both_times() -> None:
    frame = districts(东区=(27.6, 24.0, 400), 西县=(17.4, 16.3, 300), 南县=(None, 10.0, 300))
    assert skills.districts(frame)["mover_change"] == pytest.approx(3.6)
    apart = districts(东区=(27.6, None, 400), 西县=(17.4, 16.3, 300))
    assert skills.districts(apart)["mover"] is None
