"""The cases behind a number: the links to each figure's rows, the list with its definition, and what may be shown of a case."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog import wording
from dashboard.catalog.acts import Act
from dashboard.catalog.case_kinds import BY_NAME, CASE_KINDS, CaseKind
from dashboard.catalog.navigation import page
from dashboard.queries import rights as questions
from dashboard.ui.case_reach import names_employers, narrowed, reads_rows
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.panel import panel, state
from dashboard.ui.table import grid
from dashboard.ui.text import escape, plain
from dashboard.ui.who import note_once

_YEAR = 12
_COLUMNS: dict[str, Any] = {
    "light": st.column_config.TextColumn("状态", width=110),
    "case_no": "编号",
    "received_date": st.column_config.DateColumn("收到", format="YYYY-MM-DD"),
    "district_name": "县区",
    "handling_name": "承办单位",
    "employer_name": "涉事单位",
    "category": "类别",
    "worker_group": "群体",
    "people": st.column_config.NumberColumn("人数", format="localized", width="small"),
    "amount": st.column_config.NumberColumn("涉案（元）", format="localized"),
    "matter": "按哪条时限",
    "due_date": st.column_config.DateColumn("到期", format="YYYY-MM-DD"),
    "over": st.column_config.NumberColumn("超期（天）", width="small"),
    "closed_date": st.column_config.DateColumn("办结", format="YYYY-MM-DD"),
}


def kind_of(here: Here) -> CaseKind | None:
    """The figure whose rows the address asks for."""
    return BY_NAME.get(here.view.rows or "")


def counts(here: Here, period: date) -> None:
    """Every figure with its number, each a link to its rows, or to where the way down ends; the chosen one is bold."""
    now, year = (row for _, row in load(questions.summary, period, **narrowed(here)).iterrows())
    numbers = {
        "received": now["received"],
        "due": now["due"],
        "closed": now["closed"],
        "open": now["open_cases"],
        "overdue": now["overdue_open"],
    }
    if reads_rows():
        numbers |= {name: _total(rows_of(here, period, BY_NAME[name])) for name in ("collective", "cluster")}
    with st.container(key="case_counts", horizontal=True, gap="medium", vertical_alignment="center"):
        for kind in (kind for kind in CASE_KINDS if kind.name in numbers):
            view = here.view.but(rows=kind.name, months=None, case=None)
            with st.container(
                key=f"{'chosen' if kind.name == here.view.rows else 'count'}_{kind.name}", width="content"
            ):
                st.page_link(
                    page("rights").path,
                    label=plain(f"{kind.title} {wording.counted(numbers[kind.name], '件')}"),
                    help=kind.definition,
                    query_params=view.address(),
                )
        change = (
            "" if pd.isna(year["received_change"]) else f"，同比 {wording.signed(year['received_change'])}%"
        )
        rate = "" if pd.isna(year["on_time_rate"]) else f"，按期办结 {wording.percent(year['on_time_rate'])}"
        st.html(
            f'<p class="subline">本年新收 {escape(wording.counted(year["received"], "件"))}{change}{rate}</p>',
            width="content",
        )


def rows_of(here: Here, period: date, kind: CaseKind) -> pd.DataFrame:
    """The cases that a figure counts, sensitive ones included, in the filters of the view."""
    return load(questions.cases, period, kind=kind.name, months=_months(here, kind), **narrowed(here))


def cases(here: Here, period: date, kind: CaseKind) -> None:
    """The list of a figure's cases with its definition on top; a row leads to the case's own panel."""
    frame = rows_of(here, period, kind)
    total = _total(frame)
    scope = _scope(here, period, kind)
    if not here.view.case:  # else the one that is open is noted with its list
        note_once(Act.CASE_ROWS, f"{kind.title}　{scope}", f"{kind.name} {here.view.address()}")
    with panel(
        f"{kind.title}案件" if not kind.title.endswith(("案件", "欠薪")) else kind.title,
        f"{scope}　{kind.definition}",
        exhibit="rights/cases",
    ):
        _close(here, kind)
        if frame.empty:
            state(
                f"没有{kind.title}的案件",
                f"{scope}，没有一件。",
                status="ok" if kind.name in ("overdue", "cluster") else "",
            )
            return
        shown = built(_shown, here)
        if kind.name == "cluster":
            _employers(here, shown)
        st.html(
            f'<p class="note">{escape(_told(here, period, total, int(frame["sensitive"].iloc[0]), len(shown)))}</p>'
        )
        grid(
            here,
            f"cases-{kind.name}",
            shown,
            _columns(),
            leads=lambda place: here.view.but(case=str(shown["case_no"].iloc[place])),
            rows=16,
        )


def _shown(here: Here) -> pd.DataFrame:
    """The cases that may be listed, with the words of the list; open ones where the address names no figure."""
    frame = rows_of(here, here.month, kind_of(here) or BY_NAME["open"])
    shown = frame[~frame["is_sensitive"].astype(bool)].reset_index(drop=True)
    signs = {name: status.sign for name, status in here.theme.statuses.items()}
    return shown.assign(
        light=[f"{signs[row['status']]} {light_word(row)}" for row in shown.to_dict("records")],
        over=shown["days_over"].where(shown["days_over"] > 0),
        district_name=[here.name(code) if isinstance(code, str) else None for code in shown["district_code"]],
    )


def _columns() -> dict[str, Any]:
    """The columns of the list; employers for who may read their names."""
    return {name: head for name, head in _COLUMNS.items() if name != "employer_name" or names_employers()}


def light_word(row: dict[str, Any]) -> str:
    """The word of a case's light, with its days: 超期 22 天, 3 天到期, 按期办结."""
    over = row["days_over"]
    if pd.isna(over):
        return "已办结" if row["status"] == "done" else "没有期限"
    match row["status"]:
        case "done":
            return f"超期 {over:.0f} 天办结" if over > 0 else "按期办结"
        case "over":
            return f"超期 {over:.0f} 天"
        case _:
            return f"{-over:.0f} 天到期" if over else "今天到期"


def employer_of(row: dict[str, Any], district: str | None = None) -> str:
    """An employer of a case: its name for who may read it, else its industry; empty where none is written."""
    if names_employers() and isinstance(row["employer_name"], str):
        return str(row["employer_name"])
    is_known = isinstance(row["employer"], str) or isinstance(row["industry"], str)
    return employer_words(row["industry"], district) if is_known else ""


def employer_words(industry: str | None, district: str | None = None) -> str:
    """An employer without its name: 某建筑企业."""
    kind = (
        ""
        if industry is None or pd.isna(industry)
        else str(industry).split("、")[0].removesuffix("业").replace("和", "")
    )
    return f"{'' if district is None or pd.isna(district) else district}某{kind}企业"


def _months(here: Here, kind: CaseKind) -> int:
    return _YEAR if kind.spans and here.view.months == str(_YEAR) else kind.months


def _total(frame: pd.DataFrame) -> int:
    return 0 if frame.empty else int(frame["total"].iloc[0])


def _scope(here: Here, period: date, kind: CaseKind) -> str:
    """Where, when and which cases, in words."""
    chosen = narrowed(here)
    when = f"截至{wording.month(period)}末" if not kind.spans else wording.month(period)
    if kind.spans and _months(here, kind) == _YEAR:
        when = f"{when}止的 12 个月"
    places = [here.name(code) for code in (chosen["district"], chosen["unit"]) if code] or ["全市"]
    return "　".join(
        [*places, *(words for words in (chosen["category"], chosen["worker_group"]) if words), when]
    )


def _told(here: Here, period: date, total: int, sensitive: int, shown: int) -> str:
    """How many there are, how many of them only count, and how many are listed."""
    said = [f"共 {wording.counted(total, '件')}"]
    if sensitive:
        said.append(f"其中 {sensitive} 件属工伤、职业健康、女职工等敏感类别，只计数，不列出")
    if shown < total - sensitive:
        said.append(f"下面是最急的 {shown} 件")
    as_of = min(here.today, (pd.Timestamp(period) + pd.offsets.MonthEnd(0)).date())
    return "；".join(said) + f"。状态按 {wording.day(as_of)} 计；点一行看这一件。"


def _employers(here: Here, frame: pd.DataFrame) -> None:
    """Each employer of a cluster in one sentence, named for who may read its name."""
    entries = ""
    for _, rows in frame.groupby("employer", sort=False, dropna=False):
        first = rows.iloc[0]
        amount = "" if rows["amount"].isna().all() else f"，涉案 {wording.money(rows['amount'].sum())}"
        still = int((rows["status"] != "done").sum())
        name = employer_of(first.to_dict(), here.name(first["district_code"])) or employer_words(None)
        said = f"{len(rows)} 件，{rows['people'].sum():.0f} 人{amount}；{still} 件还在办，最早一件 {wording.iso(rows['received_date'].min())} 收到"
        entries += f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>"
    st.html(f'<dl class="facts employers">{entries}</dl>')


def _close(here: Here, kind: CaseKind) -> None:
    if here.view.rows == kind.name:
        back = here.view.but(rows=None, months=None)
        with st.container(key="close_rows"):
            st.page_link(page("rights").path, label="收起明细", query_params=back.address())
