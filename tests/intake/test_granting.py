"""Who may write what: `reporting` decides row by row, in the check and again at the commit (S03)."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.access.grant import NO_GRANT, WHOLE, Grant, grant_of
from dashboard.access.person import Person
from dashboard.catalog.roles import Role
from dashboard.errors import NotAllowed
from dashboard.intake.answer import Status
from dashboard.intake.commit import Terms, commit
from dashboard.intake.difference import NO_CHANGE
from dashboard.intake.keeping import remember_alias, remember_headings
from dashboard.intake.ledger import list_entries
from dashboard.intake.manner import Manner
from dashboard.intake.reading.answers import NOTHING_ANSWERED
from dashboard.intake.reading.draft import read_file
from dashboard.intake.reading.lookups import take_lookups
from dashboard.intake.undo import foresee, undo
from dashboard.store import Store
from dashboard.ui.weighing import weigh
from tests.intake.handing import PROGRESS, SKILLS, TODAY, codes, hand_in, rows, said, sample

PERSONNEL = Grant(units=("D02",))
"""市人社局: leads T-001, handles AJ-2026-0001, reports its own indicators and exchange."""
CLOUD = Grant(districts=("990102",))
"""云屏区, whose office C02 leads T-001-02."""
HEAVY = Grant(units=("Q001",))
"""An enterprise in 云屏区."""
OWN = f"{PROGRESS}\n2026-09,T-001,70%,推进中,在做\n"
FOREIGN = f"{PROGRESS}\n2026-09,T-001,70%,推进中,在做\n2026-09,T-002,60%,推进中,别人的\n"
NOT_HOUSING = "您没有修改“市住建局”数据的权限"


def refused(store: Store, text: str, grant: Grant, **how: object) -> list[tuple[int | None, str, str]]:
    """What a refused file is told; nothing of it is stored, and nothing is told of what stands."""
    before = store.version()
    answer = hand_in(store, text, grant=grant, **how)  # type: ignore[arg-type]
    assert answer.status is Status.REJECTED
    assert set(codes(answer)) == {"not_allowed"}
    assert (answer.difference, answer.import_no, store.version()) == (NO_CHANGE, None, before)
    return said(answer)


def test_own_rows_are_taken_in(sampled_store: Store) -> None:
    assert hand_in(sampled_store, OWN, grant=PERSONNEL, reporter="D02").status is Status.IMPORTED


def test_s03_a_file_with_rows_of_another_unit_is_refused_with_those_rows(sampled_store: Store) -> None:
    told = [(3, "", NOT_HOUSING)]
    assert refused(sampled_store, FOREIGN, PERSONNEL) == told
    assert refused(sampled_store, FOREIGN, PERSONNEL, dry_run=True) == told
    assert refused(sampled_store, FOREIGN, PERSONNEL, accept_good_rows=True, confirmed=True) == told
    assert refused(sampled_store, FOREIGN, PERSONNEL, reason="更正") == told
    assert hand_in(sampled_store, FOREIGN, grant=WHOLE).status is Status.IMPORTED


def test_s03_the_answer_says_what_to_do(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, FOREIGN, grant=PERSONNEL)
    assert answer.said == "有 1 处要改，什么都没有保存；改好再传，原来的数据不变。"
    assert answer.problems[-1].remedy == "只交归您报的行；该由您报的，请办公室在“报送责任”里添上"


def test_s03_what_stands_cannot_be_guessed_until_nothing_changes(sampled_store: Store) -> None:
    standing = f"{PROGRESS}\n2026-10,T-002,100%,已完成待销号,全部在建工程开设专用账户。\n"
    assert refused(sampled_store, standing, PERSONNEL) == [(2, "", NOT_HOUSING)]
    assert refused(sampled_store, sample("progress"), PERSONNEL, dry_run=True) == [
        (3, "", "您没有修改“云屏区”数据的权限"),
        (4, "", NOT_HOUSING),
    ]


def test_s03_rows_are_not_withdrawn_by_others(sampled_store: Store) -> None:
    keys = "期次,任务编号,完成进度,状态\n2026-10,T-002,100%,推进中\n"
    assert refused(sampled_store, keys, PERSONNEL, manner=Manner.WITHDRAW, reason="错了") == [
        (2, "", NOT_HOUSING)
    ]


def test_s03_a_case_of_another_office_is_not_taken_over(sampled_store: Store) -> None:
    head, _, unions = sample("cases").splitlines()
    taken = unions.replace("市总工会", "市人社局")
    assert refused(sampled_store, f"{head}\n{taken}\n", PERSONNEL) == [
        (2, "承办单位", "您没有修改“别的单位”数据的权限")
    ]
    assert refused(sampled_store, f"{head}\n{unions}\n", PERSONNEL) == [
        (2, "承办单位", "您没有修改“市总工会”数据的权限")
    ]


def test_s03_a_district_reports_what_belongs_to_it(sampled_store: Store) -> None:
    own = f"{PROGRESS}\n2026-09,T-001-02,50%,推进中,在做\n"
    assert hand_in(sampled_store, own, grant=CLOUD).status is Status.IMPORTED
    assert refused(sampled_store, FOREIGN, CLOUD)[0] == (2, "", "您没有修改“市人社局”数据的权限")
    indicators = "期次,县区,单位,指标编码,数值,分子,分母,备注\n"
    assert hand_in(sampled_store, f"{indicators}2026-06,云屏区,,ZB-D2,,180,212,\n", grant=CLOUD).import_no
    assert refused(sampled_store, f"{indicators}2026-06,松岭县,,ZB-D2,,180,212,\n", CLOUD) == [
        (2, "单位", "您没有修改“松岭”数据的权限")
    ]
    assert refused(sampled_store, f"{indicators}2026-06,云屏区,市总工会,ZB-D2,,180,212,\n", CLOUD) == [
        (2, "单位", "您没有修改“市总工会”数据的权限")
    ]


def test_s03_an_enterprise_replaces_only_its_own_counts(sampled_store: Store) -> None:
    own = f"{SKILLS}\n2026-09-30,云屏区,Q001,制造业,焊工,技师,,40,3,4\n"
    others = "2026-09-30,松岭县,Q002,建筑业,钢筋工,初级工,农民工,1,0,0\n"
    remainder = "2026-09-30,云屏区,,制造业,焊工,技师,,40,3,4\n"
    assert refused(sampled_store, own + others + remainder, HEAVY) == [
        (3, "单位", "您没有修改“松岭建工”数据的权限"),
        (4, "单位", "您没有修改“云屏”数据的权限"),
    ]
    assert hand_in(sampled_store, own, grant=HEAVY, confirmed=True).difference.ended == 3


@pytest.mark.parametrize("dataset", ["districts", "units", "measures", "tasks"])
@pytest.mark.parametrize("grant", [PERSONNEL, CLOUD, HEAVY, NO_GRANT], ids=str)
def test_s03_the_register_and_the_tasks_are_not_a_reporters(
    sampled_store: Store, dataset: str, grant: Grant
) -> None:
    refused(sampled_store, sample(dataset), grant)


@pytest.mark.parametrize("dataset", ["thresholds", "reporting", "clocks"])
def test_s03_reference_data_are_not_a_reporters(sampled_store: Store, dataset: str) -> None:
    text = (Path(__file__).parents[2] / "data" / "reference" / f"{dataset}.csv").read_text(encoding="utf-8")
    refused(sampled_store, text, PERSONNEL, dataset=dataset)


def test_s03_what_the_office_adds_to_the_duties_is_granted(sampled_store: Store) -> None:
    foreign = f"{SKILLS}\n2026-06-30,云屏区,Q001,制造业,焊工,技师,,40,3,4\n"
    refused(sampled_store, foreign, PERSONNEL)
    duty = "数据集,指标编码,报送单位,单位类别,范围,频率,截止日\nskills,,D02,,全市,季,20\n"
    assert hand_in(sampled_store, duty, "reporting").status is Status.IMPORTED
    assert hand_in(sampled_store, foreign, grant=PERSONNEL).status is Status.IMPORTED


def test_s03_an_indicators_duty_grants_that_indicator_alone(sampled_store: Store) -> None:
    duty = "数据集,指标编码,报送单位,单位类别,范围,频率,截止日\nindicators,ZB-D7,Q001,,本单位,季,20\n"
    hand_in(sampled_store, duty, "reporting")
    indicators = "期次,县区,单位,指标编码,数值,分子,分母,备注\n2026-06,云屏区,Q001,{},,180,212,\n"
    assert refused(sampled_store, indicators.format("ZB-D2"), HEAVY) == [
        (2, "单位", "您没有修改“云屏重机”数据的权限")
    ]
    assert hand_in(sampled_store, indicators.format("ZB-D7"), grant=HEAVY).status is Status.IMPORTED


def test_s03_a_forged_reporter_is_refused(sampled_store: Store) -> None:
    assert refused(sampled_store, OWN, PERSONNEL, reporter="D03") == [
        (None, "", "您没有替“市住建局”报送的权限")
    ]
    assert refused(sampled_store, OWN, PERSONNEL, reporter="没有这家") == [
        (None, "", "您没有替“没有这家”报送的权限")
    ]
    assert hand_in(sampled_store, OWN, grant=PERSONNEL, reporter="D02").status is Status.IMPORTED


def test_s03_of_many_rows_the_first_fifty_are_named_and_the_rest_counted(sampled_store: Store) -> None:
    lines = [f"{year}-{month:02d},T-002,1%,推进中,\n" for year in range(2018, 2026) for month in range(1, 13)]
    told = refused(sampled_store, f"{PROGRESS}\n{''.join(lines)}", PERSONNEL)
    assert len(told) == 51
    assert told[49:] == [(51, "", NOT_HOUSING), (None, "", "另有 46 行，您也没有修改的权限")]


def test_s03_a_duty_that_is_taken_away_between_the_check_and_the_commit_is_no_duty(
    sampled_store: Store,
) -> None:
    folder = sampled_store.path.parent
    (folder / "original").write_text(OWN, encoding="utf-8")
    draft = read_file(folder / "original", "月报.csv", folder, take_lookups(sampled_store, today=TODAY))
    terms = Terms("甲", TODAY, TODAY, grant=PERSONNEL)
    assert weigh(sampled_store, draft, terms)[1] == ()
    duty = "数据集,指标编码,报送单位,单位类别,范围,频率,截止日\nprogress,,,部门,本单位,月,5\n"
    assert hand_in(sampled_store, duty, "reporting", manner=Manner.WITHDRAW, reason="改了").import_no
    assert commit(sampled_store, draft, folder / "original", terms).status is Status.REJECTED


def test_s03_a_preview_tells_nothing_of_others_rows(sampled_store: Store) -> None:
    folder = sampled_store.path.parent
    (folder / "original").write_text(FOREIGN.replace("2026-09", "2026-10"), encoding="utf-8")
    draft = read_file(folder / "original", "月报.csv", folder, take_lookups(sampled_store, today=TODAY))
    found, against = weigh(sampled_store, draft, Terms("甲", TODAY, TODAY, grant=PERSONNEL))
    assert found is not None
    assert (found.difference, found.changes) == (NO_CHANGE, ())
    assert [problem.reason for problem in against] == [NOT_HOUSING]
    assert weigh(sampled_store, draft, Terms("甲", TODAY, TODAY, grant=WHOLE))[0] != found


def test_s03_only_own_entries_are_undone(sampled_store: Store) -> None:
    own = hand_in(sampled_store, OWN, grant=PERSONNEL, person="甲").import_no
    theirs = hand_in(sampled_store, OWN.replace("70", "75"), person="办公室").import_no
    assert own is not None
    assert theirs is not None
    with pytest.raises(NotAllowed, match=f"您没有撤销第 {theirs} 号的权限"):
        undo(sampled_store, theirs, person="甲", today=TODAY, grant=PERSONNEL)
    with pytest.raises(NotAllowed):
        foresee(sampled_store, theirs, person="甲", today=TODAY, grant=PERSONNEL)
    undo(sampled_store, theirs, person="办公室", today=TODAY)
    with pytest.raises(NotAllowed, match="您没有修改“市人社局”数据的权限"):
        undo(sampled_store, own, person="甲", today=TODAY, grant=HEAVY)
    assert undo(sampled_store, own, person="甲", today=TODAY, grant=PERSONNEL).difference.ended == 1


def test_s03_words_are_remembered_only_for_the_own_unit(sampled_store: Store) -> None:
    count = len(list_entries(sampled_store, today=TODAY))
    for unit in ("D03", None):
        with pytest.raises(NotAllowed):
            remember_alias(sampled_store, "units", "老局", "D02", given_by=unit, person="甲", today=TODAY, grant=PERSONNEL)  # fmt: skip
        with pytest.raises(NotAllowed):
            remember_headings(sampled_store, "x", "progress", {"进度": None}, given_by=unit, person="甲", today=TODAY, grant=PERSONNEL)  # fmt: skip
    assert len(list_entries(sampled_store, today=TODAY)) == count
    assert remember_alias(sampled_store, "units", "老局", "D02", given_by="D02", person="甲", today=TODAY, grant=PERSONNEL)  # fmt: skip


def test_who_may_write_what() -> None:
    clerk = Person("a", "甲", Role.REPORTER, ("D02",), ("990102",))
    assert grant_of(clerk) == Grant(units=("D02",), districts=("990102",))
    assert grant_of(clerk.seen_as_by("管理员")) == NO_GRANT
    roles = {role: grant_of(replace(clerk, role=role)) for role in Role if role is not Role.REPORTER}
    assert roles.pop(Role.OFFICE) == WHOLE
    assert set(roles.values()) == {NO_GRANT}


def test_rows_are_still_there_after_every_refusal(sampled_store: Store) -> None:
    before = rows(sampled_store, "progress")
    hand_in(sampled_store, FOREIGN, grant=PERSONNEL, answers=replace(NOTHING_ANSWERED, dataset="progress"))
    assert rows(sampled_store, "progress") == before
