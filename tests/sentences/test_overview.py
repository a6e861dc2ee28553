"""What the overview says first, against planted cities whose sentences were worked out by hand."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.catalog.sentences.rule import Facts, Named
from dashboard.catalog.view import View
from dashboard.sentences.overview import Months, of_city, of_place
from dashboard.sentences.say import say, title
from tests.sentences.planted import OCTOBER, attention, own, place, ranking, silent, summary

CALM = ranking(place("东区", 2.0), place("西县", -1.0))
EMPTY = ranking()


def city(
    now: pd.Series,
    districts: pd.DataFrame = CALM,
    *,
    before: pd.Series | None = None,
    districts_before: pd.DataFrame | None = None,
    idle: tuple[str, ...] = (),
) -> Facts:
    """The facts of a planted city."""
    return of_city(Months(now, before), districts, districts_before, attention(*idle))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(city(summary(-4.2)), "改革进度 70.5%，落后应有进度 4.2 个百分点；2 个县区都在正常范围", id="behind"),
        pytest.param(city(summary(3.26)), "改革进度 70.5%，领先应有进度 3.3 个百分点；2 个县区都在正常范围", id="ahead"),
        pytest.param(city(summary(-0.04)), "改革进度 70.5%，与应有进度持平；2 个县区都在正常范围", id="-0.04 is level"),
        pytest.param(city(summary(0.0)), "改革进度 70.5%，与应有进度持平；2 个县区都在正常范围", id="on plan"),
        pytest.param(city(summary(None), EMPTY), "改革进度 70.5%，还没有应有进度", id="no plan"),
        pytest.param(city(summary(None, None), EMPTY), "改革任务都是长期坚持或暂缓，不计进度", id="nothing counted"),
        pytest.param(city(summary(None, None, tasks=0), EMPTY), "全市没有承担任务", id="no tasks"),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", -16.7), place("南县", -9.0))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；西县落后最多",
            id="worst by name",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", -16.7), place("南县", -16.72))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点",
            id="a tie as written has no worst",
        ),
        pytest.param(
            city(summary(), ranking(place("西县", -16.7), silent("东区"))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；东区本期未报",
            id="alone, nobody is worst",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("南县", 1.0), place("西县", -16.7, tasks=1))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点",
            id="one task is no example",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", -4.9))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；2 个县区都在正常范围",
            id="the last within the plan's margin isn't blamed",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", 1.0), silent("南县", 2))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；南县断报 2 期",
            id="the silent isn't last, and the rest isn't all",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", -6.0), silent("南县"), silent("北县", 3))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；西县落后最多，北县等 2 个县区未报",
            id="several are silent, the longest first",
        ),
        pytest.param(
            city(summary(), ranking(silent("南县"), silent("北县", 3))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；2 个县区都未报",
            id="all are silent",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", 1.0), silent("南县", 0))),
            "改革进度 70.5%，落后应有进度 4.2 个百分点",
            id="before the last day nobody is silent",
        ),
        pytest.param(
            city(summary(), idle=("市一局",)),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；2 个县区都在正常范围；市一局未行动",
            id="one has not begun",
        ),
        pytest.param(
            city(summary(), ranking(place("东区", 2.0), place("西县", -16.7)), idle=("市一局", "市二局")),
            "改革进度 70.5%，落后应有进度 4.2 个百分点；西县落后最多，市一局等 2 家未行动",
            id="two have not begun",
        ),
    ],
)  # fmt: skip
def test_the_city_in_one_line(facts: Facts, said: str) -> None:
    assert say("overview", facts).text == said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (-3.4, -4.2, "差距比上月扩大 0.8 个百分点"),
        (-5.0, -4.2, "差距比上月缩小 0.8 个百分点"),
        (-4.24, -4.16, "差距与上月持平"),
        (2.0, -4.2, "上月还领先 2.0 个百分点"),
        (-2.0, 1.0, "上月还落后 2.0 个百分点"),
        (1.0, 3.0, "领先比上月扩大 2.0 个百分点"),
        (3.0, 1.0, "领先比上月缩小 2.0 个百分点"),
        (-0.3, 0.0, ""),
        (None, -4.2, ""),
    ],
)
def test_last_month_is_compared_only_where_there_is_one(before: float | None, now: float, said: str) -> None:
    whole = say("overview", city(summary(now), EMPTY, before=None if before is None else summary(before)))
    assert whole.text.endswith(f"，{said}") if said else "上月" not in whole.text + whole.below_text


def test_the_difference_is_that_of_the_numbers_as_written() -> None:
    said = say("overview", city(summary(-4.25), EMPTY, before=summary(-3.44))).text
    assert said.endswith("落后应有进度 4.3 个百分点，差距比上月扩大 0.9 个百分点")  # −4.3 against −3.4


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ([place("东区", 2.0), place("西县", -8.0)], [place("东区", 1.5), place("西县", -5.0)],
         "西县变动最大，比上月退后 3.0 个百分点"),
        ([place("东区", 4.0), place("西县", -8.0)], [place("东区", 1.5), place("西县", -8.0)],
         "东区变动最大，比上月追上 2.5 个百分点"),
        ([place("东区", 2.0), place("西县", -8.0)], [place("东区", 2.0), place("西县", -8.0)], ""),  # nothing moved
        ([place("东区", 2.0), place("西县", -8.0)], [place("东区", 2.0), place("西县", -7.2)], ""),  # too little
        ([place("东区", 4.0), place("西县", -8.0)], [place("东区", 2.0), place("西县", -6.0)], ""),  # a tie
        ([place("东区", 2.0), silent("西县")], [place("东区", 5.0), place("西县", -6.0)], ""),  # silent now
        ([place("东区", 2.0), place("西县", -8.0)], [place("东区", 5.0), silent("西县")], ""),  # silent before
        ([place("东区", 2.0), place("西县", -8.0, tasks=1)], [place("东区", 2.5), place("西县", -3.0)], ""),  # few tasks
        ([place("东区", 2.0), place("新区", -8.0)], [place("东区", 5.0), place("旧区", -3.0)], ""),  # not the same
    ],
)  # fmt: skip
def test_who_moved_most(now: list[dict[str, Any]], before: list[dict[str, Any]], said: str) -> None:
    below = say("overview", city(summary(), ranking(*now), districts_before=ranking(*before))).below_text
    assert said in below if said else "变动最大" not in below


def test_without_a_month_before_nobody_moved() -> None:
    assert "变动" not in say("overview", city(summary())).below_text


@pytest.mark.parametrize(
    ("districts", "said"),
    [
        (ranking(place("东区", 3.8), place("西县", -1.0)), "东区最好，领先 3.8 个百分点"),
        (ranking(place("东区", 0.04), place("西县", -1.0)), "东区最好，与应有进度持平"),
        (ranking(place("东区", -1.2), place("西县", -3.0)), "最好的东区也落后 1.2 个百分点"),
        (ranking(place("东区", 3.8), place("西县", 3.8)), ""),
        (ranking(place("东区", 3.8, tasks=1), place("西县", 1.0)), ""),
        (ranking(place("东区", 3.8), silent("西县")), ""),
    ],
)
def test_the_best_is_named_below(districts: pd.DataFrame, said: str) -> None:
    below = say("overview", city(summary(), districts)).below_text
    assert said in below if said else "最好" not in below


def test_the_line_below_counts_and_takes_what_had_no_room() -> None:
    districts = ranking(place("东区", 3.8), place("白石县", -16.7), silent("松岭县", 2))
    facts = city(summary(), districts, before=summary(-3.4, overdue=7), idle=("市科技局", "市文旅广电局"))
    whole = say("overview", facts)
    assert whole.text == "改革进度 70.5%，落后应有进度 4.2 个百分点；白石县落后最多，松岭县断报 2 期"
    assert whole.below_text == (
        "市科技局等 2 家未行动；差距比上月扩大 0.8 个百分点；东区最好，领先 3.8 个百分点；"
        "66 项任务：14 项已销号，15 项逾期，6 项落后，逾期比上月多 8 项。"
    )


def test_fewer_overdue_tasks_are_said_as_fewer() -> None:
    below = say("overview", city(summary(), before=summary(overdue=18))).below_text
    assert below.endswith("，逾期比上月少 3 项。")


def test_names_lead_to_their_places() -> None:
    districts = ranking(place("东区", 2.0), place("西县", -16.7), silent("南县", 2))
    named = [part for part in say("overview", city(summary(), districts)).parts if isinstance(part, Named)]
    assert [(each.words, each.of(View(unit="D1", task="T")).address()) for each in named] == [
        ("西县", {"district": "西县"}), ("南县", {"district": "南县"}),
    ]  # fmt: skip


def at_place(
    now: pd.Series,
    reported: pd.Series,
    standings: pd.DataFrame = EMPTY,
    *,
    before: pd.Series | None = None,
    reported_before: pd.Series | None = None,
    idle: tuple[str, ...] = (),
) -> str:
    """The sentence of 西县."""
    facts = of_place(
        "西县", "西县", Months(now, before), Months(reported, reported_before), standings,
        attention(*idle, subject="district"), among="districts", period=OCTOBER,
    )  # fmt: skip
    return say("overview", facts).text


THREE = ranking(place("东区", 2.0), place("西县", -1.0), place("南县", -9.0), silent("北县"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.5, "西县进度 70.5%，领先应有进度 2.5 个百分点；3 个已报县区里最好"),
        (-1.0, "西县进度 70.5%，落后应有进度 1.0 个百分点；3 个已报县区里排第 2"),
        (-9.04, "西县进度 70.5%，落后应有进度 9.0 个百分点；3 个已报县区里并列第 2"),
        (-9.5, "西县进度 70.5%，落后应有进度 9.5 个百分点；3 个已报县区里排在最后"),
    ],
)
def test_a_district_is_ranked_among_those_that_reported(value: float, said: str) -> None:
    standings = THREE.assign(value=THREE["value"].where(THREE["code"] != "西县", value))
    assert at_place(summary(value), own(value), standings) == said


def test_few_tasks_or_few_peers_have_no_rank() -> None:
    few = THREE.assign(tasks=THREE["tasks"].where(THREE["code"] != "西县", 1))
    assert at_place(summary(-1.0), own(-1.0), few) == "西县进度 70.5%，落后应有进度 1.0 个百分点"
    assert at_place(summary(-1.0), own(-1.0), CALM) == "西县进度 70.5%，落后应有进度 1.0 个百分点"


@pytest.mark.parametrize(
    ("periods", "last", "said"),
    [
        (2, date(2026, 8, 1), "西县断报 2 期；按8月的报数，进度 44.3%，落后应有进度 24.4 个百分点"),
        (1, date(2026, 9, 1), "西县本期未报；按9月的报数，进度 44.3%，落后应有进度 24.4 个百分点"),
        (0, date(2026, 9, 1), "西县本期还没报；按9月的报数，进度 44.3%，落后应有进度 24.4 个百分点"),
        (11, date(2025, 11, 1), "西县断报 11 期；按2025年11月的报数，进度 44.3%，落后应有进度 24.4 个百分点"),
        (4, None, "西县还没有报过进展"),
    ],
)
def test_a_silent_district_is_said_with_the_date_of_its_figures(
    periods: int, last: date | None, said: str
) -> None:
    row = own(None, reported=0, silent=periods, last_reported=last)
    before = own(-20.0)
    assert at_place(summary(-24.4, 44.3), row, THREE, before=summary(-20.0), reported_before=before) == said


def test_who_was_silent_last_month_is_not_compared_with_it() -> None:
    silent_before = own(None, reported=0)
    said = at_place(summary(-1.0), own(-1.0), before=summary(-9.0), reported_before=silent_before)
    assert said == "西县进度 70.5%，落后应有进度 1.0 个百分点"


def test_a_place_that_has_not_begun_is_told_so() -> None:
    said = at_place(summary(-37.9, 0.0), own(-37.9), idle=("西县",))
    assert said == "西县进度 0.0%，落后应有进度 37.9 个百分点；列入未行动名单"


def test_a_month_that_is_still_reported_says_so() -> None:
    facts = {**city(summary()), "open_reported": 12, "open_owed": 33}
    assert say("overview", facts).below_text.startswith("本期还在报送，已报 12/33 家；")


def test_a_slide_has_two_short_lines() -> None:
    districts = ranking(place("东区", 3.8), place("白石县", -16.7), silent("松岭县", 2))
    assert title("overview", city(summary(), districts)) == (
        "改革落后应有进度 4.2 个百分点",
        "白石县落后最多，松岭县断报 2 期",
    )
