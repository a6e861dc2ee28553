"""单位画像: what matters most about one place, how it stands among its peers; without a place, what to choose from."""

from dashboard.catalog.sentences.conditions import at_least, exactly, known, level, negative, positive
from dashboard.catalog.sentences.overview import RULES as PROGRESS
from dashboard.catalog.sentences.rule import Opening, Part, Rule

_SHARED = ("silence", "change", "silent", "idle", "inactive", "best")
"""The parts that are said as on the overview."""

HEADLINE = (
    Part("choose", 1),
    Part("silence", 2),
    Part("where", 3, follows=("silence",)),
    Part("change", 6, follows=("where",), falls=True),
    Part("inactive", 4),
    Part("peers", 5),
)
BELOW = (
    Part("kind", 1),
    Part("choices", 1),
    Part("given", 2),
    Part("closed", 2, follows=("given",)),
    Part("overdue", 2, follows=("given", "closed")),
    Part("silent", 2),
    Part("idle", 2),
    Part("last", 3),
    Part("best", 4),
    Part("change", 4),
    Part("reported", 5),
    Part("strong", 6),
)
RULES = (
    *(rule for rule in PROGRESS if rule.part in _SHARED),
    Rule("choose", "choose", exactly("choose", True), "选一个县区或单位，看它的任务、技能、维权与同类差多少"),
    Rule("silent_overdue", "where", positive("own_overdue", 0), "{own_overdue:项}任务逾期"),
    Rule("behind", "where", negative("deviation"), "{subject}落后应有进度 {deviation:points}"),
    Rule("ahead", "where", positive("deviation"), "{subject}领先应有进度 {deviation:points}"),
    Rule("on_plan", "where", level("deviation"), "{subject}与应有进度持平"),
    Rule("high_share", "where", known("high_share"), "{name}高技能占技术工人 {high_share:percent}"),
    Rule("nothing", "where", known("name"), "{name}还没有任务和技能数据"),
    Rule(
        "weak_many",
        "peers",
        at_least("weak", 3),
        "{weak1}、{weak2}等 {weak:项}指标在同类后四分之一",
        short="{weak:项}指标在同类后四分之一",
    ),
    Rule("weak_two", "peers", exactly("weak", 2), "{weak1}、{weak2}在同类后四分之一"),
    Rule("weak_one", "peers", exactly("weak", 1), "{weak1}在同类后四分之一"),
    Rule("solid", "peers", exactly("weak", 0), "没有一项落到同类后四分之一"),
    Rule("median", "peers", known("reached"), "{measured:项}指标里 {reached:项}不差于同类中位"),
    Rule("ranked", "peers", known("rank"), "{ranked:家}{category}里排第 {rank}"),
    Rule("kind", "kind", known("kind"), "{kind:whole}"),
    Rule("no_tasks", "given", exactly("given", 0), "没有承担任务"),
    Rule("apart", "given", positive("apart", 0), "任务 {given!b:项}，其中 {apart:项}不计进度"),
    Rule("given", "given", positive("given", 0), "任务 {given!b:项}"),
    Rule("closed", "closed", positive("given", 0), "{closed!b:项}已销号"),
    Rule("overdue", "overdue", positive("given", 0), "{overdue!b:项}逾期"),
    Rule("reported", "reported", positive("owed", 0), "本期已报 {reported}/{owed} 项"),
    Rule("strong_two", "strong", known("strong2"), "{strong1}、{strong2}在同类前四分之一"),
    Rule("strong_one", "strong", known("strong1"), "{strong1}在同类前四分之一"),
    Rule(
        "choices",
        "choices",
        known("districts"),
        "{districts!b:个}县区、{departments!b:个}部门、{others!b:家}企业院校和县区办公室，点一行就到",
    ),
    Rule("last", "last", known("worst"), "{worst}落后最多"),
)
OPENING = Opening("unit", HEADLINE, BELOW, RULES)
