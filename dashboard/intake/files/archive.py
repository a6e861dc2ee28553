"""A zip of tables: its members laid side by side, under names that nobody has to trust."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.intake.files.kinds import Kind, find_kind
from dashboard.intake.files.package import open_package, read_part, too_large
from dashboard.intake.reading.problem import Unreadable, refusal

MOST_MEMBERS = 200
_LONGEST_NAME = 100
_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Member:
    """One file of an archive: `name` is the last part of what the archive calls it, cleaned for showing."""

    name: str
    path: Path


def unpack(source: Path, folder: Path) -> tuple[Member, ...] | None:
    """Lay the members of a zip of tables into `folder`; None when the file is no such zip.

    Members of the same name are told apart by a number. Raises Unreadable for too many or too large members, a zip
    in a zip, a password, and an archive without a file.
    """
    if not zipfile.is_zipfile(source) or find_kind(source) is not Kind.ZIP:
        return None
    with open_package(source) as package:
        meant = [info for info in package.infolist() if _is_meant(info)]
        _refuse_wrong(meant)
        members: list[Member] = []
        for number, info in enumerate(meant, start=1):
            path = folder / f"member-{number}"
            with path.open("wb") as file:
                file.writelines(read_part(package, info))
            name = _apart(_shown_name(info), {member.name for member in members})
            _refuse_nested(path, name)
            members.append(Member(name, path))
    return tuple(members)


def passed_over(source: Path) -> tuple[str, ...]:
    """The members that nobody meant to hand in: lock files of open workbooks and what systems leave behind."""
    with open_package(source) as package:
        return tuple(
            _shown_name(info) for info in package.infolist() if not info.is_dir() and not _is_meant(info)
        )


def _is_meant(info: zipfile.ZipInfo) -> bool:
    parts = _parts(info)
    name = parts[-1] if parts else ""
    left_behind = name.startswith(("~$", "._")) or name.lower() in _LITTER or "__MACOSX" in parts
    return not info.is_dir() and not left_behind


def _refuse_wrong(meant: list[zipfile.ZipInfo]) -> None:
    if not meant:
        raise refusal("empty_file", "压缩包里没有文件", "核对是不是选错了压缩包")
    if len(meant) > MOST_MEMBERS:
        reason = f"压缩包里有 {len(meant)} 个文件，上限 {MOST_MEMBERS} 个"
        raise refusal("too_large", reason, "分成几个压缩包上传")
    for info in meant:
        if info.flag_bits & _ENCRYPTED:
            reason = f"压缩包里的“{_shown_name(info)}”设了密码，读不出来"
            raise refusal("encoding", reason, "去掉密码重新压缩后再上传")


def _refuse_nested(path: Path, name: str) -> None:
    """What else is wrong with a member is said when it is read, as of a file handed in by itself."""
    if not zipfile.is_zipfile(path):
        return
    try:
        nested = find_kind(path) is Kind.ZIP
    except Unreadable as error:
        if any(problem.code == "too_large" for problem in error.problems):
            raise too_large() from error
        return
    if nested:
        raise refusal("too_large", f"压缩包里还有压缩包“{name}”", "解开里面的压缩包后，重新压成一个再上传")


def _shown_name(info: zipfile.ZipInfo) -> str:
    parts = _parts(info)
    name = "".join(character for character in (parts[-1] if parts else "") if character.isprintable()).strip()
    return name[-_LONGEST_NAME:] or "未命名"


def _parts(info: zipfile.ZipInfo) -> list[str]:
    """The parts of a member's name; archives made on a Chinese Windows write it in GBK and don't say so."""
    name = info.orig_filename
    if not info.flag_bits & _NAMED_IN_UTF8:
        name = _decoded(name.encode("cp437"))
    return [part for part in name.replace("\\", "/").split("/") if part]


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def _apart(name: str, taken: set[str]) -> str:
    return next(each for each in _numbered(name) if each not in taken)


def _numbered(name: str) -> Iterator[str]:
    """The name as it is, then with a number before its ending: 上报.csv, 上报（2）.csv …"""
    yield name
    stem, dot, ending = name.rpartition(".")
    for number in range(2, MOST_MEMBERS + 2):
        yield f"{stem}（{number}）.{ending}" if dot else f"{name}（{number}）"
