"""The sentences of the skills page: a share as one in so many people, and when its target will be reached."""

from datetime import date, timedelta

from dashboard.catalog import wording

_COUNTS = "零一两三四五六七八九十"
_YEAR = 365.25
_FAR = 20
"""Years; a forecast further away says nothing but that the target won't be reached."""


def one_in(share: float) -> tuple[str, str, str]:
    """A share of the skilled (percent) as people would say it, in three parts: 每四名, 技术工人, 里不到一名.

    What can't be said so is said as the share itself.
    """
    count = round(100 / share) if share > 0 else 0
    if not 2 <= count < len(_COUNTS):
        return "", "技术工人", f"里 {wording.percent(share)} 是"
    exact = 100 / count
    size = "约有一名" if abs(share - exact) < 0.05 else "不到一名" if share < exact else "超过一名"
    return f"每{_COUNTS[count]}名", "技术工人", f"里{size}"


def forecast(share: float, before: float | None, target: float | None, year: int | None, as_of: date) -> str:
    """When the share reaches its target if it goes on as in the last year; empty where nothing can be said.

    `share`, `before` (a year earlier) and `target` are percent, `year` that of the target.
    """
    if target is None or year is None:
        return ""
    if share >= target:
        return f"已达到 {year} 年目标 {wording.percent(target)}"
    if before is None:
        return ""
    pace = share - before
    if pace <= 0 or (target - share) / pace > _FAR:
        return f"按近一年增速，达不到 {year} 年目标"
    reached = (as_of + timedelta(days=_YEAR * (target - share) / pace)).year
    if reached <= year:
        return f"按近一年增速，{year} 年目标可以达到"
    return f"按近一年增速，{year} 年目标要到 {reached} 年才达到"


def against(share: float, whole: float, of: str = "全市") -> str:
    """How a share stands to the city's: 比全市低 1.2 个百分点."""
    difference = share - whole
    if round(abs(difference), 1) == 0:
        return f"与{of}持平"
    return f"比{of}{'高' if difference > 0 else '低'} {wording.points(difference)}"


def grown(now: float | None, before: float | None) -> str:
    """A change since a year before, in people where it is under 200, else in %: +33 人, +14%."""
    if now is None or before is None:
        return ""
    more = now - before
    if abs(more) < 200 or not before:
        return f"{wording.signed(more, 0)} 人" if more else wording.UNCHANGED
    return f"{wording.signed(100 * more / before)}%"
