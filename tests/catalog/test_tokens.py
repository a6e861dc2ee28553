"""The tokens keep what the visual direction promises: contrast, shapes that differ, words that fit."""

from itertools import pairwise

import pytest

from dashboard.catalog.tokens import DARK, LIGHT, STATUS_WORDS, THEMES, Theme

both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.type)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@both
def test_text_is_read_on_the_page_and_on_raised_areas(theme: Theme) -> None:
    for colour in (theme.ink, theme.ink2, theme.accent):
        assert contrast(colour, theme.paper) >= 4.5
        assert contrast(colour, theme.raised) >= 4.5
    assert contrast(theme.ink3, theme.paper) >= 4.5
    assert contrast(theme.onsolid, theme.accent) >= 4.5


@both
def test_status_text_is_read_on_paper_and_on_its_own_tint(theme: Theme) -> None:
    for status in theme.statuses.values():
        assert contrast(status.text, theme.paper) >= 4.5, status.name
        assert contrast(status.text, status.tint) >= 4.5, status.name
        assert contrast(theme.ink, status.tint) >= 4.5, status.name


@both
def test_marks_stand_out_from_paper(theme: Theme) -> None:
    for colour in (
        *(s.mark for s in theme.statuses.values()),
        *theme.categorical,
        *(theme.bar, theme.plan, theme.fill),
    ):
        assert contrast(colour, theme.paper) >= 3, colour


@both
def test_numbers_are_read_on_every_sequential_step(theme: Theme) -> None:
    assert len(theme.sequential) == 10
    for step, colour in enumerate(theme.sequential):
        assert contrast(theme.on_step(step), colour) >= 4.5, step


@both
def test_sequential_steps_move_one_way(theme: Theme) -> None:
    away = [contrast(colour, theme.paper) for colour in theme.sequential]
    assert all(a < b for a, b in pairwise(away))


@both
def test_every_status_has_a_sign_of_its_own(theme: Theme) -> None:
    assert "".join(s.sign for s in theme.statuses.values()) == "●◆▲■○√"
    assert [s.symbol for s in theme.statuses.values()] == [
        *("circle", "diamond", "triangle-up", "square", "circle-open", ""),
    ]


def test_signs_are_in_every_chinese_font() -> None:
    assert "●◆▲■○√".encode("gb2312").decode("gb2312") == "●◆▲■○√"


def test_the_same_light_is_worded_by_its_subject() -> None:
    assert STATUS_WORDS["task"]["over"] == "逾期"
    assert STATUS_WORDS["unit"]["over"] == "严重落后"
    assert STATUS_WORDS["indicator"]["near"] == "接近"
    assert "near" not in STATUS_WORDS["unit"]


def test_colour_is_spent_on_exceptions() -> None:
    assert LIGHT.tile("ok") == "#F1EFE9"
    assert LIGHT.tile("over") == "#F7DEDA"
    assert [LIGHT.bar_of(s) for s in ("ok", "near", "late", "over", None)] == [
        *("#86919E", "#86919E", "#B27700", "#AE1F1A", "#86919E"),
    ]


def test_themes_are_found_by_their_type() -> None:
    papers = {name: theme.paper for name, theme in THEMES.items()}
    assert papers == {"light": "#FAF9F6", "dark": "#10151B", "print": "#FFFFFF"}
