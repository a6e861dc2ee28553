"""会议模式: the titles of the slides that no page opens with."""

from dashboard.catalog.sentences import overview, rights
from dashboard.catalog.sentences.conditions import (
    ALWAYS,
    at_least,
    exactly,
    known,
    level,
    negative,
    positive,
)
from dashboard.catalog.sentences.rule import Opening, Part, Rule

_SHARED_PROGRESS, _SHARED_RIGHTS = ("worst", "silent", "idle"), ("overdue", "pile")
"""The parts that are said as on the pages."""

OVERALL = Opening(
    "meeting_overall",
    (
        Part("where", 1),
        Part("worst", 2),
        Part("silent", 3, follows=("worst",)),
        Part("idle", 4, follows=("worst", "silent")),
    ),
    (),
    (
        Rule("no_tasks", "where", exactly("tasks", 0), "还没有任务"),
        Rule("behind", "where", negative("deviation"), "改革比应有进度慢 {deviation:points}"),
        Rule("ahead", "where", positive("deviation"), "改革比应有进度快 {deviation:points}"),
        Rule("on_plan", "where", level("deviation"), "改革与应有进度持平"),
        Rule("unplanned", "where", known("progress"), "还没有应有进度可比"),
        Rule("uncounted", "where", ALWAYS, "任务都是长期坚持或暂缓，不计进度"),
        *(rule for rule in overview.RULES if rule.part in _SHARED_PROGRESS),
    ),
)
RIGHTS = Opening(
    "meeting_rights",
    (Part("on_time", 1), Part("overdue", 1), Part("pile", 3, follows=("overdue",))),
    (),
    (
        Rule("nothing", "on_time", exactly("has_cases", False), "{period:long_month}没有案件"),
        Rule("above", "on_time", positive("to_target"), "按期办结率比目标高 {to_target:points}"),
        Rule("below", "on_time", negative("to_target"), "按期办结率比目标低 {to_target:points}"),
        Rule("at_target", "on_time", level("to_target"), "按期办结率正好达到目标"),
        Rule("received", "on_time", ALWAYS, "{period:month}新收 {received_rows}"),
        *(rule for rule in rights.RULES if rule.part in _SHARED_RIGHTS and rule.name != "pile"),
        Rule("pile", "pile", known("pile"), "{pile}最多"),
    ),
)
RED = Opening(
    "meeting_red",
    (Part("count", 1), Part("change", 3, follows=("count",)), Part("holder", 2)),
    (),
    (
        Rule("none", "count", exactly("reds", 0), "没有任务亮红灯"),
        Rule("count", "count", ALWAYS, "{reds:项}任务亮红灯"),
        Rule("more", "change", positive("more", 0), "比上月多 {more:项}"),
        Rule("fewer", "change", positive("fewer", 0), "比上月少 {fewer:项}"),
        Rule("same", "change", exactly("more", 0) & at_least("reds", 1), "与上月一样多"),
        Rule("holder", "holder", at_least("held", 2), "{holder}最多"),
    ),
)
BALANCE = Opening(
    "meeting_balance",
    (
        Part("spread", 1),
        Part("worst", 2),
        Part("silent", 3, follows=("worst",)),
        Part("department", 4, follows=("worst", "silent")),
    ),
    (),
    (
        Rule("few", "spread", ~known("spread"), "报了的县区太少，还比不出差距"),
        Rule("level", "spread", exactly("spread", 0.0), "各县区进展一样"),
        Rule("spread", "spread", ALWAYS, "区县之间最多差 {spread:points}"),
        Rule("worst", "worst", known("worst"), "{worst}落后最多"),
        Rule("several_silent", "silent", at_least("silents", 2), "{silents:个}县区未报"),
        Rule("silent", "silent", known("silent"), "{silent}未报"),
        Rule("department", "department", known("department"), "部门里{department}最后"),
    ),
)
EXCHANGE = Opening(
    "meeting_exchange",
    (Part("open", 1), Part("late", 2, follows=("open",)), Part("told", 3)),
    (),
    (
        Rule("nothing", "open", exactly("entries", 0), "还没有报来典型和问题"),
        Rule("solved", "open", exactly("open", 0), "报来的问题都解决了"),
        Rule("open", "open", ALWAYS, "{open:个}问题还没解决"),
        Rule("late", "late", positive("late", 0), "{late:个}过了整改期限"),
        Rule("told", "told", known("teller"), "最近的做法来自{teller}"),
    ),
)
LAST = Opening(
    "meeting_last",
    (
        Part("count", 1),
        Part("done", 1, follows=("count",)),
        Part("late", 2),
        Part("older", 3, follows=("late",)),
    ),
    (),
    (
        Rule("none", "count", exactly("items", 0), "之前的会议没有留下议定事项"),
        Rule("none_last", "count", exactly("decided", 0), "上次会议没有留下议定事项"),
        Rule("count", "count", ALWAYS, "上次议定 {decided:项}"),
        Rule("all_done", "done", at_least("decided", 1) & exactly("open", 0), "全部办结"),
        Rule("none_done", "done", at_least("decided", 1) & exactly("done", 0), "都还没办结"),
        Rule("done", "done", at_least("done", 1), "已办结 {done:项}"),
        Rule("late", "late", positive("late", 0), "{late:项}过了时限"),
        Rule("older", "older", positive("older", 0), "更早的还有 {older:项}在办"),
    ),
)
DECIDING = Opening(
    "meeting_deciding",
    (Part("count", 1), Part("first", 2, follows=("count",))),
    (),
    (
        Rule("none", "count", exactly("decided", 0), "本次会议还没有议定事项"),
        Rule("count", "count", ALWAYS, "本次议定 {decided:项}"),
        Rule("first", "first", known("first"), "最早的{first}前办完"),
    ),
)
OPENINGS = (OVERALL, RED, BALANCE, RIGHTS, EXCHANGE, LAST, DECIDING)
