"""What a leader reads of cases: totals, and at the end district × category × month with its small cells withheld."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import unquote

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import EVERYTHING, Scope
from dashboard.catalog.case_kinds import CASE_KINDS
from dashboard.catalog.roles import Role
from dashboard.catalog.view import View
from dashboard.documents.exhibit_book import write_table_csv
from dashboard.errors import NotAllowed
from dashboard.queries import case_cells, overview, rights
from dashboard.queries.asking import Reading
from dashboard.ui import who
from dashboard.ui.case_totals import SHORT
from dashboard.ui.exhibits import frame_of
from dashboard.ui.here import Here
from dashboard.ui.loaders import Moment, reading_at, store
from tests.conftest import TODAY
from tests.pages.seen import Visit, figures, headline, links, panels, spoken, words
from tests.pages.signed_in import ORIGIN, Visitor

Become = Callable[[Role], str]
OCTOBER = date(2026, 10, 1)
ARREARS, INSURANCE = "拖欠克扣工资", "社会保险"
CLOUD, PINE, SNOW = "990102", "990122", "990106"
LEADER = Scope(sees_all=True)
END = "县区 × 类别"


@pytest.fixture
def leads(visit: Visit, as_role: Become) -> Visit:
    """Open a page of the demonstration city as a leader."""
    as_role(Role.LEADER)
    return visit


def reading(scope: Scope) -> Reading:
    """The app's own store, as somebody reads it."""
    return Reading(store(), scope, store().version(), TODAY)


@contextmanager
def standing(app: AppTest, visitor: Visitor, **address: str) -> Iterator[Here]:
    """Where the page stands, for what is asked as its visitor outside of it; `address` changes the view."""
    signed = visitor.house.sessions.find(visitor.token)
    assert signed is not None
    here: Here = app.session_state["here"]
    if address:
        view = View(**{**here.view.address(), **address})  # type: ignore[arg-type]
        here = Here(**{**vars(here), "view": view})
    with who.acting(who.Caller(visitor.token, signed, ORIGIN)), reading_at(Moment(here.version, here.today)):
        yield here


def everything(app: AppTest) -> str:
    """Every word that the browser gets, and every address."""
    assert not app.exception
    drawn = json.dumps(
        [json.loads(element.proto.spec) for element in app.get("plotly_chart")], ensure_ascii=False
    )
    ways = " ".join(f"{label} {query}" for label, (_, query) in links(app).items())
    bodies = " ".join(element.proto.body for element in app.get("html"))
    return unquote(" ".join((bodies, drawn, *spoken(app), ways)))


def cells_of(app: AppTest, place: int) -> list[str]:
    """The words in the cells of a figure that lies in rows and columns."""
    return [str(text) for text in figures(app)[place]["data"][-1]["text"]]


def test_the_page_tells_the_totals_and_ends_at_district_and_category(leads: Visit) -> None:
    app = leads("rights")
    assert headline(app).replace("\u00a0", " ") == (
        "10月新收 239 件，同比多 22.6%；按期办结率 95.7%；超期在办 14 件，映雪区占 7 件"
    )
    assert panels(app)[-2:] == ["集中欠薪", END]
    assert not {"集体案件", "在办案件"} & set(panels(app))
    assert not app.dataframe
    assert "映雪区同一建筑企业 近三个月同一单位欠薪案件 15 件" in " ".join(words(app).split())
    assert "“略”是件数太少，或者用合计一减就能得出" in words(app)
    # the city, then 映雪区, the district with most: its sum and its categories, the busiest first
    table = [text.replace("<b>", "").replace("</b>", "") for text in cells_of(app, -1)]
    assert table[:11] == ["239", "137", "24", "21", "18", "10", "10", "7", "5", "5", "2"]
    assert table[11:22] == ["56", "29", "6", "8", "0", "5", "3", "略", "略", "略", "略"]
    assert table[77:] == [
        "6",
        "略",
        "0",
        "略",
        "略",
        "0",
        "略",
        "0",
        "0",
        "0",
        "0",
        "5",
        "略",
        "略",
        *["0"] * 8,
    ]
    assert "33 格件数太少，不显示" in spoken(app)[-1]


def test_whatever_rows_or_case_the_address_asks_for_it_ends_there(leads: Visit) -> None:
    for kind in CASE_KINDS:
        app = leads("rights", rows=kind.name, months="12", case="AJ-2026-01885", group="建筑工人")
        assert not app.exception
        assert END in panels(app)[:2]
        assert not app.dataframe
        assert "AJ-" not in everything(app)
        assert "建筑工人" not in " ".join(query for _, query in links(app).values())
        assert "新收 239 件" in links(app)


def test_no_employer_and_no_number_of_a_case_is_anywhere(leads: Visit) -> None:
    cases = rights.cases(reading(EVERYTHING), OCTOBER, kind="all", limit=10_000)
    # on the pages of cases no enterprise is named at all; handling units and the peers of a unit are
    names = set(cases["employer_name"].dropna()) - set(cases["handling_name"])
    assert len(names) > 50
    for page, address in (
        ("rights", {}),
        ("rights", {"paper": "a4"}),
        ("rights", {"rows": "cluster"}),
        ("rights", {"district": SNOW}),
        ("rights", {"district": SNOW, "category": ARREARS}),
        ("meeting", {"slide": "rights"}),
    ):
        said = everything(leads(page, **address))
        assert not [name for name in names if name in said]
        assert "AJ-" not in said


def test_a_withheld_cell_is_withheld_wherever_it_is_asked_for(leads: Visit, visitor: Visitor) -> None:
    app = leads("rights", district=CLOUD, category=INSURANCE, group="其他", rows="received")
    assert headline(app) == "云屏区2026年10月新收“社保”案件：件数太少，略"
    assert panels(app) == ["每月新收", END]
    assert cells_of(app, 0)[11] == "略"
    with standing(app, visitor) as here:
        months = frame_of("rights/cell", here).set_index("月份")
        places = frame_of("rights/places", here).set_index(["县区", "类别"])
        empty = [
            name
            for name in (
                "flow",
                "categories",
                "districts",
                "district_ages",
                "per_10k",
                "departments",
                "handlers",
            )
            if frame_of(f"rights/{name}", here).empty
        ]
        taken = write_table_csv(frame_of("rights/cell", here)).decode("utf-8-sig")
    assert pd.isna(months["新收（件）"].iloc[-1])
    assert months["图上的写法"].iloc[-1] == "略"
    assert pd.isna(places.loc[("云屏区", "社保"), "新收（件）"])
    assert len(empty) == 7
    assert taken.splitlines()[-1].endswith(",略")
    for month in (OCTOBER, date(2026, 9, 1)):
        with pytest.raises(NotAllowed):
            rights.summary(reading(LEADER), month, district=CLOUD, category=INSURANCE)
    arrears = overview.changes(reading(LEADER), OCTOBER, district=PINE).set_index("kind").loc["arrears"]
    assert pd.isna(arrears["after"])
    assert "欠薪新收件数太少，略" in words(leads("overview", district=PINE))


def test_single_cases_are_in_no_exhibit_and_amounts_only_of_the_whole_city(
    leads: Visit, visitor: Visitor
) -> None:
    app = leads("rights", district=SNOW)
    assert panels(app) == [END, "收案与办结", "每万职工新收", "区县按期办结率", "区县在办时长"]
    assert "这里不列承办单位比较、类别 × 群体、涉案与挽回" in words(app)
    with standing(app, visitor) as here:
        for name in ("rights/cases", "rights/collective", "rights/money", "unit/cases"):
            assert frame_of(name, here).empty
    with standing(app, visitor, rows="cases_due") as here:
        assert frame_of("unit/rows", here).empty
    month = rights.summary(reading(LEADER), OCTOBER, district=SNOW).iloc[0]
    assert month["received"] == 56
    assert month[["people", "amount", "recovered", "helped", "recovered_a_person", "collective"]].isna().all()


def test_finer_than_one_place_or_one_category_is_refused_by_the_question_itself(leads: Visit) -> None:
    leads("rights")
    who_reads = reading(LEADER)
    for ask, filters in (
        (rights.flow, {"unit": "D15", "category": ARREARS}),
        (rights.flow, {"district": SNOW, "unit": "D15"}),
        (rights.flow, {"worker_group": "建筑工人"}),
        (rights.districts, {"category": ARREARS}),
        (rights.units, {"district": SNOW}),
        (rights.ages, {"district": SNOW}),
        (rights.amounts, {"district": SNOW}),
        (rights.grid, {}),
        (rights.channels, {}),
        (rights.industries, {}),
    ):
        with pytest.raises(NotAllowed, match="可能认出个案"):
            ask(who_reads, OCTOBER, **filters)
    app = leads("rights", unit="D15", category=ARREARS)
    assert headline(app).startswith("承办单位的一类案件件数太少，可能认出个案，不列")
    assert panels(app) == [END]


def test_no_withheld_cell_of_any_month_comes_back_by_subtraction(leads: Visit, visitor: Visitor) -> None:
    """From what the exhibits give for all districts, categories and months: no line leaves a single small number."""
    app = leads("rights")
    hidden = 0
    with standing(app, visitor) as here:
        cells = case_cells.by_district(reading(LEADER))
        came = {
            **{here.name(code): _flow(here, district=code) for code in set(cells["district_code"])},
            **{SHORT[name]: _flow(here, category=name) for name in set(cells["category"])},
        }
        for month in sorted(set(cells["period"])):
            table = frame_of("rights/places", _at(here, month.date())).set_index(["县区", "类别"])
            shown = table["新收（件）"].unstack().drop(index="全市", columns="合计")
            hidden += int(shown.isna().sum().sum())
            for lines in (shown, shown.T):
                for name, line in lines.iterrows():
                    total = came[name][month]
                    left = total - line.sum()
                    assert line.isna().sum() != 1, (month, name)
                    # what is left on a line is enough for any of its cells to be large, unless the total itself is small
                    assert not line.isna().any() or left >= min(3, total), (month, name)
    assert hidden > 500


def _at(here: Here, month: date, **address: str) -> Here:
    return Here(**{**vars(here), "view": View(period=month, **address), "period": month})


def _flow(here: Here, **address: str) -> pd.Series:
    """New cases by month, two years of them, as the page tells them of one district or one category."""
    return frame_of("rights/flow", _at(here, OCTOBER, **address)).set_index("月份")["新收（件）"]


def test_a_profile_counts_cases_and_leads_to_their_end(leads: Visit) -> None:
    app = leads("unit", district=SNOW, rows="cases_received")
    assert "案件只看件数，不逐件列" in words(app)
    assert "本月新收 56，办结 42，在办 55，超期 7 件" in words(app)
    assert links(app)["看映雪区的案件 ›"] == ("rights", f"district={SNOW}")
    assert not app.dataframe


def test_who_looks_as_the_office_reads_no_case(visit: Visit, visitor: Visitor) -> None:
    token = visitor.become(Role.ADMINISTRATOR)
    visitor.house.sessions.look_as(token, "office", origin=ORIGIN)
    app = visit("rights", rows="open", case="AJ-2026-01885")
    assert END in panels(app)[:1]
    assert not app.dataframe
    assert "AJ-" not in everything(app)


def test_a_reporter_reads_its_own_cases_without_employers(visit: Visit, as_role: Become) -> None:
    as_role(Role.REPORTER)
    app = visit("unit", unit="D15", rows="cases_due")
    assert not app.exception
    assert len(app.dataframe[0].value) > 10
    assert "employer_name" not in app.dataframe[0].value
    assert not [label for label in links(app) if label.startswith("案件 AJ-")]
    own = rights.cases(reading(Scope(units=("D15",), reads_cases=True)), OCTOBER, kind="open")
    assert set(own["handling_unit"]) == {"D15"}
    assert own["employer_name"].isna().all()


def test_the_office_reads_who_the_employer_is_and_leaves_a_line_in_the_trail(visit: Visit) -> None:
    app = visit("rights", rows="cluster")
    (name,) = set(rights.cases(reading(EVERYTHING), OCTOBER, kind="cluster", months=3)["employer_name"])
    assert set(app.dataframe[0].value["employer_name"]) == {name}
    visit("rights", case="AJ-2026-01885")
    newest, before, *_ = [line for line in who.house().trail.lines(limit=20) if line.act == "case_rows"]
    assert before.about == "集中欠薪　全市　截至2026年10月末"
    assert newest.about.startswith("名单和其中一件（编号摘要 ")
    assert "AJ-" not in newest.about
