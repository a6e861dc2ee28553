"""A zip of tables: its members side by side, its names not believed, what could fill the memory refused."""

import io
import zipfile
from pathlib import Path

import pytest

from dashboard.intake.files.archive import passed_over, unpack
from dashboard.intake.reading.problem import Unreadable
from tests.intake.files.books import book


def packed(path: Path, *members: tuple[str, bytes]) -> Path:
    """A zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return path


def unpacked(path: Path) -> list[tuple[str, bytes]]:
    """The names and contents of the members, laid in a folder of their own."""
    folder = path.with_name("laid")
    folder.mkdir()
    members = unpack(path, folder)
    assert members is not None
    assert all(member.path.parent == folder for member in members)
    return [(member.name, member.path.read_bytes()) for member in members]


def test_members_are_laid_side_by_side(tmp_path: Path) -> None:
    path = packed(tmp_path / "上报.zip", ("十月/进展.csv", b"a,b"), ("技能.txt", b"c"))
    assert unpacked(path) == [("进展.csv", b"a,b"), ("技能.txt", b"c")]


@pytest.mark.parametrize(
    "name", ["../../进展.csv", "/etc/进展.csv", "C:\\上报\\进展.csv", "..\\进展.csv", "x/\u202e\x07进展.csv"]
)
def test_no_path_in_a_name_is_believed(tmp_path: Path, name: str) -> None:
    assert unpacked(packed(tmp_path / "路径.zip", (name, b"a"))) == [("进展.csv", b"a")]
    assert not (tmp_path.parent / "进展.csv").exists()


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    path = tmp_path / "国标.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("????.csv", b"a")
    path.write_bytes(path.read_bytes().replace(b"????.csv", "进展".encode("gbk") + b".csv"))
    assert unpacked(path) == [("进展.csv", b"a")]


def test_equal_names_are_kept_apart(tmp_path: Path) -> None:
    path = packed(tmp_path / "重名.zip", ("甲/上报.csv", b"1"), ("乙/上报.csv", b"2"), ("丙/上报.csv", b"3"))
    assert unpacked(path) == [("上报.csv", b"1"), ("上报（2）.csv", b"2"), ("上报（3）.csv", b"3")]


def test_what_nobody_meant_to_hand_in_is_passed_over_and_said(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "杂.zip",
        ("__MACOSX/._上报.csv", b"x"),
        ("~$上报.xlsx", b"x"),
        (".DS_Store", b"x"),
        ("Thumbs.db", b"x"),
        ("上报.csv", b"a"),
    )
    assert passed_over(path) == ("._上报.csv", "~$上报.xlsx", ".DS_Store", "Thumbs.db")
    assert unpacked(path) == [("上报.csv", b"a")]


def test_a_text_and_a_workbook_are_no_zip_of_tables(tmp_path: Path) -> None:
    text = tmp_path / "上报.csv"
    text.write_bytes(b"a,b\n")
    assert unpack(text, tmp_path) is None
    assert unpack(book(tmp_path / "月报.xlsx", lambda _, sheet: sheet.write(0, 0, "甲")), tmp_path) is None


def test_a_workbook_in_a_zip_is_a_member(tmp_path: Path) -> None:
    inner = book(tmp_path / "月报.xlsx", lambda _, sheet: sheet.write(0, 0, "甲")).read_bytes()
    assert unpacked(packed(tmp_path / "上报.zip", ("月报.xlsx", inner))) == [("月报.xlsx", inner)]


def test_s22_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = packed(tmp_path / "里.zip", ("上报.csv", b"a")).read_bytes()
    with pytest.raises(Unreadable, match="压缩包里还有压缩包“里"):
        unpacked(packed(tmp_path / "外.zip", ("里.zip", inner)))


def test_s22_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="文件解压后过大，已拒绝"):
        unpacked(packed(tmp_path / "炸.zip", ("上报.csv", bytes(70 << 20))))


def test_s22_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "叠.zip", ("甲.csv", bytes(range(256)) * 40))
    whole = path.read_bytes()
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entry = whole[start:end]
    count = 400
    tail = bytearray(whole[end:])
    tail[8:12] = 2 * count.to_bytes(2, "little")
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    path.write_bytes(whole[:start] + entry * count + tail)
    with pytest.raises(Unreadable):
        unpacked(path)


def test_more_members_than_anyone_hands_in_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "多.zip", *((f"{number}.csv", b"a") for number in range(201)))
    with pytest.raises(Unreadable, match="压缩包里有 201 个文件，上限 200 个"):
        unpacked(path)


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="压缩包里没有文件"):
        unpacked(packed(tmp_path / "空.zip"))


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path / "密.zip", ("上报.csv", b"a"))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="”设了密码，读不出来"):
        unpacked(path)


def test_f15_a_cut_zip_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("上报.csv", b"a" * 5_000)
    whole = bytearray(out.getvalue())
    whole[100] ^= 1
    path = tmp_path / "坏.zip"
    path.write_bytes(whole)
    with pytest.raises(Unreadable, match="文件无法解析（过大或已损坏）"):
        unpacked(path)
