"""What the rights page says first, against planted months whose sentences were worked out by hand."""

from collections.abc import Sequence

import pandas as pd
import pytest

from dashboard.catalog.sentences.rule import Facts, Named
from dashboard.catalog.view import View
from dashboard.sentences import rights
from dashboard.sentences.say import say, title
from tests.sentences.planted import OCTOBER


def month(
    received: int | None = 239,
    *,
    due: int = 188,
    in_time: int = 180,
    overdue: int = 14,
    last_year: int | None = 195,
) -> pd.Series:
    """The month's row of rights/summary."""
    change = None if received is None or not last_year else 100 * (received - last_year) / last_year
    return pd.Series(
        {
            "received": received, "received_before": last_year, "received_change": change, "due": due,
            "due_on_time": in_time, "on_time_rate": 100 * in_time / due if due else None, "open_cases": 267,
            "overdue_open": overdue,
        },
        dtype=object,
    )  # fmt: skip


def facts(now: pd.Series, before: pd.Series | None = None, *filters: str, place: str = "全市") -> Facts:
    return rights.month(now, before, OCTOBER, place=place, filters=filters)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (month(), "10月新收 239 件，同比多 22.6%；按期办结率 95.7%；超期在办 14 件"),
        (month(150), "10月新收 150 件，同比少 23.1%；按期办结率 95.7%；超期在办 14 件"),
        (month(195), "10月新收 195 件，与去年同月持平；按期办结率 95.7%；超期在办 14 件"),
        (month(last_year=None), "10月新收 239 件；按期办结率 95.7%；超期在办 14 件"),
        (month(8, last_year=0), "10月新收 8 件，去年同月没有；按期办结率 95.7%；超期在办 14 件"),
        (
            month(8, last_year=4),
            "10月新收 8 件，比去年同月多 4 件；按期办结率 95.7%；超期在办 14 件",
        ),  # not "100%"
        (month(4, last_year=8), "10月新收 4 件，比去年同月少 4 件；按期办结率 95.7%；超期在办 14 件"),
        (month(0, last_year=0), "10月没有新收；按期办结率 95.7%；超期在办 14 件"),
        (month(due=9, in_time=3), "10月新收 239 件，同比多 22.6%；到期 9 件，按期办结 3 件；超期在办 14 件"),
        (
            month(due=0, in_time=0),
            "10月新收 239 件，同比多 22.6%；超期在办 14 件",
        ),  # a rate of nothing is no rate
        (month(overdue=0), "10月新收 239 件，同比多 22.6%；按期办结率 95.7%；没有超期在办"),
    ],
)
def test_the_month_in_one_line(now: pd.Series, said: str) -> None:
    assert say("rights", facts(now)).text == said


@pytest.mark.parametrize(
    ("filters", "place", "said"),
    [
        (("拖欠克扣工资",), "全市", "拖欠克扣工资案件10月新收 239 件"),
        ((), "西县", "西县10月新收 239 件"),
        (("工伤", "农民工"), "西县", "西县的工伤、农民工案件10月新收 239 件"),
    ],
)
def test_what_is_looked_at_is_said(filters: Sequence[str], place: str, said: str) -> None:
    assert say("rights", facts(month(), None, *filters, place=place)).text.startswith(said)


def test_a_filter_that_leaves_nothing_says_which() -> None:
    empty = month(0, due=0, in_time=0, overdue=0, last_year=None)
    empty["open_cases"] = 0
    assert say("rights", facts(empty, None, "工伤", place="西县")).text == "西县在2026年10月没有工伤案件"
    assert say("rights", facts(month(None))).text == "全市在2026年10月没有案件"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (month(230, overdue=17), "超期比上月少 3 件；新收比上月多 9 件。"),
        (month(250, overdue=12), "超期比上月多 2 件；新收比上月少 11 件。"),
        (month(239, overdue=14), "超期与上月持平；新收与上月持平。"),
        (month(None), ""),  # a month before anyone reported cases
        (None, ""),
    ],
)
def test_last_month_is_compared_only_where_it_has_data(before: pd.Series | None, said: str) -> None:
    assert say("rights", facts(month(), before)).below_text == said


def ages(**held: int) -> pd.DataFrame:
    """The rows of rights/ages: who holds how many overdue cases."""
    return pd.DataFrame(
        {"code": list(held), "name": list(held), "over_30": 0, "over_more": list(held.values())}
    )


@pytest.mark.parametrize(
    ("held", "overdue", "said"),
    [
        (ages(映雪区=7, 白石县=3, 东区=4), 14, "，映雪区占 7 件"),
        (ages(映雪区=14, 白石县=0), 14, "，都在映雪区"),
        (ages(映雪区=7, 白石县=7), 14, "件"),  # a tie
        (ages(映雪区=3, 甲=2, 乙=2, 丙=2, 丁=2, 戊=2, 己=1), 14, "件"),  # less than a quarter
        (ages(映雪区=1, 白石县=0), 1, "件"),  # one case is no pile
        (ages(映雪区=14), 14, "件"),  # alone
    ],
)
def test_who_holds_the_overdue_cases(held: pd.DataFrame, overdue: int, said: str) -> None:
    whole = {**facts(month(overdue=overdue)), **rights.holder(held, overdue, "district")}
    assert say("rights", whole).text.endswith(f"超期在办 {overdue} 件{said.removeprefix('件')}")


def districts(**rates: tuple[float, int, int]) -> pd.DataFrame:
    """The rows of rights/districts: on-time rate, due, overdue; under ten due there is no rank."""
    rows = [
        {
            "district_code": name, "district_name": name, "on_time_rate": rate, "due": due, "overdue_open": overdue,
            "rank": 1 if due >= 10 else None, "status": "ok" if rate >= 95 else "late", "target": 95.0,
        }
        for name, (rate, due, overdue) in rates.items()
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (districts(东区=(100.0, 40, 0), 西县=(82.4, 17, 0)),
         "西县按期办结率最低（82.4%，到期 17 件）；东区按期办结率最高（100.0%）。"),
        (districts(东区=(100.0, 40, 0), 西县=(20.0, 5, 0)), ""),  # five cases are not ranked, and one is alone
        (districts(东区=(97.0, 40, 0), 西县=(96.0, 17, 0)), "东区按期办结率最高（97.0%）。"),  # both reach the target
        (districts(东区=(100.0, 40, 0), 西县=(100.0, 17, 0)), ""),  # a tie
    ],
)  # fmt: skip
def test_who_closes_fewest_in_time(now: pd.DataFrame, said: str) -> None:
    assert say("rights", {**facts(month()), **rights.districts(now, None)}).below_text == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((7, 3), (3, 3), "东区超期增得最多，多 4 件。"),
        ((1, 3), (6, 3), "东区超期减得最多，少 5 件。"),
        ((3, 3), (3, 3), ""),
        ((4, 3), (3, 3), ""),  # one case is no news
        ((5, 1), (3, 3), ""),  # a tie
    ],
)
def test_whose_overdue_cases_changed_most(now: tuple[int, int], before: tuple[int, int], said: str) -> None:
    one = districts(东区=(96.0, 40, now[0]), 西县=(96.0, 40, now[1]))
    other = districts(东区=(96.0, 40, before[0]), 西县=(96.0, 40, before[1]))
    assert say("rights", {**facts(month()), **rights.districts(one, other)}).below_text == said


@pytest.mark.parametrize(
    ("in_time", "due", "said"),
    [(180, 188, "按期办结率比目标 95% 高 0.7 个百分点。"), (90, 100, "按期办结率比目标 95% 低 5.0 个百分点。"),
     (95, 100, "按期办结率正好达到目标 95%。"), (5, 9, "")],
)  # fmt: skip
def test_the_rate_is_held_against_its_target(in_time: int, due: int, said: str) -> None:
    now = month(due=due, in_time=in_time)
    whole = {**facts(now), **rights.target(now, districts(东区=(96.0, 40, 0)))}
    assert say("rights", whole).below_text == said


def test_its_numbers_lead_to_the_rows_they_count() -> None:
    parts = say("rights", facts(month())).parts
    found = {part.words: part.of(View(district="990121")) for part in parts if isinstance(part, Named)}
    assert {words: view.rows for words, view in found.items()} == {
        "239 件": "received", "95.7%": "due", "14 件": "overdue",
    }  # fmt: skip
    assert {view.district for view in found.values()} == {"990121"}


def test_a_slide_has_two_short_lines() -> None:
    whole = {**facts(month()), **rights.holder(ages(映雪区=7, 白石县=3, 东区=4), 14, "district")}
    assert title("rights", whole) == ("10月新收 239 件；按期办结率 95.7%", "超期在办 14 件，映雪区占 7 件")
