"""What 进展均衡 says first, against planted standings whose sentences were worked out by hand."""

from typing import Any

import pandas as pd
import pytest

from dashboard.catalog.sentences.rule import Named
from dashboard.sentences.balance import Standings, of_city, of_place
from dashboard.sentences.room import room
from dashboard.sentences.say import LINE, Sentence, say, title

NOBODY = pd.DataFrame(columns=["subject", "code", "name", "word"])


def place(name: str, contribution: float, rank: int | None = 1, **others: Any) -> dict[str, Any]:
    """A row of balance/standing that reported, unless said otherwise."""
    return {
        "code": f"code of {name}",
        "name": name,
        "short_name": name,
        "status": "ok",
        "rank": rank,
        "is_few": False,
        "contribution": contribution,
        **others,
    }


def silent(name: str, contribution: float) -> dict[str, Any]:
    return place(name, contribution, None, status="none")


def month(spread: float | None, moved: float | None = None, counted: int = 3) -> pd.DataFrame:
    return pd.DataFrame([{"counted": counted, "spread": spread, "spread_moved": moved}]).astype(float)


def stand(spread: pd.DataFrame, *rows: dict[str, Any]) -> Standings:
    return Standings(pd.DataFrame(rows, columns=list(place("", 0))), spread)


NO_DEPARTMENTS = stand(month(None, counted=0).head(0))
THREE = (place("东区", 0.5), place("南县", -0.4), place("西县", -2.04))


def city(
    districts: Standings, departments: Standings = NO_DEPARTMENTS, idle: pd.DataFrame = NOBODY
) -> Sentence:
    return say("balance", of_city(districts, departments, idle))


def idle(*names: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"subject": "unit", "code": name, "name": name, "word": "未行动"}
            for name in names
            for _ in range(2)
        ]
    )


@pytest.mark.parametrize(
    ("districts", "said"),
    [
        pytest.param(
            stand(month(20.47, 3.1), *THREE),
            "区县相差 20.5 个百分点，比上月拉大 3.1 个百分点；西县拖低区县平均 2.0 个百分点",
            id="apart, and further than last month",
        ),
        pytest.param(
            stand(month(20.47, -3.1), *THREE),
            "区县相差 20.5 个百分点，比上月缩小 3.1 个百分点；西县拖低区县平均 2.0 个百分点",
            id="nearer",
        ),
        pytest.param(
            stand(month(20.47, 0.04), *THREE),
            "区县相差 20.5 个百分点，与上月一样；西县拖低区县平均 2.0 个百分点",
            id="0.04 is the same",
        ),
        pytest.param(
            stand(month(20.47), *THREE),
            "区县相差 20.5 个百分点；西县拖低区县平均 2.0 个百分点",
            id="other places count than last month: no movement is said",
        ),
        pytest.param(
            stand(month(20.47, 3.1), *THREE[:2], silent("北县", -2.8)),
            "区县相差 20.5 个百分点，比上月拉大 3.1；未报的北县拖低区县平均 2.8 个百分点",
            id="the silent drag too, and are called so",
        ),
        pytest.param(
            stand(month(20.47), place("东区", -2.04), place("西县", -1.96)),
            "区县相差 20.5 个百分点",
            id="two that drag alike are not named",
        ),
        pytest.param(
            stand(month(3.0), place("东区", 1.0), place("西县", -0.04)),
            "区县相差 3.0 个百分点",
            id="what is written as 0.0 drags nothing",
        ),
        pytest.param(
            stand(month(0.03, 0.0), place("东区", 1.0), place("西县", 1.0)),
            "各区县进展一样，与上月一样",
            id="together",
        ),
        pytest.param(
            stand(month(None, counted=1), place("东区", -1.0)),
            "只有 1 个县区可比，说不出差距",
            id="one alone",
        ),
        pytest.param(
            stand(month(None, counted=0), silent("东区", -1.0), silent("西县", -1.0)),
            "2 个县区本期都未报，说不出差距",
            id="all silent",
        ),
        pytest.param(
            stand(month(None, counted=0), place("东区", -1.0, None, is_few=True)),
            "没有县区可比，说不出差距",
            id="too few tasks everywhere",
        ),
        pytest.param(stand(month(None, counted=0).head(0)), "还没有县区承担任务", id="no tasks at all"),
    ],
)
def test_the_city_in_one_sentence(districts: Standings, said: str) -> None:
    assert city(districts).text == said


def test_names_lead_to_their_own_pages_and_the_line_is_kept() -> None:
    made = city(stand(month(20.47, 3.1), *THREE))
    assert [part for part in made.parts if isinstance(part, Named)] == [
        Named("西县", "balance", {"district": "code of 西县"})
    ]
    assert room(made.text) <= LINE


def test_departments_and_the_silent_stand_below() -> None:
    made = city(
        stand(month(20.47, 3.1), *THREE, silent("北县", -0.3)),
        stand(month(44.3, 10.1), place("市一局", -1.8), place("市二局", -1.0)),
        idle("市三局", "市四局"),
    )
    assert made.below_text == (
        "市三局等 2 家未行动；部门相差 44.3 个百分点，比上月拉大 10.1 个百分点，"
        "市一局拖低部门平均 1.8 个百分点；北县未报，不在区县相差里。"
    )


def tasks(*contributions: float) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"task_code": f"T-{number}", "task_name": f"任务{number}", "contribution": value}
            for number, value in enumerate(contributions)
        ],
        columns=["task_code", "task_name", "contribution"],
    )


def triggers(*met: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "number": [1, 2, 3, 5],
            "is_met": [number in met for number in (1, 2, 3, 5)],
            "since": [pd.Timestamp(2026, 3, number) for number in (4, 3, 2, 1)],
        }
    )


def said_of(own: dict[str, Any] | None, *contributions: float, met: tuple[int, ...] = ()) -> Sentence:
    peers = pd.DataFrame([*THREE, *([own] if own else [])])
    row = None if own is None else peers.iloc[-1]
    return say("balance", of_place("本县", row, peers, tasks(*contributions), triggers(*met), "districts"))


@pytest.mark.parametrize(
    ("own", "contributions", "said"),
    [
        pytest.param(
            place("本县", -2.0, 4),
            (-9.0, -7.7),
            "本县落后应有进度 16.7 个百分点，4 个县区里排第 4；拖低区县平均 2.0 个百分点",
            id="behind",
        ),
        pytest.param(
            place("本县", 0.4, 1),
            (3.0,),
            "本县领先应有进度 3.0 个百分点，4 个县区里并列第 1；拉高区县平均 0.4 个百分点",
            id="ahead, and not alone",
        ),
        pytest.param(
            silent("本县", -2.8),
            (-24.4,),
            "本县未报，按最近一次报数落后 24.4 个百分点；拖低区县平均 2.8 个百分点",
            id="silent",
        ),
        pytest.param(
            place("本县", -0.1, None, is_few=True),
            (-5.0,),
            "本县落后应有进度 5.0 个百分点；只有 1 项任务，不参加排名",
            id="too few tasks",
        ),
        pytest.param(None, (-5.0, 5.0), "本县与应有进度持平", id="of a kind that isn't ranked"),
        pytest.param(None, (), "本县没有已到开始日的任务", id="without tasks"),
    ],
)
def test_a_place_in_one_sentence(
    own: dict[str, Any] | None, contributions: tuple[float, ...], said: str
) -> None:
    assert said_of(own, *contributions).text == said


def test_the_worst_task_and_the_triggers_stand_below() -> None:
    own = place("本县", -2.0, 4)
    assert said_of(own, -9.0, -7.7, met=(3, 5)).below_text == (
        "触发 ③⑤，列为未行动，2026年3月起；任务0拖得最多，占其中 9.0 个百分点。"
    )
    assert "列为关注" in said_of(own, -9.0, met=(2,)).below_text
    assert "一条也没有触发" in said_of(own, -9.0).below_text


def test_the_slides_title_breaks_into_two_lines() -> None:
    facts = of_city(stand(month(20.47, 3.1), *THREE), NO_DEPARTMENTS, NOBODY)
    assert title("balance", facts) == ("区县相差 20.5 个百分点", "西县拖低区县平均 2.0 个百分点")
