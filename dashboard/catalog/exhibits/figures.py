"""The eight key figures as exhibits: what is counted over what; the definitions are those of the tiles."""

from dashboard.catalog.exhibits.exhibit import Exhibit
from dashboard.catalog.key_figures import KEY_FIGURES

_PARTS = {
    "on_time": ("按期完成的任务（项）", "到期应完成的任务（项）"),
    "closed": ("已销号的任务（项）", "全部任务（项）"),
    "overdue": ("逾期任务（项）", ""),
    "skilled_share": ("技术工人（人）", "职工（人）"),
    "high_share": ("高级工及以上（人）", "技术工人（人）"),
    "cases": ("新收案件（件）", ""),
    "case_on_time": ("按期办结的案件（件）", "当月到期的案件（件）"),
    "stale_cases": ("超期在办的案件（件）", ""),
}
_DATASETS = {
    "reform": ("progress", "tasks", "milestones"),
    "skills": ("skills",),
    "rights": ("cases",),
}

FIGURES = (
    *(
        Exhibit(
            name=f"figures/{figure.name}",
            page="overview",
            title=figure.title,
            definition=figure.definition,
            datasets=_DATASETS[figure.page],
            columns=("期次", "分子", "分母", f"{figure.title}（{figure.unit}）"),
            numerator=_PARTS[figure.name][0],
            denominator=_PARTS[figure.name][1],
            small_print=f"{figure.since}比；格里是近 12 个月，每月一行。",
            opens=(figure.page, figure.rows),
        )
        for figure in KEY_FIGURES
    ),
    Exhibit(
        name="figures/all",
        page="overview",
        title="关键指标",
        definition="每一行是一项指标，口径写在该行；占比是分子 ÷ 分母 × 100",
        datasets=("progress", "tasks", "milestones", "skills", "cases"),
        columns=(
            "指标",
            "数值",
            "单位",
            "分子",
            "分母",
            "上月",
            "去年同月",
            "目标",
            "灯",
            "数据截至",
            "口径",
        ),
    ),
)
