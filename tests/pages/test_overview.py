"""The overview: the sentence, eight figures, the map, rankings, what to ask about, and what changed."""

from datetime import date

from dashboard.access import EVERYTHING
from dashboard.catalog.key_figures import KEY_FIGURES
from dashboard.queries import overview, reform
from dashboard.queries.asking import Reading
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)


def reading() -> Reading:
    """The app's own store as it stands."""
    return Reading(store(), EVERYTHING, store().version(), TODAY)


def test_the_sentence_says_where_the_reform_is_and_who_is_worst(visit: Visit) -> None:
    app = visit("overview")
    now = reform.summary(reading(), OCTOBER).iloc[0]
    assert headline(app) == (
        f"改革进度 {now['progress']:.1f}%，落后应有进度 4.2 个百分点；白石县落后最多，松岭县断报 2 期"
    )
    assert links(app)["白石县"] == ("", "district=990121")
    assert links(app)["松岭县"] == ("", "district=990122")


def test_every_key_figure_opens_the_rows_it_counts(visit: Visit) -> None:
    found = links(visit("overview"))
    for figure in KEY_FIGURES:
        assert found[f"{figure.title}：查看明细"] == (figure.page, f"rows={figure.rows}")


def test_the_tiles_show_the_values_of_the_store(visit: Visit) -> None:
    said = " ".join(words(visit("overview")).split())
    values = overview.key_figures(reading(), OCTOBER).set_index("figure")["value"]
    assert f"{values['on_time']:.1f} %" in said
    assert "58.3 %" in said
    assert f"{values['overdue']:.0f} 项" in said


def test_the_map_and_both_rankings_speak_to_those_who_cannot_see_them(visit: Visit) -> None:
    app = visit("overview")
    assert len(spoken(app)) == 3
    assert all(alt.endswith("。") for alt in spoken(app))
    assert {"区县一图", "区县进展", "部门进展", "需要过问", "比上月变了什么"} <= set(panels(app))


def test_a_figure_of_choice_colours_the_map(visit: Visit) -> None:
    app = visit("overview", figure="case_on_time")
    assert "按期办结率" in words(app)
    assert not app.exception


def test_a_district_shows_its_tasks_instead_of_the_rankings(visit: Visit) -> None:
    app = visit("overview", district="990121")
    assert headline(app).startswith("白石县进度 ")
    assert "部门进展" not in panels(app)
    assert "任务" in panels(app)
    codes = reform.tasks(reading(), OCTOBER, "990121")["task_code"].tolist()
    queries = [query for _, query in links(app).values()]
    assert any(query.endswith(f"task={codes[0]}") for query in queries)


def test_a_unit_without_tasks_says_so(visit: Visit) -> None:
    visit("overview")
    with store().reading(EVERYTHING, today=TODAY) as cursor:
        row = cursor.execute("select min(unit_code) from units where category = '企业'").fetchone()
    assert row is not None
    app = visit("overview", unit=row[0])
    assert headline(app).endswith("没有承担任务")
    assert not app.exception


def test_an_earlier_month_is_shown_as_of_its_end(visit: Visit) -> None:
    app = visit("overview", period="2026-06")
    assert "数据截至 2026-06-30" in " ".join(words(app).split())
    assert links(app)["任务按期完成率：查看明细"] == ("reform", "period=2026-06&rows=due")
