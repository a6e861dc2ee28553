"""How rules become a sentence: the first that holds speaks, what is missing is never said, and all fits its room."""

import re
from datetime import date
from string import Formatter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.navigation import PAGES
from dashboard.catalog.sentences.openings import OPENINGS, opening
from dashboard.catalog.sentences.rule import Facts, Named, Opening
from dashboard.catalog.view import View
from dashboard.errors import UnknownName
from dashboard.sentences.room import broken, room
from dashboard.sentences.say import BELOW, LINE, TITLE_LINE, TITLE_LINES, say, title

PLACE = Named("白石县", "overview", {"district": "990121"})


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_what_is_missing_is_not_said_whatever_it_is_called(missing: object) -> None:
    facts: Facts = {"subject": "改革", "progress": 70.5, "deviation": missing}  # type: ignore[dict-item]
    assert say("overview", facts).text == "改革进度 70.5%，还没有应有进度"


def test_numbers_of_numpy_are_said_like_others() -> None:
    row = pd.Series({"subject": "改革", "progress": 70.5, "deviation": -4.25, "tasks": 66})
    assert say("overview", row.to_dict()).text == "改革进度 70.5%，落后应有进度 4.3 个百分点"


def test_plain_words_that_meet_are_one_piece() -> None:
    parts = say("overview", {"subject": "改革", "progress": 70.5, "deviation": -4.2, "worst": PLACE}).parts
    assert parts == ("改革进度 70.5%，落后应有进度 4.2 个百分点；", PLACE, "落后最多")


def test_a_name_without_words_is_not_said() -> None:
    nameless = Named("", "overview", {"district": "990121"})
    assert say(
        "overview", {"subject": "改革", "progress": 7.0, "deviation": 0.0, "worst": nameless}
    ).text == ("改革进度 7.0%，与应有进度持平")


def test_a_name_that_is_too_long_is_cut() -> None:
    long = Named("某" * 40, "overview", {"district": "990121"})
    said = say("overview", {"subject": "改革", "progress": 70.5, "deviation": 0.0, "worst": long}).text
    assert said == f"改革进度 70.5%，与应有进度持平；{'某' * 15}…落后最多"


def test_a_place_closes_what_was_open_and_keeps_the_rest() -> None:
    view = View(
        period=date(2026, 6, 1), aspect="组织保障", task="T-1", unit="D01", meeting="162-202611220900"
    )
    assert PLACE.of(view) == View(
        period=date(2026, 6, 1), aspect="组织保障", district="990121", meeting="162-202611220900"
    )
    assert Named("14 件", "rights", {"rows": "overdue"}).of(View(unit="D01")) == View(
        unit="D01", rows="overdue"
    )


def test_a_figure_takes_half_the_room_of_a_word() -> None:
    assert room("改革") == 2
    assert room("14 件") == pytest.approx(3 * 0.56 + 1)


def test_lines_break_at_punctuation_and_within_a_piece_only_if_they_must() -> None:
    assert broken("改革落后 4.2 个百分点；白石县落后最多", 14) == [
        "改革落后 4.2 个百分点；",
        "白石县落后最多",
    ]
    assert broken("中川区的思想政治引领进度领先 2.6 个百分点", 19) == [
        "中川区的思想政治引领进度领先",
        "2.6 个百分点",
    ]


def test_a_page_without_an_opening_is_named() -> None:
    with pytest.raises(UnknownName, match="ledger"):
        opening("ledger")


def test_the_leaders_pages_have_openings() -> None:
    leaders = {page.name for page in PAGES if page.section == "领导驾驶舱" and page.in_menu}
    assert leaders <= set(OPENINGS)


@pytest.mark.parametrize("found", OPENINGS.values(), ids=lambda found: found.page)
def test_every_rule_speaks_in_a_part_that_is_there(found: Opening) -> None:
    parts = {part.name for part in (*found.headline, *found.below)}
    assert {rule.part for rule in found.rules} == parts
    names = [rule.name for rule in found.rules]
    assert len(set(names)) == len(names)


def slots(found: Opening) -> set[str]:
    """The facts that an opening can speak of."""
    templates = [text for rule in found.rules for text in (rule.says, rule.short)]
    return {name for text in templates for _, name, _, _ in Formatter().parse(text) if name}


NUMBERS = st.one_of(
    st.none(),
    st.floats(-120, 120),
    st.sampled_from([0, 0.04, -0.04, float("nan"), 1, 2, 100, 12_345, 99_999_999]),
)
NAMES = st.one_of(st.none(), st.text("松岭白石县市区局", max_size=60))
DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
TOLD = {"course", "place_in_rank"}
YES_OR_NO = {
    "all_silent", "is_idle", "never", "is_silent", "has_data", "has_cases", "pile_is_all", "choose", "since_now",
}  # fmt: skip
WORDED = st.sampled_from([None, "first", "last", "tied", "reached", "in_time", "late", "never"])
WORDS = {
    "subject",
    "place",
    "what",
    "each",
    "size",
    "peers",
    "category",
    "name",
    "counts",
    "kind",
    "filter",
    "since",
}
MONTHS = {"period", "last"}


@st.composite
def any_facts(draw: st.DrawFn, found: Opening) -> Facts:
    """Facts of any kind for all that an opening asks for, also those only its conditions know."""
    facts: dict[str, object] = {}
    for name in sorted(slots(found)):
        told = draw(NAMES)
        if name in MONTHS:
            facts[name] = draw(DAYS)
        elif name in WORDS:
            facts[name] = told
        elif name in NAMED:
            facts[name] = None if told is None else Named(told, "overview", {})
        else:
            facts[name] = draw(NUMBERS)
    for name in sorted(CONDITIONS - set(facts)):
        facts[name] = draw(WORDED if name in TOLD else st.booleans() if name in YES_OR_NO else NUMBERS)
    return facts  # type: ignore[return-value]


NAMED = {
    "worst", "best", "mover", "silent", "idle", "pile", "first", "second", "third", "skilled_rows", "high_rows",
    "received_rows", "due_rows", "on_time_rows", "overdue_rows", "weak1", "weak2", "strong1", "strong2",
}  # fmt: skip
CONDITIONS = {
    "tasks", "deviation_before", "change", "all_silent", "silents", "silence", "is_idle", "place_in_rank", "never",
    "own_silence", "is_silent", "has_data", "course", "has_cases", "received_before", "pile_is_all", "choose",
    "since_now", "open_owed", "skilled", "high", "due", "overdue",
}  # fmt: skip
OWN = [OPENINGS[page] for page in ("overview", "reform", "skills", "rights", "unit")]
NEVER = re.compile(
    r"nan|None|NaT|NaN|<NA>|inf|(?<![\d.])0\.0 个百分点|（）|\{|\}|；；|，，|；，|，；|。。|^[，；。]"
)


@pytest.mark.parametrize("found", OWN, ids=lambda found: found.page)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.data())
def test_whatever_the_facts_nothing_empty_is_said_and_all_fits(found: Opening, data: st.DataObject) -> None:
    facts = data.draw(any_facts(found))
    whole, lines = say(found.page, facts), title(found.page, facts)
    for text in (whole.text, whole.below_text, *lines):
        assert not NEVER.search(text), text
    assert room(whole.text) <= LINE
    assert room(whole.below_text) <= BELOW + 1  # the full stop
    assert len(lines) <= TITLE_LINES
    assert all(room(line) <= TITLE_LINE for line in lines)
