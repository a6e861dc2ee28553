"""The meeting: each slide over the demonstration city, the freeze, the ways in, down and out, and decisions written down."""

import re

from streamlit.testing.v1 import AppTest

from dashboard.catalog.freeze import Freeze, parse_freeze
from tests.pages.seen import Visit, headline, links, words

BEGUN = "150-202611220900"
"""A meeting that began when the store had fewer entries than it has now."""


def said(app: AppTest) -> str:
    """All text of the slide in one line, its pieces closed up."""
    return " ".join(words(app).split())


def badge(app: AppTest) -> tuple[str, str]:
    """The clock and the version that the slide says it is frozen at."""
    match = re.search(r"数据已冻结 11月22日 (\d+:\d\d) 版本 (\d+)", said(app))
    assert match is not None
    return match[1], match[2]


def begun(app: AppTest) -> Freeze:
    """The freeze that the links out of a slide carry on."""
    queries = [query for _, query in links(app).values() if "meeting=" in query]
    freeze = parse_freeze(queries[0].split("meeting=")[1].split("&")[0])
    assert freeze is not None
    return freeze


def test_a_meeting_starts_from_every_page_with_what_is_looked_at(visit: Visit) -> None:
    for page, address in (
        ("overview", {"district": "990121"}),
        ("upload", {}),
        ("skills", {"period": "2026-06"}),
    ):
        target, query = links(visit(page, **address))["会议模式"]
        assert target == "meeting"
        assert query == "&".join(f"{name}={value}" for name, value in address.items())


def test_a_meeting_without_a_token_begins_now_at_the_first_slide(visit: Visit) -> None:
    app = visit("meeting")
    assert headline(app) == "之前的会议没有留下议定事项"
    assert "上次议定事项 2026年10月 · 全市" in said(app)
    assert begun(visit("meeting", slide="red")).version == int(badge(app)[1])


def test_no_menu_no_pickers_and_one_way_out(visit: Visit) -> None:
    app = visit("meeting")
    assert links(app) == {"退出": ("", "")}
    assert not app.selectbox


def test_the_slide_of_overall_progress(visit: Visit) -> None:
    app = visit("meeting", slide="overall")
    assert headline(app) == "改革比应有进度慢 4.2 个百分点白石县落后最多，松岭县断报 2 期"
    assert "全市改革进度 70.5 % 应有 74.7% 0 2027年底 100%" in said(app)
    assert "15 项逾期 比上月多 8 项" in said(app)
    assert "松岭县断报 2 期 上次报送 8月，未报不参加排名" in said(app)
    assert "中川区领先 3.8 个百分点" in said(app)


def test_the_slide_of_red_items_leads_to_who_is_asked(visit: Visit) -> None:
    app = visit("meeting", slide="red", meeting=BEGUN)
    assert headline(visit("meeting", slide="red")) == "16 项任务亮红灯，比上月多 6 项市文旅广电局最多"
    found = links(app)
    leads = [query for label, (_, query) in found.items() if "：" in label]
    assert leads
    assert all(f"meeting={BEGUN}" in query and "slide=red" in query for query in leads)


def test_the_slide_of_balance_numbers_only_the_ends(visit: Visit) -> None:
    app = visit("meeting", slide="balance")
    assert headline(app) == "区县之间最多差 20.5 个百分点白石县落后最多，松岭县未报"
    for words_ in ("中川区 +3.8", "映雪区 −8.3", "白石县 −16.7", "松岭县 连续 2 期未报，不排名"):
        assert words_ in said(app)
    assert "泉湾区 云屏区" in said(app)


def test_the_slides_of_skills_and_rights_stand_against_their_targets(visit: Visit) -> None:
    assert "23.5 % 2027年目标 27%" in said(visit("meeting", slide="skills"))
    app = visit("meeting", slide="rights")
    assert headline(app) == "按期办结率比目标高 0.7 个百分点超期在办 14 件，映雪区最多"
    assert "95.7 % 目标 95%" in said(app)


def test_what_several_units_told_alike_is_one_row(visit: Visit) -> None:
    app = visit("meeting", slide="exchange")
    assert headline(app).startswith("6 个问题还没解决，4 个过了整改期限")
    assert said(app).count("项目转包导致欠薪责任难认定") == 1


def test_a_meeting_stays_at_its_version_also_on_the_pages_below(visit: Visit) -> None:
    slide = visit("meeting", slide="overall", meeting=BEGUN)
    assert badge(slide) == ("9:00", "150")
    below = visit("overview", meeting=BEGUN, slide="overall", district="990121")
    assert badge(below) == ("9:00", "150")
    assert links(below)["返回会议：总体进展"] == ("meeting", f"meeting={BEGUN}&slide=overall")
    assert {"会议模式", "数据上报", "报送记录"}.isdisjoint(links(below))
    strays = {label: query for label, (_, query) in links(below).items() if f"meeting={BEGUN}" not in query}
    assert strays == {}


def test_a_token_of_a_version_that_never_was_begins_a_meeting_now(visit: Visit) -> None:
    app = visit("meeting", slide="red", meeting="999999-202611220900")
    assert begun(app).version < 999999


def test_an_unknown_slide_or_agenda_shows_the_standard_first_slide(visit: Visit) -> None:
    app = visit("meeting", slide="nothing", agenda="没有这个")
    assert headline(app) == "之前的会议没有留下议定事项"


def test_an_empty_store_says_what_to_bring(visit_empty: Visit) -> None:
    assert headline(visit_empty("meeting")).startswith("还没有数据")


def test_every_slide_of_a_small_store_speaks_calmly(visit_samples: Visit) -> None:
    for slide in ("last_decisions", "overall", "red", "balance", "skills", "rights", "exchange", "decisions"):
        app = visit_samples("meeting", slide=slide)
        assert not app.exception
        assert headline(app)


def write_down(app: AppTest, matter: str, unit: str) -> AppTest:
    """Fill the form of the last slide and press its button."""
    app.text_area[0].input(matter)
    next(box for box in app.selectbox if box.label == "责任单位").select(unit)
    return next(button for button in app.button if button.label == "记下这一项").click().run()


def test_a_decision_is_written_amended_and_taken_off_on_the_last_slide(visit_samples: Visit) -> None:
    app = visit_samples("meeting", slide="decisions")
    unit = next(box for box in app.selectbox if box.label == "责任单位").options[0]
    assert "写明议定做什么，事项不能空着" in said(write_down(app, "", unit))
    app = write_down(app, "补报两期进展月报", unit)
    assert headline(app).startswith("本次议定 1 项")
    assert f"补报两期进展月报 {unit}" in said(app)

    app = next(button for button in app.button if button.label == "改").click().run()
    app.text_area[0].input("补报三期进展月报")
    app = next(button for button in app.button if button.label == "改好了").click().run()
    assert "补报三期进展月报" in said(app)
    assert "补报两期" not in said(app)

    app = write_down(app, "开一次现场会", unit)
    app = next(button for button in app.button if button.label == "撤掉").click().run()
    assert headline(app).startswith("本次议定 1 项")

    following = visit_samples("meeting", slide="last_decisions")
    assert headline(following).startswith("上次议定 1 项")
    assert "补报三期进展月报" in said(following)
