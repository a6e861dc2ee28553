"""The freeze of a meeting is a token and back; what can't be one is none."""

from datetime import date, datetime

import pytest

from dashboard.catalog.freeze import Freeze, parse_freeze


def test_a_freeze_gives_the_token_and_the_token_the_freeze() -> None:
    freeze = Freeze(162, datetime(2026, 11, 22, 9, 5))
    assert freeze.token == "162-202611220905"
    assert parse_freeze("162-202611220905") == freeze
    assert freeze.day == date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "162",
        "0-202611220905",
        "-1-202611220905",
        "0162-202611220905",
        "162-20261122",
        "162-202613220905",
        "162-202602300905",
        "162-202611222505",
        "162-202611220960",
        "162-000111220905",
        "１６２-202611220905",
        "162-202611220905 ",
        "162-202611220905-7",
        "1e3-202611220905",
        "9999999999-202611220905",
    ],
)
def test_what_cannot_be_a_freeze_is_none(text: str | None) -> None:
    assert parse_freeze(text) is None
