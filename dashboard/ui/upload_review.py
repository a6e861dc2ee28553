"""数据上报 with a file in hand: what was understood, what must be mended, what it would change, and the decision."""

from collections.abc import Callable

import streamlit as st

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import UPLOADED, named
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import list_entries
from dashboard.intake.reading.percents import Scale
from dashboard.ui import drafts
from dashboard.ui.changes import changes
from dashboard.ui.drafts import Held
from dashboard.ui.entries import encoding_of
from dashboard.ui.here import Here, go
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import panel, state
from dashboard.ui.pickers import EVERY
from dashboard.ui.problems import problems, why_not
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape
from dashboard.ui.upload import say

_DELIMITERS = {",": "逗号", "\t": "制表符", ";": "分号", "，": "全角逗号", "|": "竖线"}
_BY_HEADERS = "按表头认"
_MOST_COLUMNS = 5


def show(here: Here, held: Held) -> None:
    """The whole page: understood at the left, to mend and to change at the right, the decision at the foot."""
    draft = held.draft
    _say(held)
    left, right = st.columns([40, 60], gap="medium")
    with left, st.container(gap="xsmall"):
        _understood(held)
        _mapping(held)
    with right, st.container(gap="xsmall"):
        wall = here.scale >= 1
        listed = [problem for problem in draft.problems if problem.code != "extra_column"]
        if draft.parquet is None:
            why_not(here, held.name, listed)
        elif listed:
            problems(here, held.name, listed, f"要改的 {draft.rows_read - draft.rows_good} 行")
        if held.review is not None:
            changes(here, held.review, lines=(7 if wall else 4) if listed else (16 if wall else 11))
    _decide(here, held)


def _say(held: Held) -> None:
    draft, found = held.draft, held.review
    bad = draft.rows_read - draft.rows_good
    touched = found.difference.inserted + found.difference.updated + found.difference.ended if found else 0
    asked = next((problem for problem in draft.errors if problem.code == "needs_answer"), None)
    if draft.parquet is None:
        say(2, "这个文件没有读懂，什么都没有保存", "原来的数据不变；改好后重新选文件。")
    elif asked is not None:
        say(2, f"请先说明“{asked.column}”怎么写的，再看其他问题", "在左边选一种读法，文件不用重传。")
    elif draft.errors:
        say(3, f"读懂 {draft.rows_read} 行，可更新 {touched} 行；{bad} 行要改，改好再提交", "在原来的表里改好、存盘，再选一次文件。")  # fmt: skip
    elif found is None or found.difference.empty:
        say(4, f"文件里的 {draft.rows_read} 行库里都有了，不用再交", _same_file(draft.sha256))
    else:
        say(
            4,
            f"读懂 {draft.rows_read} 行，没有要改的；提交后{in_words(found.difference)}",
            "看一眼右边的差别，对了就提交。",
        )


def in_words(difference: Difference) -> str:
    """新增 12 行、更新 31 行; what is zero is left out."""
    counts = {"新增": difference.inserted, "更新": difference.updated, "停用": difference.ended}
    return "、".join(f"{word} {count} 行" for word, count in counts.items() if count) or "没有变化"


def _same_file(sha256: str) -> str:
    for entry in list_entries(store(), today=today()):
        if entry.file_sha256 == sha256:
            return f"同一个文件 {entry.received:%Y-%m-%d} 已经收下，是第 {entry.number} 号；数据没有变化。"
    return "内容和库里一样；如果本期有变动，请核对是不是选错了文件。"


def _understood(held: Held) -> None:
    draft = held.draft
    facts = {"文件": f"{escape(held.name)}　<small>{_size(held.size)}</small>"}
    if draft.encoding:
        where = (
            f"{_DELIMITERS.get(draft.delimiter, '')}分隔，第 {draft.header_row} 行是表头"
            if draft.delimiter
            else ""
        )
        facts["编码"] = f"{escape(encoding_of(draft.encoding))}　<small>{where}</small>"
    if draft.mapping is not None:
        found, extra = len(draft.mapping.places), len(draft.mapping.extra)
        more = f"，{extra} 列不导入" if extra else ""
        facts["列"] = f"{found + extra} 列认出 {found} 列<small>{more}</small>"
    if draft.handled:
        facts["已自动处理"] = escape("；".join(draft.handled))
    rows = "".join(f"<dt>{words}</dt><dd>{said}</dd>" for words, said in facts.items())
    with panel("看懂了什么"):
        st.html(f'<dl class="facts two">{rows}</dl>')
        _dataset_picker(held)


def _dataset_picker(held: Held) -> None:
    """Which dataset the file is taken for; what the headers say may be overruled."""
    titles = {dataset.name: dataset.title for dataset in UPLOADED}
    recognised = held.draft.dataset.title if held.draft.dataset and held.chosen is None else ""
    automatic = f"{recognised}（{_BY_HEADERS}）" if recognised else _BY_HEADERS

    words = {EVERY: automatic, **titles}
    st.session_state["pick_as"] = held.chosen.name if held.chosen else EVERY

    def picked() -> None:
        name = st.session_state["pick_as"]
        drafts.read_as(named(name) if name else None, held.scale)

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="take_for"):
        st.html('<span class="note">数据集</span>', width="content")
        st.selectbox(
            "数据集",
            list(words),
            format_func=words.__getitem__,
            key="pick_as",
            on_change=picked,
            label_visibility="collapsed",
        )


def _mapping(held: Held) -> None:
    mapping = held.draft.mapping
    if mapping is None:
        return
    lines = [
        Line((escape(header), escape(canonical), '<span class="quiet">别名</span>'))
        for header, canonical in mapping.by_alias
    ]
    lines += [
        Line(
            (
                escape(header),
                '<span class="quiet">不导入</span>',
                '<span class="quiet">这份表里没有这一列</span>',
            )
        )
        for header in mapping.extra
    ]
    same = len(mapping.places) - len(mapping.by_alias)
    left_out = f"，另 {len(lines) - _MOST_COLUMNS} 列略" if len(lines) > _MOST_COLUMNS else ""
    others = f"其余 {same} 列同名{left_out}" if same else ""
    with panel("列对应", "" if lines else f"{same} 列都与模板同名", others if lines else ""):
        if lines:
            table("mapping", (Head("文件里的列"), Head("对应到"), Head("依据", 1.3)), lines[:_MOST_COLUMNS])
        _percent_question(held)


def _percent_question(held: Held) -> None:
    """How bare numbers of a percent column are to be read, where the file itself can't tell."""
    asked = next((problem for problem in held.draft.errors if problem.code == "needs_answer"), None)
    if asked is None and held.scale is None:
        return
    words = {Scale.WHOLE: "85 这样写，1 是 1%", Scale.FRACTION: "0.85 这样写，1 是 100%"}
    st.session_state["pick_scale"] = held.scale

    def picked() -> None:
        drafts.read_as(held.chosen, st.session_state["pick_scale"])

    column = f"“{asked.column}”" if asked else "百分数"
    st.segmented_control(
        f"{column}是怎么写的",
        list(Scale),
        format_func=words.__getitem__,
        key="pick_scale",
        on_change=picked,
    )


def _decide(here: Here, held: Held) -> None:
    draft, found = held.draft, held.review
    if held.refusal:
        state("这次没有提交", held.refusal, status="over")
    nothing_new = found is None or found.difference.empty
    with st.container(key="foot", horizontal=True, vertical_alignment="center", gap="small"):
        if draft.errors:
            if any(problem.code != "needs_answer" for problem in draft.errors):
                st.button("重新选文件", type="primary", on_click=_leave, args=(here, draft.dataset))
            if draft.rows_good and not nothing_new:
                st.button(
                    f"先收 {draft.rows_good} 行好数据", on_click=_submitter(here, accept_good_rows=True)
                )
        elif not nothing_new:
            st.button("提交", type="primary", on_click=_submitter(here, accept_good_rows=False))
        st.button("取消", type="tertiary", on_click=_leave, args=(here, None))
        st.html(
            '<span class="note">提交前什么都没有保存；提交后可以在“报送记录”里整批撤销。</span>',
            width="content",
        )


def _submitter(here: Here, *, accept_good_rows: bool) -> Callable[[], None]:
    def submit() -> None:
        answer = drafts.hand_in(accept_good_rows=accept_good_rows)
        if answer is not None:
            go(here.view.but(entry=str(answer.import_no), dataset=None))

    return submit


def _leave(here: Here, dataset: Dataset | None) -> None:
    drafts.drop()
    go(here.view.but(dataset=dataset.name if dataset else None, entry=None))


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
