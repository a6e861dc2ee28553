"""One table, however it is written and held: the same draft, row by row and problem by problem (acceptance I01, I34)."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.intake.files.coded import MOST_CODED
from dashboard.intake.reading.draft import read_file
from dashboard.intake.reading.lookups import Lookups, take_lookups
from dashboard.intake.reading.repairs import RepairKind
from dashboard.store import Store
from tests.conftest import TODAY

Row = tuple[str, ...]

SKILLS = ("统计时点", "县区", "单位", "行业门类", "职业工种", "技能等级", "群体", "人数", "其中女", "办公室")
PROGRESS = ("期次", "任务编号", "完成进度", "状态", "进展摘要", "存在问题")
CASES = (
    "案件编号",
    "渠道",
    "收到日期",
    "承办单位",
    "群体",
    "是否农民工",
    "案件类别",
    "涉及人数",
    "涉案金额",
    "程序",
)


def cells(*usual: str, odd: str = "") -> st.SearchStrategy[str]:
    """Mostly what belongs into a column, now and then what doesn't."""
    return st.sampled_from([*usual * 3, "", *odd.split("|")])


skills = st.tuples(
    cells("2026-06-30", "2026/6/30", odd="２０２６年６月|2026-13|合计"),
    cells("云屏区", "松岭县", "990102", odd="云屏|云县|全市合计"),
    cells("Q001", "Y001", odd="q001|Ｑ００１|没有这家|小计"),
    cells("制造业", "C"),
    cells("焊工", "电工（高压）", odd="焊 工|电工(高压)|－|#N/A"),
    cells("高级工", "技师", odd="三级|技师 "),
    cells("非农民工", odd="农 民工"),
    cells("40", "1,200", odd="４０|40人|-3|约40|4.5"),
    cells("3", odd="41|—"),
    cells("", odd="注：无|示例"),
)
progress = st.tuples(
    cells("2026-09", "2026年8月", odd="2026-13|注：以上为初步数"),
    cells("T-001", "T-002", odd="t-001|T－001|T-999|6月18日"),
    cells("85%", "90%", odd="８５％|0.85|1|120|85"),
    cells("推进中", odd="推进 中|进行|未启动"),
    cells("已挂牌", "", odd="=1+1|无|（示例）|共计三处| 前后有空格 |\ufffd"),
    cells("", "人手不足", odd="/|合计"),
)
cases = st.tuples(
    st.integers(1, 30).map("AJ-2026-{:04}".format)
    | st.sampled_from(["aj-2026-0001", "'AJ-2026-0002", "5.1E+17"]),
    cells("12345", odd="电话"),
    cells("2026-10-20", "2026/9/2", odd="20261020|03/04/2026|2030-01-01"),
    cells("市人社局", odd="市人设局"),
    cells("建筑工人", "建筑工人"),
    cells("是", "否", odd="√|不详"),
    cells("欠薪", odd="拖欠克扣工资"),
    cells("3", odd="0|三"),
    cells("36000", "1.2万", odd="3.6万元|￥1,234.5678|十"),
    cells("ARB_WAGE"),
)
tables = st.one_of(
    st.tuples(st.just(SKILLS), st.lists(skills, min_size=1, max_size=12)),
    st.tuples(st.just(PROGRESS), st.lists(progress, min_size=1, max_size=12)),
    st.tuples(st.just(CASES), st.lists(cases, min_size=1, max_size=12)),
)
endings = st.sampled_from([(), ("填表人：办公室",), ("合计",)])


@dataclass(frozen=True)
class Outcome:
    """What a clerk would see of a draft, and the rows that would be stored."""

    problems: tuple[object, ...]
    handled: tuple[str, ...]
    counts: tuple[int, int]
    asked: tuple[object, ...]
    unknown: tuple[object, ...]
    stored: list[dict[str, object]]
    left: list[dict[str, object]]


def outcome(content: bytes, known: Lookups, most_coded: int = MOST_CODED) -> Outcome:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "original").write_bytes(content)
        draft = read_file(folder / "original", "表.csv", folder, known, most_coded=most_coded)
        return Outcome(
            draft.problems,
            tuple(repair.said for repair in draft.repairs if repair.kind is not RepairKind.LINE_BREAKS),
            (draft.rows_read, draft.rows_good),
            draft.questions,
            draft.unknown,
            *(_rows(path) for path in (draft.parquet, draft.raw)),
        )


def _rows(path: Path | None) -> list[dict[str, object]]:
    return sorted(pq.read_table(path).to_pylist(), key=lambda row: row["line"]) if path else []


def write(header: Row, rows: list[Row], *, first: str, last: str, quoted: bool = False) -> str:
    """A table whose cells hold no delimiters; `first` heads an unused column that holds `last` in its last row."""
    lines = [(*header, first), *((*row, "") for row in rows[:-1]), (*rows[-1], last)]
    if quoted:
        lines[0] = (*header, f'"{first}"')
    return "".join(",".join(line) + "\n" for line in lines)


def agree(header: Row, rows: list[Row], ending: Row, known: Lookups) -> None:
    rows = [row for row in rows if any(row)] or [("",) * len(header)]
    rows = [*rows, tuple((*ending, *[""] * len(header))[: len(header)])] if ending else rows
    regular = write(header, rows, first="去向", last="a b")
    quoted = write(header, rows, first="去向", last="a b", quoted=True)
    careful = write(header, rows, first="去向", last='"a\nb"')
    expected = outcome(regular.encode(), known)
    for content in (
        quoted.encode(),
        careful.encode(),
        regular.encode("utf-8-sig"),
        regular.encode("utf-16"),
        careful.encode("utf-16"),
        regular.replace("\n", "\r\n").encode(),
        *(text.encode("gb18030") for text in (regular, quoted, careful)),
    ):
        assert outcome(content, known) == expected
    for content in (regular.encode(), quoted.encode(), careful.encode(), regular.encode("gb18030")):
        assert outcome(content, known, most_coded=1) == expected


@pytest.fixture
def known(sampled_store: Store) -> Lookups:
    return take_lookups(sampled_store, today=TODAY)


def test_i34_every_way_of_writing_gives_one_draft(known: Lookups) -> None:
    _try(known, 2)


@pytest.mark.long
def test_i34_every_way_of_writing_many_tables_gives_one_draft(known: Lookups) -> None:
    _try(known, 100)


def _try(known: Lookups, times: int) -> None:
    @settings(
        max_examples=times,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking whole drafts takes minutes
    )
    @given(tables, endings)
    def each(table: tuple[Row, list[Row]], ending: Row) -> None:
        agree(*table, ending, known)

    each()
