"""Bytes to text: which encoding a file is in, read in one pass of steps that end with a line where they can."""

import codecs
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from dashboard.intake.files.kinds import SAVE_AS
from dashboard.intake.files.line_ends import LineEnds
from dashboard.intake.files.worksheet import Merged
from dashboard.intake.reading.problem import Problem, Unreadable, refusal

STEP = 1 << 20
CODECS = {
    "utf-8": "utf-8-sig",
    "gb18030": "gb18030",
    "big5": "cp950",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
"""The encodings that a person may choose, with the codecs that read them."""

_GUESSED = ("utf-8", "gb18030", "big5")
_UTF8_RUN = re.compile(4 * rb"[\xe4-\xe9][\x80-\xbf]{2}")
"""Four Chinese characters of UTF-8 in a row; they don't come about in GB18030 text."""
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\x39\x40-\x7e\x80-\xfe]")
_COMMON_PAIR = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
"""The 3,755 characters of everyday simplified Chinese, its punctuation, and full-width letters and digits."""
_PREVIEWED = 3
_PREVIEW_WIDTH = 80
_AS_THEY_ARE = ("utf-8", "utf-8-sig", "gb18030")
_SAMPLED = 4096
"""So many bytes of a step show what is written in it."""
_MOST_SAMPLED = 1 << 18


@dataclass(frozen=True)
class Text:
    """A file as text without a byte order mark, with what was found while reading it."""

    path: Path
    sha256: str
    encoding: str
    lines: int | None
    """The lines up to the last that isn't blank; None when line ends of several kinds are mixed."""
    kind: str = "text"
    """text, xlsx or xls: what the file is by its content."""
    sheet: str = ""
    """The worksheet that was read."""
    sheets: tuple[str, ...] = ()
    """The worksheets that are shown and hold anything, in order."""
    merged: tuple[Merged, ...] = ()
    """The merged cells of the worksheet; a text has none."""
    codec: str = "utf-8"
    """How `path` is to be read: utf-8, utf-8-sig or gb18030."""
    quoted: bool = True
    """Whether a quote stands anywhere in it."""

    def in_utf8(self) -> Path:
        """The same text in UTF-8, laid beside it where it isn't."""
        if self.codec != "gb18030":
            return self.path
        target = self.path.with_name("text.csv")
        with (
            self.path.open(encoding=self.codec, newline="") as source,
            target.open("w", encoding="utf-8", newline="") as out,
        ):
            shutil.copyfileobj(source, out, STEP)
        return target

    def ends_a_line(self) -> bool:
        """Whether the text ends with a line end."""
        with self.path.open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - 1, 0))
            return file.read() in (b"\n", b"\r")

    def lines_below(self, skip: int) -> int | None:
        """How many lines stand below the first `skip`."""
        return None if self.lines is None else self.lines - skip


class Undecided(Unreadable):
    """No encoding fits; `previews` are (encoding, its first three lines), for the person to choose by."""

    def __init__(self, problem: Problem, previews: tuple[tuple[str, tuple[str, str, str]], ...]) -> None:
        super().__init__(problem)
        self.previews = previews


@dataclass(frozen=True)
class _Broken:
    """Where an encoding failed; `convincing` when so much Chinese was read before that the encoding must be right."""

    line: int
    convincing: bool


def decode(source: Path, folder: Path, *, encoding: str | None = None) -> Text:
    """Read `source` once: hash it and find its encoding; UTF-8 and GB18030 stay as they are, others are laid in `folder`.

    `encoding` is what the person chose of CODECS. Raises Unreadable for an empty file, NUL characters or a broken
    encoding, and Undecided when none fits.
    """
    with source.open("rb") as file:
        head = file.read(STEP)
    if len(head) < STEP and not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n,;"):
        raise refusal("empty_file", "文件没有数据行", "核对是不是选错了文件")
    if encoding is not None:
        return _forced(source, encoding, folder)
    for candidate in _candidates(head):
        outcome = _transcode(source, candidate, folder)
        if isinstance(outcome, Text):
            return outcome
        if outcome.convincing:
            raise _garbled(outcome.line)
    reason = "文件编码不是简体中文或 UTF-8，读不出文字"
    undecided = refusal("encoding", reason, f"按预览选定编码；或{SAVE_AS}").problems[0]
    raise Undecided(undecided, _previews(head))


def _forced(source: Path, encoding: str, folder: Path) -> Text:
    """Read in the encoding that the person chose; still nothing is guessed where it doesn't fit."""
    if encoding not in CODECS:
        raise refusal("encoding", f"不认识编码“{encoding}”", f"可选：{'、'.join(CODECS)}")
    outcome = _transcode(source, CODECS[encoding], folder, chosen=True)
    if isinstance(outcome, Text):
        return replace(outcome, encoding=encoding)
    reason = f"第 {outcome.line} 行不能按 {encoding} 读出"
    raise refusal("encoding", reason, f"改选别的编码；或{SAVE_AS}", row=outcome.line)


def _previews(head: bytes) -> tuple[tuple[str, tuple[str, str, str]], ...]:
    """The first lines in every encoding that reads the head of the file; in all likely ones when none does."""
    likely = ("utf-16-le", "utf-16-be") if b"\0" in head else _GUESSED
    fitting = [encoding for encoding in likely if _fits(head, encoding)]
    return tuple((encoding, _first_lines(head, encoding)) for encoding in fitting or likely)


def _fits(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(CODECS[encoding])("strict").decode(head, len(head) < STEP)
    except UnicodeDecodeError:
        return False
    return True


def _first_lines(head: bytes, encoding: str) -> tuple[str, str, str]:
    lines = head[:4096].decode(CODECS[encoding], "replace").splitlines()
    first, second, third = ([line[:_PREVIEW_WIDTH] for line in lines] + [""] * _PREVIEWED)[:_PREVIEWED]
    return first, second, third


def _candidates(head: bytes) -> tuple[str, ...]:
    if head.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd >= max(4, len(head) // 100) and 20 * min(even, odd) <= even + odd:
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _transcode(source: Path, encoding: str, folder: Path, *, chosen: bool = False) -> Text | _Broken:
    """Decode in steps; UTF-8 and GB18030 need no second file. What the person has chosen needs no proof."""
    digest = hashlib.sha256()
    as_it_is = encoding in _AS_THEY_ARE
    doubtful = encoding == "gb18030" and not chosen
    target = source if as_it_is else folder / "text.csv"
    ends, decoder = LineEnds(), _Decoder(encoding)
    opening = sample = b""
    with ThreadPoolExecutor(1) as hashing, target.open("rb" if as_it_is else "wb") as out:
        for step, last in _steps(source):
            hashed = hashing.submit(digest.update, step)
            try:
                encoded = decoder.decode(step, last)
            except UnicodeDecodeError as error:
                good = error.object[: error.start]
                line = ends.feeds + 1 + good.decode(encoding, "ignore").count("\n")
                return _Broken(line, _is_convincing(_whole_lines(opening or good), encoding))
            opening = opening or step
            if b"\0" in encoded:
                row = ends.feeds + 1 + encoded[: encoded.index(b"\0")].count(b"\n")
                remedy = f"文件可能不是表格，或已损坏；{SAVE_AS}"
                raise refusal("encoding", f"第 {row} 行含非法字符", remedy, row=row)
            if doubtful:
                if (place := _utf8_run(step)) is not None:
                    line = ends.feeds + 1 + step.count(b"\n", 0, place)
                    return _Broken(line, _is_convincing(_whole_lines(sample + step[:place]), encoding))
                if len(sample) < _MOST_SAMPLED:
                    sample += step[max(step.find(b"\n"), 0) if sample else 0 :][:_SAMPLED]
            ends.see(encoded)
            if not as_it_is:
                out.write(encoded)
            hashed.result()
    if doubtful and not _is_everyday(sample):
        return _Broken(1, convincing=False)
    codec = encoding if as_it_is else "utf-8"
    return Text(target, digest.hexdigest(), encoding, ends.lines, codec=codec, quoted=ends.quoted)


class _Decoder:
    """Proves steps of bytes to be text; gives UTF-8, or the bytes as they are where the encoding keeps ASCII as ASCII."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._steps = codecs.getincrementaldecoder(encoding)("strict")
        self._rest = b""

    def decode(self, step: bytes, last: bool) -> bytes:
        """Raises UnicodeDecodeError."""
        if self._encoding in ("utf-8", "utf-8-sig"):
            whole = self._rest + step if self._rest else step
            cut = len(whole) if last else whole.rfind(b"\n") + 1
            if not _is_utf8(whole[:cut] if cut < len(whole) else whole):
                whole[:cut].decode()  # tells where
            self._rest = whole[cut:]
            return step
        text = self._steps.decode(step, last)
        return step if self._encoding == "gb18030" else text.encode()


def _is_utf8(step: bytes) -> bool:
    """Several times as fast as decoding."""
    one = pa.Array.from_buffers(
        pa.large_string(), 1, [None, pa.py_buffer(np.array([0, len(step)], np.int64)), pa.py_buffer(step)]
    )
    try:
        one.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _steps(source: Path) -> Iterator[tuple[bytes, bool]]:
    with source.open("rb") as file:
        step = file.read(STEP)
        while step:
            following = file.read(STEP)
            yield step, not following
            step = following


def _garbled(row: int) -> Unreadable:
    reason = f"第 {row} 行有乱码，文件可能被截断或混用编码"
    return refusal("encoding", reason, "请从 WPS 或 Excel 重新导出", row=row)


def _utf8_run(step: bytes) -> int | None:
    """Where a run of UTF-8 begins in a step; its first bytes are sought by numpy, five times as fast as a pattern."""
    array = np.frombuffer(step, np.uint8)
    leads = (array - np.uint8(0xE4)) < 6
    runs = np.flatnonzero(leads[:-11] & leads[3:-8] & leads[6:-5] & leads[9:-2]) if len(array) > 11 else ()
    for place in runs:
        if _UTF8_RUN.match(step, int(place)):
            return int(place)
    return None


def _is_convincing(good: bytes, encoding: str) -> bool:
    """Whether what was read before an encoding failed shows that it must be right."""
    if encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        return True  # a mark, or every other byte, has said so
    if encoding == "gb18030":
        return len(_PAIR.findall(good[:_SAMPLED])) >= 3 and _is_everyday(good[:_SAMPLED])
    text = good[:_SAMPLED].decode(encoding, "ignore")
    return sum("\u4e00" <= character <= "\u9fff" for character in text) >= 3


def _whole_lines(good: bytes) -> bytes:
    """The lines before the one that failed, which may be of another encoding from its beginning; itself if it is the first."""
    return good[: good.rfind(b"\n") + 1] or good


def _is_everyday(sample: bytes) -> bool:
    """Whether GB18030 bytes hold mostly the characters of every day: Big5 and Latin-1 read so do not."""
    pairs = [pair for pair in _PAIR.findall(sample) if pair[1] >= 0x40]
    return 5 * sum(_COMMON_PAIR.fullmatch(pair) is not None for pair in pairs) >= 4 * len(pairs)
