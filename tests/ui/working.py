"""A file that is being read for as long as a test needs it."""

import io
import time

from dashboard.ui.desk import Desk
from dashboard.ui.hand import File, Handed
from tests.processes import children

_HEADER = "统计时点,县区,单位,行业门类,职业工种,技能等级,群体,人数,其中女,当年新增\n"


def large(name: str = "大.csv") -> Handed:
    """A file that takes seconds to read."""
    lines = (f"2026-09-30,云屏区,单位{row},制造业,焊工{row},高级工,农民工,9,1,1\n" for row in range(400_000))
    content = (_HEADER + "".join(lines)).encode()
    return Handed(name, len(content), io.BytesIO(content))


def held_up(desk: Desk, token: str) -> File:
    """The first file of a hand as soon as its process is at work; that process is then suspended."""
    while True:
        hand = desk.look(token)
        assert hand is not None
        if hand.files[0].share > 0:
            break
        time.sleep(0.01)
    for worker in children():
        worker.suspend()
    assert hand.files[0].busy
    return hand.files[0]
