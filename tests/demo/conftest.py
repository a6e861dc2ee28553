"""The demonstration city, written once and read back the plain way."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date

import pytest

from dashboard.catalog.datasets import named
from dashboard.demo import DemoFile, write_city

UNTIL = date(2026, 10, 1)
NOTES = ("合计", "填表人", "制表时间")
DATES = ("期次", "统计时点", "计划开始", "计划完成", "中止开始", "中止结束", "整改期限")
Row = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """One file as read: its encoding, the lines above the header, its headers, its rows under canonical ones."""

    file: DemoFile
    encoding: str
    above: int
    below: int
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class City:
    """All sheets in the order of import, and what the store would hold after it."""

    sheets: tuple[Sheet, ...]

    def sent(self, dataset: str) -> list[Sheet]:
        """The sheets of a dataset."""
        return [sheet for sheet in self.sheets if sheet.file.dataset == dataset]

    def rows(self, dataset: str) -> list[Row]:
        """The rows that live after every file, the newest of each key."""
        keys = [column.header for column in named(dataset).columns if column.key]
        merged = {
            tuple(row.get(key, "") for key in keys): row for sheet in self.sent(dataset) for row in sheet.rows
        }
        return list(merged.values())


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The city up to October 2026."""
    files = write_city(tmp_path_factory.mktemp("city"), until=UNTIL)
    names: dict[str, str] = {}
    sheets = []
    for file in files:
        sheet = _read(file, names)
        sheets.append(sheet)
        for row in sheet.rows:
            if file.dataset == "units":
                names |= dict.fromkeys((row["单位名称"], row["单位简称"]), row["单位编号"])
            if file.dataset == "districts":
                names |= dict.fromkeys((row["县区名称"], row["县区简称"]), row["县区代码"])
    return City(tuple(sheets))


def _read(file: DemoFile, names: dict[str, str]) -> Sheet:
    encoding, text = _decode(file.path.read_bytes())
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if encoding == "utf-16" else ","))
    columns = named(file.dataset).columns
    known = {name: column.header for column in columns for name in (column.header, *column.aliases)}
    above = next(place for place, line in enumerate(lines) if sum(bool(cell) for cell in line) > 2)
    headers = tuple(known[cell] for cell in lines[above])
    body = [line for line in lines[above + 1 :] if not line[0].startswith(NOTES)]
    rows = tuple(
        {header: _plain(header, cell, names) for header, cell in zip(headers, line, strict=True)}
        for line in body
    )
    return Sheet(file, encoding, above, len(lines) - above - 1 - len(body), tuple(lines[above]), rows)


def _decode(content: bytes) -> tuple[str, str]:
    if content.startswith(b"\xff\xfe"):
        return "utf-16", content.decode("utf-16")
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", content.decode("utf-8-sig")
    for encoding in ("utf-8", "gb18030"):
        try:
            return encoding, content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("neither UTF-8 nor GB18030")


def _plain(header: str, cell: str, names: dict[str, str]) -> str:
    if header in ("县区", "单位", "牵头单位", "涉事单位", "承办单位"):
        return names.get(cell, cell)
    if header == "配合单位":
        return "；".join(names.get(each, each) for each in cell.split("；"))
    if header.endswith("日期") or header in DATES:
        return _iso(cell)
    if re.fullmatch(r"-?[\d,]+(\.\d+)?%?", cell):
        return cell.replace(",", "").rstrip("%")
    return cell


def _iso(cell: str) -> str:
    if cell.isdigit():
        parts = [part for part in (cell[:4], cell[4:6], cell[6:]) if part]
    else:
        parts = re.findall(r"\d+", cell)
    return "-".join(f"{int(part):02d}" for part in parts)
