"""What a file would change, row by row, before it is decided."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from dashboard.intake.difference import Difference
from dashboard.intake.reading.draft import read_file
from dashboard.intake.reading.lookups import take_lookups
from dashboard.intake.review import Fate, Review, review
from dashboard.store import Store
from tests.conftest import TODAY


def reviewed(store: Store, folder: Path, text: str, most: int = 100) -> Review | None:
    """The review of a file of these words."""
    source = folder / "file.csv"
    source.write_text(text, encoding="utf-8")
    return review(store, read_file(source, "file.csv", folder, take_lookups(store, today=TODAY)), most)


def told(found: Review | None) -> list[tuple[Fate, tuple[object, ...], str]]:
    """Each change as what becomes of it, its key and its name."""
    assert found is not None
    return [(change.fate, tuple(value for _, value in change.key), change.name) for change in found.changes]


def test_an_updated_row_names_the_cells_that_change(sampled_store: Store, tmp_path: Path) -> None:
    text = (
        "期次,任务编号,完成进度,状态,进展摘要,存在问题,问题类别,下步措施,佐证材料\n"
        "2026-10,T-001-02,64%,推进中,11 家企业完成方案备案。,,,完成第三批企业培训。,\n"
    )
    found = reviewed(sampled_store, tmp_path, text)
    assert told(found) == [(Fate.UPDATED, (date(2026, 10, 1), "T-001-02"), "云屏区推行新八级工制度")]
    assert found is not None
    ((column, before, after),) = found.changes[0].cells
    assert (column.header, before, after) == ("完成进度", Decimal(61), Decimal(64))
    assert found.difference == Difference(0, 1, 0, 0)


def test_new_rows_follow_updated_ones(sampled_store: Store, tmp_path: Path) -> None:
    text = "县区代码,县区名称,县区类型\n990103,临江区,区\n990121,松岭自治县,县\n"
    assert told(reviewed(sampled_store, tmp_path, text)) == [
        (Fate.UPDATED, ("990121",), "松岭自治县"),
        (Fate.INSERTED, ("990103",), "临江区"),
    ]


def test_rows_that_a_scope_no_longer_names_are_listed(sampled_store: Store, tmp_path: Path) -> None:
    with sampled_store.cursor() as cursor:
        row = cursor.execute(
            "select strftime(period, '%Y-%m'), district_code, unit_code, count(*) from development_rows "
            "group by all order by 4 desc limit 1"
        ).fetchone()
    assert row is not None
    period, district, unit, rows = row
    text = f"期次,县区,单位,环节,人次\n{period},{district},{unit},激励,987\n"
    found = reviewed(sampled_store, tmp_path, text)
    assert found is not None
    assert found.difference.ended == rows
    assert [fate for fate, _, _ in told(found)] == [Fate.ENDED] * rows + [Fate.INSERTED]


def test_no_more_than_asked_are_listed(sampled_store: Store, tmp_path: Path) -> None:
    text = "县区代码,县区名称,县区类型\n990103,临江区,区\n990104,望山区,区\n990105,东湖区,区\n"
    assert len(told(reviewed(sampled_store, tmp_path, text, most=2))) == 2


def test_a_file_without_good_rows_has_no_review(store: Store, tmp_path: Path) -> None:
    assert reviewed(store, tmp_path, "县区代码,县区名称,县区类型\n9901,澜川市,市本级\n") is None
