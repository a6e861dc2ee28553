"""Numbers, dates and changes are worded as the visual direction says."""

from datetime import date

import pytest

from dashboard.catalog import wording


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1458, "1,458"),
        (9999, "9,999"),
        (9999.6, "1.00 万"),
        (10000, "1.00 万"),
        (27480, "2.75 万"),
        (300000, "30.00 万"),
        (99_999_999, "1.00 亿"),
        (402_000_000, "4.02 亿"),
        (-27480, "−2.75 万"),
        (-0.2, "0"),
    ],
)
def test_numbers_turn_to_wan_at_ten_thousand(value: float, text: str) -> None:
    assert wording.number(value) == text


def test_measure_words_close_up_to_wan_and_stand_apart_from_digits() -> None:
    assert wording.counted(7, "项") == "7 项"
    assert wording.counted(27480, "人") == "2.75 万人"
    assert wording.money(1_263_000) == "126.30 万元"
    assert wording.money(8500) == "8,500 元"


def test_percentages_have_one_decimal_and_round_half_up() -> None:
    assert wording.percent(93.14) == "93.1%"
    assert wording.percent(27.25) == "27.3%"
    assert wording.percent(27) == "27.0%"
    assert wording.percent(-4.2) == "−4.2%"
    assert wording.percent(0.05, 2) == "0.05%"


def test_deviations_carry_a_sign_and_a_true_minus() -> None:
    assert wording.signed(3.8) == "+3.8"
    assert wording.signed(-4.2) == "−4.2"
    assert "-" not in wording.signed(-4.2)
    assert wording.signed(-0.04) == "0.0"
    assert wording.signed(-7.5, 0) == "−8"
    assert wording.signed(1234, 0) == "+1,234"
    assert wording.points(-4.2) == "4.2 个百分点"
    assert wording.deviation(-4.2) == "−4.2 个百分点"


def test_changes_are_arrows() -> None:
    assert wording.change(2, "项") == "↑ 2 项"
    assert wording.change(-2.1, "个百分点", 1) == "↓ 2.1 个百分点"
    assert wording.change(12000, "人") == "↑ 1.20 万人"
    assert wording.change(0, "项") == "—"
    assert wording.change(0.04, "个百分点", 1) == "—"
    assert wording.change(None, "项") == "—"


def test_rank_moves_name_the_places() -> None:
    assert [wording.moved(n) for n in (1, -3, 0, None)] == ["↑1", "↓3", "—", ""]


def test_dates_have_no_spaces() -> None:
    assert wording.iso(date(2026, 10, 31)) == "2026-10-31"
    assert wording.day(date(2026, 11, 5)) == "11月5日"
    assert wording.month(date(2026, 10, 1)) == "2026年10月"


def test_names_are_joined_by_the_enumeration_comma() -> None:
    assert wording.listing(["松岭县", "白石县"]) == "松岭县、白石县"
