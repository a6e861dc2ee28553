"""进展均衡: how far apart the places are, whether more than last month, who drags the average, who has not begun."""

from dashboard.catalog.sentences.conditions import at_least, exactly, known, level, negative, positive
from dashboard.catalog.sentences.rule import Opening, Part, Rule

HEADLINE = (
    Part("apart", 1),
    Part("moved", 3, follows=("apart",)),
    Part("drag", 2),
    Part("idle", 4, falls=True),
)
BELOW = (
    Part("departments", 1),
    Part("department_drag", 2, follows=("departments",)),
    Part("absent", 3),
    Part("triggers", 1),
    Part("task", 2),
)
RULES = (
    # the city: districts first
    Rule("nobody", "apart", exactly("places", 0), "还没有县区承担任务"),
    Rule("apart", "apart", known("spread"), "区县相差 {spread:points}"),
    Rule("together", "apart", level("spread"), "各区县进展一样"),
    Rule("one_alone", "apart", exactly("counted", 1), "只有 1 个县区可比，说不出差距"),
    Rule("all_silent", "apart", exactly("all_silent", True), "{places:个}县区本期都未报，说不出差距"),
    Rule("not_comparable", "apart", exactly("counted", 0), "没有县区可比，说不出差距"),
    Rule("wider", "moved", positive("spread_moved"), "比上月拉大 {spread_moved:points}", short="比上月拉大 {moved_by}"),
    Rule("nearer", "moved", negative("spread_moved"), "比上月缩小 {spread_moved:points}", short="比上月缩小 {moved_by}"),
    Rule("same", "moved", level("spread_moved"), "与上月一样"),
    Rule("old_drag", "drag", exactly("drag_is_old", True), "未报的{drag}拖低区县平均 {drag_points:points}"),
    Rule("drag", "drag", known("drag"), "{drag}拖低区县平均 {drag_points:points}"),
    Rule("several_idle", "idle", at_least("idles", 2), "{idle}等 {idles:家}未行动", short="{idles:家}未行动"),
    Rule("one_idle", "idle", exactly("idles", 1), "{idle}未行动"),
    Rule(
        "departments_wider",
        "departments",
        positive("department_spread_moved"),
        "部门相差 {department_spread:points}，比上月拉大 {department_spread_moved:points}",
        short="部门相差 {department_spread:points}",
    ),
    Rule(
        "departments_nearer",
        "departments",
        negative("department_spread_moved"),
        "部门相差 {department_spread:points}，比上月缩小 {department_spread_moved:points}",
        short="部门相差 {department_spread:points}",
    ),
    Rule("departments", "departments", known("department_spread"), "部门相差 {department_spread:points}"),
    Rule(
        "department_old_drag",
        "department_drag",
        exactly("department_drag_is_old", True),
        "未报的{department_drag}拖低部门平均 {department_drag_points:points}",
    ),
    Rule(
        "department_drag",
        "department_drag",
        known("department_drag"),
        "{department_drag}拖低部门平均 {department_drag_points:points}",
    ),
    Rule("one_absent", "absent", exactly("absents", 1), "{absent}未报，不在区县相差里"),
    Rule("absent", "absent", at_least("absents", 2) & known("spread"), "{absents:个}县区未报，不在区县相差里"),
    # one place
    Rule("no_tasks", "apart", exactly("tasks", 0), "{place}没有已到开始日的任务"),
    Rule(
        "silent_behind",
        "apart",
        exactly("is_silent", True) & negative("deviation"),
        "{place}未报，按最近一次报数落后 {deviation:points}",
    ),
    Rule("silent", "apart", exactly("is_silent", True), "{place}未报，按最近一次报数没有落后"),
    Rule("behind", "apart", negative("deviation"), "{place}落后应有进度 {deviation:points}"),
    Rule("ahead", "apart", positive("deviation"), "{place}领先应有进度 {deviation:points}"),
    Rule("on_plan", "apart", level("deviation"), "{place}与应有进度持平"),
    Rule("tied", "moved", known("rank") & exactly("is_tied", True), "{peers}里并列第 {rank}"),
    Rule("ranked", "moved", known("rank"), "{peers}里排第 {rank}"),
    Rule("few", "drag", exactly("is_few", True), "只有 {tasks:项}任务，不参加排名"),
    Rule("pulls_down", "drag", negative("contribution"), "拖低{average} {contribution:points}"),
    Rule("pulls_up", "drag", positive("contribution"), "拉高{average} {contribution:points}"),
    Rule(
        "worst_task",
        "task",
        negative("task_points"),
        "{task}拖得最多，占其中 {task_points:points}",
    ),
    Rule("inactive", "triggers", at_least("met", 2), "触发 {marks!b}，列为未行动，{since:long_month}起"),
    Rule("watched", "triggers", exactly("met", 1), "触发 {marks!b}，列为关注，{since:long_month}起"),
    Rule("unmet", "triggers", exactly("met", 0), "“未行动”的五条一条也没有触发"),
)  # fmt: skip
OPENING = Opening("balance", HEADLINE, BELOW, RULES)
