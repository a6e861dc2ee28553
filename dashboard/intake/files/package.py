"""A zip file opened with care: how much it unpacks to is known before anything of it is unpacked."""

import struct
import zipfile
import zlib
from collections.abc import Generator
from pathlib import Path

from dashboard.intake.reading.problem import Unreadable, refusal

STEP = 1 << 20
MOST_UNPACKED = 4 << 30
_HARMLESS = 64 << 20
"""What unpacks to no more than this is no bomb, however well it was packed."""
_MOST_RATIO = 100
_LONGEST_DIRECTORY = 8 << 20
_END = b"PK\x05\x06"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError, OSError)
"""What the zip reader raises for files that are cut, forged, or packed in ways nobody uses."""


def open_package(source: Path) -> zipfile.ZipFile:
    """Open a zip file; raises Unreadable for a broken one and for one that would fill the memory."""
    _refuse_endless_directory(source)
    try:
        package = zipfile.ZipFile(source)
    except _FAULTS as error:
        raise broken() from error
    members = package.infolist()
    packed = source.stat().st_size
    unpacked = sum(member.file_size for member in members)
    overlapping = sum(member.compress_size for member in members) > packed
    if overlapping or unpacked > MOST_UNPACKED or unpacked > max(_HARMLESS, _MOST_RATIO * packed):
        package.close()
        raise too_large()
    return package


def read_part(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Generator[bytes, None, None]:
    """The bytes of one member in steps; a member that isn't what the directory says is refused at its end.

    Whoever may leave it before its end closes it.
    """
    try:
        with package.open(member) as file:
            while step := file.read(STEP):
                yield step
    except _FAULTS as error:
        raise broken() from error
    except RuntimeError as error:  # how the zip reader says that it needs a password
        raise refusal("encoding", "压缩包设了密码，读不出来", "去掉密码重新压缩后再上传") from error


def broken() -> Unreadable:
    """A file that its reader can't open."""
    return refusal(
        "encoding",
        "文件无法解析（过大或已损坏）",
        "请用 WPS 或 Excel 打开后，“另存为”选“CSV UTF-8”或“Excel 工作簿（.xlsx）”，再上传",
    )


def too_large() -> Unreadable:
    """A file that unpacks to more than can be right."""
    remedy = "删去表格下方和右侧多余的空行空列，或只留要上报的工作表，另存后再上传"
    return refusal("too_large", "文件解压后过大，已拒绝", remedy)


def _refuse_endless_directory(source: Path) -> None:
    """The directory is read whole by the zip reader, so its size is looked at first."""
    size = source.stat().st_size
    with source.open("rb") as file:
        file.seek(max(0, size - (1 << 16) - 22))
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 16:
        raise broken()
    (length,) = struct.unpack_from("<I", tail, place + 12)
    if length > _LONGEST_DIRECTORY:
        raise too_large()
