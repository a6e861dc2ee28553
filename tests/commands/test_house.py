"""The verbs `people` and `trail`: what they print, and their exit codes."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.access.cabinet import access_of
from dashboard.access.house import House, open_house
from dashboard.access.limits import Limits
from dashboard.catalog.acts import Act

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "city.duckdb"


@pytest.fixture
def house(path: Path) -> House:
    """A house with its first administrator."""
    house = open_house(path, limits=Limits(rounds=1, memory=64, lanes=1))
    house.ensure_administrator()
    return house


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> tuple[int, str]:
        code = main([*words, "--store", str(path)])
        out, err = capsys.readouterr()
        return code, out + err

    return run


def test_people_are_added_listed_disabled_and_enabled(house: House, run: Run) -> None:
    code, told = run(
        "people",
        "add",
        "Zhang",
        "--title",
        "张三",
        "--role",
        "报送员",
        "--units",
        "D15",
        "--districts",
        "990121",
    )
    assert code == 0
    assert told.splitlines()[0].startswith("已添加账号 Zhang。一次性密码：")
    assert told.splitlines()[1] == "只显示这一次；7 天内用它登录，登录后要马上改。"
    assert run("people", "list") == (
        0,
        "admin  管理员  管理员  启用  没有登录过\n"
        "zhang  张三  报送员（D15、990121）  启用  没有登录过\n",
    )  # fmt: skip
    assert run("people", "disable", "zhang") == (0, "已停用，并结束其全部登录：zhang。\n")
    assert [each["enabled"] for each in json.loads(run("people", "list", "--json")[1])] == [True, False]
    assert run("people", "enable", "zhang", "--json") == (0, '{"account": "zhang", "enabled": true}\n')
    assert [line.origin for line in house.trail.lines(who="命令行", act=Act.PEOPLE)] == ["命令行"] * 3


def test_a_reset_gives_another_password(house: House, run: Run) -> None:
    before = house.people.kept("admin")
    code, told = run("people", "reset", "admin", "--json")
    first = json.loads(told)
    assert (code, first["account"], len(first["one_time_password"])) == (0, "admin", 19)
    assert house.people.kept("admin") != before
    assert first["one_time_password"] not in run("trail", "list")[1]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("people",), 2, "命令写法不对："),
        (("people", "reset"), 2, "命令写法不对：缺少 账号。"),
        (("people", "reset", "nobody"), 2, "没有“nobody”这个账号"),
        (("people", "disable", "nobody"), 2, "没有“nobody”这个账号，先看 people list。"),
        (("people", "disable", "admin"), 1, "至少要留一位启用的管理员"),
        (("people", "add", "x", "--title", "张三", "--role", "office"), 1, "账号“x”不行"),
        (("people", "add", "zhang", "--title", "张三", "--role", "reporter"), 1, "报送员要写明"),
        (("people", "add", "zhang", "--title", "张三", "--role", "科长"), 2, "命令写法不对：--role：没有“科长”这个角色"),
        (("trail", "list", "--act", "偷看"), 2, "命令写法不对：--act：没有“偷看”这种行为"),
        (("trail", "list", "--since", "昨天"), 2, "命令写法不对：--since：“昨天”不对，日期应写成 2026-11-03 这样。"),
        (("trail", "verify", "--noted", "3"), 2, "命令写法不对：--noted：“3”不对"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_chinese(
    house: House, run: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    answered = run(*words)
    assert answered[0] == code
    assert answered[1].startswith(told)
    assert [each.name for each in house.people.everyone()] == ["admin"]


@pytest.mark.parametrize("words", [("people", "list"), ("people", "reset", "admin"), ("trail", "verify")])
def test_a_mistyped_store_is_not_taken_for_a_sound_one(run: Run, path: Path, words: tuple[str, ...]) -> None:
    code, told = run(*words)
    assert code == 2
    assert told == f"{path} 还没有用户和审计日志，请核对 --store；第一次要先用 run 启动一次。\n"
    assert list(path.parent.iterdir()) == []


def test_s24_the_trail_is_verified_against_what_was_noted(house: House, run: Run, path: Path) -> None:
    number, digest = house.trail.head()
    assert run("trail", "verify", "--noted", f"{number}:{digest}") == (
        0,
        f"审计日志完好，共 1 条，末尾校验码 1:{digest}。\n",
    )
    assert run("trail", "verify", "--noted", f"1:{'0' * 64}")[0] == 1
    with closing(sqlite3.connect(access_of(path))) as connection:
        connection.executescript("drop trigger trail_lines_stay; update trail set who = 'nobody'")
    assert run("trail", "verify") == (1, "第 1 条的内容或校验码被改动。\n")
    code, told = run("trail", "verify", "--json")
    assert (code, json.loads(told)["wrong"], json.loads(told)["sound"]) == (1, 1, False)


def test_s24_the_trail_is_listed_and_exported(house: House, run: Run, tmp_path: Path) -> None:
    house.trail.add(Act.EXPORT, who="li", role="leader", origin="10.0.0.1", about="=1+1", rows=3)
    code, told = run("trail", "list", "--limit", "1")
    assert code == 0
    assert told.split()[0] == "2"
    assert told.endswith('  li  10.0.0.1  导出  做成  =1+1  {"rows": 3}\n')
    listed = json.loads(run("trail", "list", "--json", "--who", "li", "--act", "导出")[1])
    assert [(line["number"], line["about"], line["details"]) for line in listed] == [(2, "=1+1", {"rows": 3})]
    file = tmp_path / "日志.csv"
    assert run("trail", "export", str(file), "--act", "export") == (0, f"写出 1 条，在 {file}。\n")
    header, row = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    assert header == ["号", "时间", "谁", "角色", "从哪里", "做了什么", "关于", "结果", "详情", "校验码"]
    assert [row[0], *row[2:9]] == ["2", "li", "领导", "10.0.0.1", "导出", "'=1+1", "做成", '{"rows": 3}']
    assert house.trail.lines(limit=1)[0].about == "审计日志"
