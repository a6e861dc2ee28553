"""Undo: the next entry, refused with the names of the later ones that stand on it."""

from datetime import date

import pytest

from dashboard.access import EVERYTHING
from dashboard.access.grant import WHOLE
from dashboard.errors import UndoRefused, UnknownName, UsageError
from dashboard.intake.commit import Terms
from dashboard.intake.difference import Difference
from dashboard.intake.importing import import_file
from dashboard.intake.ledger import list_entries, may_backdate
from dashboard.intake.undo import clear, foresee, undo
from dashboard.store import Store
from tests.conftest import SAMPLES
from tests.intake.handing import PROGRESS, SKILLS, TODAY, hand_in, rows


def take_back(store: Store, number: int) -> int:
    return undo(store, number, person="测试", today=TODAY).number


def report(store: Store, share: int, task: str = "T-001") -> int:
    number = hand_in(store, f"{PROGRESS}\n2026-09,{task},{share}%,推进中,\n").import_no
    assert number is not None
    return number


def shares(store: Store) -> list[float]:
    found = rows(store, "progress", "period", "task_code", "progress")
    return [float(share) for day, task, share in found if (str(day), task) == ("2026-09-01", "T-001")]  # type: ignore[arg-type]


def test_an_update_is_taken_back_to_what_was(sampled_store: Store) -> None:
    report(sampled_store, 60)
    second = report(sampled_store, 70)
    entry = undo(sampled_store, second, person="测试", today=TODAY, reason="报错了")
    assert shares(sampled_store) == [60]
    assert (entry.number, entry.undoes, entry.difference, entry.reason) == (
        second + 1,
        second,
        Difference(1, 0, 0, 1),
        "报错了",
    )


def test_it_is_refused_when_a_later_entry_wrote_the_same_key(sampled_store: Store) -> None:
    first, second, third = (report(sampled_store, share) for share in (60, 70, 75))
    with pytest.raises(UndoRefused) as refused:
        take_back(sampled_store, first)
    assert refused.value.entries == (third, second)
    assert f"第 {third} 号（改过同样的进展月报）、第 {second} 号（改过同样的进展月报）" in str(refused.value)
    assert shares(sampled_store) == [75]


def test_it_is_refused_when_a_later_entry_wrote_the_same_scope(sampled_store: Store) -> None:
    line = "2026-06-30,云屏区,Q001,制造业,{},技师,,12,1,1\n"
    first = hand_in(sampled_store, f"{SKILLS}\n{line.format('焊工')}").import_no or 0
    second = hand_in(sampled_store, f"{SKILLS}\n{line.format('电工')}").import_no or 0
    with pytest.raises(UndoRefused) as refused:
        take_back(sampled_store, first)
    assert refused.value.entries == (second,)
    take_back(sampled_store, second)
    take_back(sampled_store, first)
    assert [
        row
        for row in rows(sampled_store, "skills", "as_of_date", "occupation")
        if str(row[0]) == "2026-06-30"
    ] == []


def test_it_is_refused_when_a_later_entry_uses_a_name_that_only_it_brought(sampled_store: Store) -> None:
    units = hand_in(sampled_store, "单位编号,单位名称,单位类别,县区\nQ900,新厂,企业,云屏区\n").import_no or 0
    skills = (
        hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,新厂,制造业,焊工,技师,,12,1,1\n").import_no or 0
    )
    with pytest.raises(UndoRefused) as refused:
        take_back(sampled_store, units)
    assert refused.value.entries == (skills,)
    assert "里的技能等级用到了它带来的单位名录" in str(refused.value)
    take_back(sampled_store, skills)
    take_back(sampled_store, units)
    assert "Q900" not in [code for (code,) in rows(sampled_store, "units", "unit_code")]


def test_an_undo_is_refused_when_what_it_restores_lost_its_names(sampled_store: Store) -> None:
    units = hand_in(sampled_store, "单位编号,单位名称,单位类别,县区\nQ900,新厂,企业,云屏区\n").import_no or 0
    skills = (
        hand_in(sampled_store, f"{SKILLS}\n2026-06-30,云屏区,新厂,制造业,焊工,技师,,12,1,1\n").import_no or 0
    )
    first = take_back(sampled_store, skills)
    second = take_back(sampled_store, units)
    with pytest.raises(UndoRefused) as refused:
        take_back(sampled_store, first)
    assert refused.value.entries == (second,)
    assert "撤下了它要恢复的技能等级用到的单位名录" in str(refused.value)


def test_a_shared_row_list_counts_as_a_use(sampled_store: Store) -> None:
    units = hand_in(sampled_store, "单位编号,单位名称,单位类别,县区\nD90,新局,部门,市本级\n").import_no or 0
    header = "任务编号,政策版本,措施编号,任务名称,牵头单位,配合单位,县区,计划开始,计划完成,责任岗位\n"
    task = f"{header}T-090,2024意见,12,某任务,市人社局,市总工会；新局,市本级,2026-01-01,2026-12-31,综合科\n"
    tasks = hand_in(sampled_store, task).import_no or 0
    with pytest.raises(UndoRefused) as refused:
        take_back(sampled_store, units)
    assert refused.value.entries == (tasks,)


def test_an_undo_is_undone_and_the_entry_undone_again(sampled_store: Store) -> None:
    first, second = report(sampled_store, 60), report(sampled_store, 70)
    away = take_back(sampled_store, second)
    back = take_back(sampled_store, away)
    assert shares(sampled_store) == [70]
    with pytest.raises(UndoRefused) as refused:
        take_back(sampled_store, away)
    assert refused.value.entries == (back,)
    take_back(sampled_store, second)
    assert shares(sampled_store) == [60]
    take_back(sampled_store, first)
    assert shares(sampled_store) == []


def test_an_entry_is_not_undone_twice(sampled_store: Store) -> None:
    first = report(sampled_store, 60)
    away = take_back(sampled_store, first)
    with pytest.raises(UndoRefused, match=f"第 {first} 号已经由第 {away} 号撤销过了") as refused:
        take_back(sampled_store, first)
    assert refused.value.entries == (away,)


def test_an_entry_under_a_pair_that_cancels_out_can_be_undone(sampled_store: Store) -> None:
    first, second = report(sampled_store, 60), report(sampled_store, 70)
    take_back(sampled_store, second)
    take_back(sampled_store, first)
    assert shares(sampled_store) == []


def test_foreseeing_counts_and_changes_nothing(sampled_store: Store) -> None:
    report(sampled_store, 60)
    second = report(sampled_store, 70)
    assert foresee(sampled_store, second, person="测试", today=TODAY) == Difference(1, 0, 0, 1)
    assert (shares(sampled_store), sampled_store.version()) == ([70], second)


def test_an_unknown_number_is_named(sampled_store: Store) -> None:
    with pytest.raises(UnknownName, match="没有第 99 号记录"):
        take_back(sampled_store, 99)


def test_a_citys_own_data_is_not_cleared(sampled_store: Store) -> None:
    with pytest.raises(UsageError, match="库里没有演示数据，没有清空"):
        clear(sampled_store, person="测试", today=TODAY)
    assert rows(sampled_store, "units") != []


def test_clearing_empties_what_was_uploaded_and_can_be_undone(sampled_store: Store) -> None:
    hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,60%,推进中,\n", demonstration=True)
    kept, held = (
        rows(sampled_store, "clocks"),
        {name: rows(sampled_store, name) for name in ("units", "tasks", "skills", "cases")},
    )
    entry = clear(sampled_store, person="测试", today=TODAY)
    assert (rows(sampled_store, "units"), rows(sampled_store, "skills"), rows(sampled_store, "clocks")) == (
        [],
        [],
        kept,
    )
    take_back(sampled_store, entry.number)
    assert {name: rows(sampled_store, name) for name in held} == held


def test_demonstration_data_is_known_until_it_is_cleared(store: Store) -> None:
    def held() -> bool:
        return list_entries(store, today=TODAY)[0].demonstration

    assert may_backdate(store, today=TODAY)
    terms = Terms("演示", TODAY, TODAY, demonstration=True, grant=WHOLE)
    first = import_file(store, SAMPLES / "districts.csv", terms).import_no or 0
    import_file(store, SAMPLES / "units.csv", terms)
    assert (held(), may_backdate(store, today=TODAY)) == (True, True)
    cleared = clear(store, person="测试", today=TODAY).number
    assert (held(), may_backdate(store, today=TODAY)) == (False, False)
    take_back(store, cleared)
    assert held()
    take_back(store, first + 1)
    assert held()
    take_back(store, first)
    assert not held()


def test_a_row_that_an_undo_brought_back_is_named_by_the_entry_that_wrote_it(store: Store) -> None:
    districts = hand_in(store, "县区代码,县区名称,县区类型\n990100,澜川市,市本级\n").import_no or 0
    units = hand_in(store, "单位编号,单位名称,单位类别,县区\nD01,甲局,部门,市本级\n").import_no or 0
    renamed = (
        hand_in(store, "单位编号,单位名称,单位类别,县区,单位简称\nD01,甲局,部门,市本级,甲\n").import_no or 0
    )
    take_back(store, renamed)
    with pytest.raises(UndoRefused) as refused:
        take_back(store, districts)
    assert refused.value.entries == (units,)
    take_back(store, units)
    take_back(store, districts)
    assert rows(store, "districts", "district_code") == []


def test_a_report_brought_back_was_handed_in_when_it_was_first(sampled_store: Store) -> None:
    first = hand_in(sampled_store, f"{PROGRESS}\n2026-09,T-001,60%,推进中,\n", received=date(2026, 10, 4))
    assert first.import_no is not None
    take_back(sampled_store, take_back(sampled_store, first.import_no))
    with sampled_store.reading(EVERYTHING, today=TODAY) as cursor:
        statement = (
            "select received, entry from progress_reports where period = '2026-09-01' and task_code = 'T-001'"
        )
        assert cursor.execute(statement).fetchall() == [(date(2026, 10, 4), first.import_no)]
