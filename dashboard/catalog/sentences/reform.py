"""改革进展: how far behind the plan, since which month, and through which aspects or units."""

from dashboard.catalog.sentences.conditions import ALWAYS, exactly, known, level, negative, positive
from dashboard.catalog.sentences.overview import RULES as PROGRESS
from dashboard.catalog.sentences.rule import Opening, Part, Rule

_BEHIND = negative("deviation")
_SHARED = ("silence", "change", "best", "mover")
"""The parts that are said as on the overview."""

HEADLINE = (
    Part("silence", 1),
    Part("where", 2),
    Part("since", 4, follows=("where",), falls=True),
    Part("change", 5, follows=("where", "since"), falls=True),
    Part("through", 3, falls=True),
)
BELOW = (
    Part("filter", 1),
    Part("counts", 5),
    Part("due", 7),
    Part("best", 6),
    Part("mover", 6),
)
RULES = (
    *(rule for rule in PROGRESS if rule.part in _SHARED),
    Rule("no_tasks", "where", exactly("tasks", 0), "{place}没有{what}任务"),
    Rule("behind", "where", _BEHIND, "{subject}进度落后 {deviation:points}"),
    Rule("ahead", "where", positive("deviation"), "{subject}进度领先 {deviation:points}"),
    Rule("on_plan", "where", level("deviation"), "{subject}进度与应有进度持平"),
    Rule("unplanned", "where", known("progress"), "{subject}进度 {progress:percent}，还没有应有进度"),
    Rule("uncounted", "where", ALWAYS, "{subject}任务都是长期坚持或暂缓，不计进度"),
    Rule("this_month", "since", _BEHIND & exactly("since_now", True), "缺口本月拉开"),
    Rule("since", "since", _BEHIND & known("since"), "缺口从{since}起拉开"),
    Rule("three", "through", _BEHIND & known("third"), "{first}、{second}与{third}占缺口的{share:tenths}"),
    Rule("two", "through", _BEHIND & known("second"), "{first}与{second}占缺口的{share:tenths}"),
    Rule("one", "through", _BEHIND & known("first"), "{first}占缺口的{share:tenths}"),
    Rule("filter", "filter", known("filter"), "下面只列{filter}的 {filtered!b:项}任务"),
    Rule("counts", "counts", known("counts"), "{tasks:项}任务：{counts:whole}"),
    Rule("due", "due", positive("due", 0), "{period:month}到期 {due:项}，办结 {finished:项}"),
    Rule("none_due", "due", exactly("due", 0), "{period:month}没有到期的任务"),
)
OPENING = Opening("reform", HEADLINE, BELOW, RULES)
