"""Where the way down through cases ends for who doesn't read them one by one: district × category × month."""

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.choices import CASE_CATEGORIES
from dashboard.catalog.view import View
from dashboard.figures import category_grid
from dashboard.queries import case_cells, overview
from dashboard.queries.case_cells import ARREARS, WITHHELD
from dashboard.ui.case_reach import narrowed
from dashboard.ui.chart import chart
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.marks import light
from dashboard.ui.panel import Link, headline, panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape

_WIDE = 1816
_ROW = 36
_HEADS = 56
_MONTHS = 12
_SUM, _UNSTATED = "sum", "unstated"
_CITY = ("city", "category")
"""The levels in the row of the whole city."""
_SUMS = ("city", "district")
"""The levels in the column of the sums."""
SHORT = {choice.value: min((choice.value, *choice.aliases), key=len) for choice in CASE_CATEGORIES}
_CLUSTER_HEADS = (Head("灯", 0.8), Head("哪里", 1.6), Head("为什么", 4))
FOOTNOTE = "“略”是件数太少，或者用合计一减就能得出，所以不写数。案件的编号、单位和金额只给办公室看。"


def month_cells(here: Here) -> pd.DataFrame:
    """The cells of the month within their totals, as the figure reads them."""
    frame = load(case_cells.month_table, here.month)
    rows = frame.to_dict("records")
    return frame.assign(
        row_code=[_row_code(row) for row in rows],
        row_name=[_row_name(here, row) for row in rows],
        column_code=[_SUM if row["level"] in _SUMS else row["category"] for row in rows],
        column_name=["合计" if row["level"] in _SUMS else SHORT.get(row["category"], row["category"]) for row in rows],
        value=frame["received"],
        value_text=[_text(row) for row in rows],
    )  # fmt: skip


def _row_code(row: dict[str, object]) -> str:
    if row["level"] in _CITY:
        return _SUM
    code = row["district_code"]
    return code if isinstance(code, str) else _UNSTATED


def _row_name(here: Here, row: dict[str, object]) -> str:
    if row["level"] in _CITY:
        return "全市"
    code = row["district_code"]
    return here.name(code) if isinstance(code, str) else "未写县区"


def cell_months(here: Here) -> pd.DataFrame:
    """The months of the chosen cell, two years of them: period, received, is_withheld, value_text."""
    filters, cells = narrowed(here), load(case_cells.by_district)
    first = pd.Timestamp(here.month) - pd.DateOffset(months=2 * _MONTHS - 1)
    own = cells[
        (cells["district_code"] == filters["district"])
        & (cells["category"] == filters["category"])
        & cells["period"].between(first, pd.Timestamp(here.month))
    ]
    return own.assign(value_text=[_text(row) for row in own.to_dict("records")]).reset_index(drop=True)


def _text(row: dict[str, object]) -> str:
    return WITHHELD if row["is_withheld"] else f"{row['received']:.0f}"


def say_the_cell(here: Here) -> None:
    """The one number that there is of a district × category in a month."""
    filters = narrowed(here)
    months = cell_months(here)
    now = months[months["period"] == pd.Timestamp(here.month)]
    text = "0" if now.empty else now["value_text"].iloc[0]
    came = "件数太少，略" if text == WITHHELD else f"{text} 件" if text != "0" else "没有"
    what = f"{here.place_name}{wording.month(here.month)}新收“{SHORT.get(filters['category'] or '', filters['category'] or '')}”案件：{came}"
    headline([what], ["一个县区的一类案件只看每月新收；办结、超期、金额按县区看，或者按全市一类看。"])


def say_too_fine(here: Here) -> None:
    """That nobody but the office is told anything so fine, and where the totals are."""
    unit = here.view.but(category=None, district=None, rows=None)
    kind = here.view.but(unit=None, district=None, rows=None)
    headline(
        ["承办单位的一类案件件数太少，可能认出个案，不列；可以看", Link("这家单位的合计", "rights", unit), "，或", Link("全市这一类", "rights", kind)]
    )  # fmt: skip


def course(here: Here) -> None:
    """The chosen cell month by month: the last twelve, above the twelve before."""
    months = cell_months(here)
    with panel("每月新收", "近 12 个月与再前 12 个月，件", "点格看那个月", exhibit="rights/cell"):
        if months.empty:
            state("没有新收案件")
            return
        ages = [(here.month.year - day.year) * 12 + here.month.month - day.month for day in months["period"]]
        drawn = months.assign(
            row_code=["now" if age < _MONTHS else "before" for age in ages],
            row_name=["近 12 个月" if age < _MONTHS else "再前 12 个月" for age in ages],
            column_code=[day.month for day in months["period"]],
            column_name=[f"{day.month}月" for day in months["period"]],
            value=months["received"],
            age=ages,
        )
        drawn = drawn.sort_values(["row_code", "period"], ascending=[False, True], ignore_index=True)

        def leads(place: int) -> View | None:
            chosen = drawn["period"].iloc[place].date()
            return here.view.but(period=None if chosen == here.period else chosen)

        figure = category_grid.draw(drawn, here.theme, here.scale, width=_WIDE, letters=3)
        height = 40 + _ROW * drawn["row_code"].nunique()
        chart(here, figure, "cell", height=height, alt=_told(drawn, "每月新收"), leads=leads)


def places(here: Here) -> None:
    """The last step down: new cases of the month by district × category, small ones withheld."""
    frame = month_cells(here)
    with panel(
        "县区 × 类别",
        f"全市{wording.month(here.month)}新收，件；点格看这一类近两年",
        FOOTNOTE,
        exhibit="rights/places",
    ):
        if frame.empty:
            state("没有新收案件")
            return

        def leads(place: int) -> View | None:
            row = frame.iloc[place]
            if row["level"] == "city" or row["row_code"] == _UNSTATED:
                return None
            return here.view.city().but(
                district=None if row["level"] == "category" else row["district_code"],
                category=None if row["level"] == "district" else row["category"],
            )

        figure = category_grid.draw(
            frame, here.theme, here.scale, total=True, total_column=True, width=_WIDE, letters=5
        )
        height = _HEADS + _ROW * frame["row_code"].nunique()
        alt = _told(frame[frame["level"] == "cell"], "县区与类别")
        chart(here, figure, "places", height=height, alt=alt, leads=leads)


def _told(frame: pd.DataFrame, what: str) -> str:
    return category_grid.alt_text(frame, what)


def found_clusters(here: Here) -> pd.DataFrame:
    """The clusters of arrears of the place that is looked at: district code, name without the employer's, reason."""
    asked = load(overview.attention, here.month)
    found = asked[asked["kind"] == "cluster"]
    return found[found["code"] == here.view.district] if here.view.district else found


def clusters(here: Here) -> None:
    """The employers with so many cases of arrears that they need asking, by their industry alone."""
    found = found_clusters(here)
    with panel(
        "集中欠薪",
        "同一单位近三个月的欠薪案件达到列入关注的件数",
        "点一行看这个县区的欠薪案件",
        exhibit="rights/clusters",
    ):
        if found.empty:
            state("没有集中欠薪", status="ok")
            return
        lines = [
            Line(
                (light(row["status"], row["word"]), escape(row["name"]), escape(row["reason"])),
                f"{row['name']}：看这个县区的欠薪案件",
                "rights",
                here.view.city().but(district=row["code"] or None, category=ARREARS),
            )
            for row in found.to_dict("records")
        ]
        table("clusters", _CLUSTER_HEADS, lines)
