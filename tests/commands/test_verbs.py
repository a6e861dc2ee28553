"""The command line: what each verb prints, and its exit code."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import VERBS, main
from dashboard.catalog.datasets import DATASETS
from tests.conftest import SAMPLES

HEADER = "期次,任务编号,完成进度,状态,进展摘要\n"


@pytest.fixture
def run(sampled_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a verb on a store with the samples; gives the exit code and what was printed."""

    def run(*words: str) -> tuple[int, str]:
        code = main([*words, *(() if words[0] == "schema" else ("--store", str(sampled_path)))])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out + err

    return run


def written(folder: Path, *lines: str) -> str:
    path = folder / "九月.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def test_import_tells_what_it_did(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path, "2026-09,T-001,70%,推进中,")
    assert run("import", file, "--dry-run") == (
        0,
        "九月.csv：试算可以导入，还没有保存。进展月报：新增 1 行。\n",
    )
    assert run("import", file) == (0, "九月.csv：已导入。进展月报：新增 1 行。\n")
    assert run("import", file) == (
        0,
        "九月.csv：没有变化。该文件已于 2026-11-22 导入，无需重复上传，数据没有变化。\n",
    )


def test_a_refused_file_exits_with_one_and_its_problems(run: Any, tmp_path: Path) -> None:
    code, told = run("import", written(tmp_path, "2026-09,T-001,70%,推进中,", "2026-09,T-002,120,推进中,"))
    assert code == 1
    assert told == (
        "九月.csv：没有导入。有 1 处要改，什么都没有保存；改好再传，原来的数据不变。\n"
        "  第 3 行“完成进度”（120）：超出 0–100%。核对后填 0–100。\n"
    )


def test_good_rows_are_accepted_when_asked(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path, "2026-09,T-001,70%,推进中,", "2026-09,T-002,120,推进中,")
    code, told = run("import", file, "--accept-good-rows", "--json")
    answer = json.loads(told)
    assert (code, answer["status"], answer["import_no"]) == (0, "imported", 18)
    assert answer["rows"] == {
        "read": 2,
        "inserted": 1,
        "updated": 0,
        "unchanged": 0,
        "ended": 0,
        "rejected": 1,
    }


def test_one_object_for_a_file_and_a_list_for_several(run: Any) -> None:
    files = [str(SAMPLES / f"{name}.csv") for name in ("units", "tasks")]
    assert json.loads(run("import", files[0], "--json")[1])["status"] == "unchanged"
    assert [answer["dataset"] for answer in json.loads(run("import", *files, "--json")[1])] == [
        "units",
        "tasks",
    ]


def test_the_day_of_receipt_is_for_demonstrations(run: Any, tmp_path: Path) -> None:
    code, told = run("import", written(tmp_path, "2026-09,T-001,70%,推进中,"), "--received", "2026-10-03")
    assert (code, told) == (2, "--received 只用于空库或演示数据；库里已有正式数据，请去掉这个选项。\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import",), "命令写法不对：缺少 文件。"),
        (("import", "没有.csv"), "找不到或读不了文件：没有.csv。请核对路径。"),
        (("undo", "x"), "命令写法不对：编号 要写整数，不是“x”。"),
        (("undo", "99"), "没有第 99 号记录，先看报送记录里的编号。"),
        (("nix",), "命令写法不对：没有“nix”这个命令"),
        (("import", "x", "--wat"), "命令写法不对：不认识 --wat。"),
        (("import", "x", "--dataset", "进度"), "命令写法不对：--dataset：没有“进度”这个数据集"),
        (
            ("import", "x", "--received", "3/4"),
            "命令写法不对：--received：“3/4”不对，日期应写成 2026-11-03 这样。",
        ),
        (("demo",), "命令写法不对：--out --clear 要写一个。"),
        (("ask", "overview/nothing"), "没有“overview/nothing”这个问题"),
    ],
)
def test_wrong_usage_exits_with_two_in_chinese(run: Any, words: tuple[str, ...], told: str) -> None:
    code, said = run(*words)
    assert code == 2
    assert said.startswith(told)


@pytest.mark.parametrize("verb", ["", *VERBS, "people add", "people list", "trail verify", "trail export"])
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*verb.split(), "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert told.startswith("用法：python -m dashboard")
    assert "options" not in told


def test_the_ledger_is_listed_newest_first(run: Any) -> None:
    code, told = run("imports")
    lines = told.splitlines()
    assert (code, len(lines)) == (0, 17)
    assert lines[0] == "   17  2026-11-22  测试  经验与问题  exchange.csv  新增 2 更新 0 停用 0"
    entries = json.loads(run("imports", "--json")[1])
    assert [entry["number"] for entry in entries] == list(range(17, 0, -1))


def test_undo_and_its_refusal(run: Any) -> None:
    assert run("undo", "17", "--reason", "多报") == (
        0,
        "已撤销第 17 号：停用 2 行，恢复 0 行；这是第 18 号。\n",
    )
    code, told = run("undo", "7")
    assert code == 1
    assert told.startswith("第 7 号不能撤销：后面的第 16 号（里的指标填报用到了它带来的县区名录）、")
    assert "17" not in told
    assert json.loads(run("undo", "18", "--json")[1]) == {
        "import_no": 19,
        "undoes": 18,
        "ended": 0,
        "restored": 2,
    }


def test_clearing_a_demonstration_is_one_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ("--store", str(tmp_path / "new.duckdb"))
    assert main(["import", str(SAMPLES / "districts.csv"), "--received", "2026-11-01", *store]) == 0
    capsys.readouterr()
    assert main(["demo", "--clear", *store]) == 0
    assert capsys.readouterr().out == "已清空，停用 4 行；第 8 号，可以撤销。\n"
    assert main(["undo", "8", *store]) == 0


def test_a_citys_own_data_is_not_cleared(run: Any) -> None:
    assert run("demo", "--clear") == (
        2,
        "库里没有演示数据，没有清空。要撤下正式数据，请按报送记录逐条撤销。\n",
    )


def test_demo_writes_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path / "city"), "--until", "2026-10", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {Path(each["file"]).exists() for each in listed} == {True}
    assert [each["dataset"] for each in listed[:4]] == ["districts", "units", "measures", "tasks"]


def test_schema_prints_every_dataset(run: Any) -> None:
    schemas = json.loads(run("schema")[1])
    assert [schema["name"] for schema in schemas] == [dataset.name for dataset in DATASETS]
    progress = next(schema for schema in schemas if schema["name"] == "progress")
    assert progress["primaryKey"] == ["期次", "任务编号"]
    assert progress["fields"][2] == {
        "name": "完成进度",
        "title": "progress",
        "type": "number",
        "description": "自开始以来累计",
        "example": "82%",
        "constraints": {"required": True, "minimum": 0, "maximum": 100},
    }


def test_ask_prints_csv_at_any_version(run: Any) -> None:
    code, told = run("ask", "frame/status")
    assert code == 0
    assert len(list(csv.reader(told.splitlines()))) == 2
    code, told = run("ask", "frame/status", "--district", "990102")
    assert code == 2
    assert told.startswith("frame/status 不要参数 district")


def test_a_file_that_is_no_database_exits_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "账.csv"
    file.write_text("县区,人数\n" * 2_000, encoding="utf-8")
    assert main(["imports", "--store", str(file)]) == 1
    assert capsys.readouterr().out == "账.csv 不是本系统的数据库，文件没有改动。请核对路径。\n"
