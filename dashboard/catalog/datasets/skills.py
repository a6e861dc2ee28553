"""skills 技能等级: head counts by level, quarterly, without any person."""

from dashboard.catalog.choices import AMBIGUOUS_LEVELS, INDUSTRIES, LEVELS, MIGRANT
from dashboard.catalog.dataset import Column, Dataset, Kind, Merge, Rule

SKILLS = Dataset(
    name="skills",
    title="技能等级",
    grain="一行一个时点 × 县区 × 单位 × 工种 × 等级 × 群体的人数",
    merge=Merge.BY_SCOPE,
    scope=("as_of_date", "district_code", "unit_code"),
    columns=(
        Column("as_of_date", "统计时点", Kind.DATE, "哪一天的人数", aliases=("时点", "统计日期"), required=True, key=True, example="2026-09-30", fills_down=True),
        Column(
            "district_code", "县区", Kind.TEXT, "所在县区", aliases=("区县", "所属县区", "所属地区"),
            required=True, key=True, refers="districts", example="映雪区", fills_down=True,
        ),
        Column(
            "unit_code", "单位", Kind.TEXT, "不填是县区里未单列的部分，不是县区合计", aliases=("单位名称", "企业名称", "所属单位"),
            key=True, refers="units", example="Q0106-03", fills_down=True,
        ),
        Column("industry", "行业门类", Kind.TEXT, "GB/T 4754 门类", aliases=("行业", "所属行业"), key=True, choices=INDUSTRIES, example="制造业", fills_down=True),
        Column("occupation", "职业工种", Kind.TEXT, "职业（工种）名称", aliases=("工种", "职业（工种）", "职业"), key=True, example="焊工", max_length=40, fills_down=True),
        Column(
            "level", "技能等级", Kind.TEXT, "写名称，不写数字", aliases=("等级", "技能等级名称"),
            required=True, key=True, choices=LEVELS, refused=AMBIGUOUS_LEVELS, example="高级工",
        ),
        Column("worker_group", "群体", Kind.TEXT, "不填按非农民工", aliases=("是否农民工群体", "人员类别"), key=True, choices=MIGRANT, default="非农民工", example="农民工"),
        Column("workers", "人数", Kind.INT, "这一格的人数", aliases=("人数（人）", "人数合计"), required=True, unit="人", example="36", minimum=0),
        Column("women", "其中女", Kind.INT, "其中女职工", aliases=("其中：女", "其中：女职工", "其中女职工", "女职工", "女职工数", "女性", "女"), unit="人", example="9", minimum=0),
        Column("new_this_year", "当年新增", Kind.INT, "当年新取得该等级的人数", aliases=("其中：当年新增", "本年新增"), unit="人", example="4", minimum=0),
    ),
    rules=(
        Rule("women > workers", "women", "其中女比人数还多", "核对两列"),
        Rule(
            """regexp_full_match(occupation, '(19|20)[0-9]{2}([-/.][0-9]{1,2}){1,3}( [0-9:]+)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}年[0-9]{1,2}月([0-9]{1,2}日)?|[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{2}')""",
            "occupation", "像是职业编码被 Excel 变成了日期",
            "在 WPS 或 Excel 里把这一列的单元格格式设为“文本”，再填 6-18-01-01 这样的编码或职业名称", problem="damaged_number",
        ),
        Rule("new_this_year > workers", "new_this_year", "当年新增比人数还多", "核对两列"),
        Rule(
            """unit_code is not null and district_code <> (select known_units.district_code from known_units
                 where known_units.unit_code = checked.unit_code)
               and (select known_units.category from known_units where known_units.unit_code = checked.unit_code)
                   in ('企业', '院校')""",
            "district_code", "这家单位不在这个县区", "企业的县区按单位名录填写",
        ),
    ),
)  # fmt: skip
