"""What explains the numbers of the leaders' pages, over the demonstration city."""

import io
import math

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from dashboard.catalog.exhibits import EXHIBITS, exhibit
from dashboard.documents.exhibit_book import write_page
from dashboard.ui.exhibits import SHOWN, counts_of, frame_of, words_of
from dashboard.ui.exhibits.explaining import facts_of, sources_of
from dashboard.ui.exhibits.taking import file_name, table_of
from dashboard.ui.here import Here
from dashboard.ui.loaders import Moment, reading_at
from dashboard.ui.scope_words import reading_facts, scope_facts, scope_line
from tests.pages.seen import Visit

CITY: dict[str, str] = {}
WHITE_STONE = {"district": "990121"}
BUREAU = {"unit": "D02"}
OF_A_PLACE = ("unit/peers", "unit/reports", "unit/tasks", "unit/cases", "unit/rows")


def seen(app: AppTest) -> tuple[Here, list[str]]:
    """Where the page stands, and the exhibits that it drew."""
    assert not app.exception
    here: Here = app.session_state["here"]
    drawn: list[str] = app.session_state["exhibits_drawn"]
    return here, drawn


def test_every_exhibit_has_rows_and_no_rows_are_without_words() -> None:
    assert set(SHOWN) == {each.name for each in EXHIBITS}
    assert [each.name for each in EXHIBITS if len(SHOWN[each.name].fields) != len(each.columns)] == []
    counted = {name for name, shown in SHOWN.items() if shown.counts} - {"overview/map"}
    assert counted <= {each.name for each in EXHIBITS if each.numerator}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(CITY, id="city"),
        pytest.param(WHITE_STONE, id="district", marks=pytest.mark.long),
        pytest.param(BUREAU, id="unit", marks=pytest.mark.long),
    ],
)
def test_every_exhibit_gives_its_table_and_its_facts_wherever_one_stands(
    visit: Visit, address: dict[str, str]
) -> None:
    here, _ = seen(visit("overview", **address))
    with reading_at(Moment(here.version, here.today)):
        for name in SHOWN if address else [name for name in SHOWN if name not in OF_A_PLACE]:
            assert tuple(frame_of(name, here).columns) == exhibit(name).columns
            facts = dict(facts_of(words_of(name, here), here))
            assert facts["范围"] == here.place_name
            assert facts["版本"] == str(here.version)


def test_the_pages_note_what_they_draw_in_page_order(visit: Visit) -> None:
    assert seen(visit("overview"))[1] == [
        "figures/all",
        "overview/map",
        "overview/changes",
        "overview/districts",
        "overview/departments",
        "overview/attention",
    ]
    assert seen(visit("rights"))[1][:3] == ["rights/flow", "rights/categories", "rights/districts"]


def test_the_map_tells_the_districts_as_it_draws_them(visit: Visit) -> None:
    here, _ = seen(visit("overview"))
    with reading_at(Moment(here.version, here.today)):
        rows = frame_of("overview/map", here).set_index("县区")
        shown = words_of("overview/map", here)
        sources = sources_of(shown, here)
        facts = dict(facts_of(shown, here))
    assert rows.loc["松岭县", "灯"] == "未报"
    assert rows.loc["松岭县", "连续未报（期）"] == 2
    assert (rows.loc["白石县", "已报（项）"], rows.loc["白石县", "应报（项）"]) == (15, 15)
    assert facts["数据截至"] == "2026-10-31"
    assert facts["已报"] == "进展月报 29/30 家"
    assert sources["file_name"].iloc[0] == "20261117-06-进展月报2026年10月补报.csv"
    assert facts["来源"].startswith(
        f"第 {sources['number'].iloc[0]} 号 20261117-06-进展月报2026年10月补报.csv（演示，2026-11-17）；"
    )


def test_who_did_not_report_skills_has_no_share_on_the_map(visit: Visit) -> None:
    here, _ = seen(visit("overview", figure="high_share"))
    with reading_at(Moment(here.version, here.today)):
        rows = frame_of("overview/map", here).set_index("县区")
    assert rows.loc["松岭县", "灯"] == "未报"
    assert math.isnan(rows.loc["松岭县", "数值"])
    assert (rows.loc["松岭县", "已报（项）"], rows.loc["松岭县", "应报（项）"]) == (0, 8)
    assert rows.loc["高新区", "数值"] == pytest.approx(27.6, abs=0.05)


def test_a_share_is_told_with_its_numerator_and_denominator(visit: Visit) -> None:
    here, _ = seen(visit("overview", figure="high_share"))
    with reading_at(Moment(here.version, here.today)):
        facts = dict(facts_of(words_of("figures/high_share", here), here))
        above, below = counts_of("figures/high_share", here)
        last = frame_of("figures/high_share", here).iloc[-1]
        on_the_map = words_of("overview/map", here)
    assert above is not None
    assert below is not None
    assert last["高技能人才占比（%）"] == pytest.approx(100 * above / below, abs=1e-4)
    assert facts["分子"] == f"高级工及以上 {above:,.0f} 人"
    assert facts["数据截至"] == "2026-09-30"
    assert on_the_map.title == "区县一图　高技能人才占比"
    assert on_the_map.definition == exhibit("figures/high_share").definition


def test_the_whole_page_goes_into_one_workbook(visit: Visit) -> None:
    here, drawn = seen(visit("skills"))
    with reading_at(Moment(here.version, here.today)):
        content = write_page(
            "技能等级",
            [*scope_facts(here), *reading_facts(here)],
            [table_of(words_of(name, here), here) for name in drawn],
        )
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert names[:3] == ["目录", "1 八级工", "2 两个占比"]
    assert len(names) == len(drawn) + 1


def test_the_filters_are_said_in_words(visit: Visit) -> None:
    here, _ = seen(visit("reform", district="990121", aspect="产业工人思想政治引领", light="late"))
    assert scope_line(here) == f"白石县　2026年10月　方面：{here.view.aspect}；灯：落后"
    assert file_name("单位 × 方面", here, "xlsx") == "产改_单位×方面_白石县_2026年10月.xlsx"


def test_sensitive_cases_are_never_taken_along(visit: Visit) -> None:
    here, _ = seen(visit("rights", rows="open"))
    with reading_at(Moment(here.version, here.today)):
        rows = frame_of("rights/cases", here)
    assert len(rows) > 0
    assert not set(rows["类别"]) & {"工伤与职业伤害", "劳动安全与职业健康", "女职工与未成年工特殊保护"}
