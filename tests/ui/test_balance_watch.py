"""The gap in words: what is said, and what isn't where the data doesn't carry it."""

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.ui.balance_watch import explained, gap

OCTOBER = date(2026, 10, 1)


def said(**values: Any) -> str:
    """The words for one month."""
    now = {
        "period": pd.Timestamp(OCTOBER),
        "counted": 7,
        "silent": 1,
        "few": 0,
        "spread": 20.47,
        "spread_moved": 1.99,
        "dispersion": 6.58,
        "ratio": 1.479,
        "progress_highest": 75.25,
        "progress_lowest": 50.87,
        **values,
    }
    return " ".join(re.sub(r"<[^>]+>", " ", gap(pd.DataFrame([now]), "区县", OCTOBER)).split())


def test_range_deviation_and_ratio_with_who_is_left_out() -> None:
    assert said() == (
        "区县 7 家 20.5 个百分点 较上月 ↑ 2.0 个百分点 标准差 6.6 最高 ÷ 最低 1.48 倍 完成 75.3% ÷ 50.9%；1 家未报，不在内"
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"spread_moved": None}, "可比的各家与上月不同，不比上月"),
        ({"spread_moved": 0.04}, "与上月持平"),
        ({"spread_moved": -3.1}, "较上月 ↓ 3.1 个百分点"),
        ({"ratio": None, "progress_lowest": 0.0}, "不算 最低的完成度是 0，不算倍数；1 家未报，不在内"),
        ({"counted": 1, "spread": None, "ratio": None}, "只有 1 家可比，说不出差距"),
        (
            {"counted": 0, "spread": None, "ratio": None, "silent": 8},
            "没有可比的，说不出差距 8 家未报，不在内",
        ),
        ({"silent": 2, "few": 12}, "2 家未报、12 家任务太少，不在内"),
    ],
)
def test_what_the_data_does_not_carry_is_not_said(values: dict[str, Any], words: str) -> None:
    assert words in said(**values)


def test_a_month_without_tasks_has_no_gap() -> None:
    assert "没有承担任务" in said(period=pd.Timestamp(2026, 9, 1))


def test_the_trigger_that_the_data_cannot_tell_is_named() -> None:
    assert "④没有实施方案：库里没有“实施方案”这一项数据，不判断" in explained()
