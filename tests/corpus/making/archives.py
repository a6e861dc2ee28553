"""Zips of tables: good ones, and those that try something."""

from tests.corpus.making.book import file, zipped
from tests.corpus.making.values import plain

SEPTEMBER = "期次,任务编号,完成进度,状态,进展摘要\n2026-09,T-001,74%,推进中,在做\n".encode()
AUGUST = "期次,任务编号,完成进度,状态,进展摘要\n2026-08,T-001,70%,推进中,在做\n".encode("gb18030")


@file("540-archive.zip")
def archive() -> bytes:
    return zipped(("9月.csv", SEPTEMBER), ("8月.csv", AUGUST), ("台账/案件.xlsx", plain()))


@file("541-archive-with-bad-paths.zip")
def archive_with_bad_paths() -> bytes:
    return zipped(("../../etc/9月.csv", SEPTEMBER), ("C:\\上报\\8月.csv", AUGUST))


@file("542-archive-with-junk.zip")
def archive_with_junk() -> bytes:
    return zipped(
        ("上报/", b""), ("上报/9月.csv", SEPTEMBER), ("__MACOSX/上报/._9月.csv", b"\x00\x05\x16\x07"), ("上报/Thumbs.db", b"\xd0\xcf\x11\xe0"), ("上报/~$8月.xlsx", b"\x05user"),
    )  # fmt: skip


@file("543-archive-in-archive.zip")
def archive_in_archive() -> bytes:
    return zipped(("9月.zip", zipped(("9月.csv", SEPTEMBER))))


@file("544-archive-with-a-bad-member.zip")
def archive_with_a_bad_member() -> bytes:
    phones = "期次,任务编号,完成进度,状态,联系电话\n2026-08,T-001,70%,推进中,13800138000\n".encode()
    return zipped(("8月.csv", phones), ("9月.csv", SEPTEMBER))
