"""Bytes to text: one encoding that fits the whole file, else the person chooses by what is shown."""

import codecs
from pathlib import Path

import pytest

from dashboard.intake.files.contents import Undecided, open_text
from dashboard.intake.files.decode import STEP
from dashboard.intake.reading.problem import Unreadable

TABLE = "县区代码,县区名称,县区类型\n990102,云屏区,区\n990103,松岭县,县\n"
TRADITIONAL = "縣區代碼,縣區名稱,縣區類型\n990100,瀾川市,市本級\n990102,雲屏區,區\n"
FRENCH = "numéro,région,catégorie\n1,Île-de-Fröst,é\n2,Bréhat,ü\n"


def read(tmp_path: Path, content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The encoding that was found and the text."""
    source = tmp_path / "上报.csv"
    source.write_bytes(content)
    text = open_text(source, tmp_path, encoding=encoding)
    return text.encoding, text.in_utf8().read_text(encoding="utf-8")


def undecided(tmp_path: Path, content: bytes) -> dict[str, tuple[str, str, str]]:
    """The previews of a file that no encoding fits."""
    with pytest.raises(Undecided) as refused:
        read(tmp_path, content)
    assert "不是简体中文或 UTF-8" in refused.value.problems[0].reason
    return dict(refused.value.previews)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_i01_utf_16_without_a_mark_is_recognised_in_texts_of_few_letters(
    tmp_path: Path, encoding: str
) -> None:
    chinese = "县区名称县区名称县区名称,县区类型县区类型县区类型\n" * 9
    assert read(tmp_path, chinese.encode(encoding)) == (encoding, chinese)


def test_i01_a_few_rare_characters_are_no_reason_for_doubt(tmp_path: Path) -> None:
    assert read(tmp_path, f"{TABLE}990104,㐀𠮷镕昇堃,县\n".encode("gb18030"))[0] == "gb18030"


def test_i01_letters_without_any_chinese_are_utf_8(tmp_path: Path) -> None:
    assert read(tmp_path, b"code,name\n1,a\n") == ("utf-8", "code,name\n1,a\n")


def test_i02_big5_is_shown_in_every_encoding_that_reads_it_and_read_once_chosen(tmp_path: Path) -> None:
    previews = undecided(tmp_path, TRADITIONAL.encode("big5"))
    assert previews["big5"] == ("縣區代碼,縣區名稱,縣區類型", "990100,瀾川市,市本級", "990102,雲屏區,區")
    assert "utf-8" not in previews
    assert read(tmp_path, TRADITIONAL.encode("big5"), "big5") == ("big5", TRADITIONAL)


def test_i02_latin_1_is_never_read(tmp_path: Path) -> None:
    assert "latin-1" not in undecided(tmp_path, FRENCH.encode("latin-1"))
    with pytest.raises(Unreadable, match="第 1 行不能按 utf-8 读出"):
        read(tmp_path, FRENCH.encode("latin-1"), "utf-8")
    with pytest.raises(Unreadable, match="不认识编码“latin-1”"):
        read(tmp_path, FRENCH.encode("latin-1"), "latin-1")


def test_i02_traditional_characters_in_gb18030_are_read_once_chosen(tmp_path: Path) -> None:
    assert "gb18030" in undecided(tmp_path, TRADITIONAL.encode("gb18030"))
    assert read(tmp_path, TRADITIONAL.encode("gb18030"), "gb18030") == ("gb18030", TRADITIONAL)


def test_i02_what_no_encoding_reads_is_still_shown(tmp_path: Path) -> None:
    previews = undecided(tmp_path, b"\xff\xff\xff,a\n\xff\xff,b\n")
    assert list(previews) == ["utf-8", "gb18030", "big5"]
    assert previews["utf-8"] == ("\ufffd\ufffd\ufffd,a", "\ufffd\ufffd,b", "")


def test_i03_a_chosen_encoding_that_fails_later_is_refused_with_its_row(tmp_path: Path) -> None:
    content = TABLE.encode("gb18030") + b"990104,\xff,x\n"
    with pytest.raises(Unreadable) as refused:
        read(tmp_path, content, "gb18030")
    assert [(problem.row, problem.reason) for problem in refused.value.problems] == [
        (4, "第 4 行不能按 gb18030 读出")
    ]


@pytest.mark.parametrize("end", [1, 2])
def test_i03_utf_8_cut_inside_its_last_character_is_refused_with_its_row(tmp_path: Path, end: int) -> None:
    with pytest.raises(Unreadable, match="第 3 行有乱码"):
        read(tmp_path, TABLE.encode()[: -1 - end])


def test_i03_a_marked_file_is_never_taken_for_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="第 1 行有乱码"):
        read(tmp_path, codecs.BOM_UTF8 + "县区".encode("gb18030"))
    with pytest.raises(Unreadable, match="第 2 行有乱码"):
        read(tmp_path, "县区\n云屏".encode("utf-16")[:-1])


def test_i03_utf_8_rows_late_in_gb18030_are_found(tmp_path: Path) -> None:
    many = (TABLE * (STEP // len(TABLE.encode("gb18030")) + 1)).encode("gb18030")
    row = many.count(b"\n") + 1
    with pytest.raises(Unreadable, match=f"第 {row} 行有乱码"):
        read(tmp_path, many + "990102,云屏新城区,区\n".encode() + TABLE.encode("gb18030"))


def test_characters_that_lie_across_two_steps_are_whole(tmp_path: Path) -> None:
    text = "a" + "县区\n" * (STEP // 5 * 2)
    assert read(tmp_path, text.encode("gb18030")) == ("gb18030", text)
