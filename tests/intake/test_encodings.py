"""Which encoding a file is in (acceptance I01–I03, I28)."""

import codecs

import pytest

from dashboard.intake.answer import Status
from dashboard.store import Store
from tests.intake.handing import codes, hand_in, rows, said, sample

EXCHANGE = (
    "编号,类型,主题,单位,日期,标题,内容\r\n"
    "JY-1,经验,培训,市总工会,2026-10-20,以赛促训,办了三场\r\n"
    "JY-2,经验,维权,市人社局,2026-10-21,{},“一站式”调解\r\n"
)
PLAIN = EXCHANGE.format("镕昇班组")
RARE = EXCHANGE.format("㐀𠮷班组")


@pytest.mark.parametrize(
    ("text", "content", "encoding"),
    [
        (PLAIN, PLAIN.encode("utf-8"), "utf-8"),
        (PLAIN, PLAIN.encode("utf-8-sig"), "utf-8-sig"),
        (PLAIN, PLAIN.encode("gbk"), "gb18030"),
        (RARE, RARE.encode("gb18030"), "gb18030"),
        (RARE, codecs.BOM_UTF16_LE + RARE.encode("utf-16-le"), "utf-16"),
        (RARE, codecs.BOM_UTF16_BE + RARE.encode("utf-16-be"), "utf-16"),
    ],
    ids=["utf-8", "utf-8 with mark", "gbk", "gb18030 with rare characters", "utf-16 le", "utf-16 be"],
)
def test_i01_every_encoding_gives_the_same_rows(
    sampled_store: Store, text: str, content: bytes, encoding: str
) -> None:
    answer = hand_in(sampled_store, content)
    assert (answer.status, answer.draft.encoding) == (Status.IMPORTED, encoding)
    title = "镕昇班组" if text is PLAIN else "㐀𠮷班组"
    assert rows(sampled_store, "exchange", "entry_no", "unit_code", "title")[:2] == [
        ("JY-1", "D01", "以赛促训"),
        ("JY-2", "D02", title),
    ]


def test_i02_big5_is_refused(store: Store) -> None:
    text = "縣區代碼,縣區名稱,縣區類型\n990100,瀾川市,市本級\n990102,雲屏區,區\n"
    answer = hand_in(store, text.encode("big5"))
    assert (answer.status, codes(answer)) == (Status.REJECTED, ["encoding"])
    assert "不是简体中文或 UTF-8" in answer.problems[0].reason


def test_i02_latin_1_is_refused(store: Store) -> None:
    text = "numéro,région,catégorie\n1,Île-de-Fröst,é\n2,Bréhat,ü\n"
    answer = hand_in(store, text.encode("latin-1"))
    assert (answer.status, codes(answer)) == (Status.REJECTED, ["encoding"])


def test_i03_a_file_cut_inside_a_character_is_refused_with_its_row(store: Store) -> None:
    content = sample("districts").encode()
    cut = content.index("松岭县".encode()) + 4
    answer = hand_in(store, content[:cut])
    assert said(answer) == [(4, "", "第 4 行有乱码，文件可能被截断或混用编码")]


def test_i03_gb18030_in_the_midst_of_utf_8_is_refused_with_its_row(store: Store) -> None:
    lines = sample("districts").splitlines(keepends=True)
    content = b"".join(
        line.encode("gb18030" if number == 3 else "utf-8") for number, line in enumerate(lines)
    )
    assert said(hand_in(store, content)) == [(4, "", "第 4 行有乱码，文件可能被截断或混用编码")]


def test_i03_utf_8_in_the_midst_of_gb18030_is_refused_with_its_row(store: Store) -> None:
    lines = sample("districts").splitlines(keepends=True)
    lines[2] = "990102,云屏新城,云屏,区,1,297000,是\n"
    content = b"".join(
        line.encode("utf-8" if number == 2 else "gb18030") for number, line in enumerate(lines)
    )
    assert said(hand_in(store, content)) == [(3, "", "第 3 行有乱码，文件可能被截断或混用编码")]


def test_i03_the_row_is_right_beyond_the_first_mebibyte(store: Store) -> None:
    lines = ["县区代码,县区名称,县区类型\n"] + ["990102,云屏区云屏区云屏区,区\n"] * 40_000
    content = "".join(lines).encode()
    broken = content[: content.rindex("云".encode()) + 1] + b"\n"
    assert len(content) > 1 << 20
    assert said(hand_in(store, broken)) == [(40_001, "", "第 40001 行有乱码，文件可能被截断或混用编码")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04rest of a workbook", "文件无法解析（过大或已损坏）"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old workbook", "文件无法解析（过大或已损坏）"),
        (b"<html><table></table></html>", "这是网页文件，只是改了名字"),
        (b"MZ\x90\x00\x03", "这是程序文件，不是表格"),
    ],
    ids=["broken xlsx or zip", "broken xls", "html", "exe"],
)
def test_i28_other_kinds_of_files_are_named(store: Store, content: bytes, reason: str) -> None:
    assert said(hand_in(store, content)) == [(None, "", reason)]


def test_i29_a_nul_character_is_refused_with_its_row(store: Store) -> None:
    text = sample("districts").replace("松岭县", "松\x00岭县")
    for content in (text.encode(), text.encode("utf-16"), text.encode("gb18030")):
        assert said(hand_in(store, content)) == [(4, "", "第 4 行含非法字符")]
