"""地图 with a file in hand: how its shapes were told apart, what was mended, how it will look, and putting it up."""

import hashlib

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.catalog.dataset import Level
from dashboard.catalog.roles import Right
from dashboard.intake.shapes.draft import District, Finding, Join, MapDraft
from dashboard.intake.shapes.hanging import hang_map
from dashboard.intake.shapes.reading_apart import read_map_apart
from dashboard.queries import map as questions
from dashboard.ui import map_up
from dashboard.ui.acting import act
from dashboard.ui.here import Here
from dashboard.ui.loaders import load, store, today
from dashboard.ui.marks import sign
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape, plain
from dashboard.ui.who import writer

_READ, _JOIN = "map_read", "map_join"
_BY = {"code": "代码", "name": "名称"}
_SIGNS = {Level.ERROR: ("over", "没有画"), Level.WARNING: ("late", "请看"), Level.NOTICE: ("ok", "")}
_HEADS = (Head("县区", 1.2), Head("代码", 0.8), Head("图形", 1), Head("点数", 1, number=True))

Pair = tuple[str, str]
"""A property, and whether it holds codes or names."""


def draft_of(here: Here, file: UploadedFile) -> MapDraft:
    """The file as it was read, joined by the property that was chosen; read once for each choice and version."""
    raw = file.getvalue()
    digest = hashlib.sha256(raw).hexdigest()
    pair: Pair | None = st.session_state.get(_JOIN)
    about = digest, file.name, here.version
    kept: tuple[object, MapDraft] | None = st.session_state.get(_READ)
    if kept is not None and kept[0] == about and pair in (None, pair_of(kept[1].join)):
        return kept[1]
    if kept is None or kept[0] != about:
        pair = st.session_state[_JOIN] = None
    districts = [
        District(row["code"], row["name"], row["short_name"], row["category"])
        for row in load(questions.shapes).to_dict("records")
    ]
    with st.spinner("正在读图"):
        draft = read_map_apart(raw, file.name, districts, pair)
    st.session_state[_READ] = about, draft
    return draft


def pair_of(join: Join | None) -> Pair | None:
    """A join as the choice of a person."""
    return (join.field, join.by) if join else None


def understood(here: Here, draft: MapDraft) -> None:
    """How the shapes were told apart and what was seen in the file; then the decision."""
    with panel("看懂了什么", f"{draft.name}　{draft.features} 个图形" if draft.features else draft.name):
        if draft.refusal:
            state("这个文件不能换上", draft.refusal, status="over")
        if draft.joins:
            _choose_join(draft)
        if draft.findings:
            st.html(f'<ul class="findings">{"".join(_item(each) for each in draft.findings)}</ul>')
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="map_decision"):
        if st.button("换上这张图", type="primary", key="hang", disabled=not draft.shapes):
            _hang(here, draft)
        st.button("不换了", key="lay_aside", on_click=map_up.lay_aside)


def preview(here: Here, rows: pd.DataFrame, draft: MapDraft) -> None:
    """The map as it will be drawn, and which shape each district got; `rows` are the districts as `map_up.known()`."""
    if not draft.shapes:
        with panel("预览"):
            state("还没有可以画的", "先看左边的说明。" if draft.refusal else "先在左边选，图形靠哪个属性认。")
        return
    laid = _laid(rows, draft)
    with panel("预览", "名称和区划代码；斜线的没有图形，在总览里作方块"):
        map_up.draw(here, laid, "map_preview")
    own = {shape.code: shape for shape in draft.shapes}
    lines = [
        Line(
            (
                escape(name),
                escape(code),
                f"第 {escape(own[code].source)} 个" if code in own else "没有",
                f"{own[code].given:,} → {own[code].points:,}" if code in own else "—",
            )
        )
        for code, name in zip(rows["code"], rows["name"], strict=True)
    ]
    with panel("对上了谁", "文件里的图形"):
        table("joined", _HEADS, lines)


def _laid(rows: pd.DataFrame, draft: MapDraft) -> pd.DataFrame:
    """The districts with the shapes of the draft in place of those that hang."""
    labels = [[shape.code, shape.geometry, *map(float, shape.label.split(","))] for shape in draft.shapes]
    fresh = pd.DataFrame(labels, columns=["code", "geometry", "east", "north", "room"])
    return rows[["code", "name", "category"]].merge(fresh, on="code", how="left")


def _choose_join(draft: MapDraft) -> None:
    """The property by which the shapes are told apart: proposed when it is certain, asked for when it isn't."""
    pairs = {(join.field, join.by): join for join in draft.joins}
    if draft.join is None:
        asked = (
            "有几个属性像区划代码，选一个"
            if draft.joins[0].by == "code"
            else "没有区划代码，只有名称对得上；核对后选一个"
        )
        state(asked, "选好就能看到预览，提交前什么都不保存。", status="near")
    st.session_state[_JOIN] = pair_of(draft.join)
    st.selectbox(
        "图形靠哪个属性认",
        list(pairs),
        format_func=lambda pair: _said(pairs[pair]),
        key=_JOIN,
        index=None,
        placeholder="请选",
    )


def _said(join: Join) -> str:
    return f"{plain(join.field)}（按{_BY[join.by]}，对上 {join.matched} 个）"


def _item(finding: Finding) -> str:
    status, word = _SIGNS[finding.level]
    remedy = f"<small>{escape(finding.remedy)}</small>" if finding.remedy else ""
    return (
        f'<li class="{status}">{sign(status)}<div><b>{escape(finding.where)}</b>'
        f"<i>{word}</i><p>{escape(finding.what)}{remedy}</p></div></li>"
    )


def _hang(here: Here, draft: MapDraft) -> None:
    def deed() -> None:
        hang_map(store(), draft, person=writer(Right.REFERENCE), today=today())
        map_up.lay_aside()

    act(here, deed)
