"""How much visitors may have in hand, so that nobody fills the disk: in files and bytes, each and together, for a day."""

from collections.abc import Sequence

from dashboard.errors import CockpitError
from dashboard.ui.hand import Hand, Handed

MOST_FILES = 30
"""In one visitor's hands at a time."""
MOST_BYTES = 1024**3
MOST_FILES_OF_ALL = 600
MOST_BYTES_OF_ALL = 8 * 1024**3
LEFT_BEHIND = 24 * 60 * 60
"""In seconds: what a closed browser left is let go after a day."""
IDLE = 60 * 60
"""In seconds: what nobody has looked at for so long makes room for its visitor's next files."""


class NoRoom(CockpitError):
    """A visitor, or all of them, have as much in hand as they may."""


def find_room(hands: Sequence[Hand], visitor: str, files: Sequence[Handed], now: float) -> tuple[Hand, ...]:
    """The hands to let go before `files` are taken: those left behind, and idle ones as far as it takes.

    Raises NoRoom when that isn't enough.
    """
    leaving = [hand for hand in hands if now - hand.touched > LEFT_BEHIND and not hand.busy]
    staying = sorted((hand for hand in hands if hand not in leaving), key=lambda hand: hand.touched)
    while not _fits([hand for hand in staying if hand.visitor == visitor], files, MOST_FILES, MOST_BYTES):
        idle = _longest_idle(staying, visitor, now)
        if idle is None:
            raise NoRoom(
                f"今日上传次数已达上限：手上最多同时有 {MOST_FILES} 个文件、{MOST_BYTES // 1024**2} MB。"
                "请先提交或取消一些，再传新的。"
            )
        staying.remove(idle)
        leaving.append(idle)
    if not _fits(staying, files, MOST_FILES_OF_ALL, MOST_BYTES_OF_ALL):
        raise NoRoom("今日上传次数已达上限：各单位手上没有处理完的文件太多。请过一会儿再传，或告诉管理员。")
    return tuple(leaving)


def _longest_idle(staying: Sequence[Hand], visitor: str, now: float) -> Hand | None:
    return next(
        (hand for hand in staying if hand.visitor == visitor and not hand.busy and now - hand.touched > IDLE),
        None,
    )


def _fits(hands: Sequence[Hand], files: Sequence[Handed], most_files: int, most_bytes: int) -> bool:
    sizes = [file.size for hand in hands for file in hand.open] + [file.size for file in files]
    return len(sizes) <= most_files and sum(sizes) <= most_bytes
