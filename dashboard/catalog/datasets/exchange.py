"""exchange 经验与问题: what units report in words."""

from dashboard.catalog.choices import ENTRY_KINDS, ENTRY_STATES, PROBLEM_CATEGORIES, THEMES
from dashboard.catalog.dataset import Column, Dataset, Kind, Rule

EXCHANGE = Dataset(
    name="exchange",
    title="经验与问题",
    grain="一行一条",
    columns=(
        Column("entry_no", "编号", Kind.TEXT, "不重复", aliases=("条目编号",), required=True, key=True, example="JY-2026-012", max_length=40, code=True),
        Column("kind", "类型", Kind.TEXT, "进展、经验或问题", aliases=("报送类型",), required=True, choices=ENTRY_KINDS, example="经验"),
        Column("theme", "主题", Kind.TEXT, "六个主题或其他", required=True, choices=THEMES, example="技能竞赛"),
        Column("unit_code", "单位", Kind.TEXT, "谁报的", aliases=("报送单位", "单位名称"), required=True, refers="units", example="市总工会", fills_down=True),
        Column("date", "日期", Kind.DATE, "哪天报的", aliases=("报送日期",), required=True, example="2026-10-20"),
        Column("title", "标题", Kind.TEXT, "60 字以内", required=True, example="以赛促训，一赛三用", max_length=60),
        Column("content", "内容", Kind.TEXT, "1000 字以内，不写人名电话", aliases=("主要内容",), required=True, example="……", max_length=1000),
        Column("problem_category", "问题类别", Kind.TEXT, "类型是问题时必填", choices=PROBLEM_CATEGORIES, example=""),
        Column("remedy", "整改措施", Kind.TEXT, "", aliases=("措施",), example="", max_length=300),
        Column("remedy_due", "整改期限", Kind.DATE, "", aliases=("整改时限",), example=""),
        Column("state", "状态", Kind.TEXT, "", aliases=("办理状态",), choices=ENTRY_STATES, example="已推广"),
    ),
    rules=(
        Rule("kind = '问题' and problem_category is null", "problem_category", "类型是问题，没有问题类别", "从五类里选一类填上"),
    ),
)  # fmt: skip
