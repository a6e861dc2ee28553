"""Who may import what, and how long a room may be: the house's rules, read from the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.settings import ROOT

MODULES = sorted(path for folder in ("dashboard", "pages") for path in (ROOT / folder).rglob("*.py"))
SCRIPTS = [ROOT / "app.py", ROOT / "serve.py"]
STREAMLIT_ROOMS = ("dashboard/ui/", "dashboard/serving/", "pages/", "app.py", "serve.py")
ALLOWED = {
    "dashboard/catalog/": {"dashboard.catalog", "dashboard.errors"},
    "dashboard/access/": {"dashboard.access", "dashboard.catalog", "dashboard.errors"},
    "dashboard/store/": {"dashboard.store", "dashboard.access", "dashboard.errors"},
    "dashboard/intake/": {
        "dashboard.intake", "dashboard.store", "dashboard.access", "dashboard.catalog", "dashboard.errors",
    },
    "dashboard/documents/": {
        "dashboard.documents", "dashboard.intake.reading.problem", "dashboard.access.trail", "dashboard.catalog",
        "dashboard.errors",
    },
    "dashboard/queries/": {
        "dashboard.queries", "dashboard.store", "dashboard.access", "dashboard.catalog", "dashboard.errors",
    },
    "dashboard/sentences/": {"dashboard.sentences", "dashboard.catalog", "dashboard.errors"},
    "dashboard/figures/": {"dashboard.figures", "dashboard.catalog", "dashboard.errors"},
    "dashboard/demo/": {"dashboard.demo", "dashboard.catalog", "dashboard.errors"},
    "dashboard/commands/": {
        "dashboard.commands", "dashboard.intake", "dashboard.queries", "dashboard.documents", "dashboard.store",
        "dashboard.demo", "dashboard.serving", "dashboard.access", "dashboard.catalog", "dashboard.documents.csv_files", "dashboard.settings", "dashboard.errors",
    },
}  # fmt: skip
"""For each room, the rooms that it may enter."""
ONLY_IN = {
    "argon2": ("dashboard/access/",),
    "duckdb": ("dashboard/store/",),
    "psutil": ("dashboard/intake/", "dashboard/serving/"),
    "prometheus_client": ("dashboard/serving/",),
    "python_calamine": ("dashboard/intake/files/",),
    "xlrd": ("dashboard/intake/files/",),
    "xlsxwriter": ("dashboard/documents/",),
    "rapidfuzz": ("dashboard/intake/reading/",),
    "shapely": ("dashboard/intake/shapes/",),
    "sqlite3": ("dashboard/access/",),
    "zxcvbn": ("dashboard/access/",),
    "plotly": ("dashboard/figures/", "dashboard/ui/"),
    "authlib": ("dashboard/serving/signing/",),
    "httpx2": ("dashboard/serving/signing/",),
    "joserfc": ("dashboard/serving/signing/",),
    "streamlit": STREAMLIT_ROOMS,
}
"""Foreign libraries that are known in few rooms."""


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it; relative ones are not written in this house."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    """A file's path from the project's folder, with slashes."""
    return path.relative_to(ROOT).as_posix()


def within(module: str, packages: set[str] | tuple[str, ...]) -> bool:
    """Whether a module is one of the packages or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("start", sorted(ALLOWED))
def test_a_room_enters_only_the_rooms_it_may(start: str) -> None:
    allowed = ALLOWED[start] | {"dashboard"}
    strays = [
        (room(path), module)
        for path in MODULES
        if room(path).startswith(start)
        for module in imports(path)
        if within(module, ("dashboard", "pages", "app", "serve"))
        and module != "dashboard"
        and not within(module, allowed - {"dashboard"})
    ]
    assert strays == []


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_library_is_known_in_its_rooms_only(library: str) -> None:
    strays = [
        room(path)
        for path in [*MODULES, *SCRIPTS]
        if any(within(module, (library,)) for module in imports(path))
        and not room(path).startswith(ONLY_IN[library])
    ]
    assert strays == []


def test_the_catalog_needs_no_library() -> None:
    strays = [
        (room(path), module)
        for path in MODULES
        if room(path).startswith("dashboard/catalog/")
        for module in imports(path)
        if within(module, ("pandas", "numpy", "pyarrow", "duckdb", "plotly", "streamlit"))
    ]
    assert strays == []


def test_nothing_imports_a_page_or_the_app() -> None:
    strays = [
        (room(path), module)
        for path in [*MODULES, *SCRIPTS]
        for module in imports(path)
        if within(module, ("pages", "app"))
    ]
    assert strays == []


def test_pages_lie_one_level_down() -> None:
    assert list((ROOT / "pages").glob("*.py")) == []


def test_modules_pages_and_scripts_are_short() -> None:
    most = {"pages/": 120, "app.py": 79}
    long = [
        (room(path), lines)
        for path in [*MODULES, *SCRIPTS]
        if (lines := len(path.read_text(encoding="utf-8").splitlines()))
        > next((limit for start, limit in most.items() if room(path).startswith(start)), 300)
    ]
    assert long == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        room(path)
        for path in [*MODULES, *SCRIPTS]
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_the_root_connection_is_not_queried() -> None:
    """Sharing one connection between threads gives wrong answers without an error (acceptance L04)."""
    strays = [
        (room(path), node.lineno)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "_root"
        and node.attr not in ("cursor", "close")
    ]
    assert strays == []


DANGEROUS = re.compile(r"\b(?:eval|exec|os\.system|pickle\.loads?|yaml\.load|marshal\.loads?)\(|shell=True")


def test_nothing_is_run_or_made_of_texts() -> None:
    strays = [
        (room(path), match[0])
        for path in [*MODULES, *SCRIPTS]
        for match in DANGEROUS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert strays == []
