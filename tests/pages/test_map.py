"""地图: a file is read and shown before anything is kept; put up it hangs on the overview, taken down the tiles are back."""

import json

from streamlit.testing.v1 import AppTest

from dashboard.settings import ROOT
from dashboard.ui.loaders import store
from tests.intake.handing import rows
from tests.pages.seen import Visit, figures, headline, links, panels, spoken, words

SAMPLE = (ROOT / "data" / "samples" / "map.geojson").read_bytes()


def given(visit: Visit, raw: bytes, name: str = "区划图.geojson") -> AppTest:
    """The page with a file chosen."""
    return visit("map").file_uploader[0].upload(name, raw).run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_before_a_file_the_page_says_what_hangs_and_what_is_wanted(visit: Visit) -> None:
    app = visit("map")
    assert headline(app) == "总览用的是方块示意图，可以换上本市的区划图"
    assert panels(app) == ["选文件", "要什么样的文件", "还没有本市的图"]


def test_an_empty_store_asks_for_districts_first(visit_empty: Visit) -> None:
    app = visit_empty("map")
    assert headline(app) == "先报县区名录，才能换上地图"
    assert "去数据上报" in links(app)


def test_a_map_is_previewed_put_up_drawn_and_taken_down(visit_samples: Visit) -> None:
    app = given(visit_samples, SAMPLE)
    assert not app.exception
    known = len(rows(store(), "districts")) - 1
    drawn = sum(
        code != "990100" and f'"{code}"' in SAMPLE.decode()
        for (code,) in rows(store(), "districts", "district_code")
    )
    assert headline(app) == f"{known} 个县区认出 {drawn} 个图形，看过预览再换上"
    assert panels(app) == ["选文件", "看懂了什么", "预览", "对上了谁"]
    assert "外环是逆时针" in words(app)
    assert rows(store(), "shapes") == []

    app = press(app, "hang")
    assert len(rows(store(), "shapes")) == drawn
    assert headline(app) == f"总览用的是本市的图，{known} 个县区有 {drawn} 个图形"
    overview = visit_samples("overview")
    assert next(alt for alt in spoken(overview) if alt.startswith("区县地图"))
    picture = next(each for each in figures(overview) if "geo" in each["layout"])
    assert picture["layout"]["annotations"][0]["text"] == "底图由本市提供，区划图.geojson，2026-11-22"
    assert len(json.dumps(picture, ensure_ascii=False)) < 100_000
    assert "示意图，非真实区划" not in words(overview)

    app = press(visit_samples("map"), "take_down")
    assert rows(store(), "shapes") == []
    assert headline(app) == "总览用的是方块示意图，可以换上本市的区划图"
    assert "示意图，非真实区划" in words(visit_samples("overview"))


def test_names_are_joined_only_when_a_person_says_so(visit: Visit) -> None:
    named = json.loads(SAMPLE)
    for feature in named["features"]:
        del feature["properties"]["区划代码"]
    app = given(visit, json.dumps(named).encode())
    assert headline(app) == "8 个县区认出 0 个图形，还不能换上"
    assert "没有区划代码，只有名称对得上；核对后选一个" in words(app)
    assert app.button(key="hang").disabled
    app = app.selectbox(key="map_join").select(("名称", "name")).run()
    assert headline(app) == "8 个县区认出 8 个图形，看过预览再换上"
    assert not app.button(key="hang").disabled


def test_what_is_no_map_is_refused_in_words_and_can_be_laid_aside(visit: Visit) -> None:
    app = given(visit, b'{"type": "Topology"}', "<b>图</b>.json")
    assert "这是 TopoJSON，不是 GeoJSON。" in words(app)
    assert "&lt;b&gt;图" in "".join(element.proto.body for element in app.get("html"))
    assert panels(press(app, "lay_aside")) == ["选文件", "要什么样的文件", "还没有本市的图"]
