"""对比: how many measures are better and worse than in the other month, and the first of each by name."""

from dashboard.catalog.sentences.conditions import ALWAYS, at_least, exactly, known
from dashboard.catalog.sentences.rule import Opening, Part, Rule

HEADLINE = (
    Part("balance", 1),
    Part("worse", 2),
    Part("better", 3, falls=True),
)
BELOW = (
    Part("peers", 1),
    Part("best_at", 2),
    Part("apart", 3),
)
RULES = (
    Rule("nothing", "balance", exactly("compared", 0), "{place}这两个月没有可比的数"),
    Rule("all_level", "balance", exactly("moved", 0), "{place}与{other:long_month}相比，各项持平"),
    Rule(
        "both",
        "balance",
        at_least("better", 1) & at_least("worse", 1),
        "{place}与{other:long_month}比，{better:项}好转、{worse:项}变差",
    ),
    Rule(
        "only_better",
        "balance",
        at_least("better", 1),
        "{place}与{other:long_month}比，{better:项}好转，没有变差的",
    ),
    Rule(
        "only_worse",
        "balance",
        at_least("worse", 1),
        "{place}与{other:long_month}比，{worse:项}变差，没有好转的",
    ),
    Rule("worse", "worse", known("worse_name"), "{worse_name}{worse_way} {worse_by}"),
    Rule("better", "better", known("better_name"), "{better_name}{better_way} {better_by}"),
    Rule("peers", "peers", known("above"), "{ranked:项}里 {above!b:项}在同类中位及以上"),
    Rule("best_at", "best_at", known("best_at"), "{best_at}是同类最好"),
    Rule("apart", "apart", ALWAYS, "任务完成度和销号随时间增长，不判好坏"),
)
OPENING = Opening("compare", HEADLINE, BELOW, RULES)
