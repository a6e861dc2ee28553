"""What a clerk is told: every problem of a file, by row, with a remedy (acceptance I21, I22, datasets.md)."""

import pytest

from dashboard.intake.answer import Status
from dashboard.store import Store
from tests.intake.handing import PROGRESS, SKILLS, hand_in, rows, said, sample


@pytest.mark.parametrize(
    "name",
    ["Q001", "澜川云屏重型机械有限公司", "云屏重机", " 云屏重机\u00a0", "\u3000Ｑ００１", "“云屏重机”"],
)
def test_i21_units_are_found_by_code_name_and_short_name(sampled_store: Store, name: str) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,{name},制造业,焊工,技师,,12,1,1\n")
    if name.startswith("“"):
        assert said(answer) == [(2, "单位", "单位““云屏重机””不在单位名录里，是否为“云屏重机”")]
    else:
        assert answer.status is Status.IMPORTED


def test_i21_an_unknown_unit_is_never_created(sampled_store: Store) -> None:
    before = rows(sampled_store, "units")
    answer = hand_in(
        sampled_store, f"{SKILLS}\n2026-06-30,云屏区,云屏重型机械公司,制造业,焊工,技师,,12,1,1\n"
    )
    assert said(answer) == [
        (2, "单位", "单位“云屏重型机械公司”不在单位名录里，是否为“澜川云屏重型机械有限公司”")
    ]
    assert rows(sampled_store, "units") == before


def test_a_name_that_two_units_share_is_ambiguous(sampled_store: Store) -> None:
    hand_in(
        sampled_store, "单位编号,单位名称,单位类别,县区\nQ101,机械厂,企业,云屏区\nQ102,机械厂,企业,松岭县\n"
    )
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,机械厂,制造业,焊工,技师,,12,1,1\n")
    assert [(problem.code, problem.remedy) for problem in answer.problems] == [
        ("ambiguous_value", "改填单位编号")
    ]


def test_units_may_refer_to_units_of_the_same_file(sampled_store: Store) -> None:
    text = "单位编号,单位名称,单位类别,县区,上级单位\nQ201,分厂,企业,云屏区,总厂\nQ202,总厂,企业,云屏区,\n"
    assert hand_in(sampled_store, text).status is Status.IMPORTED
    assert ("Q201", "Q202") in rows(sampled_store, "units", "unit_code", "parent_unit")


def test_i22_rows_of_one_key_are_refused_with_both_numbers(sampled_store: Store) -> None:
    line = "2026-06-30,云屏区,{},制造业,焊工,技师,{},12,1,1"
    body = [
        line.format("Q001", "非农民工"),
        line.format("云屏重机", ""),
        line.format("Q001", "农民工"),
        line.format("Q001", "非农民工"),
    ]
    answer = hand_in(sampled_store, "\n".join([SKILLS, *body]))
    words = "（统计时点、县区、单位、行业门类、职业工种、技能等级、群体都相同）"
    assert [(problem.row, problem.value, problem.reason) for problem in answer.problems] == [
        (None, "", "同一统计时点 × 县区 × 单位要整批替换，与有错的行同批的另外 1 行也先不导入"),
        (3, "", f"第 2 行与第 3 行重复{words}"),
        (5, "非农民工", f"第 2 行与第 5 行重复{words}"),
    ]
    assert (answer.draft.rows_read, answer.draft.rows_good) == (4, 0)


def test_every_problem_is_listed_by_row(sampled_store: Store) -> None:
    text = "\n".join(
        [
            PROGRESS,
            "2026-09,T-001,120,推进中,",
            "2026-13,T-O02,,未启动,",
            "2026-09,T-002,80,已销号,",
            "2026-09,T-001-02,60,办结,",
        ]
    )
    answer = hand_in(sampled_store, text)
    assert answer.status is Status.REJECTED
    assert said(answer) == [
        (2, "完成进度", "超出 0–100%"),
        (3, "任务编号", "任务编号“T-O02”不在任务台账里，是否为“T-002”"),
        (3, "完成进度", "必填，现为空"),
        (3, "期次", "没有 13 月"),
        (4, "状态", "状态是已完成，完成进度却不到 100%"),
        (5, "状态", "“办结”不是可选的状态"),
    ]
    assert all(problem.remedy for problem in answer.problems)


def test_all_or_nothing_unless_the_good_rows_are_asked_for(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,70%,推进中,\n2026-09,T-002,未知,推进中,\n"
    before = sampled_store.version()
    refused = hand_in(sampled_store, text)
    assert (refused.status, refused.rejected, refused.difference.inserted) == (Status.REJECTED, 1, 0)
    assert refused.said == "有 1 处要改，什么都没有保存；改好再传，原来的数据不变。"
    assert sampled_store.version() == before
    taken = hand_in(sampled_store, text, accept_good_rows=True)
    assert (taken.status, taken.rejected, taken.difference.inserted) == (Status.IMPORTED, 1, 1)


def test_a_file_without_one_good_row_is_refused_all_the_same(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-002,未知,推进中,\n", accept_good_rows=True)
    assert (answer.status, answer.rejected) == (Status.REJECTED, 1)


def test_ten_thousand_bad_cells_are_all_listed(sampled_store: Store) -> None:
    body = "".join(f"2026-06-30,云屏区,Q001,制造业,工种{number},技师,,很多,,\n" for number in range(10_000))
    answer = hand_in(sampled_store, f"{SKILLS}\n{body}")
    assert (len(answer.problems), answer.problems[-1].row) == (10_000, 10_001)
    assert sampled_store.version() == 17


def test_an_enterprise_in_another_district_is_refused(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{SKILLS}\n2026-06-30,松岭县,Q001,制造业,焊工,技师,,12,1,1\n")
    assert said(answer) == [(2, "县区", "这家单位不在这个县区")]


def test_a_bad_credit_code_is_only_a_warning(sampled_store: Store) -> None:
    text = "单位编号,单位名称,单位类别,县区,统一社会信用代码\nQ301,甲公司,企业,云屏区,91110000101623741K\nQ302,乙公司,企业,云屏区,91110000101623741A\n"
    answer = hand_in(sampled_store, text)
    assert answer.status is Status.IMPORTED
    assert [(problem.row, problem.level) for problem in answer.problems] == [(3, "warning")]


def test_the_answer_has_the_fixed_shape(sampled_store: Store) -> None:
    text = f"九月进展,,,,\n{PROGRESS}\n2026-09,T-001,70%,推进中,\n2026-09,T-002,120%,推进中,\n"
    shape = hand_in(sampled_store, text.encode("gb18030"), dry_run=True, name="九月.csv").as_json()
    assert shape.pop("file") | {"sha256": ""} == {
        "name": "九月.csv", "sha256": "", "encoding": "gb18030", "delimiter": ",", "header_row": 2,
    }  # fmt: skip
    assert shape == {
        "status": "rejected",
        "dataset": "progress",
        "import_no": None,
        "rows": {"read": 2, "inserted": 0, "updated": 0, "unchanged": 0, "ended": 0, "rejected": 1},
        "problems": [
            {
                "row": 4,
                "column": "完成进度",
                "value": "120%",
                "level": "error",
                "code": "out_of_range",
                "reason": "超出 0–100%",
                "remedy": "核对后填 0–100",
            }
        ],
        "handled": ["已跳过表头上方 1 行"],
        "dry_run": True,
    }


def test_samples_are_clean(sampled_store: Store) -> None:
    for dataset in ("units", "tasks", "cases"):
        assert hand_in(sampled_store, sample(dataset)).problems == ()
