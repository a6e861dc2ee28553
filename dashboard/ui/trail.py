"""审计日志: what was done, by whom, when and from where; searched, taken along, and checked for gaps and changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
import streamlit as st

from dashboard.access.chain import Verdict
from dashboard.access.trail import Line
from dashboard.catalog.acts import TITLES, Act
from dashboard.catalog.roles import TITLES as ROLES
from dashboard.catalog.roles import Right, Role
from dashboard.catalog.tokens import LIGHT
from dashboard.documents.trail_list import trail_csv
from dashboard.ui.column_widths import sized
from dashboard.ui.copying import copy_button
from dashboard.ui.download import download
from dashboard.ui.here import Here
from dashboard.ui.panel import headline, panel, state
from dashboard.ui.table import grid
from dashboard.ui.text import escape
from dashboard.ui.trail_words import details_in_words
from dashboard.ui.who import house, must

_WIDTHS = {
    "number": ("号", 64, 56),
    "at": ("时间", 168, 142),
    "who": ("谁", 176, 130),
    "role": ("角色", 76, 66),
    "origin": ("从哪里", 120, 104),
    "act": ("做了什么", 138, 120),
    "about": ("关于", 220, 160),
    "result": ("结果", 70, 62),
    "details": ("详情", 390, 220),
}
_ROWS, _FEWER = 22, 13
_SHOWN = 500
_ALL = "全部"
_RESULTS = {_ALL: "全部结果", "ok": "做成的", "refused": "被拒的"}
_VERDICT = "trail_verdict"


@dataclass(frozen=True)
class Asked:
    """What is searched for; None is everything."""

    containing: str | None
    act: Act | None
    result: str | None
    days: tuple[date, date] | None

    def find(self, limit: int | None) -> Sequence[Line]:
        """The lines, newest first."""
        since, until = (_midnight(self.days[0]), _midnight(self.days[1] + timedelta(days=1))) if self.days else (None, None)  # fmt: skip
        return house().trail.lines(
            containing=self.containing,
            act=self.act,
            result=self.result,
            since=since,
            until=until,
            limit=limit,
        )


def say_what_happened() -> None:
    """How much there is, and how much of it was refused today."""
    count, _ = house().trail.head()
    now = datetime.now().astimezone()
    today = house().trail.lines(since=_midnight(now.date()), limit=None)
    refused = sum(line.result != "ok" or line.act is Act.SIGN_IN_REFUSED for line in today)
    said = f"今天 {len(today)} 条，" + (f"{refused} 条被拒" if refused else "没有被拒的")
    headline(
        [said],
        ["一共 ", (f"{count:,}",), " 条，只增不改；每一条都用校验码扣住前一条，改动或删去一条都查得出来。"],
    )


def ask() -> Asked:
    """The search over the list."""
    with st.container(key="trail_search", horizontal=True, gap="small", vertical_alignment="center"):
        text = st.text_input(
            "搜索",
            key="trail_text",
            placeholder="搜人、文件、编号、内容",
            label_visibility="collapsed",
            width=300,
        )
        acts = [_ALL, *Act]
        act = st.selectbox(
            "做了什么",
            acts,
            format_func=lambda each: "全部动作" if each == _ALL else TITLES[Act(each)],
            key="trail_act",
            label_visibility="collapsed",
            width=170,
        )
        result = st.selectbox(
            "结果",
            list(_RESULTS),
            format_func=_RESULTS.__getitem__,
            key="trail_result",
            label_visibility="collapsed",
            width=140,
        )
        days = st.date_input(
            "哪几天", [], format="YYYY-MM-DD", key="trail_days", label_visibility="collapsed", width=290
        )
    whole = (days[0], days[-1]) if isinstance(days, tuple) and days else None
    return Asked(
        text.strip() or None, None if act == _ALL else Act(act), None if result == _ALL else result, whole
    )


def list_lines(here: Here, asked: Asked) -> None:
    """The lines that meet what is asked, and all of them as a file."""
    found = asked.find(_SHOWN)
    more = f"先列最近 {_SHOWN} 条" if len(found) == _SHOWN else f"{len(found)} 条"
    with st.container(key="with_corner_trail", gap=None):
        with panel("记录", f"新的在前；{more}"):
            if not found:
                state("没有这样的记录", "换一个词、动作或日期。")
                return
            names = {each.name: each.title for each in house().people.everyone()}
            frame = pd.DataFrame([_line(line, names) for line in found])
            grid(
                here,
                f"trail-{found[0].number}-{len(found)}",
                frame,
                sized(here, _WIDTHS),
                rows=_ROWS if here.scale >= 1 else _FEWER,
            )
        with st.container(key="corner_trail"):
            download(
                "下载 CSV",
                lambda: trail_csv(asked.find(None)),
                f"审计日志{here.today:%Y-%m-%d}.csv",
                "text/csv",
                right=Right.TRAIL,
                key="take_trail",
                type="tertiary",
            )


def _line(line: Line, names: Mapping[str, str]) -> dict[str, str]:
    fine = line.result == "ok" and line.act is not Act.SIGN_IN_REFUSED
    return {
        "number": str(line.number),
        "at": f"{line.at.astimezone():%Y-%m-%d %H:%M:%S}",
        "who": names.get(line.who, line.who),
        "role": _role(line.role),
        "origin": line.origin,
        "act": TITLES[line.act],
        "about": names.get(line.about, line.about),
        "result": "" if fine else f"{LIGHT.statuses['over'].sign} 被拒",
        "details": details_in_words(line.details),
    }


def _role(role: str) -> str:
    return ROLES[Role(role)] if role in set(Role) else role


def checking() -> None:
    """The button that checks the whole chain, its answer, and the digest to note down."""
    count, digest = house().trail.head()
    with panel("检查", "从第一条查到最后一条"), st.container(key="trail_check", gap="xsmall"):
        st.text_input(
            "以前抄下的校验码（可以不填）", key="trail_noted", placeholder="例：120:3f9a…", max_chars=90
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button("检查日志", type="primary", key="verify_trail", on_click=_verify)
            copy_button("trail_head", "复制今天的校验码", f"{count}:{digest}")
        verdict: Verdict | str | None = st.session_state.get(_VERDICT)
        if isinstance(verdict, str):
            state("没有检查", verdict, status="late")
        elif verdict is not None:
            said = f"审计日志完好，共 {verdict.count:,} 条" if verdict.sound else verdict.said.rstrip("。")
            state(said, status="ok" if verdict.sound else "over")
        st.html(
            f'<p class="note">今天末尾的校验码：<code>{count}:{escape(digest[:16])}…</code>。隔一阵抄在纸上或交给别人存，'
            "以后连同它一起检查，整本换过也查得出来。命令行：<code>python -m dashboard trail verify</code>。</p>"
        )


def _verify() -> None:
    must(Right.TRAIL, "检查审计日志")
    text = str(st.session_state.get("trail_noted") or "").strip()
    number, _, digest = text.partition(":")
    if text and not (number.isdecimal() and digest):
        st.session_state[_VERDICT] = "抄下的校验码应写成 编号:校验码，例如 120:3f9a……。"
        return
    st.session_state[_VERDICT] = house().trail.verify((int(number), digest) if text else None)


def _midnight(day: date) -> datetime:
    """The beginning of a day on the server's clock, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)
