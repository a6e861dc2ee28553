"""What a file is, its content decides: read if it is a table, named if it isn't, refused if it would fill the memory."""

import resource
import time
import zipfile
from pathlib import Path

import pytest

from dashboard.intake.files.contents import open_text, worksheets
from dashboard.intake.files.kinds import Kind, find_kind
from dashboard.intake.reading.problem import Unreadable
from tests.intake.files.books import MAIN, SHEET, book, lines, opened, with_cells, with_part


def laid(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def test_i28_a_workbook_under_another_name_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "月报.csv", lambda _, sheet: sheet.write_row(0, 0, ["期次", "状态"]))
    assert lines(path) == ["期次,状态"]
    assert opened(path).kind == "xlsx"


def test_i28_a_text_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    path = laid(tmp_path / "月报.xls", "期次\t状态\n2026-10\t推进中\n".encode("gb18030"))
    text = opened(path)
    assert (text.kind, text.encoding, text.sheets) == ("text", "gb18030", ())
    assert text.in_utf8().read_text(encoding="utf-8") == "期次\t状态\n2026-10\t推进中\n"
    assert worksheets(path) == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "这是 PDF 文件，只是改了名字"),
        (b"MZ\x90\x00", "这是程序文件，不是表格"),
        (b"\x7fELF\x02", "这是程序文件，不是表格"),
        (b"{\\rtf1\\ansi", "这是 Word 文档（RTF），不是表格"),
        (b"MIME-Version: 1.0", "这是网页文件（MHT），只是改了名字"),
        (b"\x89PNG\r\n", "这是图片，不是表格"),
        (b"\xff\xd8\xff\xe0", "这是图片，不是表格"),
        (b"Rar!\x1a\x07", "这是 RAR 压缩包，只收 zip 压缩包"),
        ("\ufeff<html><table>".encode(), "这是网页文件，只是改了名字"),
        (b"\r\n <TABLE border=1><tr><td>1", "这是网页文件，只是改了名字"),
        ("\ufeff<html><body>".encode("utf-16-le"), "这是网页文件，只是改了名字"),
        (b"<!DOCTYPE html>", "这是网页文件，只是改了名字"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook>',
            "这是 XML 表格（Excel 2003），不是工作簿",
        ),
    ],
)
def test_i28_what_is_no_table_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(laid(tmp_path / "上报.xls", content))
    assert refused.value.problems[0].reason == reason
    assert "另存为" in refused.value.problems[0].remedy


def test_i28_what_else_lies_in_a_package_is_named(tmp_path: Path) -> None:
    word = tmp_path / "word"
    with zipfile.ZipFile(word, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(Unreadable, match="这是 Word 文档，不是表格"):
        opened(word)
    ods = tmp_path / "ods"
    with zipfile.ZipFile(ods, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    with pytest.raises(Unreadable, match="这是 OpenDocument 文件"):
        opened(ods)
    tables = tmp_path / "zip"
    with zipfile.ZipFile(tables, "w") as package:
        package.writestr("上报.csv", "a,b")
    assert find_kind(tables) is Kind.ZIP
    with pytest.raises(Unreadable, match="这是压缩包"):
        opened(tables)


def test_a_workbook_with_a_password_is_refused_with_how_to_remove_it(tmp_path: Path) -> None:
    house = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable) as refused:
        opened(laid(tmp_path / "密.xlsx", house))
    assert refused.value.problems[0].reason == "工作簿设了打开密码，读不出来"
    assert "清空密码" in refused.value.problems[0].remedy


def test_a_header_that_begins_like_a_program_is_a_text(tmp_path: Path) -> None:
    assert lines(laid(tmp_path / "上报.csv", b"MZ-1,MZ-2\n1,2\n")) == ["MZ-1,MZ-2", "1,2"]


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"\xef\xbb\xbf", b",,,\n,,,\n"])
def test_i27_a_file_without_anything_is_empty(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable, match="文件没有数据行"):
        opened(laid(tmp_path / "空.csv", content))


def refused_quickly(path: Path, reason: str) -> None:
    """A file is refused in 2 s, with no more than 50 MB of memory."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(Unreadable, match=reason):
        open_text(path, path.parent)
    assert time.monotonic() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_s22_a_workbook_that_unpacks_to_300_megabytes_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "炸.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open(SHEET, "w") as part:
            for _ in range(300):
                part.write(bytes(1 << 20))
    assert bomb.stat().st_size < 400_000
    refused_quickly(bomb, "文件解压后过大，已拒绝")


def test_s22_a_directory_that_tells_less_than_there_is_is_refused(tmp_path: Path) -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row>' + 3_000_000 * b"<row/>"
    whole = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN.encode(), cells)
    honest = with_part(tmp_path / "炸.xlsx", SHEET, whole).read_bytes()
    told = len(whole).to_bytes(4, "little")
    assert honest.count(told) == 2
    refused_quickly(
        laid(tmp_path / "谎.xlsx", honest.replace(told, (1_000).to_bytes(4, "little"))),
        "文件无法解析",
    )


def test_s22_two_cells_at_the_ends_of_a_sheet_are_refused(tmp_path: Path) -> None:
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="GR1048576"><v>1</v></c></row>'
    refused_quickly(with_cells(tmp_path / "角.xlsx", corners), "文件解压后过大，已拒绝")


@pytest.mark.parametrize(
    "entity",
    ['SYSTEM "file:///etc/hostname"', '"甲甲甲甲甲"'],
    ids=["a file of the system", "a text to repeat"],
)
def test_s22_entities_are_never_expanded(tmp_path: Path, entity: str) -> None:
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e {entity}>]><worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    )
    refused_quickly(
        with_part(tmp_path / "实体.xlsx", SHEET, xml.encode()), "工作簿的写法不是 Excel 或 WPS 的"
    )


def test_s22_entities_in_the_list_of_sheets_are_refused(tmp_path: Path) -> None:
    path = with_part(tmp_path / "实体.xlsx", "xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY e "a">]><workbook/>')
    with pytest.raises(Unreadable):
        opened(path)
