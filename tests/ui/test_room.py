"""How much visitors may have in hand, and what makes room for more."""

import io
from pathlib import Path

import pytest

from dashboard.ui.hand import File, Hand, Handed, State
from dashboard.ui.room import NoRoom, find_room

MB = 1024**2
NOW = 1_000_000.0
HOUR = 3600.0


def hand(token: str, *sizes: int, visitor: str = "a", idle: float = 0.0, state: State = State.READ) -> Hand:
    """A hand with files of these sizes that nobody has looked at for some hours."""
    files = tuple(
        File(number, "表.csv", size, Path("nowhere"), state) for number, size in enumerate(sizes, start=1)
    )
    return Hand(token, visitor, NOW - idle * HOUR, files)


def files(count: int, size: int = 1) -> list[Handed]:
    """So many files that are handed over."""
    return [Handed("表.csv", size, io.BytesIO())] * count


def leaving(hands: list[Hand], more: list[Handed]) -> list[str]:
    """The hands that have to go before a visitor gets more."""
    return [hand.token for hand in find_room(hands, "a", more, NOW)]


def test_thirty_files_of_one_visitor_are_the_most() -> None:
    held = [hand(str(number), 1, 1, 1, 1, 1) for number in range(5)]
    assert leaving(held, files(5)) == []
    with pytest.raises(NoRoom, match="今日上传次数已达上限：手上最多同时有 30 个文件、1024 MB"):
        find_room(held, "a", files(6), NOW)
    assert find_room(held, "b", files(6), NOW) == ()


def test_the_thirty_first_of_forty_uploads_is_refused() -> None:
    held = [hand(str(number), 5 * MB) for number in range(30)]
    assert leaving(held[:29], files(1, 5 * MB)) == []
    with pytest.raises(NoRoom, match="今日上传次数已达上限"):
        find_room(held, "a", files(1, 5 * MB), NOW)


def test_a_gigabyte_of_one_visitor_is_the_most() -> None:
    held = [hand(str(number), 200 * MB) for number in range(5)]
    assert leaving(held, files(1, 24 * MB)) == []
    with pytest.raises(NoRoom):
        find_room(held, "a", files(1, 25 * MB), NOW)


def test_what_was_committed_takes_no_room() -> None:
    held = [hand(str(number), 200 * MB, state=State.COMMITTED) for number in range(40)]
    assert leaving(held, files(1, 200 * MB)) == []


def test_what_was_idle_for_an_hour_makes_room_longest_first() -> None:
    held = [
        hand("new", *[1] * 10),
        hand("old", *[1] * 10, idle=3),
        hand("older", *[1] * 10, idle=4),
        hand("theirs", *[1] * 10, visitor="b", idle=20),
    ]
    assert leaving(held, files(5)) == ["older"]
    assert leaving(held, files(20)) == ["older", "old"]
    with pytest.raises(NoRoom):
        find_room(held, "a", files(21), NOW)


def test_what_is_being_written_is_never_let_go() -> None:
    held = [hand("busy", *[1] * 30, idle=30, state=State.WRITING)]
    with pytest.raises(NoRoom):
        find_room(held, "a", files(1), NOW)


def test_what_was_left_for_a_day_is_let_go() -> None:
    held = [hand("theirs", 1, visitor="b", idle=25), hand("today", 1, idle=20)]
    assert leaving(held, files(1)) == ["theirs"]


def test_all_visitors_together_have_a_limit_too() -> None:
    held = [hand(str(number), 900 * MB, visitor=str(number)) for number in range(9)]
    assert leaving(held, files(1, 92 * MB)) == []
    with pytest.raises(NoRoom, match="各单位手上没有处理完的文件太多"):
        find_room(held, "a", files(1, 93 * MB), NOW)
