"""权益维护: what came in the month, what was closed in time, what is overdue and who holds it."""

from dashboard.catalog.sentences.conditions import at_least, exactly, known, level, negative, positive
from dashboard.catalog.sentences.rule import Opening, Part, Rule

FEW = 10
"""Of fewer cases no percentage is said."""

HEADLINE = (
    Part("inflow", 2),
    Part("year", 4, follows=("inflow",), falls=True),
    Part("on_time", 2),
    Part("overdue", 1),
    Part("pile", 3, follows=("overdue",), falls=True),
)
BELOW = (
    Part("overdue_month", 5),
    Part("mover", 6, follows=("overdue_month",)),
    Part("month", 6),
    Part("year", 4, follows=("month",)),
    Part("target", 5),
    Part("worst", 5, follows=("target",)),
    Part("best", 7),
)
_ENOUGH_BEFORE = at_least("received_before", 2 * FEW)
RULES = (
    Rule("nothing", "inflow", exactly("has_cases", False), "{place}{period:long_month}没有{what}案件"),
    Rule("received", "inflow", positive("received", 0), "{subject}{period:month}新收 {received_rows}"),
    Rule("none_received", "inflow", exactly("received", 0), "{subject}{period:month}没有新收"),
    # last year's month: a percentage only of enough cases
    Rule("more_share", "year", _ENOUGH_BEFORE & positive("received_change"), "同比多 {received_change:size}"),
    Rule("less_share", "year", _ENOUGH_BEFORE & negative("received_change"), "同比少 {received_change:size}"),
    Rule("none_before", "year", exactly("received_before", 0) & positive("received", 0), "去年同月没有"),
    Rule("more", "year", positive("year_more", 0), "比去年同月多 {year_more:件}"),
    Rule("fewer", "year", positive("year_fewer", 0), "比去年同月少 {year_fewer:件}"),
    Rule("same", "year", exactly("year_more", 0) & positive("received", 0), "与去年同月持平"),
    Rule("rate", "on_time", at_least("due", FEW), "按期办结率 {on_time_rows}"),
    Rule("few_due", "on_time", positive("due", 0), "到期 {due_rows}，按期办结 {due_on_time:件}"),
    Rule("overdue", "overdue", positive("overdue", 0), "超期在办 {overdue_rows}"),
    Rule("none_overdue", "overdue", exactly("overdue", 0), "没有超期在办"),
    Rule("all_there", "pile", known("pile") & exactly("pile_is_all", True), "都在{pile}"),
    Rule("pile", "pile", known("pile"), "{pile}占 {pile_count:件}"),
    # against last month; fewer overdue cases are good, and said first
    Rule("fewer_overdue", "overdue_month", positive("overdue_fewer", 0), "超期比上月少 {overdue_fewer:件}"),
    Rule("more_overdue", "overdue_month", positive("overdue_more", 0), "超期比上月多 {overdue_more:件}"),
    Rule(
        "as_overdue", "overdue_month", exactly("overdue_more", 0) & positive("overdue", 0), "超期与上月持平"
    ),
    Rule("more_came", "month", positive("month_more", 0), "新收比上月多 {month_more:件}"),
    Rule("fewer_came", "month", positive("month_fewer", 0), "新收比上月少 {month_fewer:件}"),
    Rule("as_many", "month", exactly("month_more", 0) & positive("received", 0), "新收与上月持平"),
    Rule("above", "target", positive("to_target"), "按期办结率比目标 {target:aim} 高 {to_target:points}"),
    Rule("below", "target", negative("to_target"), "按期办结率比目标 {target:aim} 低 {to_target:points}"),
    Rule("at_target", "target", level("to_target"), "按期办结率正好达到目标 {target:aim}"),
    Rule(
        "worst",
        "worst",
        known("worst"),
        "{worst}按期办结率最低（{worst_rate:percent}，到期 {worst_due:件}）",
    ),
    Rule("best", "best", known("best"), "{best}按期办结率最高（{best_rate:percent}）"),
    Rule("fell", "mover", positive("mover_fewer", 0), "{mover}超期减得最多，少 {mover_fewer:件}"),
    Rule("rose", "mover", positive("mover_more", 0), "{mover}超期增得最多，多 {mover_more:件}"),
)
OPENING = Opening("rights", HEADLINE, BELOW, RULES)
