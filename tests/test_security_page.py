"""docs/security.md: every item of level 1 is answered, and what is said to hold it exists."""

import re

from dashboard.settings import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d+\.\d+\.\d+ \|", line)
]
LEVEL_1 = """
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2
3.5.1 3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7
6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2
9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1
14.3.1 15.1.1 15.2.1 15.3.1
"""
"""The items of level 1 of OWASP's ASVS 5.0.0."""


def test_every_item_of_level_1_is_answered() -> None:
    assert sorted(row[0] for row in ROWS if row[1] == "1") == sorted(LEVEL_1.split())


def test_every_answer_is_one_of_three_and_says_how() -> None:
    assert {row[2] for row in ROWS} == {"yes", "n/a", "**no**"}
    assert [row for row in ROWS if not row[3] or not row[4]] == []


def test_what_holds_an_item_exists() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = {name for row in ROWS for name in re.findall(r"`([^`]+)`", row[4])}
    ids = {name for name in named if re.fullmatch(r"[SIFL]\d\d", name)}
    without = {name for name in ids if f"_{name.lower()}_" not in tests}
    assert without == set()
    assert {name for name in named - ids if not (ROOT / name).is_file()} == set()


def test_every_attempt_of_the_acceptance_list_has_its_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    wanted = [f"s{number:02}" for number in range(1, 27)] + ["i20", "i28", "i29", "l05", "l06", "l07"]
    assert [name for name in wanted if f"def test_{name}_" not in tests] == []
