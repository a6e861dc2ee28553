"""Names that no register knows: the nearest ones to choose from, remembered for the unit when it wants so."""

import streamlit as st

from dashboard.catalog.datasets import named
from dashboard.catalog.roles import Right
from dashboard.intake.keeping import remember_alias
from dashboard.intake.reading.unknown import Unknown
from dashboard.ui.desk import desk
from dashboard.ui.hand import File, Hand
from dashboard.ui.here import Here
from dashboard.ui.loaders import store, today
from dashboard.ui.panel import panel
from dashboard.ui.text import escape, plain
from dashboard.ui.upload_reporter import reporter_name
from dashboard.ui.who import must

_LATER, _NEW = "", "new"
_MOST = 4
_REMEMBER = "remember_names"
_WIDTHS = (1.2, 1.6, 1.2)


def unknown_names(here: Here, hand: Hand, held: File) -> None:
    """One line a name: what the file writes, and which known one it is."""
    unknown = held.draft.unknown
    if not unknown:
        return
    more = f"先定 {_MOST} 个" if len(unknown) > _MOST else ""
    with panel(f"不认识的名字 {len(unknown)} 个", "选它是谁，这些行就好了", more):
        with st.container(key="names", gap=None):
            for each in unknown[:_MOST]:
                _line(hand, held, each)
        unit = reporter_name(here, held)
        if unit:
            st.checkbox(f"记住这个别名，{plain(unit)}以后这样写都认得", value=True, key=_REMEMBER)
        else:
            st.html('<p class="note">选了“我的单位”，才能记住这个别名；这一次选定就认。</p>')


def _line(hand: Hand, held: File, each: Unknown) -> None:
    key = f"name_{each.dataset}_{each.text}"
    title = named(each.dataset).title
    words = {
        _LATER: "请选，它是……",
        **{code: f"{name}（{code}）" for code, name in each.nearest},
        _NEW: "确实是新的，请办公室添加",
    }

    def picked() -> None:
        code = st.session_state[key]
        if code not in (_LATER, _NEW):
            settle(hand, held, each, code, remembered=bool(st.session_state.get(_REMEMBER)))

    text, choice, said = st.columns(_WIDTHS, vertical_alignment="center", gap="small")
    text.html(f'<p class="source"><b>{escape(each.text)}</b><small>{each.rows} 行</small></p>')
    chosen = choice.selectbox(
        each.text,
        list(words),
        format_func=words.__getitem__,
        key=key,
        on_change=picked,
        label_visibility="collapsed",
    )
    if chosen == _NEW:
        said.html(f'<p class="source">请办公室在{escape(title)}里添加；这 {each.rows} 行先不收</p>')
    else:
        said.html(f'<p class="source"><span class="quiet">{escape(title)}里没有</span></p>')


def settle(hand: Hand, held: File, each: Unknown, code: str, *, remembered: bool) -> None:
    """Read the file again with the name known; remember it for the unit when asked to."""
    if remembered and held.reporter:
        by = must(Right.REPORT)
        remember_alias(
            store(), each.dataset, each.text, code, given_by=held.reporter, person=by.person.name, today=today(), grant=by.grant
        )  # fmt: skip
    kept = tuple(alias for alias in held.answers.aliases if alias[:2] != (each.dataset, each.text))
    desk().answer(hand.token, held.number, aliases=(*kept, (each.dataset, each.text, code)))
