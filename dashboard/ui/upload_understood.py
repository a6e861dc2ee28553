"""What was understood of a file: its kind, its encoding, its dataset, and what was put right by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard.catalog.datasets import UPLOADED, named
from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.repairs import RepairKind
from dashboard.ui.desk import desk
from dashboard.ui.entries import encoding_of
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here
from dashboard.ui.panel import panel, state
from dashboard.ui.repair_words import REPAIRS
from dashboard.ui.text import escape, plain
from dashboard.ui.upload_reporter import pick_reporter

_DELIMITERS = {",": "逗号", "\t": "制表符", ";": "分号", "，": "全角逗号", "|": "竖线"}
_KINDS = {"xlsx": "Excel 工作簿", "xls": "老式 Excel 工作簿", "ods": "ODS 表格", "xlsb": "Excel 二进制工作簿"}
_SURE = ((0.9, "很像"), (0.6, "像"), (0.0, "不确定"))
"""From which confidence on a file is said to be how like a dataset."""
_CUT = 46
"""Letters of a sentence beside a switch."""


@dataclass(frozen=True)
class Decided:
    """Something that was done to the file and can be taken back: a repair, or an answer of the person."""

    key: str
    said: str
    on: bool
    changed: dict[str, Any]
    """The answers that turn it the other way."""


def understood(here: Here, hand: Hand, held: File) -> None:
    """The facts, the pickers of unit, worksheet and dataset, and a switch for each repair."""
    draft = held.draft
    facts = {"文件": f"{escape(held.name)}　<small>{size_in_words(held.size)}</small>"}
    if draft.encoding:
        facts["识别编码" if draft.kind in ("", "text") else "读作"] = _how_written(draft)
    rows = "".join(f"<dt>{words}</dt><dd>{said}</dd>" for words, said in facts.items())
    with panel("看懂了什么", "", "不对就在这里改"):
        st.html(f'<dl class="facts two">{rows}</dl>')
        pick_reporter(here, hand)
        if len(draft.sheets) > 1:
            _sheet_picker(hand, held)
        _dataset_picker(hand, held)
        _switches(hand, held)


def size_in_words(size: int) -> str:
    """86 KB, 1.2 MB."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"


def _how_written(draft: Draft) -> str:
    header = f"第 {draft.header_row} 行是表头" if draft.header_row else ""
    if draft.kind in _KINDS:
        return f"{_KINDS[draft.kind]}　<small>{header}</small>"
    by = _DELIMITERS.get(draft.delimiter)
    return f"{escape(encoding_of(draft.encoding))}　<small>{'，'.join(filter(None, (by and f'{by}分隔', header)))}</small>"


def _sheet_picker(hand: Hand, held: File) -> None:
    def picked(sheet: str) -> None:
        desk().answer(hand.token, held.number, sheet=sheet, columns=(), mends=(), dropped=())

    _picker("工作表", "sheet", {sheet: sheet for sheet in held.draft.sheets}, held.draft.sheet, picked)


def _dataset_picker(hand: Hand, held: File) -> None:
    """Which dataset the file is taken for; what the headers say may be overruled."""
    draft = held.draft
    sure = dict(draft.candidates)
    words = {dataset.name: dataset.title + _likeness(sure.get(dataset.name, 0.0)) for dataset in UPLOADED}
    options = dict(sorted(words.items(), key=lambda item: -sure.get(item[0], 0.0)))
    chosen = draft.dataset.name if draft.dataset else ""
    if held.answers.dataset:
        options[held.answers.dataset] = f"{named(held.answers.dataset).title}　你选的"
        options[""] = "按表头认"
    elif not chosen:
        options = {"": "没有认出来，请选一个", **options}

    def picked(name: str) -> None:
        desk().answer(hand.token, held.number, dataset=name or None, columns=(), mends=(), dropped=())

    _picker("数据集", "dataset", options, chosen, picked)


def _likeness(sure: float) -> str:
    """很像 97%; nothing for what isn't like it at all."""
    if not sure:
        return ""
    return f"　{next(word for least, word in _SURE if sure >= least)} {sure:.0%}"


def _picker(
    words: str, name: str, options: dict[str, str], chosen: str, picked: Callable[[str], None]
) -> None:
    key = f"pick_{name}_of_file"
    st.session_state[key] = chosen
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"take_{name}"):
        st.html(f'<span class="note term">{words}</span>', width="content")
        st.selectbox(
            words,
            list(options),
            format_func=options.__getitem__,
            key=key,
            on_change=lambda: picked(st.session_state[key]),
            label_visibility="collapsed",
        )


def _switches(hand: Hand, held: File) -> None:
    decided = [*_repaired(held), *_answered(held)]
    if not decided:
        return
    with st.container(key="switches", gap=None):
        st.html('<p class="note">已自动处理，不要的可以关掉</p>')
        for each in decided:
            key = f"switch_{each.key}"
            st.session_state[key] = each.on
            turn = partial(desk().answer, hand.token, held.number, **each.changed)
            said = each.said if len(each.said) <= _CUT else each.said[: _CUT - 1] + "…"
            st.toggle(
                plain(said), key=key, on_change=turn, help=plain(each.said) if said != each.said else None
            )


def _repaired(held: File) -> Iterator[Decided]:
    """The repairs that were made, one line for each kind, and those that were switched off."""
    said: dict[RepairKind, list[str]] = {}
    for repair in held.draft.repairs:
        said.setdefault(repair.kind, []).append(repair.said)
    off = held.answers.off
    for kind, sentences in said.items():
        asked_before = kind is RepairKind.FILLED_DOWN
        changed = {"fill_down": None} if asked_before else {"off": off | {kind}}
        yield Decided(kind.value, "；".join(sentences), True, changed)
    for kind in sorted(off - set(said)):
        yield Decided(kind.value, f"关掉了：{REPAIRS[kind]}", False, {"off": off - {kind}})


def _answered(held: File) -> Iterator[Decided]:
    """What the person has said about the file."""
    answers, dataset = held.answers, held.draft.dataset
    if answers.encoding:
        yield _taken_back("encoding", f"按你选的编码 {encoding_of(answers.encoding)} 读", encoding=None)
    if answers.percents:
        written = "85 这样写" if answers.percents is Scale.WHOLE else "0.85 这样写"
        yield _taken_back("percents", f"你定的：百分数是 {written}", percents=None)
    if answers.dates:
        order = "日在前" if answers.dates is DateOrder.DAY_FIRST else "月在前"
        yield _taken_back("dates", f"你定的：日期{order}", dates=None)
    if answers.fill_down is False:
        yield _taken_back("fill_down", "你定的：空格不补，就是空的", fill_down=None)
    for register, text, code in answers.aliases:
        kept = tuple(alias for alias in answers.aliases if alias[:2] != (register, text))
        yield _taken_back(f"alias_{text}", f"你定的：“{text}”就是 {code}", aliases=kept)
    if dataset and (answers.mends or answers.dropped):
        yield _taken_back("mends", _mended(answers), mends=(), dropped=())


def _taken_back(key: str, said: str, **changed: Any) -> Decided:
    return Decided(key, said, True, changed)


def _mended(answers: Answers) -> str:
    parts = []
    if answers.mends:
        parts.append(f"改了 {len(answers.mends)} 格")
    if answers.dropped:
        parts.append(f"去掉 {len(answers.dropped)} 行")
    return f"你在页面上{'，'.join(parts)}；关掉就恢复文件原样"


def choose_encoding(hand: Hand, held: File) -> None:
    """Three lines as each encoding would have them; the person says which one reads."""
    with panel("哪一种读得通", "文件没有说明编码，每种读法各列三行"):
        for codec, lines in held.draft.previews:
            with st.container(key=f"codec_{codec.replace('-', '_')}", gap="xsmall"):
                shown = "\n".join(escape(line) for line in lines)
                st.html(f'<pre class="preview">{shown}</pre>')
                st.button(
                    f"这样读得通（{encoding_of(codec)}）",
                    key=f"encoding_{codec}",
                    on_click=partial(desk().answer, hand.token, held.number, encoding=codec),
                )
        state("都读不通", "请在 WPS 或 Excel 里打开原表，另存为工作簿（.xlsx）再选一次。")
