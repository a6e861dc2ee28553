"""维权: how many cases were closed in time, how many came, what is overdue and where arrears of wages pile up."""

from collections.abc import Iterator

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.freeze import Freeze
from dashboard.catalog.key_figures import BY_NAME
from dashboard.queries import overview
from dashboard.queries import rights as questions
from dashboard.sentences.say import title
from dashboard.ui.case_reach import reads_rows
from dashboard.ui.covered import Cover
from dashboard.ui.facts.rights import rights_facts
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, load
from dashboard.ui.slides.parts import Gauge, Half, Point, Shown, calm, draw, figure, gauge, points


def draw_slide(here: Here, _freeze: Freeze) -> None:
    """Draw the slide as it was when the meeting began."""
    draw(built(make_rights, here))


def make_rights(here: Here) -> Shown:
    """Ask how the month's cases stand."""
    month = load(questions.summary, here.month).iloc[0]
    lines = title("meeting_rights", rights_facts(here, {}))
    if not (month["received"] or month["due"] or month["open_cases"]):
        return Shown(
            lines, [calm(f"{wording.month(here.month)}没有案件", "没有新收，没有到期，也没有在办。")]
        )
    return Shown(lines, [_on_time(here, month)], [points([*_points(here, month)])])


def _on_time(here: Here, month: pd.Series) -> Half:
    cover = Cover(f"到期案件：看{_behind()}", "rights", here.view.city().but(rows="due"))
    caption = BY_NAME["case_on_time"].title
    if pd.isna(month["on_time_rate"]):
        return Half(f'<div class="gauge short">{figure(caption, "—", "")}</div>', [cover])
    rate = float(month["on_time_rate"])
    known = load(overview.key_figures, here.month).set_index("figure").loc["case_on_time"]
    target = None if pd.isna(known["target"]) else float(known["target"])
    return gauge(
        Gauge(
            f"{caption}，{here.month.month}月到期的案件",
            wording.percent(rate).rstrip("%"),
            "%",
            rate / 100,
            None if target is None else target / 100,
            "" if target is None else f"目标 {target:g}%",
            high="100%",
            light=("over" if known["status"] == "over" else "late")
            if target is not None and rate < target
            else "",
        ),
        cover,
    )


def _behind() -> str:
    """What the way down leads to."""
    return "名单" if reads_rows() else "县区与类别"


def _points(here: Here, month: pd.Series) -> Iterator[Point]:
    city = here.view.city()
    change = month["received_change"]
    against = "" if pd.isna(change) else f"同比{'多' if change > 0 else '少'} {wording.percent(abs(change))}"
    yield Point(
        "",
        f"新收 {month['received']:.0f} 件",
        against or ("" if pd.isna(month["people"]) else f"涉及 {month['people']:.0f} 人"),
        Cover(f"新收案件：看{_behind()}", "rights", city.but(rows="received")),
    )
    overdue = int(month["overdue_open"])
    yield Point(
        "over" if overdue else "ok",
        f"超期在办 {overdue} 件" if overdue else "没有超期在办",
        _holder(here) if overdue else f"在办 {month['open_cases']:.0f} 件都在期限内",
        Cover(f"超期在办：看{_behind()}", "rights", city.but(rows="overdue")),
    )
    asked = load(overview.attention, here.month)
    clusters = asked[asked["kind"] == "cluster"]
    if not clusters.empty:
        first = clusters.iloc[0]
        yield Point(
            "over", f"{first['name']}{first['word']}", first["reason"].split("，")[0],
            Cover(f"{first['name']}：看{_behind()}", "rights", city.but(rows="cluster")),
        )  # fmt: skip


def _holder(here: Here) -> str:
    """Who has most of the overdue cases in hand."""
    units = load(questions.ages, here.month, by="unit")
    sums = units["over_30"] + units["over_more"]
    top = int(sums.argmax())
    return f"{here.name(units['code'].iloc[top])}手里最多"
