"""数据上报 before a file is chosen: who hands in, where to put it, and what came in last."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.catalog.roles import Right
from dashboard.intake.ledger import list_entries
from dashboard.queries import upload as questions
from dashboard.ui import own_hand
from dashboard.ui.empty import SPINE
from dashboard.ui.entries import changed_by, title_of
from dashboard.ui.hand import Handed
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import load, store, today
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.room import NoRoom
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.upload_forms import explain
from dashboard.ui.upload_reporter import pick_reporter, reporter_of
from dashboard.ui.ways import way
from dashboard.ui.who import may, person

_LAST = 6
MORE = "0"
"""In place of a file's number: more files are chosen to those in hand."""
STEPS = ("选文件", "看懂", "改问题", "提交")
_BELOW = "提交前什么都不保存；提交后可以在“报送记录”里整批撤销。"


def say(step: int, sentence: str, below: str = "") -> None:
    """The headline, with the four steps at its right; steps before `step` (from 1) are done."""
    with st.container(key="stephead"):
        headline([sentence], [below] if below else [])
        items = "".join(
            f'<li class="{"past" if place < step else "now" if place == step else ""}">{words}</li>'
            for place, words in enumerate(STEPS, start=1)
        )
        st.html(
            f'<ol class="steps" aria-label="第 {min(step, len(STEPS))} 步，共 {len(STEPS)} 步">{items}</ol>'
        )


def choose(here: Here) -> None:
    """The first step: files, or first a look at what is reported and how."""
    stock = load(questions.stock).set_index("dataset")
    missing = [name for name in SPINE if not stock.loc[name, "rows"]]
    _say_what_next(here, missing)
    left, right = st.columns([40, 60], gap="medium")
    with left, st.container(gap="xsmall"):
        choose_files(here)
        if missing:
            _guide(here, missing)
        else:
            _last_received(here)
    with right, st.container(gap="xsmall"):
        explain(here, stock)


def _say_what_next(here: Here, missing: Sequence[str]) -> None:
    if here.view.hand is not None:
        say(
            1,
            "刚才的文件不在手上了，请重新选",
            "放下过、满了一天或服务重新启动，手上的文件就没有了；没有提交的都没有保存。",
        )
    elif not missing:
        say(1, "选文件，看看读懂了什么、哪里要改，再决定提交", _BELOW)
    elif len(missing) == len(SPINE):
        say(1, f"库里还没有数据，先报{named(missing[0]).title}", _BELOW)
    else:
        say(1, f"总览还差 {len(missing)} 份表，接着报{named(missing[0]).title}", _BELOW)


def choose_files(here: Here) -> None:
    """The uploader; what is chosen is in hand at once, beside what was in hand before."""
    with panel("选文件", "WPS、Excel 的表，CSV，或它们的压缩包，一次可以选几个"):
        if not may(Right.REPORT):
            state("现在只能看", "交文件的人在这里选文件。")
            return
        pick_reporter(here)
        files = st.file_uploader(
            "选一个或几个文件",
            key=f"file_{own_hand.turn()}",
            accept_multiple_files=True,
            label_visibility="collapsed",
        )
        if files:
            try:
                token = own_hand.receive(
                    [Handed(file.name, file.size, file) for file in files], here.view.hand, reporter_of(here)
                )
            except NoRoom as error:
                state("没有收下", str(error), status="over")
            else:
                go(here.view.but(hand=token, entry=None, file=None))
                st.rerun()
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="other_way"):
            st.html('<span class="note">不要有姓名、证件号、电话。没有文件？</span>', width="content")
            way("board", label="在页面上填", query_params=here.view.place().address())


def _last_received(here: Here) -> None:
    entries = [
        entry
        for entry in list_entries(store(), today=today(), scope=person().scope)
        if entry.kind == "import"
    ][: _LAST if here.scale >= 1 else _LAST - 3]
    lines = [
        Line(
            (
                f"第 {entry.number} 号",
                escape(title_of(entry)),
                escape(changed_by(entry)),
                wording.iso(entry.received),
            ),
            f"第 {entry.number} 号",
            "ledger",
            here.view.place().but(entry=str(entry.number)),
        )
        for entry in entries
    ]
    with panel("刚收到的", "点一行，看详情或撤销"):
        heads = (Head("号", 0.7), Head("数据集", 1), Head("变动", 1.4), Head("计入日期", 0.8, number=True))
        if lines:
            table("received", heads, lines)
        else:
            st.html('<p class="note">还没有。</p>')


def _guide(here: Here, missing: Sequence[str]) -> None:
    lines = []
    for place, name in enumerate(SPINE, start=1):
        done = name not in missing
        words = "√ 已有" if done else "现在报这份" if name == missing[0] else "前一份之后"
        title = named(name).title
        cells = (f"{place}　{escape(title)}", escape(named(name).grain), words)
        lines.append(Line(cells, title, "upload", here.view.but(dataset=name)))
    with panel("先报这五份", "后面的要用到前面的名字；可以一次选齐"):
        table("guide", (Head("表", 1.2), Head("一行是什么", 1.8), Head("进度", 1)), lines)
