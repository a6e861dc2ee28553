"""Files that are made to harm: too wide, too deep, too long, badly named; refused in bounded time and memory."""

import importlib
import io
import pkgutil
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest

import dashboard.intake.files
import dashboard.intake.reading
from dashboard.catalog.dataset import Column, Kind
from dashboard.intake.answer import Status
from dashboard.intake.compare import original_of
from dashboard.intake.files.archive import unpack
from dashboard.intake.files.contents import open_text
from dashboard.intake.files.forms import form_of
from dashboard.intake.files.names import shown_name
from dashboard.intake.ledger import list_entries
from dashboard.intake.reading.cells import Refused
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.headers import split_unit
from dashboard.intake.reading.limits import Limits
from dashboard.intake.reading.lookups import take_lookups
from dashboard.intake.reading.person import asks_for_person, find_number, lists_names, mask
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading.values import parse
from dashboard.intake.reading_process import ReadingProcess
from dashboard.store import Store
from tests.intake.files.books import SHEET, with_part
from tests.intake.handing import TODAY, codes, hand_in, sample
from tests.processes import children

MB = 1024**2
COLUMN = ",".join


def wide(columns: int) -> bytes:
    """A table with many columns."""
    head = COLUMN(f"列{place}" for place in range(columns))
    return f"{head}\n{head}\n".encode()


def long_name(beside: str = "") -> bytes:
    """A table with a column name of 1 MB."""
    return f"{beside}{'名' * 350_000},值\n1,2\n".encode()


def bomb() -> bytes:
    """A zip of 300 kB whose one member would take 300 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("上报.csv", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(MB))
    return out.getvalue()


def nested() -> bytes:
    """A zip in a zip."""
    inner, out = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("上报.csv", sample("districts"))
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("里面.zip", inner.getvalue())
    return out.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "i29 201 columns": (lambda: wide(201), "too_large"),
    "i29 10000 columns": (lambda: wide(10_000), "too_large"),
    "i29 60000 columns": (lambda: wide(60_000), "too_large"),
    "i29 a column name of 1 MB": (long_name, "no_header"),
    "i29 a column name of 1 MB beside real ones": (
        lambda: long_name(sample("districts").splitlines()[0] + ","),
        "too_large",
    ),
    "i29 a cell of 10001 characters": (
        lambda: sample("districts").replace("412000", "9" * 10_001).encode(),
        "too_large",
    ),
    "s23 a cell of nine million digits": (
        lambda: sample("districts").replace("412000", "9" * 9_000_000).encode(),
        "too_large",
    ),
    "i29 a NUL": (lambda: sample("districts").replace("松岭县", "松\x00岭县").encode(), "encoding"),
    "i28 a program": (lambda: b"MZ\x90\x00" + bytes(100_000), "encoding"),
    "i28 a page of the web": (lambda: b"<!DOCTYPE html><html><script>alert(1)</script>", "encoding"),
    "s22 a zip that unpacks to 300 MB": (bomb, "too_large"),
    "s22 a zip in a zip": (nested, "too_large"),
}


@contextmanager
def largest_child() -> Iterator[list[int]]:
    """The most bytes that any child of ours has held so far, looked at all the time."""
    peak, done = [0], Event()

    def watch() -> None:
        while not done.wait(0.01):
            for child in children():
                try:
                    peak[0] = max(peak[0], child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


@pytest.mark.parametrize("kind", HOSTILE)
def test_i28_i29_s22_s23_a_hostile_file_is_refused(sampled_store: Store, tmp_path: Path, kind: str) -> None:
    make, code = HOSTILE[kind]
    (tmp_path / "original").write_bytes(make())
    before = sampled_store.version()
    answer = hand_in(sampled_store, make(), name="上报.csv")
    if kind.startswith("s22"):
        with pytest.raises(Unreadable) as refused:
            unpack(tmp_path / "original", tmp_path)
        assert [problem.code for problem in refused.value.problems] == [code]
    else:
        assert codes(answer) == [code]
    assert (answer.status, sampled_store.version()) == (Status.REJECTED, before)
    assert all(len(problem.reason) < 200 and len(problem.value) < 200 for problem in answer.problems)


@pytest.mark.long
@pytest.mark.parametrize("kind", HOSTILE)
def test_i29_s22_the_child_that_reads_it_is_quick_and_stays_small(
    sampled_store: Store, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "original").write_bytes(HOSTILE[kind][0]())
    known = take_lookups(sampled_store, today=TODAY)
    with ReadingProcess(warm_for=1) as reading, largest_child() as peak:
        reading.warm()
        time.sleep(3)  # the spare is ready when the file of a person comes
        began = time.monotonic()
        opened = reading.open(tmp_path / "original", "上报.csv", tmp_path, known, limits=Limits())
        assert time.monotonic() - began < 3
    assert isinstance(opened, Draft)
    assert opened.parquet is None
    assert 0 < peak[0] < 600 * MB


RIGHT_TO_LEFT = "月报\u202excod.csv"
NAMES = {
    "../../x.csv": "x.csv",
    "C:\\x.csv": "x.csv",
    "CON.csv": "CON.csv",
    "..": "..",
    RIGHT_TO_LEFT: "月报□xcod.csv",
    "a\nERROR forged line.csv": "a□ERROR forged line.csv",
    "a\x00b\x1b[31m.csv": "a□b□[31m.csv",
    "月报\u200b\ufeff.csv": "月报□□.csv",
    "月报\u3000十月.csv": "月报 十月.csv",
    "<img src=x onerror=alert(1)>.csv": "<img src=x onerror=alert(1)>.csv",
    "": "未命名",
    "/": "未命名",
}


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_s13_a_file_name_is_shown_on_one_line_with_what_it_hides(name: str) -> None:
    assert shown_name(name) == NAMES[name]


def test_s13_a_long_file_name_keeps_its_ending() -> None:
    shown = shown_name("长" * 300 + ".csv")
    assert (len(shown), shown[-6:], "…" in shown) == (100, "长长.csv", True)


@pytest.mark.parametrize(
    "name", ["../../x.csv", "C:\\x.csv", "CON.csv", "长" * 300 + ".csv", RIGHT_TO_LEFT, "a\nb.csv"]
)
def test_s13_a_file_lies_under_a_name_of_our_own(
    store: Store, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = set(store.path.parent.parent.rglob("*"))
    answer = hand_in(store, sample("districts"), name=name)
    assert answer.status is Status.IMPORTED
    assert answer.import_no is not None
    written = set(store.path.parent.parent.rglob("*")) - before
    assert {path.relative_to(store.journal).parts[0] for path in written if store.journal in path.parents} <= {
        f"{answer.import_no:06d}", "incoming",
    }  # fmt: skip
    assert all(re.fullmatch(r"[\w. -]{1,40}", path.name) for path in written)
    original = original_of(store, answer.import_no)
    assert original is not None
    assert list_entries(store, today=TODAY)[0].file_name == shown_name(name)
    assert "\n" not in "".join(record.getMessage() for record in caplog.records)


LONG = 10_000
PATIENCE = 1.0
NASTY = [
    *("9", "0", "1,", "1,111", "1.", "-1", "１", "1 ", " ", "\u3000", "\t", ".", "-", "="),
    *("年", "1年1月", "2026-", "1/", "甲", "甲、", "合计", "共", "(", "(a)", "甲（元）", "a", "a@", "a.a@"),
    *(
        "%",
        "1%",
        "e1",
        "一二三",
        "零",
        "亿",
        "万",
        "; ",
        "；",
        '"',
        '",',
        "<a ",
        "&#1;",
        "A1",
        "a1",
        "是",
        "√",
    ),
]
TEXTS = [(each * LONG)[:LONG] for each in NASTY] + [f"{(each * LONG)[: LONG - 1]}x" for each in NASTY]


def within(patience: float, act: Callable[[], object]) -> bool:
    began = time.monotonic()
    act()
    return time.monotonic() - began < patience


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TEXT])
def test_s23_no_cell_takes_a_second_to_read(kind: Kind) -> None:
    column = Column("c", "值", kind, "", unit="元" if kind is Kind.DECIMAL else "")
    slow = [
        text[:12]
        for text in TEXTS
        if not within(PATIENCE, lambda text=text: parse(column, text, today=TODAY))
    ]  # type: ignore[misc]
    assert slow == []


@pytest.mark.parametrize(
    "text", ["9" * LONG, "1e999999", "-1e999999", "NaN", "inf", "-Infinity", "1e-999999", "0x1F", "1_000"]
)
@pytest.mark.parametrize("kind", [Kind.INT, Kind.DECIMAL, Kind.PERCENT])
def test_s23_what_is_no_number_of_ours_is_refused(kind: Kind, text: str) -> None:
    assert isinstance(parse(Column("c", "值", kind, ""), text, today=TODAY), Refused)


@pytest.mark.parametrize(
    "look",
    [
        form_of,
        lambda text: split_unit(text[:200]),
        find_number,
        mask,
        asks_for_person,
        lambda text: lists_names(text, frozenset),
    ],
    ids=["form", "unit", "number of a person", "mask", "header", "names"],
)
def test_s23_no_text_takes_a_second_to_be_looked_at(look: Callable[[str], object]) -> None:
    slow = [text[:12] for text in TEXTS if not within(PATIENCE, lambda text=text: look(text))]  # type: ignore[misc]
    assert slow == []


def test_s23_a_header_of_nothing_but_brackets_is_a_header(sampled_store: Store) -> None:
    head, *rest = sample("districts").splitlines()
    brackets = "甲" + "(元)" * 3_000
    answer = hand_in(
        sampled_store, "\n".join([f"{head},{brackets}", *[f"{line}," for line in rest]]), "districts"
    )
    assert answer.status in (Status.UNCHANGED, Status.REJECTED)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every regular expression that the rooms of reading keep."""
    for room in (dashboard.intake.reading, dashboard.intake.files):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            kept = vars(importlib.import_module(module.name))
            for name, value in kept.items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def test_s23_no_regular_expression_takes_a_second_for_a_whole_cell() -> None:
    found = dict(patterns())
    assert len(found) > 20
    slow = [
        (name, text[:12])
        for name, pattern in found.items()
        for text in TEXTS
        if not within(PATIENCE, lambda text=text, pattern=pattern: pattern.fullmatch(text))  # type: ignore[misc]
    ]
    assert slow == []


@pytest.mark.parametrize("mark", ["=", "＝", "+", "＋", "-", "－", "@", "＠"])
def test_i20_a_formula_is_told_with_its_row_and_column(sampled_store: Store, mark: str) -> None:
    answer = hand_in(
        sampled_store, f"期次,任务编号,完成进度,状态,进展摘要\n2026-09,T-001,10%,推进中,{mark}1+1\n"
    )
    assert answer.status is Status.IMPORTED
    assert codes(answer) == ["formula_text"]
    assert answer.problems[0].reason == f"第 2 行“进展摘要”以“{mark}”开头，已按文字保存"


def test_s22_a_workbook_that_laughs_a_billion_times_is_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "哈">{laughs}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
    path = with_part(tmp_path / "笑.xlsx", SHEET, xml.encode())
    before, began = psutil.Process().memory_info().rss, time.monotonic()
    with pytest.raises(Unreadable):
        open_text(path, tmp_path)
    assert time.monotonic() - began < 2
    assert psutil.Process().memory_info().rss - before < 50 * MB
