"""What is written nearly right: codes in another case, files that break off, shares among percentages (I03, I15, I21, I26)."""

from dashboard.intake.answer import Status
from dashboard.intake.reading.percents import Scale
from dashboard.store import Store
from tests.intake.handing import PROGRESS, codes, hand_in, rows

UNITS = "单位编号,单位名称,单位类别,县区"
INDICATORS = "期次,县区,单位,指标编码,数值"


def test_i21_a_known_code_in_small_letters_is_the_known_one(sampled_store: Store) -> None:
    before = len(rows(sampled_store, "units", "unit_code"))
    answer = hand_in(sampled_store, f"{UNITS}\nq001,云屏重工改名,企业,云屏区\n")
    assert (answer.status, answer.difference and answer.difference.updated) == (Status.IMPORTED, 1)
    assert ("Q001", "云屏重工改名") in rows(sampled_store, "units", "unit_code", "unit_name")
    assert len(rows(sampled_store, "units", "unit_code")) == before


def test_i22_codes_that_differ_in_case_only_are_one_in_a_file(sampled_store: Store) -> None:
    answer = hand_in(sampled_store, f"{UNITS}\nz-09,甲公司,企业,云屏区\nZ-09,乙公司,企业,云屏区\n")
    assert codes(answer) == ["duplicate_key"]
    assert answer.problems[0].reason == "第 2 行与第 3 行重复（单位编号都相同，全半角、大小写和空格不算）"


def test_i26_a_note_without_a_line_end_is_no_torn_row(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,74%,推进中,已挂牌\n填表人：办公室"
    assert hand_in(sampled_store, text).status is Status.IMPORTED


def test_i26_a_short_last_row_is_padded_when_its_line_ends(sampled_store: Store) -> None:
    text = f"{PROGRESS}\n2026-09,T-001,74%,推进中,已挂牌\n2026-09,T-002,74%,推进中"
    assert codes(hand_in(sampled_store, text)) == ["ragged_row"]
    assert hand_in(sampled_store, f"{text}\n").status is Status.IMPORTED


def test_i15_shares_among_percentages_are_read_as_they_stand_once_said(sampled_store: Store) -> None:
    text = f"{INDICATORS}\n2026-06,云屏区,,ZB-G2,0.925\n2026-06,松岭县,,ZB-G2,90\n"
    answer = hand_in(sampled_store, text)
    assert codes(answer) == ["ambiguous_value"]
    assert [question.options[0][0] for question in answer.draft.questions] == ["whole"]
    assert hand_in(sampled_store, text, percents=Scale.WHOLE, confirmed=True).status is Status.IMPORTED
