"""技能等级: how many of the skilled are highly skilled, when the target is reached, where there are most and least."""

from dashboard.catalog.sentences.conditions import ALWAYS, exactly, known, level, negative, positive, under
from dashboard.catalog.sentences.rule import Opening, Part, Rule

FEW = 30
"""Of fewer skilled workers no share is said."""

HEADLINE = (
    Part("silence", 1),
    Part("share", 1),
    Part("outlook", 2),
    Part("worst", 3),
)
BELOW = (
    Part("skilled", 1),
    Part("high", 1),
    Part("gained", 2, follows=("high",)),
    Part("best", 3),
    Part("lowest", 3, follows=("best",)),
    Part("mover", 4),
)
RULES = (
    Rule("silent", "silence", exactly("is_silent", True), "{place}本季未报"),
    Rule("nothing", "share", exactly("has_data", False), "{place}还没有技能等级数据"),
    Rule("nobody", "share", exactly("skilled", 0), "{subject}还没有技术工人"),
    Rule(
        "few",
        "share",
        under("skilled", FEW),
        "{subject}{skilled_rows} {skilled:人}，其中{high_rows} {high:人}",
    ),
    Rule("none_high", "share", exactly("high", 0), "{subject}{skilled_rows}里还没有高技能"),
    Rule("one_in", "share", known("each"), "{subject}{each}{skilled_rows}里{size}{high_rows}"),
    Rule("of_all", "share", ALWAYS, "{subject}{skilled_rows}里 {high_share:percent} 是{high_rows}"),
    Rule(
        "reached",
        "outlook",
        exactly("course", "reached"),
        "已达到 {target_year:year} 年目标 {target:aim}",
    ),
    Rule(
        "in_time", "outlook", exactly("course", "in_time"), "按近一年增速，{target_year:year} 年目标可以达到"
    ),
    Rule(
        "late",
        "outlook",
        exactly("course", "late"),
        "按近一年增速，{target_year:year} 年目标要到 {reached:year} 年才达到",
        short="按近一年增速，要到 {reached:year} 年才达标",
    ),
    Rule("never", "outlook", exactly("course", "never"), "按近一年增速，达不到 {target_year:year} 年目标"),
    Rule("above_city", "outlook", positive("to_city"), "比全市高 {to_city:points}"),
    Rule("below_city", "outlook", negative("to_city"), "比全市低 {to_city:points}"),
    Rule("like_city", "outlook", level("to_city"), "与全市持平"),
    Rule("worst", "worst", known("worst"), "{worst}占比最低"),
    Rule(
        "skilled",
        "skilled",
        positive("workers", 0),
        "技术工人 {skilled!b:人}，占职工 {workers:人}的 {skilled_share:percent}",
    ),
    Rule(
        "high", "high", positive("skilled", 0), "高级工及以上 {high!b:人}，占技术工人的 {high_share:percent}"
    ),
    Rule("more", "gained", positive("gained"), "比上年同期高 {gained:points}"),
    Rule("less", "gained", negative("gained"), "比上年同期低 {gained:points}"),
    Rule("same", "gained", level("gained"), "与上年同期持平"),
    Rule("best", "best", known("best"), "{best}占比最高（{best_share:percent}）"),
    Rule("lowest", "lowest", known("worst", "best"), "{worst}最低（{worst_share:percent}）"),
    Rule("only_lowest", "lowest", known("worst"), "{worst}占比最低（{worst_share:percent}）"),
    Rule("gained_most", "mover", positive("mover_change"), "{mover}一年提高最多，{mover_change:points}"),
    Rule("lost_most", "mover", negative("mover_change"), "{mover}一年变动最大，降 {mover_change:points}"),
)
OPENING = Opening("skills", HEADLINE, BELOW, RULES)
