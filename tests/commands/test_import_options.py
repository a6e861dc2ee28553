"""The options of `import`: each question of the page has one, and a zip answers for its members."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.commands.handing_in import answers_of
from dashboard.commands.parser import parse
from dashboard.intake.manner import Manner
from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind
from dashboard.settings import Settings

HEADER = "期次,任务编号,完成进度,状态,进展摘要\n"


@pytest.fixture
def run(sampled_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run `import` on a store with the samples; gives the exit code and what was printed."""

    def run(*words: str) -> tuple[int, str]:
        code = main(["import", *words, "--store", str(sampled_path)])
        out, err = capsys.readouterr()
        return code, out + err

    return run


def written(folder: Path, *lines: str, name: str = "月报.csv") -> str:
    path = folder / name
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def answers_to(*words: str) -> Answers:
    return answers_of(parse(["import", "x", *words], Settings(Path("s"))))


def test_every_question_has_its_option() -> None:
    assert answers_to() == Answers()
    words = (
        "--dataset", "progress", "--percents", "fraction", "--dates", "day-first", "--fill-down", "no",
        "--encoding", "gb18030", "--sheet", "十月", "--columns", "目前进度=完成进度", "--columns", "a=b=summary",
        "--columns", "填报人=", "--off", "spaces", "--off", "totals",
    )  # fmt: skip
    assert answers_to(*words) == Answers(
        dataset="progress",
        percents=Scale.FRACTION,
        dates=DateOrder.DAY_FIRST,
        fill_down=False,
        encoding="gb18030",
        sheet="十月",
        columns=(("目前进度", "progress"), ("a=b", "summary"), ("填报人", None)),
        off=frozenset({RepairKind.SPACES, RepairKind.TOTALS}),
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--columns", "目前进度"), "--columns 应写成 表头=列名"),
        (("--columns", "目前进度=进度条"), "--columns：没有“进度条”这一列"),
        (("--columns", "类别=类别名"), "--columns：没有“类别名”这一列"),
        (("--columns", "名目=状态"), ""),
        (("--columns", "名目=单位类别", "--dataset", "progress"), "--columns：没有“单位类别”这一列"),
        (("--reporter", "某局"), "--reporter：单位名录里没有“某局”"),
        (("--off", "头痛"), "命令写法不对：--off 不能写“头痛”，可写 'titles', 'joined_header'"),
        (("--only-new", "--withdraw"), "命令写法不对：--withdraw 不能和 --only-new 一起写"),
    ],
)
def test_wrong_options_exit_with_two_in_chinese(
    run: Any, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    code, said = run(written(tmp_path, "2026-09,T-001,70%,推进中,"), "--dry-run", *words)
    assert code == (2 if told else 0)
    assert said.startswith(told)


def test_only_new_and_withdraw(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path, "2026-09,T-001,70%,推进中,", "2026-10,T-001,99%,推进中,")
    assert run(file, "--only-new") == (0, "月报.csv：已导入。进展月报：新增 1 行，不变 1 行。\n")
    assert run(file, "--withdraw") == (
        1,
        "月报.csv：没有导入。有 1 处要改，什么都没有保存；改好再传，原来的数据不变。\n"
        "  整个文件：作废要写明原因。写上原因再交（命令行加 --reason 原因）。\n",
    )
    assert run(file, "--withdraw", "--reason", "错报") == (0, "月报.csv：已导入。进展月报：停用 2 行。\n")


def test_what_is_unusual_is_confirmed_by_an_option(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path, "2026-10,T-001,7%,推进中,")
    code, told = run(file, "--json")
    answer = json.loads(told)
    assert (code, answer["status"], answer["rows"]["updated"], answer["import_no"]) == (
        1,
        "rejected",
        1,
        None,
    )
    (problem,) = answer["problems"]
    assert (problem["code"], problem["level"]) == ("needs_answer", "warning")
    assert "--confirm-unusual" in problem["remedy"]
    assert run(file, "--confirm-unusual")[0] == 0


def test_a_zip_answers_for_each_of_its_files(run: Any, tmp_path: Path) -> None:
    good, bad = (
        written(tmp_path, "2026-09,T-001,70%,推进中,"),
        written(tmp_path, "2026-09,T-404,7%,推进中,", name="坏.csv"),
    )
    for name, files in (("两份.zip", (good, bad)), ("一份.zip", (good,))):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            for file in files:
                package.write(file, f"../表/{Path(file).name}")
    code, told = run(str(tmp_path / "两份.zip"), "--json")
    assert (code, [(answer["file"]["name"], answer["status"]) for answer in json.loads(told)]) == (
        1, [("月报.csv", "imported"), ("坏.csv", "rejected")],
    )  # fmt: skip
    code, told = run(str(tmp_path / "一份.zip"), "--json")
    assert (code, [answer["status"] for answer in json.loads(told)]) == (0, ["unchanged"])


def test_a_zip_in_a_zip_is_refused_as_one(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path, "2026-09,T-001,70%,推进中,")
    for name, inner in (("里.zip", file), ("外.zip", str(tmp_path / "里.zip"))):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.write(inner, Path(inner).name)
    code, told = run(str(tmp_path / "外.zip"), "--json")
    answer = json.loads(told)
    assert (code, answer["status"], answer["file"]["name"], len(answer["problems"])) == (
        1,
        "rejected",
        "外.zip",
        1,
    )


def test_the_ledger_shows_reporter_manner_and_decisions(
    run: Any, sampled_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "2026-09,T-001,1,推进中,")
    words = ("--reporter", "市人社局", "--percents", "fraction", "--only-new", "--confirm-unusual")
    assert run(file, *words)[0] == 0
    assert main(["imports", "--json", "--store", str(sampled_path)]) == 0
    entry = json.loads(capsys.readouterr().out)[0]
    assert (entry["reporter"], entry["manner"]) == ("D02", "only_new")
    assert json.loads(entry["decisions"]) == {"percents": "fraction", "manner": "only_new", "confirmed": True}
    assert main(["imports", "--store", str(sampled_path)]) == 0
    assert "月报.csv（只新增）" in capsys.readouterr().out.splitlines()[0]


def test_a_manner_is_one_of_three() -> None:
    assert parse(["import", "x"], Settings(Path("s"))).manner is Manner.MERGE
