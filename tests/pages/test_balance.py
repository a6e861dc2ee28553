"""进展均衡: how far apart, who drags, who has not begun; of the city, of one district, of one unit."""

from datetime import date

from dashboard.access import EVERYTHING
from dashboard.queries import balance
from dashboard.queries.asking import Reading
from dashboard.ui.loaders import store
from tests.conftest import TODAY
from tests.pages.seen import Visit, headline, links, panels, spoken, words

OCTOBER = date(2026, 10, 1)


def reading() -> Reading:
    """The app's own store as it stands."""
    return Reading(store(), EVERYTHING, store().version(), TODAY)


def test_the_city_opens_with_the_gap_and_shows_districts_and_departments_apart(visit: Visit) -> None:
    app = visit("balance")
    assert headline(app) == "区县相差 20.5 个百分点，比上月拉大 2.0；未报的松岭县拖低区县平均 2.8 个百分点"
    assert links(app)["松岭县"] == ("balance", "district=990122")
    assert panels(app) == [
        "区县进展", "谁拖了区县平均", "区县差距十二个月",
        "部门进展", "谁拖了部门平均", "部门差距十二个月",
        "相差多少", "未行动",
    ]  # fmt: skip
    assert len(spoken(app)) == 6
    assert all(alt.endswith("。") for alt in spoken(app))
    assert "白石县" in spoken(app)[0]
    assert "市科技局" not in spoken(app)[0]


def test_the_gap_in_numbers_and_the_list_with_its_triggers(visit: Visit) -> None:
    app = visit("balance")
    said = " ".join(words(app).split())
    now = balance.spread(reading(), OCTOBER, "districts").iloc[-1]
    assert f"{now['spread']:.1f} 个百分点 较上月 ↑ {now['spread_moved']:.1f} 个百分点" in said
    assert f"标准差 {now['dispersion']:.1f}" in said
    assert f"{now['ratio']:.2f} 倍" in said
    assert "最低的完成度是 0，不算倍数" in said
    assert (
        "市科技局 未行动 ① 已到开始日的 2 项任务完成度均为 0 3月1日起 ⑤ 已 244 天没有有日期的动作 3月1日起"
        in said
    )
    assert "松岭县 关注 ③ 连续 2 期未报，上次报送 2026年8月 9月1日起" in said
    assert "④没有实施方案" in said
    assert links(app)["市科技局：未行动"] == ("balance", "unit=D10")
    assert links(app)["松岭县：关注"] == ("balance", "district=990122")


def test_the_whole_list_of_departments_marks_those_of_too_few_tasks(visit: Visit) -> None:
    app = visit("balance", rows="departments")
    assert headline(app) == "部门进展：13 家参加排名，12 家不参加"
    assert words(app).count("只有 1 项，不参加排名") == 12
    assert links(app)["‹ 回到进展均衡"] == ("balance", "")
    assert links(app)["市科学技术局"] == ("balance", "unit=D10")


def test_the_other_lists_open_by_their_address(visit: Visit) -> None:
    assert headline(visit("balance", rows="districts")) == "区县进展：7 家参加排名，1 家不参加"
    assert headline(visit("balance", rows="watchlist")) == "2 家未行动，1 家关注"


def test_a_district_shows_its_place_its_tasks_and_its_triggers(visit: Visit) -> None:
    app = visit("balance", district="990121")
    assert headline(app) == "白石县落后应有进度 16.7 个百分点，7 个县区里排第 7；拖低区县平均 2.0 个百分点"
    assert panels(app) == ["在同类里的位置", "未行动的五条", "哪些任务拖低", "哪些方面拖低"]
    assert "不判断，也不计条数" in words(app)
    assert links(app)["全部 15 项 ›"] == ("balance", "district=990121&rows=in_force")


def test_a_department_shows_its_tasks(visit: Visit) -> None:
    app = visit("balance", unit="D10")
    assert panels(app) == ["在同类里的位置", "未行动的五条", "哪些任务拖低", "任务"]
    assert "一线创新成果转化" in words(app)
    assert "task=" in links(app)["一线创新成果转化"][1]


def test_the_rows_of_a_place_open_on_this_page(visit: Visit) -> None:
    assert headline(visit("balance", unit="D10", rows="in_force")) == "已到开始日、计进度的任务 2 项"
    codes = balance.tasks(reading(), OCTOBER, unit="D10")["task_code"]
    app = visit("balance", unit="D10", task=codes[0])
    assert not app.exception
    assert "一线创新成果转化" in words(app)


def test_a_silent_district_is_told_so(visit: Visit) -> None:
    app = visit("balance", district="990122")
    assert headline(app).startswith("松岭县未报，按最近一次报数落后 24.4 个百分点")
    assert "连续 2 期未报" in words(app)


def test_a_districts_office_is_not_ranked_among_departments(visit: Visit) -> None:
    app = visit("balance", unit="Q2100")
    assert "这里不排名" in words(app)
    assert not app.exception


def test_a_unit_without_tasks_says_so(visit: Visit) -> None:
    visit("balance")
    with store().reading(EVERYTHING, today=TODAY) as cursor:
        row = cursor.execute("select min(unit_code) from units where category = '企业'").fetchone()
    assert row is not None
    app = visit("balance", unit=row[0])
    assert headline(app).endswith("没有已到开始日的任务")
    assert not app.exception


def test_an_earlier_month_has_its_own_list(visit: Visit) -> None:
    app = visit("balance", period="2026-05")
    assert "区县相差 7.2 个百分点" in headline(app)
    assert not app.exception
