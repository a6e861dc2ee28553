"""Bytes to UTF-8 text: which encoding a file is in, read in one pass of 1 MiB steps."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.reading.problem import Unreadable, refusal

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
_SAVE_AS = "请用 WPS 或 Excel 打开后，“另存为”选“CSV UTF-8”，再上传"
_FAMILIAR = frozenset("".join(column.header for dataset in UPLOADED for column in dataset.columns))
"""The characters of all headers: text read in a wrong encoding has next to none of them."""
_UTF8_RUN = re.compile(4 * rb"[\xe4-\xe9][\x80-\xbf]{2}")
"""Four Chinese characters of UTF-8 in a row; they don't come about in GB18030 text."""


@dataclass(frozen=True)
class Text:
    """A file as UTF-8 without a byte order mark, with what was found while reading it."""

    path: Path
    sha256: str
    encoding: str
    lines: int | None
    """The lines up to the last that isn't blank; None when line ends of several kinds are mixed."""


@dataclass(frozen=True)
class _Broken:
    """Where an encoding failed; `convincing` when so much Chinese was read before that the encoding must be right."""

    line: int
    convincing: bool


def decode(source: Path, folder: Path) -> Text:
    """Read `source` once: hash it, find its encoding, and lay its UTF-8 form in `folder` (or use it as it is).

    Raises Unreadable for an empty file, another kind of file, NUL characters or a broken encoding.
    """
    with source.open("rb") as file:
        head = file.read(STEP)
    if len(head) < STEP and not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n,;"):
        raise refusal("empty_file", "文件没有数据行", "核对是不是选错了文件")
    _refuse_other_kinds(head)
    for encoding in _candidates(head):
        outcome = _transcode(source, encoding, folder)
        if isinstance(outcome, Text):
            return outcome
        if outcome.convincing:
            raise _garbled(outcome.line)
    raise refusal("encoding", "文件编码不是简体中文或 UTF-8，读不出文字", _SAVE_AS)


def _candidates(head: bytes) -> tuple[str, ...]:
    if head.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd > len(head) // 8:
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _transcode(source: Path, encoding: str, folder: Path) -> Text | _Broken:
    """Decode in steps; plain UTF-8 needs no second file."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    as_it_is = encoding == "utf-8"
    target = source if as_it_is else folder / "text.csv"
    ends = _LineEnds()
    opening = ""
    with target.open("rb" if as_it_is else "wb") as out:
        for step, last in _steps(source):
            digest.update(step)
            try:
                text = decoder.decode(step, last)
            except UnicodeDecodeError as error:
                good = error.object[: error.start].decode(encoding, "ignore")
                return _Broken(ends.feeds + 1 + good.count("\n"), _is_chinese(opening or good, encoding))
            if not opening:
                opening = text
            if "\x00" in text:
                row = ends.feeds + 1 + text[: text.index("\x00")].count("\n")
                raise refusal(
                    "encoding", f"第 {row} 行含非法字符", f"文件可能不是表格，或已损坏；{_SAVE_AS}", row=row
                )
            if encoding == "gb18030" and (run := _UTF8_RUN.search(step)) and _is_chinese(opening, encoding):
                raise _garbled(ends.feeds + 1 + step.count(b"\n", 0, run.start()))
            encoded = step if as_it_is else text.encode()
            ends.see(encoded)
            if not as_it_is:
                out.write(encoded)
    return Text(target, digest.hexdigest(), encoding, ends.lines)


class _LineEnds:
    """Counts the lines of a stream, whatever the kind of its line ends."""

    def __init__(self) -> None:
        self.feeds = 0
        self._returns = 0
        self._tail = b""

    def see(self, step: bytes) -> None:
        self.feeds += step.count(b"\n")
        self._returns += step.count(b"\r")
        self._tail = step[-200:]

    @property
    def lines(self) -> int | None:
        if self._returns not in (0, self.feeds):
            return None
        filled = self._tail.rstrip(b"\r\n")
        return self.feeds + 1 - self._tail[len(filled) :].count(b"\n")


def _steps(source: Path) -> Iterator[tuple[bytes, bool]]:
    with source.open("rb") as file:
        step = file.read(STEP)
        while step:
            following = file.read(STEP)
            yield step, not following
            step = following


def _refuse_other_kinds(head: bytes) -> None:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise refusal("encoding", what, _SAVE_AS)
    start = head[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise refusal("encoding", "这是网页文件，只是改了名字", _SAVE_AS)


def _garbled(row: int) -> Unreadable:
    reason = f"第 {row} 行有乱码，文件可能被截断或混用编码"
    return refusal("encoding", reason, "请从 WPS 或 Excel 重新导出", row=row)


def _is_chinese(text: str, encoding: str) -> bool:
    """Whether a text was read in the right encoding: by its familiar characters where the bytes prove little."""
    chinese = [character for character in text[:2_000] if "\u4e00" <= character <= "\u9fff"][:200]
    if encoding != "gb18030":
        return len(chinese) >= 3
    return len(chinese) >= 3 and 5 * sum(character in _FAMILIAR for character in chinese) >= len(chinese)
