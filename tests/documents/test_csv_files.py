"""CSV that leaves: templates from the catalog, problems as a file, and no formula that would run."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.catalog.dataset import Level
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.documents.csv_files import problem_list, template, write_csv
from dashboard.intake.reading.problem import Problem
from dashboard.intake.reading.recognition import best_dataset


def test_a_template_has_the_canonical_headers_alone() -> None:
    assert template(named("milestones")).decode("utf-8-sig").splitlines()[0] == (
        "任务编号,节点序号,节点名称,权重,计划日期,实际日期"
    )
    assert template(named("milestones")).startswith(b"\xef\xbb\xbf")
    assert len(template(named("milestones")).decode("utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize("name", [dataset.name for dataset in UPLOADED])
def test_a_template_is_recognised_as_its_own_dataset(name: str) -> None:
    headers = template(named(name)).decode("utf-8-sig").splitlines()[0].split(",")
    assert best_dataset(headers).name == name


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "＝1", "＋1", "－1", "＠a", "\t=1", "\r=1"])
def test_i20_s18_a_text_that_would_run_as_a_formula_is_made_harmless(cell: str) -> None:
    assert write_csv(["值"], [[cell]]).decode("utf-8-sig").split("\r\n")[1].strip('"') == f"'{cell}"


def test_i20_s18_headers_are_made_harmless_too() -> None:
    assert write_csv(["=值"], []) == "\ufeff'=值\r\n".encode()


def test_i20_numbers_and_dates_stay_what_they_are() -> None:
    row = [-1, -9.5, Decimal("-0.0000001"), date(2026, 10, 9), None, "-1"]
    assert write_csv(["值"], [row]).decode("utf-8-sig").split("\r\n")[1] == (
        "-1,-9.5,-0.0000001,2026-10-09,,'-1"
    )


def test_problems_are_a_row_each() -> None:
    problem = Problem(37, "完成进度", "=120", Level.ERROR, "out_of_range", "超出 0–100%", "核对后填 0–100")
    whole = Problem(None, "", "", Level.ERROR, "empty_file", "文件没有数据行", "核对是不是选错了文件")
    assert problem_list([problem, whole]).decode("utf-8-sig").splitlines() == [
        "行,列,原值,原因,怎么改",
        "37,完成进度,'=120,超出 0–100%,核对后填 0–100",
        ",,,文件没有数据行,核对是不是选错了文件",
    ]
