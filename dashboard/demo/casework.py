"""What becomes of a case: clock, acceptance, extension, closing, money; and its row as known on a day."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from dashboard.demo.caseload import INJURY, Complaint
from dashboard.demo.days import REFERENCE, add_natural_days, add_working_days
from dashboard.demo.geography import WINTRY, District
from dashboard.demo.registry import department_code, office_code
from dashboard.demo.sheets import Table

ACCEPTANCE = {
    "HOT_12345": 1,
    "LA": 0,
    "MED": 3,
    "ARB": 5,
    "ARB_WAGE": 4,
    "INS": 6,
    "INJ": 12,
    "INJ_FAST": 6,
    "PET": 12,
}
"""The most days between receipt and acceptance."""
CLOSINGS = {
    "HOT_12345": ("和解", "责令支付", "移送", "其他"),
    "LA": ("移送", "和解", "其他"),
    "MED": ("调解", "调解", "调解", "和解", "撤回"),
    "ARB": ("裁决", "裁决", "调解", "撤回"),
    "ARB_WAGE": ("裁决", "调解", "调解"),
    "INS": ("责令支付", "责令支付", "和解", "移送"),
    "INJ": ("其他",),
    "INJ_FAST": ("其他",),
    "PET": ("和解", "移送", "其他"),
}
UNPAID = frozenset({"撤回", "移送", "不予受理"})
WINTER = (12, 1)
WINTER_DROP, WINTRY_DROP = 5.0, 17.0
"""Points of punctuality lost in winter, in general and in the district of the story."""
NEVER = date(9999, 1, 1)


@dataclass(frozen=True)
class Clock:
    """A statutory clock that runs from acceptance."""

    days: int
    extension: int
    working: bool

    def due(self, accepted: date, extended: bool = False, suspended: int = 0) -> date:
        """The last day in time: the first day isn't counted, a natural day off moves on."""
        count = self.days + (self.extension if extended else 0)
        return (
            add_working_days(accepted, count)
            if self.working
            else add_natural_days(accepted, count + suspended)
        )


@dataclass(frozen=True)
class Case:
    """A complaint with its whole course; days that never come are NEVER."""

    number: str
    complaint: Complaint
    handler: str
    procedure: str
    accepted: date
    extended: date
    suspended: tuple[date, date]
    closed: date
    closing: str
    recovered: int | None
    paid: date
    visited: date
    satisfaction: str
    related: str | None

    @property
    def changes(self) -> tuple[date, ...]:
        """The days after receipt on which its row changed."""
        return self.accepted, self.extended, *self.suspended, self.closed, self.paid, self.visited


@cache
def clocks() -> dict[str, Clock]:
    """The clocks that cases of the demonstration run on, from the reference table."""
    with (REFERENCE / "clocks.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["规则码"]: Clock(int(row["时限"]), int(row["延长"] or 0), row["计时单位"] == "工作日")
            for row in csv.DictReader(lines)
            if row["规则码"] in ACCEPTANCE
        }


def handle_complaints(
    complaints: list[Complaint], districts: tuple[District, ...], batch: int, seed: int
) -> list[Case]:
    """The courses of all cases, numbered by year in the order of receipt."""
    dice = np.random.default_rng((seed, 12, batch)).random((len(complaints), 16)).tolist()
    punctual = {each.code: each.punctual for each in districts}
    serials: dict[int, int] = {}
    latest: dict[str, tuple[date, str]] = {}
    cases = []
    for complaint, die in zip(complaints, dice, strict=True):
        year = complaint.received.year
        serials[year] = serials.get(year, 0) + 1
        number = f"AJ{batch:02d}-{year}-{serials[year]:06d}" if batch else f"AJ-{year}-{serials[year]:05d}"
        related = None
        if complaint.employer:
            before, earlier = latest.get(complaint.employer, (date.min, ""))
            related = earlier if (complaint.received - before).days <= 90 and die[15] < 0.5 else None
            latest[complaint.employer] = (complaint.received, number)
        cases.append(_handle(complaint, number, related, punctual[complaint.district], die))
    return cases


def case_table(cases: list[Case], day: date) -> Table:
    """Cases as they were known at the end of a day."""
    closed = [case.closed <= day for case in cases]
    return {
        "案件编号": [case.number for case in cases],
        "渠道": [case.complaint.channel for case in cases],
        "收到日期": [case.complaint.received for case in cases],
        "县区": [case.complaint.district for case in cases],
        "涉事单位": [case.complaint.employer for case in cases],
        "承办单位": [case.handler for case in cases],
        "行业门类": [case.complaint.industry for case in cases],
        "群体": [case.complaint.group for case in cases],
        "是否农民工": [case.complaint.migrant for case in cases],
        "案件类别": [case.complaint.category for case in cases],
        "涉及人数": [case.complaint.people for case in cases],
        "涉案金额": [case.complaint.amount for case in cases],
        "程序": [case.procedure for case in cases],
        "受理日期": [_known(case.accepted, day) for case in cases],
        "延期批准日期": [_known(case.extended, day) for case in cases],
        "中止开始": [_known(case.suspended[0], day) for case in cases],
        "中止结束": [_known(case.suspended[1], day) for case in cases],
        "办结日期": [_known(case.closed, day) for case in cases],
        "办结方式": [case.closing if done else None for case, done in zip(cases, closed, strict=True)],
        "挽回金额": [case.recovered if case.paid <= day else None for case in cases],
        "关联案件": [case.related for case in cases],
        "是否回访": [case.visited <= day if done else None for case, done in zip(cases, closed, strict=True)],
        "满意度": [case.satisfaction if case.visited <= day else None for case in cases],
    }


def _known(event: date, day: date) -> date | None:
    return event if event <= day else None


def _handle(
    complaint: Complaint, number: str, related: str | None, punctual: float, die: list[float]
) -> Case:
    procedure = _procedure(complaint, die[0], die[1])
    clock = clocks()[procedure]
    accepted = add_working_days(
        complaint.received + timedelta(days=int(die[2] * ACCEPTANCE[procedure]) - 1), 1
    )
    extended, suspended, closing = (
        NEVER,
        (NEVER, NEVER),
        CLOSINGS[procedure][int(die[3] * len(CLOSINGS[procedure]))],
    )
    if die[4] < 0.015:
        accepted, closed, closing = (
            NEVER,
            add_working_days(complaint.received, 3 + int(die[5] * 4)),
            "不予受理",
        )
    else:
        span = 0
        if procedure in ("INJ", "ARB") and die[6] < 0.06:
            span = 15 + int(die[7] * 25)
            suspended = (accepted + timedelta(days=12), accepted + timedelta(days=12 + span))
        due = clock.due(accepted, suspended=span)
        if clock.extension and not span and die[6] > 0.93:
            extended = due - timedelta(days=2)
            due = clock.due(accepted, extended=True)
        closed = _close(complaint, accepted, due, span or extended != NEVER, punctual, die)
    paid = closed if die[10] < 0.7 else closed + timedelta(days=5 + int(die[11] * 55))
    recovered = _recover(complaint.amount, closing, die[12])
    visited = closed + timedelta(days=3 + int(die[13] * 18)) if die[14] < 0.6 and accepted != NEVER else NEVER
    happy = die[14] / 0.6
    return Case(
        number=number,
        complaint=complaint,
        handler=_handler(procedure, complaint.district, die[5]),
        procedure=procedure,
        accepted=accepted,
        extended=extended,
        suspended=suspended,
        closed=closed,
        closing=closing,
        recovered=recovered,
        paid=NEVER if recovered is None else paid,
        visited=visited,
        satisfaction="满意" if happy < 0.86 else "基本满意" if happy < 0.95 else "不满意",
        related=related,
    )


def _close(
    complaint: Complaint, accepted: date, due: date, prolonged: bool | int, punctual: float, die: list[float]
) -> date:
    """The day of closing; winter, by receipt or by deadline, costs punctuality."""
    if complaint.received.month in WINTER or due.month in WINTER:
        punctual -= WINTRY_DROP if complaint.district == WINTRY else WINTER_DROP
    if die[8] * 100 < punctual:
        part = 0.85 + 0.15 * die[9] if prolonged else 0.3 + 0.7 * die[9] ** 0.8
        return accepted + timedelta(days=int((due - accepted).days * part))
    if die[9] > 0.94:
        return due + timedelta(days=200 + int(die[3] * 200))
    return due + timedelta(days=2 + int(45 * die[9] ** 2))


def _recover(amount: int | None, closing: str, die: float) -> int | None:
    if amount is None or closing in UNPAID:
        return None
    return amount if die < 0.55 else round(amount * (0.5 + die / 2.2)) if die < 0.92 else 0


def _procedure(complaint: Complaint, die: float, other: float) -> str:
    """The clock that a channel leads to."""
    wage = (
        "ARB_WAGE"
        if complaint.migrant and complaint.amount and complaint.category.startswith("拖欠")
        else "ARB"
    )
    channel = complaint.channel
    if complaint.category == INJURY and channel not in ("仲裁", "信访", "12348") and other < 0.6:
        return "INJ" if die < 0.7 else "INJ_FAST"
    if channel == "12345":
        return "HOT_12345" if die < 0.7 else "INS"
    if channel == "12351":
        return "MED" if die < 0.75 else "LA"
    if channel == "根治欠薪平台":
        return "INS" if die < 0.55 else wage if die < 0.8 and wage == "ARB_WAGE" else "MED"
    return {"调解": "MED", "仲裁": wage, "劳动保障监察": "INS", "12348": "LA", "信访": "PET"}[channel]


def _handler(procedure: str, district: str, die: float) -> str:
    if procedure == "LA":
        return department_code("市司法局")
    if procedure == "PET":
        return department_code("市信访局")
    if procedure == "MED":
        return department_code("市总工会") if die < 0.5 else office_code(district)
    return (
        department_code("市人社局")
        if die < (0.3 if procedure == "HOT_12345" else 0.6)
        else office_code(district)
    )
