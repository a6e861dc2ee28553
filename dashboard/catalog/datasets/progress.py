"""progress 进展月报: what each task's lead unit reports every month."""

from dashboard.catalog.choices import PROBLEM_CATEGORIES, TASK_STATES
from dashboard.catalog.dataset import Column, Dataset, Kind, Level, Rule

PROGRESS = Dataset(
    name="progress",
    title="进展月报",
    grain="一行一项任务一个月",
    columns=(
        Column("period", "期次", Kind.MONTH, "报的是哪个月", aliases=("报送期", "月份", "期别"), required=True, key=True, example="2026-10", fills_down=True),
        Column(
            "task_code", "任务编号", Kind.TEXT, "任务台账里的编号", aliases=("任务编码", "任务号"),
            required=True, key=True, refers="tasks", example="T-018", code=True,
        ),
        Column(
            "progress", "完成进度", Kind.PERCENT, "自开始以来累计", aliases=("完成率", "完成率(%)", "完成度", "进度"),
            required=True, unit="%", example="82%", minimum=0, maximum=100,
        ),
        Column(
            "state", "状态", Kind.TEXT, "完成不等于销号：办完填已完成待销号", aliases=("目前状态", "任务状态"),
            required=True, choices=TASK_STATES, example="推进中",
        ),
        Column("summary", "进展摘要", Kind.TEXT, "300 字以内", aliases=("进展情况", "工作进展"), example="实名制覆盖 41 个项目", max_length=300),
        Column("problem", "存在问题", Kind.TEXT, "300 字以内", aliases=("问题",), example="", max_length=300),
        Column("problem_category", "问题类别", Kind.TEXT, "四类问题之一", choices=PROBLEM_CATEGORIES, example=""),
        Column("next_step", "下步措施", Kind.TEXT, "300 字以内", aliases=("下步打算", "下一步工作"), example="", max_length=300),
        Column("evidence", "佐证材料", Kind.TEXT, "材料名称或文号", aliases=("佐证",), example="", max_length=200),
    ),
    rules=(
        Rule("state = '未启动' and progress > 0", "state", "状态是未启动，完成进度却大于 0", "改状态，或改进度"),
        Rule("state in ('已完成待销号', '已销号') and progress < 100", "state", "状态是已完成，完成进度却不到 100%", "改状态，或改进度"),
        Rule(
            "problem is null and problem_category is not null", "problem", "填了问题类别，没写存在问题", "补一句问题是什么",
            level=Level.WARNING,
        ),
    ),
)  # fmt: skip
