"""What places of every size are compared on between two months: the measures of compare/places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """One measure: its words, the unit of its values ("" where the title says it) and of its change, and its definition."""

    name: str
    title: str
    unit: str
    change: str
    definition: str
    base: str
    """What stands behind a value, and its measure word: 8 项任务."""
    least: int
    """With a smaller base a value is said to be small: it isn't ranked, and neither best nor in the median."""
    lower_is_better: bool = False
    grows: bool = False
    """It grows with the plan itself, so that more isn't yet better."""


COMPARISONS = (
    Comparison(
        "progress",
        "平均完成度",
        "%",
        "个百分点",
        "各任务按里程碑加权的完成度的平均；长期坚持和暂缓的不算",
        "项任务",
        2,
        grows=True,
    ),
    Comparison(
        "deviation",
        "进度偏差",
        "点",
        "个百分点",
        "各任务完成度减应有进度，取平均，百分点；负数是落后",
        "项任务",
        2,
    ),
    Comparison(
        "closed", "销号率", "%", "个百分点", "已销号 ÷ 全部任务；办完还没销号的不算", "项任务", 2, grows=True
    ),
    Comparison(
        "overdue_share",
        "逾期任务占比",
        "%",
        "个百分点",
        "过了计划日期还没完成的任务 ÷ 全部任务",
        "项任务",
        2,
        lower_is_better=True,
    ),
    Comparison(
        "skilled_share",
        "技术工人占比",
        "%",
        "个百分点",
        "初级工及以上 ÷ 职工；学徒工不算，各单位取最近一次报数",
        "名职工",
        100,
    ),
    Comparison("high_share", "高技能人才占比", "%", "个百分点", "高级工及以上 ÷ 技术工人", "名技术工人", 100),
    Comparison(
        "case_on_time",
        "案件按期办结率",
        "%",
        "个百分点",
        "当月到期的案件里，在（延期后）期限内办结的",
        "件到期",
        10,
    ),
    Comparison(
        "cases_per_10k",
        "每万职工新收案件",
        "件",
        "件",
        "当月收到的案件 ÷ 职工 × 10000",
        "名职工",
        1000,
        lower_is_better=True,
    ),
)
BY_NAME = {comparison.name: comparison for comparison in COMPARISONS}
