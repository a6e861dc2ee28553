"""The trail: one line an act, which nobody changes or removes without it being seen."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access.cabinet import access_of
from dashboard.access.chain import CELLS, check, digest_after
from dashboard.access.house import House, open_house
from dashboard.access.signing_in import sign_in
from dashboard.access.trail import Trail
from dashboard.catalog.acts import TITLES, Act
from dashboard.catalog.roles import Role
from dashboard.errors import AccessFailed, SignInRefused
from tests.access.conftest import GOOD, HERE, Clock

Settle = Callable[..., str]
LINES = 4


@pytest.fixture
def trail(house: House, clock: Clock) -> Trail:
    """A trail of four lines, a minute apart."""
    for number in range(1, LINES + 1):
        house.trail.add(Act.EXPORT, who="zhang", role="office", origin=HERE, about=f"表{number}", rows=number)
        clock.pass_(minutes=1)
    return house.trail


def tamper(house: House, *statements: str) -> None:
    """What somebody does who has the file and takes the triggers away."""
    with closing(sqlite3.connect(house.cabinet.path)) as connection:
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f"drop trigger {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_every_act_has_its_title() -> None:
    assert set(TITLES) == set(Act)
    assert len(set(TITLES.values())) == len(Act)


def test_s24_a_line_says_who_when_from_where_and_what(trail: Trail) -> None:
    line = trail.lines(limit=1)[0]
    assert (line.number, line.at) == (4, datetime(2026, 11, 22, 1, 3, tzinfo=UTC))
    assert (line.who, line.role, line.origin) == ("zhang", "office", HERE)
    assert (line.act, line.about, line.result, line.details) == (Act.EXPORT, "表4", "ok", {"rows": 4})
    assert trail.head() == (4, line.digest)


def test_s24_sign_ins_refusals_and_changes_each_have_one_line(house: House, settle: Settle) -> None:
    token = settle("zhang", Role.ADMINISTRATOR)
    for name in ("zhang", "secret-typed-here"):
        with pytest.raises(SignInRefused):
            sign_in(house, name, "wrong", HERE)
    house.sessions.end(token, origin=HERE)
    house.people.add("li", "李四", Role.LEADER, by="zhang", origin=HERE)
    house.links.make("大厅", days=1, by="zhang", origin=HERE)
    lines = [(line.act, line.who, line.about, line.result) for line in reversed(house.trail.lines())]
    assert lines == [
        (Act.PEOPLE, "命令行", "zhang", "ok"),
        (Act.PASSWORD, "zhang", "zhang", "ok"),
        (Act.SIGN_IN, "zhang", "", "ok"),
        (Act.SIGN_IN_REFUSED, "zhang", "", "refused"),
        (Act.SIGN_IN_REFUSED, "", "没有这个账号", "refused"),
        (Act.SIGN_OUT, "zhang", "zhang", "ok"),
        (Act.PEOPLE, "zhang", "li", "ok"),
        (Act.LINK, "zhang", "link:1", "ok"),
    ]
    assert house.trail.verify().sound


def test_lines_are_found_by_what_is_asked(house: House, trail: Trail) -> None:
    house.trail.add(Act.REFUSED, who="li", origin="10.0.0.9", about="案件 100%_", result="refused")
    start = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def numbers(**asked: object) -> list[int]:
        return [line.number for line in trail.lines(**asked)]  # type: ignore[arg-type]

    assert numbers() == [5, 4, 3, 2, 1]
    assert numbers(limit=2) == [5, 4]
    assert numbers(before=4, limit=2) == [3, 2]
    assert numbers(who="li") == numbers(act=Act.REFUSED) == numbers(origin="10.0.0.9") == [5]
    assert numbers(result="refused") == numbers(containing="100%_") == [5]
    assert numbers(since=start + timedelta(minutes=1), until=start + timedelta(minutes=3)) == [3, 2]
    assert numbers(containing="表2") == [2]
    assert numbers(containing="'; drop table trail; --") == []
    assert numbers(limit=None, who="zhang") == [4, 3, 2, 1]


def test_s13_texts_stay_in_their_line(house: House) -> None:
    line = house.trail.add(
        Act.IMPORT,
        who="zhang",
        origin="1.2.3.4\r\n5.6.7.8",
        about="a\n2026 登录 成功\x1b[2J\u202egnp.exe\u2028b",
        files=["../../x\n.csv", ("深", {"k\ny": "\x00"})],
        long="长" * 2_000,
        missing=None,
    )
    assert line.origin == "1.2.3.4\\u000d\\u000a5.6.7.8"
    assert line.about == "a\\u000a2026 登录 成功\\u001b[2J\\u202egnp.exe\\u2028b"
    assert line.details["files"] == ["../../x\\u000a.csv", ["深", {"k\\u000ay": "\\u0000"}]]
    assert line.details["long"] == "长" * 500 + "…"
    assert line.details["missing"] is None
    assert house.trail.verify().sound


@pytest.mark.parametrize(
    "statement",
    [
        "update trail set who = 'li' where number = 2",
        "delete from trail where number = 4",
        "delete from trail",
        "insert or replace into trail select * from trail where number = 2",
        "replace into trail values (2, '', '', '', '', '', '', '', '', '')",
        "insert into trail values (9, '', '', '', '', '', '', '', '', '')",
        "delete from trail_head",
        "insert or ignore into trail values (1, '', '', '', '', '', '', '', '', '')",
        "update or replace trail set number = 3 where number = 2",
    ],
)
def test_s24_the_file_itself_refuses_what_is_not_adding(house: House, trail: Trail, statement: str) -> None:
    with closing(sqlite3.connect(house.cabinet.path)) as connection:
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            connection.execute(statement)
        connection.rollback()
    assert trail.verify().count == LINES
    assert trail.verify().sound


@pytest.mark.parametrize(
    ("statement", "wrong", "said"),
    [
        ("delete from trail where number = 2", 2, "第 2 条不见了或编号被改动。"),
        ("delete from trail where number = 4", 4, "第 4 条起被删除：应有 4 条，只有 3 条。"),
        ("delete from trail", 1, "第 1 条起被删除：应有 4 条，只有 0 条。"),
        ("delete from trail_head", 4, "记录的总数或末尾校验码被改动：现有 4 条。"),
        ("update trail set about = '表9' where number = 3", 3, "第 3 条的内容或校验码被改动。"),
        ("update trail set number = 9 where number = 4", 4, "第 4 条不见了或编号被改动。"),
        ("update trail set who = cast(x'ff00' as text) where number = 1", 1, "第 1 条的内容或校验码被改动。"),
        ("update trail_head set digest = 'x'", 4, "记录的总数或末尾校验码被改动：现有 4 条。"),
        ("update trail_head set count = 3", 4, "记录的总数或末尾校验码被改动：现有 4 条。"),
    ],
)
def test_s24_a_removed_or_changed_line_is_named(
    house: House, trail: Trail, statement: str, wrong: int, said: str
) -> None:
    tamper(house, statement)
    verdict = trail.verify()
    assert (verdict.sound, verdict.wrong, verdict.said) == (False, wrong, said)


@given(
    st.integers(0, LINES - 1),
    st.sampled_from((*CELLS, "digest")),
    st.text(max_size=6) | st.integers(0, 9) | st.none() | st.binary(max_size=3),
)
def test_s24_any_change_of_any_cell_shows(line: int, cell: str, value: object) -> None:
    rows, digest = [], ""
    for number in range(1, LINES + 1):
        cells = (number, f"2026-11-22T01:0{number}", "zhang", "office", HERE, "export", "表", "ok", "{}")
        digest = digest_after(digest, cells)
        rows.append(dict(zip((*CELLS, "digest"), (*cells, digest), strict=True)))
    assert check(rows, (LINES, digest)).sound
    changed = [dict(row) for row in rows]
    changed[line][cell] = value
    verdict = check(changed, (LINES, digest))
    assert verdict.sound == (changed == rows)
    assert verdict.sound or verdict.wrong == line + 1


def test_s24_a_rewritten_trail_shows_against_what_was_noted_on_paper(house: House, trail: Trail) -> None:
    noted = trail.head()
    trail.add(Act.EXPORT, who="zhang", origin=HERE)
    assert trail.verify(noted).sound
    assert trail.verify((0, "")).sound
    with closing(sqlite3.connect(house.cabinet.path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("select * from trail order by number").fetchall()
    digest, statements = "", []
    for row in rows:
        cells = ["nobody" if cell == "who" else row[cell] for cell in CELLS]
        digest = digest_after(digest, cells)
        statements.append(
            f"update trail set who = 'nobody', digest = '{digest}' where number = {row['number']}"
        )
    tamper(house, *statements, f"update trail_head set digest = '{digest}'")
    assert trail.verify().sound
    verdict = trail.verify(noted)
    assert (verdict.sound, verdict.wrong) == (False, 4)
    assert verdict.said == "抄下的第 4 条校验码不在链上，日志可能被整体改写。"


def test_a_line_is_written_with_its_act_or_not_at_all(house: House) -> None:
    tamper(house, "create trigger no before insert on trail begin select raise(abort, 'full'); end")
    with pytest.raises(AccessFailed, match="full"):
        house.people.add("li", "李四", Role.LEADER, by="admin", origin=HERE)
    assert house.people.find("li") is None


def write_lines(path: Path) -> None:
    """In a process of its own: open the house, which may have to be made, and write eight lines."""
    house = open_house(path)
    for number in range(8):
        house.trail.add(Act.SERVER, who="系统", origin="", number=number)


def test_processes_make_and_write_one_file_together(tmp_path: Path) -> None:
    path = tmp_path / "city.duckdb"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        list(processes.map(write_lines, [path] * 2))
    verdict = open_house(path).trail.verify()
    assert (verdict.sound, verdict.count) == (True, 16)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "city.duckdb"
    access_of(path).write_text("不是数据库" * 500, encoding="utf-8")
    with pytest.raises(AccessFailed) as failed:
        open_house(path)
    assert "city.duckdb.access" in str(failed.value)
    assert str(tmp_path) not in str(failed.value)
    assert access_of(path).read_text(encoding="utf-8") == "不是数据库" * 500


def test_the_trail_holds_no_password_and_no_key(house: House, settle: Settle) -> None:
    signed = house.sessions.find(settle("zhang"))
    assert signed is not None
    assert GOOD not in str(house.trail.lines())
    assert signed.key not in str(house.trail.lines())
