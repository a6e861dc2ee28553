"""What kind of file was handed in, by its content; a name can say anything."""

import zipfile
from enum import StrEnum
from pathlib import Path

from dashboard.intake.files.package import open_package
from dashboard.intake.reading.problem import refusal

SAVE_AS = "请用 WPS 或 Excel 打开后，“另存为”选“CSV UTF-8”或“Excel 工作簿（.xlsx）”，再上传"

_FOREIGN = (
    (b"%PDF", "这是 PDF 文件，只是改了名字"),
    (b"{\\rtf", "这是 Word 文档（RTF），不是表格"),
    (b"MIME-Version:", "这是网页文件（MHT），只是改了名字"),
    (b"\x7fELF", "这是程序文件，不是表格"),
    (b"\x89PNG", "这是图片，不是表格"),
    (b"\xff\xd8\xff", "这是图片，不是表格"),
    (b"GIF8", "这是图片，不是表格"),
    (b"Rar!", "这是 RAR 压缩包，只收 zip 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "这是 7z 压缩包，只收 zip 压缩包"),
    (b"\x1f\x8b", "这是 gzip 压缩包，只收 zip 压缩包"),
)
_HTML = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<meta",
    b"<table",
    b"<style",
    b"<body",
    b"<div",
    b"<!--",
    b"<xml",
)
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""OLE2, the house of .xls, of old Word files, and of any Office file with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PASSWORD = "在 WPS 或 Excel 里打开，“文件 → 文档加密（信息 → 保护工作簿）”里清空密码，保存后再上传"
_HEAD = 4096


class Kind(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ZIP = "zip"


def find_kind(source: Path) -> Kind:
    """Say what a file is; raises Unreadable for what isn't a table, naming it."""
    with source.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(source)
    if head.startswith(_COMPOUND):
        _refuse_password(source)
        return Kind.XLS
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise refusal("encoding", what, SAVE_AS)
    if head.startswith(b"MZ") and b"\0" in head:  # else a header may begin so
        raise refusal("encoding", "这是程序文件，不是表格", SAVE_AS)
    _refuse_markup(head)
    return Kind.TEXT


def _kind_of_package(source: Path) -> Kind:
    with open_package(source) as package:
        names = set(package.namelist())
        mimetype = _mimetype(package)
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    foreign = {
        "xl/workbook.bin": "这是二进制的 Excel 工作簿（.xlsb）",
        "word/document.xml": "这是 Word 文档，不是表格",
        "ppt/presentation.xml": "这是演示文稿，不是表格",
    }
    for name, what in foreign.items():
        if name in names:
            raise refusal("encoding", what, SAVE_AS)
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise refusal("encoding", "这是 OpenDocument 文件（.ods）", SAVE_AS)
    return Kind.ZIP


def _mimetype(package: zipfile.ZipFile) -> bytes:
    """What an OpenDocument file says of itself in its first member, which is stored as it is."""
    first = package.infolist()[:1]
    if not first or first[0].filename != "mimetype" or first[0].compress_type != zipfile.ZIP_STORED:
        return b""
    with package.open(first[0]) as file:
        return file.read(80)


def _refuse_password(source: Path) -> None:
    """A password puts a modern workbook into an OLE2 house; the name of the room lies in its directory."""
    tail = b""
    with source.open("rb") as file:
        while step := file.read(1 << 20):
            if _ENCRYPTED in tail + step:
                raise refusal("encoding", "工作簿设了打开密码，读不出来", _PASSWORD)
            tail = step[-len(_ENCRYPTED) :]


def _refuse_markup(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    wide = head.replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()  # the same in UTF-16
    if start.startswith(_HTML) or wide.startswith(_HTML):
        remedy = f"网上系统导出的 .xls 常是网页：{SAVE_AS}"
        raise refusal("encoding", "这是网页文件，只是改了名字", remedy)
    if start.startswith(b"<?xml"):
        if b"excel.sheet" in start:
            raise refusal("encoding", "这是 XML 表格（Excel 2003），不是工作簿", SAVE_AS)
        raise refusal("encoding", "这是网页文件，只是改了名字", SAVE_AS)
