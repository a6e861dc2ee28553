"""What 对比 says first, in planted cases."""

from datetime import date

from dashboard.catalog.comparisons import BY_NAME
from dashboard.sentences.compare import Moved, facts
from dashboard.sentences.say import say

OTHER = date(2025, 10, 1)


def _said(*moved: Moved, place: str = "全市") -> tuple[str, str]:
    sentence = say("compare", facts(place, OTHER, moved))
    return sentence.text, sentence.below_text


def _moved(
    name: str, change: float | None, verdict: str, above: bool | None = None, best: bool = False
) -> Moved:
    return Moved(BY_NAME[name], change, verdict, above, best)


def test_the_first_that_got_worse_is_named_with_its_amount() -> None:
    headline, _ = _said(
        _moved("progress", 37.1, ""),
        _moved("overdue_share", 21.2, "变差"),
        _moved("skilled_share", 1.1, "好转"),
        _moved("high_share", 1.5, "好转"),
    )
    assert headline == "全市与2025年10月比，2 项好转、1 项变差；逾期任务占比升 21.2 个百分点"


def test_a_place_that_only_improved_is_told_so_without_a_loser() -> None:
    headline, below = _said(_moved("case_on_time", 4.0, "好转", above=True, best=True), place="中川区")
    assert headline == "中川区与2025年10月比，1 项好转，没有变差的；案件按期办结率升 4.0 个百分点"
    assert below.startswith("1 项里 1 项在同类中位及以上；案件按期办结率是同类最好")


def test_months_without_a_common_value_are_not_compared() -> None:
    headline, _ = _said(_moved("case_on_time", None, ""))
    assert headline == "全市这两个月没有可比的数"


def test_where_nothing_moved_all_is_level() -> None:
    headline, _ = _said(_moved("case_on_time", 0.0, "持平"))
    assert headline == "全市与2025年10月相比，各项持平"
