"""The files as files: order, encodings, headers, sameness."""

import hashlib
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.catalog.datasets import named
from dashboard.demo import newest_full_month, write_city
from dashboard.demo.city import SCALES, Scale
from dashboard.errors import UnknownName
from tests.demo.conftest import UNTIL, City

pytestmark = pytest.mark.xdist_group("demo")


def fingerprints(folder: Path, seed: int) -> dict[str, str]:
    files = write_city(folder, seed=seed, until=UNTIL)
    return {file.path.name: hashlib.sha256(file.path.read_bytes()).hexdigest() for file in files}


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    first = fingerprints(tmp_path / "first", 7)
    assert first == fingerprints(tmp_path / "second", 7)
    assert first != fingerprints(tmp_path / "third", 8)


def test_references_come_first_and_the_rest_by_the_day_received(city: City) -> None:
    datasets = [sheet.file.dataset for sheet in city.sheets]
    assert datasets[:4] == ["districts", "units", "measures", "tasks"]
    days = [sheet.file.received for sheet in city.sheets[3:]]
    assert all(before <= after for before, after in pairwise(days))
    names = [sheet.file.path.name for sheet in city.sheets]
    assert names == sorted(set(names))


def test_every_dataset_that_a_clerk_uploads_is_there(city: City) -> None:
    assert Counter(sheet.file.dataset for sheet in city.sheets).keys() == {
        "districts", "units", "measures", "tasks", "milestones", "progress",
        "skills", "development", "cases", "indicators", "exchange",
    }  # fmt: skip


def test_files_come_in_the_encodings_of_real_offices(city: City) -> None:
    encodings = Counter(sheet.encoding for sheet in city.sheets)
    assert encodings["utf-16"] == 1
    assert encodings["gb18030"] >= 40
    assert encodings["utf-8-sig"] >= 30
    assert encodings["utf-8"] >= 15


def test_titles_stand_above_and_totals_and_notes_below(city: City) -> None:
    assert {sheet.above for sheet in city.sheets} == {0, 1, 2, 3}
    assert {sheet.below for sheet in city.sheets} == {0, 1, 2, 3}


def test_headers_differ_and_stay_within_the_catalog(city: City) -> None:
    # Reading maps every header through the catalog and fails on one that it doesn't know.
    heads = {sheet.headers for sheet in city.sent("progress")}
    assert any("完成率" in head for head in heads)
    assert any("完成进度" in head for head in heads)
    assert len({tuple(sorted(head)) for head in heads}) < len(heads), "some only in another order"


def test_keys_are_unique_within_each_file(city: City) -> None:
    for sheet in city.sheets:
        keys = [column.header for column in named(sheet.file.dataset).columns if column.key]
        found = [tuple(row.get(key, "") for key in keys) for row in sheet.rows]
        assert len(set(found)) == len(found), sheet.file.path.name


def test_choices_are_those_of_the_catalog(city: City) -> None:
    for sheet in city.sheets:
        for column in named(sheet.file.dataset).columns:
            allowed = {name for choice in column.choices for name in (choice.value, *choice.aliases)}
            if allowed and sheet.rows and column.header in sheet.rows[0]:
                written = {row[column.header] for row in sheet.rows} - {""}
                assert written <= allowed, (sheet.file.path.name, column.header)


def test_nothing_looks_like_a_phone_or_an_identity_number(city: City) -> None:
    cells = {cell for sheet in city.sheets for row in sheet.rows for cell in row.values()}
    assert not [cell for cell in cells if re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", cell)]
    assert not [cell for cell in cells if re.fullmatch(r"[1-8]\d{5}(19|20)\d{9}[\dX]", cell)]


def test_percents_agree_with_themselves_within_a_file(city: City) -> None:
    for sheet in city.sent("progress"):
        text = sheet.file.path.read_bytes().decode(sheet.encoding)
        signs = len(re.findall(r",\d+%|\d+%,", text))
        assert signs in (0, len(sheet.rows)), sheet.file.path.name
        assert signs or max(float(row["完成进度"]) for row in sheet.rows) > 1


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 11, 22), date(2026, 10, 1)),
        (date(2027, 1, 1), date(2026, 12, 1)),
        (date(2026, 3, 31), date(2026, 2, 1)),
    ],
)
def test_the_newest_full_month_is_the_last_that_has_ended(today: date, month: date) -> None:
    assert newest_full_month(today) == month


def test_an_unknown_scale_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="city、province、nation"):
        write_city(tmp_path, scale="world", until=UNTIL)


def test_larger_scales_write_whole_cities_batch_by_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SCALES, "nation", Scale(cities=4, employers=40, batch=2, quarters=2, whole=False))
    monkeypatch.setitem(SCALES, "province", Scale(cities=2, employers=40, batch=2, quarters=8, whole=True))
    nation = Counter(file.dataset for file in write_city(tmp_path / "n", scale="nation", until=UNTIL))
    assert (nation["districts"], nation["units"], nation["cases"], nation["tasks"]) == (1, 2, 2, 0)
    province = Counter(file.dataset for file in write_city(tmp_path / "p", scale="province", until=UNTIL))
    assert (province["units"], province["cases"], province["tasks"], province["indicators"]) == (1, 24, 2, 8)


def test_another_newest_month_moves_the_whole_window(tmp_path: Path) -> None:
    files = write_city(tmp_path, until=date(2027, 2, 1))
    assert files[0].received == date(2025, 3, 1)
    assert max(file.received for file in files) <= date(2027, 3, 20)
