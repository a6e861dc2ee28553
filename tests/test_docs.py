"""The README and the manual name what exists, and nothing that doesn't."""

import re

from dashboard.__main__ import VERBS
from dashboard.catalog.datasets import DATASETS
from dashboard.catalog.key_figures import KEY_FIGURES
from dashboard.catalog.navigation import PAGES
from dashboard.settings import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")


def rows_of(heading: str) -> list[str]:
    """The first cells of the table under a heading of the README."""
    section = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    cells = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")]
    return cells[1:]


def test_every_dataset_stands_in_the_readme() -> None:
    named = re.findall(r"\w+", " ".join(rows_of("Datasets")).replace("---", ""))
    assert set(named) == {dataset.name for dataset in DATASETS}


def test_every_page_stands_in_the_readme_under_its_title() -> None:
    assert [cell for cell in rows_of("Pages") if cell != "---"] == [page.title for page in PAGES]


def test_every_verb_stands_in_the_readme() -> None:
    verbs = [cell.strip("`").split()[0] for cell in rows_of("Command line") if cell != "---"]
    assert verbs == list(VERBS)


def test_every_key_figure_stands_in_the_readme_and_in_the_manual() -> None:
    assert [cell for cell in rows_of("Key figures of the overview") if cell != "---"] == [
        f.name for f in KEY_FIGURES
    ]
    shares = [figure.title for figure in KEY_FIGURES if figure.unit == "%"]
    assert [title for title in shares if title not in MANUAL] == []


def test_every_pinned_library_has_its_reason() -> None:
    reasons = set(re.findall(r"[a-z0-9-]+", " ".join(rows_of("Dependencies"))))
    files = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.in", "requirements-dev.in")]
    pinned = {line.split("==")[0] for text in files for line in text.splitlines() if "==" in line}
    assert pinned - reasons == set()
