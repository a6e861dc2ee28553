"""地图 before a file is chosen: what hangs on the overview now, and how another one is put up."""

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.catalog import wording
from dashboard.catalog.roles import Right
from dashboard.figures import shape_map
from dashboard.intake.shapes.hanging import take_down_map
from dashboard.queries import map as questions
from dashboard.ui.acting import act
from dashboard.ui.chart import chart
from dashboard.ui.district_map import CITY, with_shapes
from dashboard.ui.here import Here
from dashboard.ui.loaders import load, store, today
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.text import escape
from dashboard.ui.ways import way
from dashboard.ui.who import writer

MOST = 20
"""MB of a file."""
PREVIEW = 520
_WIDTH = 1090
_TURNS = "maps_handed_over"
_WANTED = (
    ("格式", "GeoJSON（.geojson 或 .json），UTF-8 或 GB18030；TopoJSON、Shapefile、KML 先转成 GeoJSON"),
    ("图形", "县区一级的面，可以有多块、有洞；一个县区一个图形，多个会合成一个"),
    ("代码", "每个图形带六位区划代码，列名不限（code、adcode、区划代码……）；没有代码的，可以按名称对"),
    ("坐标", "经纬度（CGCS2000 或 WGS84）；投影后的米数请先转"),
    ("大小", f"不超过 {MOST} MB；太细的边界会简化，相邻县区的边一起简化"),
)


def known() -> pd.DataFrame:
    """Every district but the city itself, with its shape if it has one."""
    found = load(questions.shapes)
    return found[found["category"] != CITY].reset_index(drop=True)


def ask_for_districts(here: Here) -> None:
    """Without a register no shape can be told from another."""
    headline(["先报县区名录，才能换上地图"], ["图形要靠区划代码认出是哪个县区。"])
    way("upload", label="去数据上报", query_params=here.view.place().address())


def say_what_hangs(rows: pd.DataFrame, ready: int | None) -> None:
    """The headline: what hangs now, or how many shapes of the chosen file are `ready` to be put up."""
    drawn = rows["geometry"].notna().sum()
    below = "换上、撤下都是一条记录，可以在“报送记录”里撤销；提交前什么都不保存。"
    if ready is not None:
        headline(
            [f"{len(rows)} 个县区认出 {ready} 个图形" + ("，看过预览再换上" if ready else "，还不能换上")],
            [below],
        )
    elif drawn:
        headline([f"总览用的是本市的图，{len(rows)} 个县区有 {drawn} 个图形"], [below])
    else:
        headline(["总览用的是方块示意图，可以换上本市的区划图"], [below])


def in_hand() -> UploadedFile | None:
    """The file that was chosen."""
    file: UploadedFile | None = st.session_state.get(_uploader())
    return file


def choose() -> None:
    """The uploader; a fresh one after each file that was put up or laid aside."""
    with panel("选文件", "GeoJSON，县区一级"), st.container(key="map_file"):
        st.file_uploader(
            "选一个 GeoJSON 文件", key=_uploader(), max_upload_size=MOST, label_visibility="collapsed"
        )


def _uploader() -> str:
    return f"map_file_{st.session_state.get(_TURNS, 0)}"


def lay_aside() -> None:
    """Let go of the file; call it from a callback or before a rerun."""
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def current(here: Here, rows: pd.DataFrame) -> None:
    """The map that hangs and the way to take it down, then what a file must hold."""
    hung = rows[rows["geometry"].notna()]
    if not hung.empty:
        with panel("现在的图"):
            missing = list(rows.loc[rows["geometry"].isna(), "name"])
            facts = {
                "文件": str(hung.iloc[0]["file_name"]),
                "换上日期": wording.iso(hung.iloc[0]["given_date"]),
                "图形": f"{len(hung)} 个县区" + (f"；没有图形的：{'、'.join(missing)}" if missing else ""),
            }
            st.html(_facts(facts))
            with st.container(horizontal=True, gap="small", vertical_alignment="center", key="map_deeds"):
                if st.button("撤下，回到方块", key="take_down"):
                    act(here, lambda: take_down_map(store(), person=writer(Right.REFERENCE), today=today()))
                way("overview", label="看总览", query_params=here.view.place().address())
                way(
                    "ledger",
                    label="历次换图",
                    query_params=here.view.place().but(category="shapes").address(),
                )
    with panel("要什么样的文件"):
        st.html(_facts(dict(_WANTED)))


def _facts(facts: dict[str, str]) -> str:
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in facts.items())
    return f'<dl class="facts open">{items}</dl>'


def preview(here: Here, rows: pd.DataFrame) -> None:
    """The map that hangs, large and with codes; without one, where to find a file."""
    if rows["geometry"].isna().all():
        with panel("还没有本市的图"):
            state(
                "方块也够用",
                "方块图按县区名录的顺序排，不需要文件；换上本市的图后，点图形和点方块一样。",
                "区划图可以向自然资源部门要，或用公开的行政区划数据；程序里不带任何真实边界。",
            )
        return
    with panel("现在的图", "名称和区划代码"):
        draw(here, rows, "map_hung")


def draw(here: Here, rows: pd.DataFrame, name: str) -> None:
    """Names and codes in their shapes; who has none is a hatched tile."""
    without = rows["geometry"].isna()
    frame = rows[["code", "name"]].assign(
        status=["none" if bare else "done" for bare in without],
        value_text=["没有图形" if bare else code for bare, code in zip(without, rows["code"], strict=True)],
        note="",
    )
    drawn = with_shapes(frame, rows, None)
    figure = shape_map.draw(drawn, here.theme, here.scale, width=_WIDTH, height=PREVIEW)
    missing = "、".join(rows.loc[without, "name"])
    alt = f"区划图，{(~without).sum()} 个县区有图形" + (f"，没有的是{missing}" if missing else "") + "。"
    chart(here, figure, name, height=PREVIEW, alt=alt)
