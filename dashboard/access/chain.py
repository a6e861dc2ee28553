"""The digests by which the trail's lines hold on to each other, and what checking them tells."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CELLS = ("number", "at", "who", "role", "origin", "act", "about", "result", "details")
"""What a digest covers, in this order, as it is stored."""


@dataclass(frozen=True)
class Verdict:
    """What checking the whole trail found; `wrong` is the first line that does not fit, `said` says it in Chinese."""

    sound: bool
    count: int
    digest: str
    said: str
    wrong: int | None = None


def digest_after(previous: str, cells: Sequence[object]) -> str:
    """The digest of a line: SHA-256 of the digest before it and of its cells as canonical JSON."""
    line = json.dumps(list(cells), ensure_ascii=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(f"{previous}\n{line}".encode()).hexdigest()


def check(
    rows: Iterable[sqlite3.Row], head: tuple[int, str], noted: tuple[int, str] | None = None
) -> Verdict:
    """Go along the lines in their order, then compare the end with the head and with a digest noted on paper."""
    count, digest, found = 0, "", noted == (0, "")
    for row in rows:
        if row["number"] != count + 1:
            return Verdict(False, count, digest, f"第 {count + 1} 条不见了或编号被改动。", count + 1)
        expected = digest_after(digest, [row[cell] for cell in CELLS])
        if row["digest"] != expected:
            return Verdict(False, count, digest, f"第 {count + 1} 条的内容或校验码被改动。", count + 1)
        count, digest = count + 1, expected
        found = found or noted == (count, digest)
    if count < head[0]:
        return Verdict(
            False,
            count,
            digest,
            f"第 {count + 1} 条起被删除：应有 {head[0]} 条，只有 {count} 条。",
            count + 1,
        )
    if (count, digest) != head:
        return Verdict(False, count, digest, f"记录的总数或末尾校验码被改动：现有 {count} 条。", count)
    if noted is not None and not found:
        return Verdict(
            False, count, digest, f"抄下的第 {noted[0]} 条校验码不在链上，日志可能被整体改写。", noted[0]
        )
    return Verdict(True, count, digest, f"审计日志完好，共 {count} 条，末尾校验码 {count}:{digest}。")
