"""The small charts of the comparison, from planted answers."""

import pandas as pd

from dashboard.ui.compare import compared

Place = tuple[str, float | None, float | None, float | None, float | None]
CITY = "990100"


def _answer(measure: str, *places: Place) -> pd.DataFrame:
    rows = [
        {
            "measure": measure, "code": code, "name": code, "position": 0, "is_city": code == CITY,
            "value": value, "base": base, "before": before, "base_before": base_before,
        }
        for code, value, base, before, base_before in places
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"value": float, "base": float, "before": float, "base_before": float})


FIVE: tuple[Place, ...] = (
    (CITY, 90, 100, 91, 100),
    ("A", 100, 20, 90, 20),
    ("B", 95, 20, 95, 20),
    ("C", 80, 20, 85, 20),
    ("D", 70, 20, 60, 20),
    ("E", 60, 20, 60, 20),
)


def _one(answer: pd.DataFrame, measure: str, own: str):  # type: ignore[no-untyped-def]
    return next(one for one in compared(answer, own) if one.measure.name == measure)


def test_the_median_and_the_best_are_those_of_the_peers_not_of_the_city() -> None:
    one = _one(_answer("case_on_time", *FIVE), "case_on_time", CITY)
    assert one.median == 80
    assert list(one.rows.loc[one.rows["is_best"], "code"]) == ["A"]
    assert one.above is None
    assert one.change == -1
    assert one.verdict == "变差"


def test_a_small_base_is_said_and_takes_no_part() -> None:
    few: Place = ("F", 100, 3, 100, 20)
    one = _one(_answer("case_on_time", *FIVE, few), "case_on_time", "F")
    row = one.rows.set_index("code").loc["F"]
    assert row["sentence"] == "只有 3 件到期，不比较"
    assert pd.isna(row["value"])
    assert one.median == 80
    assert not one.is_best
    assert (one.change, one.verdict) == (None, "")


def test_who_reported_nothing_is_said_to_be_unreported() -> None:
    silent: Place = ("F", None, None, 80, 20)
    one = _one(_answer("case_on_time", *FIVE, silent), "case_on_time", "A")
    assert one.rows.set_index("code").loc["F", "sentence"] == "未报，不比较"
    assert (one.change, one.verdict, one.above, one.is_best) == (10, "好转", True, True)


def test_fewer_than_five_peers_have_no_median() -> None:
    one = _one(_answer("case_on_time", *FIVE[:5]), "case_on_time", "A")
    assert one.median is None
    assert one.above is None


def test_where_less_is_better_the_least_is_best_and_a_fall_is_an_improvement() -> None:
    one = _one(_answer("overdue_share", *FIVE), "overdue_share", "C")
    assert list(one.rows.loc[one.rows["is_best"], "code"]) == ["E"]
    assert one.verdict == "好转"  # from 85 to 80
    assert one.above is True  # the median itself


def test_what_grows_with_the_plan_is_not_judged() -> None:
    one = _one(_answer("progress", *FIVE), "progress", "A")
    assert (one.change, one.verdict) == (10, "")


def test_a_change_that_rounds_to_nothing_is_level() -> None:
    still: Place = ("A", 95.04, 20, 95, 20)
    assert _one(_answer("case_on_time", still), "case_on_time", "A").verdict == "持平"


def test_nobody_is_best_where_all_stand_alike_or_more_than_two_share_it() -> None:
    alike = [(code, 100.0, 20.0, 100.0, 20.0) for code in "ABCDE"]
    assert not _one(_answer("case_on_time", *alike), "case_on_time", "A").rows["is_best"].any()
    three = [*alike[:3], ("D", 90.0, 20.0, 90.0, 20.0), ("E", 90.0, 20.0, 90.0, 20.0)]
    assert not _one(_answer("case_on_time", *three), "case_on_time", "A").rows["is_best"].any()


def test_of_many_peers_the_first_and_last_three_and_the_own_place_are_shown() -> None:
    many = [(f"U{n:02}", 100.0 - n, 20.0, 100.0, 20.0) for n in range(20)]
    one = _one(_answer("case_on_time", FIVE[0], *many), "case_on_time", "U10")
    assert list(one.rows["code"]) == [CITY, "U00", "U01", "U02", "U10", "U17", "U18", "U19"]
