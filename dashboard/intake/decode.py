"""Bytes to UTF-8 text: which encoding a file is in, read in one pass of 1 MiB steps."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.intake.problem import refusal

STEP = 1 << 20

_MAGIC = (
    (b"PK\x03\x04", "这是 Excel 文件或压缩包，只是改了名字"),
    (b"\xd0\xcf\x11\xe0", "这是 Excel 97 文件，只是改了名字"),
    (b"%PDF", "这是 PDF 文件，只是改了名字"),
    (b"MZ", "这是程序文件，不是表格"),
    (b"\x7fELF", "这是程序文件，不是表格"),
    (b"\x89PNG", "这是图片，不是表格"),
    (b"\xff\xd8\xff", "这是图片，不是表格"),
)
_SAVE_AS = "用 WPS 或 Excel 打开后，“另存为”选“CSV UTF-8”，再上传"


@dataclass(frozen=True)
class Text:
    """A file as UTF-8 without a byte order mark, with what was found while reading it."""

    path: Path
    sha256: str
    size: int
    encoding: str
    plain_lines: bool
    """No blank lines and one kind of line end: the engine may count the rows itself."""


def decode(source: Path, folder: Path) -> Text:
    """Read `source` once: hash it, find its encoding, and lay its UTF-8 form in `folder` (or use it as it is).

    Raises Unreadable for an empty file, another kind of file, NUL characters or a broken encoding.
    """
    head = _head(source)
    size = source.stat().st_size
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n,;"):
        if size <= STEP:
            raise refusal("empty_file", "文件没有数据行", "核对是不是选错了文件")
    _refuse_other_kinds(head)
    for encoding in _candidates(head):
        outcome = _transcode(source, encoding, folder)
        if isinstance(outcome, Text):
            return outcome
        if outcome.convincing:
            raise refusal(
                "encoding",
                f"第 {outcome.line} 行有乱码，文件可能被截断或混用编码",
                "请从 WPS 或 Excel 重新导出",
                row=outcome.line,
            )
    raise refusal(
        "encoding",
        "文件编码不是简体中文或 UTF-8，读不出文字",
        f"请{_SAVE_AS}",
    )


@dataclass(frozen=True)
class _Broken:
    """Where an encoding failed; `convincing` when so much Chinese had been read that the encoding must be right."""

    line: int
    convincing: bool


def _candidates(head: bytes) -> tuple[str, ...]:
    if head.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if head.count(b"\x00") > len(head) // 8:
        return (
            ("utf-16-le",)
            if head[1:2] == b"\x00" or head[1::2].count(b"\x00") > head[::2].count(b"\x00")
            else ("utf-16-be",)
        )
    return ("utf-8", "gb18030")


def _transcode(source: Path, encoding: str, folder: Path) -> Text | _Broken:
    """Decode in steps; plain UTF-8 needs no second file."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    as_it_is = encoding == "utf-8"
    target = source if as_it_is else folder / "text.csv"
    ends = _LineEnds()
    line, chinese = 1, 0
    out = None if as_it_is else target.open("wb")
    try:
        for step, last in _steps(source):
            digest.update(step)
            try:
                text = decoder.decode(step, last)
            except UnicodeDecodeError as error:
                good = step[: error.start].decode(encoding.removesuffix("-sig"), "ignore")
                chinese += _chinese(good)
                return _Broken(line + good.count("\n"), chinese >= 3 and encoding != "gb18030")
            if "\x00" in text:
                row = line + text[: text.index("\x00")].count("\n")
                raise refusal(
                    "encoding", f"第 {row} 行含非法字符", f"文件可能不是表格，或已损坏；请{_SAVE_AS}", row=row
                )
            if chinese < 3:
                chinese += _chinese(text)
            encoded = step if as_it_is else text.encode()
            line += encoded.count(b"\n")
            ends.see(encoded)
            if out is not None:
                out.write(encoded)
    finally:
        if out is not None:
            out.close()
    return Text(target, digest.hexdigest(), source.stat().st_size, encoding, ends.plain)


class _LineEnds:
    """Watches a stream for blank lines and lone carriage returns across step borders."""

    def __init__(self) -> None:
        self.plain = True
        self._tail = b"\n"

    def see(self, step: bytes) -> None:
        if self.plain:
            joined = self._tail + step[:3]
            lone = b"\r" in step and step.count(b"\r") - (1 if step.endswith(b"\r") else 0) > step.count(
                b"\r\n"
            )
            self.plain = not (
                lone or any(blank in part for part in (joined, step) for blank in (b"\n\n", b"\n\r\n"))
            )
        self._tail = step[-2:]


def _steps(source: Path) -> Iterator[tuple[bytes, bool]]:
    with source.open("rb") as file:
        step = file.read(STEP)
        while step:
            following = file.read(STEP)
            yield step, not following
            step = following


def _head(source: Path) -> bytes:
    with source.open("rb") as file:
        return file.read(STEP)


def _refuse_other_kinds(head: bytes) -> None:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise refusal("encoding", what, f"请{_SAVE_AS}")
    start = head[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise refusal("encoding", "这是网页文件，只是改了名字", f"请{_SAVE_AS}")


def _chinese(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text[:20_000])
