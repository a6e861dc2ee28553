"""Sparkline: a small line without axes as an SVG data URI, because the page's HTML carries no inline SVG."""

from collections.abc import Sequence
from urllib.parse import quote

from dashboard.catalog.tokens import Theme

_WIDE, _HIGH = 200, 36
_SIDE, _EDGE = 7, 6  # room for the last dot


def sparkline_svg(
    values: Sequence[float | None],
    target: float | None,
    theme: Theme,
    status: str | None,
    scale: float = 1,
) -> str:
    """A `data:image/svg+xml` address of the values, oldest first; None leaves a gap.

    The target is dashed, the last known point carries the status colour. The picture may be stretched to any
    size: strokes keep their width, and dots are round strokes of no length, so they stay round.
    """
    known = [(i, v) for i, v in enumerate(values) if v is not None]
    heights = [v for _, v in known] + ([] if target is None else [target])
    low, high = min(heights, default=0.0), max(heights, default=0.0)

    def y(value: float) -> str:
        share = 0.5 if high == low else (value - low) / (high - low)
        return f"{_HIGH - _EDGE - share * (_HIGH - 2 * _EDGE):.1f}"

    def x(index: int) -> str:
        share = index / (len(values) - 1) if len(values) > 1 else 1.0
        return f"{3 + share * (_WIDE - 3 - _SIDE):.1f}"

    parts = []
    if target is not None:
        parts.append(
            _path(
                f"M0 {y(target)}H{_WIDE}",
                theme.plan,
                1.5 * scale,
                f" stroke-dasharray='{5 * scale:g} {4 * scale:g}'",
            )
        )
    for run in _runs(known):
        line = "L".join(f"{x(i)} {y(v)}" for i, v in run)
        parts.append(_path(f"M{line}" if len(run) > 1 else f"M{line}h0", theme.ink, 2.2 * scale))
    if known:
        dot = f"M{x(known[-1][0])} {y(known[-1][1])}h0"
        colour = theme.statuses[status].mark if status else theme.ink
        parts.append(_path(dot, colour, 9 * scale))
        if status == "none":
            parts.append(_path(dot, theme.paper, 5 * scale))
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDE} {_HIGH}' preserveAspectRatio='none' "
        f"fill='none' stroke-linecap='round' stroke-linejoin='round'>{''.join(parts)}</svg>"
    )
    return f"data:image/svg+xml,{quote(svg, safe=':/=')}"


def _path(d: str, colour: str, width: float, more: str = "") -> str:
    return (
        f"<path d='{d}' stroke='{colour}' stroke-width='{width:g}' vector-effect='non-scaling-stroke'{more}/>"
    )


def _runs(known: Sequence[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Neighbouring points, cut where a period is missing."""
    runs: list[list[tuple[int, float]]] = []
    for point in known:
        if runs and point[0] == runs[-1][-1][0] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs
