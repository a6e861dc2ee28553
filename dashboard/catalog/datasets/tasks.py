"""tasks 任务台账: every task with who leads it and by when."""

from dashboard.catalog.dataset import Column, Dataset, Kind, Level, Rule

TASKS = Dataset(
    name="tasks",
    title="任务台账",
    grain="一行一项任务；分解到县区的任务填上级任务",
    named_by=("task_code", "task_name"),
    columns=(
        Column(
            "task_code", "任务编号", Kind.TEXT, "不重复，不改动", aliases=("任务编码", "任务号"),
            required=True, key=True, example="T-018", max_length=40, code=True,
        ),
        Column("policy_version", "政策版本", Kind.TEXT, "与政策措施一致", aliases=("版本",), required=True, example="2024意见", max_length=40, fills_down=True),
        Column(
            "measure_no", "措施编号", Kind.TEXT, "该版本里的措施", aliases=("措施", "对应措施"),
            required=True, refers="measures", example="12", code=True, fills_down=True,
        ),
        Column("task_name", "任务名称", Kind.TEXT, "一句话", aliases=("任务", "工作任务"), required=True, example="建筑工人实名制", max_length=60),
        Column(
            "lead_unit", "牵头单位", Kind.TEXT, "一家", aliases=("责任单位", "牵头部门"),
            required=True, refers="units", example="市住建局", fills_down=True,
        ),
        Column(
            "support_units", "配合单位", Kind.LIST, "几家之间用分号", aliases=("协办单位", "配合部门"),
            refers="units", example="市人社局；市总工会",
        ),
        Column(
            "district_code", "县区", Kind.TEXT, "任务落在哪里；全市性的填市本级", aliases=("区县", "所属县区", "所属地区"),
            required=True, refers="districts", example="市本级", fills_down=True,
        ),
        Column("planned_start", "计划开始", Kind.DATE, "开始日", aliases=("开始时间", "计划开始时间", "启动时间"), required=True, example="2026-01-15"),
        Column(
            "planned_end", "计划完成", Kind.DATE, "完成日", aliases=("完成时限", "计划完成时间", "完成时间"),
            required=True, example="2026-11-30",
        ),
        Column("target_value", "目标值", Kind.DECIMAL, "量化目标", example="100"),
        Column("target_unit", "计量单位", Kind.TEXT, "目标值的单位", aliases=("单位（计量）",), example="家", max_length=10),
        Column("is_key", "重点任务", Kind.FLAG, "", aliases=("是否重点",), default="否", example="是"),
        Column("is_hard", "难点任务", Kind.FLAG, "", aliases=("是否难点",), default="否", example="否"),
        Column("is_policy", "配套政策", Kind.FLAG, "要出台文件的任务", aliases=("是否配套政策",), default="否", example="否"),
        Column("responsible_post", "责任岗位", Kind.TEXT, "岗位，不写人名", aliases=("责任科室",), example="建筑业管理科", max_length=40),
        Column("strategy_tags", "战略标签", Kind.LIST, "几个之间用分号", aliases=("标签",), example="强基；提质"),
        Column(
            "parent_task", "上级任务", Kind.TEXT, "分解自哪项市级任务", aliases=("上级任务编号", "对应市级任务"),
            refers="tasks", example="T-003", code=True,
        ),
    ),
    rules=(
        Rule("planned_end < planned_start", "planned_end", "计划完成早于计划开始", "改正其中一个日期"),
        Rule(
            """not exists (select 1 from known_measures
                 where known_measures.policy_version = checked.policy_version
                   and known_measures.measure_no = checked.measure_no)""",
            "measure_no", "这个政策版本里没有这条措施", "核对政策版本和措施编号", problem="unknown_reference",
        ),
        Rule("parent_task = task_code", "parent_task", "上级任务不能是自己", "改为市级任务的编号，或留空"),
        Rule(
            "responsible_post is null", "responsible_post", "没有责任岗位", "补上责任科室或岗位，不写人名", level=Level.NOTICE,
        ),
    ),
)  # fmt: skip
