"""What the reform page says first, against planted gaps whose sentences were worked out by hand."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest

from dashboard.catalog.sentences.rule import Fact, Named
from dashboard.catalog.view import View
from dashboard.sentences import reform
from dashboard.sentences.overview import Months, progress
from dashboard.sentences.say import say, title
from tests.sentences.planted import OCTOBER, summary

THOUGHT, RIGHTS, LEARNING = "思想政治引领", "劳动经济权益", "技能形成体系"


def gap(
    deviation: float | None = -4.2,
    *,
    since: date | None = date(2026, 1, 1),
    through: Sequence[str] = (),
    share: float = 0.5,
    before: float | None = None,
    **others: Fact,
) -> dict[str, Fact]:
    """The facts of the city's gap."""
    months = Months(summary(deviation), None if before is None else summary(before))
    named = [Named(name, "reform", {"aspect": name}) for name in through]
    return {
        **progress(months), "place": "全市", "what": "", "subject": "",
        **reform.gap(since, OCTOBER, named, share), **others,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (gap(through=[THOUGHT, RIGHTS]), "进度落后 4.2 个百分点，缺口从1月起拉开；思想政治引领与劳动经济权益占缺口的一半"),
        (gap(through=[THOUGHT], share=0.97), "进度落后 4.2 个百分点，缺口从1月起拉开；思想政治引领占缺口的几乎全部"),
        (gap(since=OCTOBER), "进度落后 4.2 个百分点，缺口本月拉开"),
        (gap(since=date(2025, 11, 1)), "进度落后 4.2 个百分点，缺口从2025年11月起拉开"),
        (gap(since=None), "进度落后 4.2 个百分点"),
        (gap(3.0, since=None), "进度领先 3.0 个百分点"),
        (gap(-0.04, since=None), "进度与应有进度持平"),
        (gap(None, since=None), "进度 70.5%，还没有应有进度"),
        (gap(-4.2, since=None, before=-3.0), "进度落后 4.2 个百分点，差距比上月扩大 1.2 个百分点"),
        (gap(None, tasks=0, place="西县", what=THOUGHT, progress=None), "西县没有思想政治引领任务"),
        (gap(None, tasks=0, place="西县", progress=None), "西县没有任务"),
        (gap(subject="西县的思想政治引领"), "西县的思想政治引领进度落后 4.2 个百分点，缺口从1月起拉开"),
        (gap(place="西县", own_silence=2, subject="按8月的报数，"),
         "西县断报 2 期；按8月的报数，进度落后 4.2 个百分点，缺口从1月起拉开"),
    ],
)  # fmt: skip
def test_the_gap_in_one_line(facts: dict[str, Fact], said: str) -> None:
    assert say("reform", facts).text == said


def test_what_has_no_room_is_said_below() -> None:
    facts = gap(through=[THOUGHT, RIGHTS, LEARNING], share=0.6, before=-3.0)
    whole = say("reform", {**facts, **reform.lights(summary())})
    assert whole.text == "进度落后 4.2 个百分点；思想政治引领、劳动经济权益与技能形成体系占缺口的六成"
    assert whole.below_text == (
        "缺口从1月起拉开，差距比上月扩大 1.2 个百分点；66 项任务：14 项已销号，25 项正常，2 项临近，6 项落后，"
        "16 项逾期或严重落后，3 项长期坚持或暂缓。"
    )


def test_a_light_without_tasks_is_not_counted() -> None:
    only = summary(tasks=4, closed=0, ok=4, near=0, late=0, over=0, neutral=0)
    facts = {**gap(2.0, since=None), "tasks": 4, **reform.lights(only)}
    assert say("reform", facts).below_text == "4 项任务：4 项正常。"


def test_the_filter_is_said() -> None:
    facts = {**gap(), "filter": "落后", "filtered": 6}
    assert say("reform", facts).below_text == "下面只列落后的 6 项任务。"


@pytest.mark.parametrize(
    ("ends", "states", "said"),
    [
        ([date(2026, 10, 9), date(2026, 10, 31), date(2026, 11, 1)], ["已销号", "推进中", "已销号"],
         "10月到期 2 项，办结 1 项"),
        ([date(2026, 9, 30)], ["推进中"], "10月没有到期的任务"),
    ],
)  # fmt: skip
def test_what_was_due_in_the_month(ends: list[date], states: list[str], said: str) -> None:
    tasks = pd.DataFrame({"planned_end": pd.to_datetime(ends), "state": states})
    assert say("reform", {**gap(), **reform.due(tasks, OCTOBER)}).below_text == f"{said}。"


def aspects(**deviations: float) -> pd.DataFrame:
    """The rows of reform/aspects."""
    return pd.DataFrame(
        {"aspect": list(deviations), "deviation": list(deviations.values()), "status": "ok", "tasks": 10}
    )


def test_the_best_aspect_and_the_one_that_moved_most_stand_on_enough_tasks() -> None:
    tasks = pd.DataFrame({"aspect": ["甲"] * 3 + ["乙"] * 3 + ["丙"], "deviation": [1.0] * 7})
    now, before = aspects(甲=2.0, 乙=-4.0, 丙=-1.0), aspects(甲=2.0, 乙=-1.5, 丙=-1.0)
    assert say("reform", {**gap(), **reform.aspects(now, before, tasks)}).below_text == (
        "甲最好，领先 2.0 个百分点；乙变动最大，比上月退后 2.5 个百分点。"
    )
    few = aspects(甲=2.0, 乙=-4.0, 丙=5.0)  # 丙 leads, and moved most, by one task
    assert say("reform", {**gap(), **reform.aspects(few, before, tasks)}).below_text == ""


def test_its_parts_lead_to_the_aspect_within_the_same_place() -> None:
    (named,) = [part for part in say("reform", gap(through=[THOUGHT])).parts if isinstance(part, Named)]
    assert named.of(View(district="990121", light="over")) == View(
        district="990121", light="over", aspect=THOUGHT
    )


def test_a_slide_has_two_short_lines() -> None:
    assert title("reform", gap(through=[THOUGHT, RIGHTS])) == (
        "进度落后 4.2 个百分点", "思想政治引领与劳动经济权益占缺口的一半",
    )  # fmt: skip
