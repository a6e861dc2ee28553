"""Exhibits: every panel of a leaders' page is explained, in words that are whole and said once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.catalog.datasets import named
from dashboard.catalog.exhibits import BY_NAME, EXHIBITS, Exhibit, exhibit
from dashboard.catalog.key_figures import KEY_FIGURES
from dashboard.catalog.navigation import PAGES
from dashboard.errors import UnknownName
from dashboard.settings import ROOT

LEADERS, ROOMS = ROOT / "pages" / "leaders", ROOT / "dashboard" / "ui"
ONE_ROW = {"task_panel", "task_reports", "case_panel"}
"""Rooms that show a single task or case: it is the row that a number opens, not a number."""


def rooms_of(page: Path) -> Iterator[str]:
    """The modules of dashboard/ui that a page's script draws with."""
    for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "dashboard.ui":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard.ui."):
            yield str(node.module).removeprefix("dashboard.ui.").split(".")[0]


def panels_of(room: Path) -> Iterator[tuple[int, set[str | None]]]:
    """The line of each call of panel(), and the names of its keywords."""
    for node in ast.walk(ast.parse(room.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "panel":
            yield node.lineno, {keyword.arg for keyword in node.keywords}


def test_every_panel_of_a_leaders_page_names_its_exhibit() -> None:
    scripts = [page for page in LEADERS.glob("*.py") if page.stem != "meeting"]
    rooms = {room for page in scripts for room in rooms_of(page)} - ONE_ROW - {"empty"}
    files = [path for path in (ROOMS / f"{room}.py" for room in sorted(rooms)) if path.is_file()]
    calls = [(path.stem, line, keywords) for path in files for line, keywords in panels_of(path)]
    assert len(calls) > 30
    assert [f"{room}:{line}" for room, line, keywords in calls if "exhibit" not in keywords] == []


def test_names_are_unique_and_stand_under_their_page() -> None:
    assert len(BY_NAME) == len(EXHIBITS)
    pages = {page.name for page in PAGES}
    assert [each.name for each in EXHIBITS if each.page not in pages] == []
    assert [each.name for each in EXHIBITS if each.opens and each.opens[0] not in pages] == []


@pytest.mark.parametrize("each", EXHIBITS, ids=lambda each: each.name)
def test_an_exhibit_says_what_it_is_without_a_full_stop(each: Exhibit) -> None:
    assert each.title
    assert each.definition
    assert not each.definition.endswith("。")  # the drawer and the picture add it
    assert all(named(dataset) for dataset in each.datasets)
    assert len(each.datasets) >= 1
    assert len(set(each.columns)) == len(each.columns) >= 2
    assert all(each.columns)


def test_a_denominator_has_a_numerator() -> None:
    assert [each.name for each in EXHIBITS if each.denominator and not each.numerator] == []


def test_every_key_figure_is_explained_in_its_own_words() -> None:
    assert [exhibit(f"figures/{figure.name}").definition for figure in KEY_FIGURES] == [
        figure.definition for figure in KEY_FIGURES
    ]


def test_an_unknown_exhibit_is_refused() -> None:
    with pytest.raises(UnknownName, match="没有“overview/nothing”这个图表"):
        exhibit("overview/nothing")
