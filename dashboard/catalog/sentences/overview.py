"""总览: where the reform is against its plan, who is furthest behind, who is silent, who has not begun."""

from dashboard.catalog.sentences.conditions import (
    ALWAYS,
    at_least,
    exactly,
    known,
    level,
    negative,
    positive,
    under,
)
from dashboard.catalog.sentences.rule import Opening, Part, Rule

_BEHIND, _AHEAD, _LEVEL = negative("deviation"), positive("deviation"), level("deviation")
_WAS_BEHIND, _WAS_AHEAD = negative("deviation_before"), positive("deviation_before")
_WAS_FAR_BEHIND, _WAS_FAR_AHEAD = under("deviation_before", -1), at_least("deviation_before", 1)

HEADLINE = (
    Part("silence", 1),
    Part("where", 2),
    Part("change", 6, follows=("where",), falls=True),
    Part("worst", 3),
    Part("calm", 3),
    Part("silent", 4, follows=("worst",)),
    Part("idle", 5, follows=("worst", "silent"), falls=True),
    Part("inactive", 3),
    Part("rank", 4),
)
BELOW = (
    Part("open", 1),
    Part("idle", 2),
    Part("change", 3),
    Part("best", 4),
    Part("mover", 4),
    Part("counts", 5),
    Part("overdue", 6, follows=("counts",)),
)
RULES = (
    # of a place that reported nothing, the figures are old
    Rule("never_reported", "silence", exactly("never", True), "{place}还没有报过进展"),
    Rule("silent_for", "silence", at_least("own_silence", 2), "{place}断报 {own_silence:期}"),
    Rule("silent_now", "silence", exactly("own_silence", 1), "{place}本期未报"),
    Rule("not_yet", "silence", exactly("own_silence", 0), "{place}本期还没报"),
    Rule("no_tasks", "where", exactly("tasks", 0), "{place}没有承担任务"),
    Rule(
        "behind",
        "where",
        _BEHIND,
        "{subject}进度 {progress:percent}，落后应有进度 {deviation:points}",
        short="{subject}落后应有进度 {deviation:points}",
    ),
    Rule(
        "ahead",
        "where",
        _AHEAD,
        "{subject}进度 {progress:percent}，领先应有进度 {deviation:points}",
        short="{subject}领先应有进度 {deviation:points}",
    ),
    Rule("on_plan", "where", _LEVEL, "{subject}进度 {progress:percent}，与应有进度持平"),
    Rule("unplanned", "where", known("progress"), "{subject}进度 {progress:percent}，还没有应有进度"),
    Rule("uncounted", "where", ALWAYS, "{subject}任务都是长期坚持或暂缓，不计进度"),
    # against last month, where both months were reported
    Rule(
        "wider",
        "change",
        _BEHIND & _WAS_BEHIND & negative("change"),
        "差距比上月扩大 {change:points}",
        short="比上月扩大 {change:points}",
    ),
    Rule(
        "narrower",
        "change",
        _BEHIND & _WAS_BEHIND & positive("change"),
        "差距比上月缩小 {change:points}",
        short="比上月缩小 {change:points}",
    ),
    Rule("fell_behind", "change", _BEHIND & _WAS_FAR_AHEAD, "上月还领先 {deviation_before:points}"),
    Rule("caught_up", "change", ~_BEHIND & _WAS_FAR_BEHIND, "上月还落后 {deviation_before:points}"),
    Rule("further", "change", _AHEAD & _WAS_AHEAD & positive("change"), "领先比上月扩大 {change:points}"),
    Rule("less_ahead", "change", _AHEAD & _WAS_AHEAD & negative("change"), "领先比上月缩小 {change:points}"),
    Rule("same_gap", "change", _BEHIND & level("change"), "差距与上月持平"),
    # the districts
    Rule("worst", "worst", known("worst"), "{worst}落后最多"),
    Rule("calm", "calm", known("calm"), "{calm:个}县区都在正常范围"),
    Rule("all_silent", "silent", exactly("all_silent", True), "{silents:个}县区都未报"),
    Rule("several_silent", "silent", at_least("silents", 2), "{silent}等 {silents:个}县区未报"),
    Rule("one_silent_for", "silent", at_least("silence", 2), "{silent}断报 {silence:期}"),
    Rule("one_silent", "silent", exactly("silence", 1), "{silent}本期未报"),
    Rule("own_idle", "inactive", exactly("is_idle", True), "列入未行动名单"),
    Rule("several_idle", "idle", at_least("idles", 2), "{idle}等 {idles:家}未行动"),
    Rule("one_idle", "idle", exactly("idles", 1), "{idle}未行动"),
    # one place among its peers
    Rule("first", "rank", exactly("place_in_rank", "first"), "{peers}里最好"),
    Rule("last", "rank", exactly("place_in_rank", "last"), "{peers}里排在最后"),
    Rule("tied", "rank", exactly("place_in_rank", "tied"), "{peers}里并列第 {rank}"),
    Rule("ranked", "rank", known("rank"), "{peers}里排第 {rank}"),
    # below
    Rule("still_open", "open", known("open_owed"), "本期还在报送，已报 {open_reported!b}/{open_owed} 家"),
    Rule(
        "counts",
        "counts",
        at_least("tasks", 1),
        "{tasks:项}任务：{closed!b:项}已销号，{overdue!b:项}逾期，{late!b:项}落后",
        short="{overdue!b:项}逾期",
    ),
    Rule("more_overdue", "overdue", positive("overdue_change", 0), "逾期比上月多 {overdue_change:项}"),
    Rule("fewer_overdue", "overdue", negative("overdue_change", 0), "逾期比上月少 {overdue_fewer:项}"),
    Rule("best_ahead", "best", positive("best_value"), "{best}最好，领先 {best_value:points}"),
    Rule("best_level", "best", level("best_value"), "{best}最好，与应有进度持平"),
    Rule("best_behind", "best", negative("best_value"), "最好的{best}也落后 {best_value:points}"),
    Rule("closer", "mover", positive("mover_change"), "{mover}变动最大，比上月追上 {mover_change:points}"),
    Rule("back", "mover", negative("mover_change"), "{mover}变动最大，比上月退后 {mover_change:points}"),
)
OPENING = Opening("overview", HEADLINE, BELOW, RULES)
