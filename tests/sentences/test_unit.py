"""What a profile says first, against planted places whose sentences were worked out by hand."""

from typing import Any

import pandas as pd
import pytest

from dashboard.sentences import unit
from dashboard.sentences.say import say


def measures(**values: tuple[float | None, float | None, float | None]) -> pd.DataFrame:
    """The rows of unit/indicators: own value and the peers' quartiles; more cases per 10,000 are worse."""
    return pd.DataFrame(
        [
            {
                "indicator": name, "value": value, "low": low, "high": high, "median": low, "n": 7, "rank": 2,
                "is_lower_better": name == "cases_per_10k",
            }
            for name, (value, low, high) in values.items()
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("compared", "said"),
    [
        (measures(on_time=(40.0, 50.0, 70.0)), "西县落后应有进度 3.4 个百分点；任务按期完成率在同类后四分之一"),
        (measures(on_time=(40.0, 50.0, 70.0), high_share=(9.0, 10.0, 20.0)),
         "西县落后应有进度 3.4 个百分点；任务按期完成率、高技能占技术工人在同类后四分之一"),
        (measures(on_time=(40.0, 50.0, 70.0), high_share=(9.0, 10.0, 20.0), cases_per_10k=(99.0, 10.0, 20.0)),
         "西县落后应有进度 3.4 个百分点；3 项指标在同类后四分之一"),
        (measures(deviation=(-9.0, -5.0, 2.0)), "西县落后应有进度 3.4 个百分点；进度偏差在同类后四分之一"),
        (measures(cases_per_10k=(5.0, 10.0, 20.0)), "西县落后应有进度 3.4 个百分点；没有一项落到同类后四分之一"),
        (measures(on_time=(40.0, None, None)), "西县落后应有进度 3.4 个百分点"),  # too few peers: nothing is said
        (measures(on_time=(None, 50.0, 70.0)), "西县落后应有进度 3.4 个百分点"),
    ],
)  # fmt: skip
def test_the_weak_measures_are_named(compared: pd.DataFrame, said: str) -> None:
    facts = {"subject": "西县", "name": "西县", "deviation": -3.4, **unit.peers(compared)}
    assert say("unit", facts).text == said


def test_without_quartiles_the_median_is_spoken_of() -> None:
    found = measures(
        on_time=(80.0, 75.0, None), deviation=(-9.0, -5.0, None), cases_per_10k=(5.0, 10.0, None)
    )
    facts = {"subject": "市甲局", "deviation": 2.0, **unit.peers(found.assign(low=float("nan")))}
    assert say("unit", facts).text == "市甲局领先应有进度 2.0 个百分点；3 项指标里 2 项不差于同类中位"


def test_the_strong_ones_stand_below() -> None:
    facts = {"subject": "西县", "deviation": 2.0, **unit.peers(measures(cases_per_10k=(5.0, 10.0, 20.0)))}
    assert say("unit", facts).below_text == "每万职工案件在同类前四分之一。"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"subject": "西县", "deviation": 2.0}, "西县领先应有进度 2.0 个百分点"),
        ({"subject": "西县", "deviation": -0.04}, "西县与应有进度持平"),
        ({"subject": "西县", "deviation": -9.0, "is_idle": True}, "西县落后应有进度 9.0 个百分点；列入未行动名单"),
        ({"place": "西县", "own_silence": 2, "own_overdue": 11}, "西县断报 2 期，11 项任务逾期"),
        ({"place": "西县", "own_silence": 1, "own_overdue": 0}, "西县本期未报"),
        ({"place": "西县", "own_silence": 3, "never": True}, "西县还没有报过进展"),
        ({"name": "某厂"}, "某厂还没有任务和技能数据"),
        ({"name": "某厂", "high_share": 18.1}, "某厂高技能占技术工人 18.1%"),
        ({"name": "某厂", "high_share": 18.1, "rank": 213, "ranked": 245, "category": "企业"},
         "某厂高技能占技术工人 18.1%；245 家企业里排第 213"),
    ],
)  # fmt: skip
def test_one_place_in_one_line(facts: dict[str, Any], said: str) -> None:
    assert say("unit", facts).text == said


def test_a_rank_without_enough_peers_isnt_said() -> None:
    found = measures(high_share=(18.1, 10.0, 20.0)).assign(rank=None)
    assert (
        say("unit", {"name": "某厂", **unit.skill_rank(found, "企业")}).text == "某厂高技能占技术工人 18.1%"
    )


def test_the_line_below_says_what_it_is_and_counts() -> None:
    row = pd.Series(
        {
            "category": "企业", "level": "unit", "district_name": "云屏区", "industry": "制造业", "population": None,
            "workers": 997, "merged_into": None, "tasks": 2, "closed": 1, "overdue": 0, "reported": 1, "owed": 2,
        },
        dtype=object,
    )  # fmt: skip
    assert say("unit", {"name": "某厂", **unit.counts(row, 3)}).below_text == (
        "企业　云屏区　制造业　职工 997 人；任务 3 项，其中 1 项不计进度，1 项已销号，0 项逾期；本期已报 1/2 项。"
    )
    row["owed"] = 0
    assert say("unit", {"name": "某厂", **unit.counts(row, 0)}).below_text.endswith("；没有承担任务。")


def test_without_a_place_it_says_what_to_choose_from() -> None:
    places = pd.DataFrame(
        {"level": ["city", "district", "unit", "unit"], "category": ["市本级", "区", "部门", "企业"]}
    )
    whole = say("unit", unit.choices(places))
    assert whole.text == "选一个县区或单位，看它的任务、技能、维权与同类差多少"
    assert whole.below_text == "1 个县区、1 个部门、1 家企业院校和县区办公室，点一行就到。"
