"""Every file that leaves the house: what begins like a formula is a text in it, whichever of our writers made it (I20, S18)."""

import io
import tomllib
import zipfile

import pandas as pd
import pytest

from dashboard.catalog.dataset import Level
from dashboard.documents.csv_files import harmless
from dashboard.documents.decision_list import HEADERS, decision_workbook
from dashboard.documents.exhibit_book import Table, write_one, write_page, write_table_csv
from dashboard.documents.problem_workbook import problem_workbook
from dashboard.intake.reading.problem import Problem
from dashboard.settings import ROOT

RUNS = (
    "=cmd|'/c calc'!A1",
    "＝1+1",
    "@SUM(A1)",
    "＠a",
    "+1",
    "＋1",
    "-1",
    "－1",
    "\t=1",
    "\r=1",
    "http://x.invalid",
)
FRAME = pd.DataFrame({"=名称": list(RUNS), "数": [-1.5] * len(RUNS)})
TABLE = Table("=表", (("=口径", "=1+1"),), FRAME)
BOOKS = {
    "one exhibit": lambda: write_one(TABLE),
    "a page": lambda: write_page("=页", (("=口径", "=1+1"),), [TABLE]),
    "decisions": lambda: decision_workbook([[text] * len(HEADERS) for text in RUNS]),
    "bad rows": lambda: problem_workbook(
        ["=列"],
        [(row, (text,)) for row, text in enumerate(RUNS, start=2)],
        [Problem(2, "=列", "=1", Level.ERROR, "bad_number", "=1+1", "=2+2")],
    ),
}


@pytest.mark.parametrize("kind", BOOKS)
def test_i20_s18_a_workbook_holds_no_formula_and_no_link(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOKS[kind]())) as book:
        parts = {name: book.read(name).decode("utf-8") for name in book.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not any("<f>" in text or "<f " in text for text in sheets)
    assert not any("x.invalid" in text for name, text in parts.items() if name.endswith(".rels"))
    assert "cmd|" in "".join(parts.values())


def test_i20_s18_a_csv_of_an_exhibit_holds_no_formula() -> None:
    lines = write_table_csv(FRAME).decode("utf-8-sig")
    for text in RUNS[:-1]:
        assert f"'{text}" in lines
    assert lines.startswith("'=名称")
    assert "-1.5" in lines
    assert "'-1.5" not in lines


def test_i20_an_ordinary_text_stays_what_it_is() -> None:
    assert [harmless(text) for text in ("1=1", "", "甲", "'=1", "a@b")] == ["1=1", "", "甲", "'=1", "a@b"]


def test_s18_grids_offer_no_file_of_their_own() -> None:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        assert tomllib.load(file)["client"]["disableDataExport"] is True
