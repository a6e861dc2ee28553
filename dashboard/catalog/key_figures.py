"""The eight key figures of the overview: their words, units, definitions, and where their rows stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KeyFigure:
    """One figure; `change` is the unit of its change, `page` and `rows` where the rows it counts are listed."""

    name: str
    title: str
    unit: str
    change: str
    digits: int
    page: str
    rows: str
    definition: str
    at_most: bool = False
    """The target is a ceiling."""
    months: int = 1
    """The change is against so many months before: quarterly stocks move once a quarter."""

    missing: str = "—"
    """The word for no value: a rate of nothing is no rate, a stock that nobody reported is 未报."""

    @property
    def since(self) -> str:
        """Against what the change is measured."""
        return "较上季" if self.months == 3 else "较上月"


KEY_FIGURES = (
    KeyFigure(
        "on_time",
        "任务按期完成率",
        "%",
        "个百分点",
        1,
        "reform",
        "due",
        "按期完成的任务 ÷ 到期应完成的任务；未到期的不算，长期坚持和暂缓的不算",
    ),
    KeyFigure(
        "closed", "销号率", "%", "个百分点", 1, "reform", "closed", "已销号 ÷ 全部任务；办完还没销号的不算"
    ),
    KeyFigure(
        "overdue",
        "逾期任务",
        "项",
        "项",
        0,
        "reform",
        "overdue",
        "任务或节点过了计划日期还没完成",
        at_most=True,
    ),
    KeyFigure(
        "skilled_share",
        "技术工人占比",
        "%",
        "个百分点",
        1,
        "skills",
        "skilled",
        "初级工及以上 ÷ 职工；学徒工不算，各单位取最近一次报数",
        months=3,
    ),
    KeyFigure(
        "high_share",
        "高技能人才占比",
        "%",
        "个百分点",
        1,
        "skills",
        "high",
        "高级工及以上 ÷ 技术工人",
        months=3,
    ),
    KeyFigure("cases", "新收案件", "件", "件", 0, "rights", "received", "当月收到的案件，按件次"),
    KeyFigure(
        "case_on_time",
        "按期办结率",
        "%",
        "个百分点",
        1,
        "rights",
        "due",
        "当月到期的案件里，在（延期后）期限内办结的",
    ),
    KeyFigure(
        "stale_cases", "超期在办", "件", "件", 0, "rights", "overdue", "到期还没办结的案件", at_most=True
    ),
)
BY_NAME = {figure.name: figure for figure in KEY_FIGURES}
