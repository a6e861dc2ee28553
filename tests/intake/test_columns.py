"""Which column is which: fuzzy ones are offered, rivals are asked about, decisions are kept (acceptance I07–I09)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dashboard.catalog.datasets import named
from dashboard.intake.answer import Status
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.headers import How, find_column, fingerprint
from dashboard.intake.reading.lookups import Lookups, take_lookups
from dashboard.store import LIVE, Store
from tests.conftest import TODAY
from tests.intake.handing import PROGRESS, SKILLS, codes, draft_of, hand_in, said, sample


@contextmanager
def kept(store: Store, reporter: str | None, *, aliases: str = "", headings: str = "") -> Iterator[Lookups]:
    """The lookups of a reporter once rows of the kept datasets, as SQL values, are in the store."""
    with store.writing(today=TODAY) as cursor:
        for table, values in (("aliases_rows", aliases), ("headings_rows", headings)):
            if values:
                cursor.execute(f"insert into {table} select *, 1, {LIVE} from (values {values})")
    yield take_lookups(store, today=TODAY, reporter=reporter)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("＊人数（人）", "workers"), ("人数/其中女", "women"), ("人数/合计", "workers"), ("人数 / 其中：女", "women"),
        ("人数(必填)", "workers"), ("统计时点（YYYY-MM-DD）", "as_of_date"), ("技能等级【必填】", "level"),
        ("人数/男", None), ("人数（男）", None), ("上年人数", None), ("人数（上年）", None),
    ],
)  # fmt: skip
def test_a_header_names_its_column_and_no_other(header: str, column: str | None) -> None:
    found = find_column(header, named("skills"))
    assert (found.column.name if found else None) == column


def test_i07_a_fuzzy_column_is_offered_and_taken_once_confirmed(sampled_store: Store) -> None:
    text = sample("skills").replace("技能等级", "技能等及")
    answer = hand_in(sampled_store, text)
    assert said(answer) == [(1, "技能等级", "缺少列“技能等级”，文件中相近的列是“技能等及”")]
    guess = answer.draft.guesses[5]
    assert (guess.header, guess.column, guess.how, guess.confidence) == ("技能等及", "level", How.FUZZY, 0.75)
    confirmed = hand_in(sampled_store, text, answers=Answers(columns=(("技能等及", "level"),)))
    assert confirmed.status is Status.UNCHANGED
    assert confirmed.draft.guesses[5].how is How.PERSON


def test_i08_an_extra_column_like_an_optional_one_is_named(sampled_store: Store) -> None:
    text = sample("skills").replace("当年新增", "当年新曾")
    assert said(hand_in(sampled_store, text))[0] == (
        1,
        "当年新曾",
        "多余的列“当年新曾”不会导入，是不是“当年新增”",
    )


def test_i08_a_serial_column_is_passed_over(sampled_store: Store) -> None:
    head, *body = sample("progress").splitlines()
    text = "\n".join([f"序号,{head}", *(f"{place},{line}" for place, line in enumerate(body, start=1))])
    answer = hand_in(sampled_store, text)
    assert (answer.status, said(answer)) == (Status.UNCHANGED, [(1, "序号", "序号列“序号”不导入")])


def test_two_headers_for_one_column_are_asked_about(sampled_store: Store) -> None:
    text = f"{SKILLS},企业名称\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,12,1,1,Q002\n"
    answer = hand_in(sampled_store, text)
    assert (codes(answer), answer.problems[0].reason) == (
        ["needs_answer"],
        "“单位”、“企业名称”都像“单位”，用哪一列",
    )
    (question,) = answer.draft.questions
    assert (question.kind, [value for value, _ in question.options]) == ("columns", ["单位", "企业名称"])
    taken = hand_in(sampled_store, text, answers=Answers(columns=(("企业名称", None),)))
    assert taken.status is Status.IMPORTED


def test_the_person_may_tie_any_header_to_a_column(sampled_store: Store) -> None:
    text = "月,号,做了多少,怎么样\n2026-09,T-001,10%,推进中\n"
    columns = (("月", "period"), ("号", "任务编号"), ("做了多少", "progress"), ("怎么样", "state"))
    assert hand_in(sampled_store, text).status is Status.REJECTED
    answer = hand_in(sampled_store, text, "progress", answers=Answers(columns=columns))
    assert answer.status is Status.IMPORTED
    assert {guess.how for guess in answer.draft.guesses} == {How.PERSON}


def test_a_column_that_does_not_exist_is_refused(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, sample("progress"), answers=Answers(columns=(("期次", "没有这列"),)))
    assert said(answer) == [(1, "", "“进展月报”里没有“没有这列”这一列")]


def test_headings_are_remembered_for_the_reporter_and_the_whole_set(sampled_store: Store) -> None:
    text = "月,号,做了多少,怎么样\n2026-09,T-001,10%,推进中\n"
    digest = fingerprint(["怎么样", "月", "号", "做了多少"])
    pairs = "['月=period', '号=task_code', '做了多少=progress', '怎么样=state']"
    with kept(sampled_store, "D01", headings=f"('D01', '{digest}', 'progress', {pairs})") as lookups:
        draft = draft_of(sampled_store, text, lookups)
    assert (draft.dataset, draft.rows_good, draft.errors) == (named("progress"), 1, ())
    assert {guess.how for guess in draft.guesses} == {How.REMEMBERED}
    assert draft.fingerprint == digest
    for reporter in (None, "D02"):
        lookups = take_lookups(sampled_store, today=TODAY, reporter=reporter)
        assert draft_of(sampled_store, text, lookups).rows_good == 0
    lookups = take_lookups(sampled_store, today=TODAY, reporter="D01")
    assert draft_of(sampled_store, text.replace("怎么样", "怎样"), lookups).rows_good == 0


def test_the_confidence_says_how_sure_the_dataset_is(sampled_store: Store) -> None:
    lookups = take_lookups(sampled_store, today=TODAY)
    whole = draft_of(sampled_store, sample("skills"), lookups)
    assert (whole.confidence, whole.candidates[0]) == (1.0, ("skills", 1.0))
    partly = draft_of(sampled_store, f"{PROGRESS},甲,乙,丙,丁,戊\n2026-09,T-001,10%,推进中,,,,,,\n", lookups)
    assert partly.dataset == named("progress")
    assert partly.confidence == 0.8


def test_a_file_that_may_be_two_datasets_is_asked_about(sampled_store: Store) -> None:
    tasks = [column.header for column in named("tasks").required]
    milestones = [column.header for column in named("milestones").required if column.header not in tasks]
    headers = [*tasks, *milestones, *(f"列{place}" for place in range(20))]
    answer = hand_in(sampled_store, "\n".join([",".join(headers), ",".join("甲" for _ in headers)]))
    assert codes(answer) == ["needs_answer"]
    assert [value for value, _ in answer.draft.questions[0].options] == ["tasks", "milestones"]


def test_i21_an_alias_is_used_once_it_was_given(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-06-30,云屏区,重机老厂,制造业,焊工,技师,,12,1,1\n2026-06-30,云屏区,重机老厂,制造业,电工,技师,,3,1,1\n"
    refused = hand_in(sampled_store, text)
    assert [(each.dataset, each.text, each.rows) for each in refused.draft.unknown] == [
        ("units", "重机老厂", 2)
    ]
    assert ("Q001", "澜川云屏重型机械有限公司") in refused.draft.unknown[0].nearest or refused.draft.unknown[
        0
    ].nearest == ()
    taken = hand_in(
        sampled_store, text, answers=Answers(aliases=(("units", "重机老厂", "Q001"),)), dry_run=True
    )
    assert taken.status is Status.IMPORTED
    with kept(sampled_store, "Q001", aliases="('units', '重机老厂', 'Q001', 'Q001')") as lookups:
        assert draft_of(sampled_store, text, lookups).rows_good == 2
    stranger = take_lookups(sampled_store, today=TODAY, reporter="Q002")
    assert draft_of(sampled_store, text, stranger).rows_good == 0


def test_i21_an_alias_confirmed_for_all_is_used_by_all(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-06-30,云屏区,重机老厂,制造业,焊工,技师,,12,1,1\n"
    with kept(sampled_store, None, aliases="('units', '重机老厂', null, 'Q001')") as lookups:
        assert draft_of(sampled_store, text, lookups).rows_good == 1


def test_i21_the_nearest_names_are_offered(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-06-30,云屏区,云屏重型机械公司,制造业,焊工,技师,,12,1,1\n"
    (unknown,) = hand_in(sampled_store, text).draft.unknown
    assert unknown.nearest[0] == ("Q001", "澜川云屏重型机械有限公司")


def test_an_alias_never_takes_the_place_of_a_name(sampled_store: Store) -> None:
    text = f"{SKILLS}\n2026-06-30,云屏区,云屏重机,制造业,焊工,技师,,12,1,1\n"
    answer = hand_in(sampled_store, text, answers=Answers(aliases=(("units", "云屏重机", "Q002"),)))
    assert answer.status is Status.IMPORTED
