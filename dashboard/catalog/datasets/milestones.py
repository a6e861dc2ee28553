"""milestones 路线图节点: the planned and actual dates of a task's milestones."""

from dashboard.catalog.dataset import Column, Dataset, Kind, Level, Rule

MILESTONES = Dataset(
    name="milestones",
    title="路线图节点",
    grain="一行一个节点",
    columns=(
        Column(
            "task_code", "任务编号", Kind.TEXT, "任务台账里的编号", aliases=("任务编码", "任务号"),
            required=True, key=True, refers="tasks", example="T-018", code=True, fills_down=True,
        ),
        Column("milestone_no", "节点序号", Kind.INT, "从 1 起", aliases=("节点编号",), required=True, key=True, example="1", minimum=1),
        Column("milestone_name", "节点名称", Kind.TEXT, "做成什么", aliases=("节点",), required=True, example="印发方案", max_length=60),
        Column("weight", "权重", Kind.DECIMAL, "占任务的份量，不填按 1", default="1", example="1", above=0),
        Column("planned_date", "计划日期", Kind.DATE, "计划哪天做成", aliases=("计划完成", "计划时间"), required=True, example="2026-03-31"),
        Column("actual_date", "实际日期", Kind.DATE, "实际哪天做成，没做成留空", aliases=("实际完成", "完成日期"), example=""),
    ),
    rules=(
        Rule(
            """exists (select 1 from known_tasks where known_tasks.task_code = checked.task_code
                 and (checked.planned_date < known_tasks.planned_start or checked.planned_date > known_tasks.planned_end))""",
            "planned_date", "节点日期不在任务的起止之内", "核对节点和任务的日期", level=Level.WARNING,
        ),
    ),
)  # fmt: skip
