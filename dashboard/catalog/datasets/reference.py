"""The reference datasets: facts that ship with the product and that the office may amend by the same entries."""

from dashboard.catalog.choices import UNIT_CATEGORIES
from dashboard.catalog.dataset import Choice, Column, Dataset, Kind, Rule, choices

CLOCKS = Dataset(
    name="clocks",
    title="法定时限",
    grain="一行一条时限规则",
    reference=True,
    named_by=("clock_code", "matter"),
    columns=(
        Column(
            "clock_code",
            "规则码",
            Kind.TEXT,
            "程序的代码",
            required=True,
            key=True,
            example="ARB",
            max_length=20,
            code=True,
        ),
        Column("matter", "事项", Kind.TEXT, "程序的名称", required=True, example="仲裁裁决", max_length=40),
        Column("begins", "起算", Kind.TEXT, "从哪天起算", required=True, example="受理", max_length=40),
        Column("days", "时限", Kind.DECIMAL, "按计时单位", required=True, example="45", minimum=0),
        Column("extension", "延长", Kind.DECIMAL, "批准后可延长多少", example="15", minimum=0),
        Column(
            "time_unit",
            "计时单位",
            Kind.TEXT,
            "自然日或工作日等",
            required=True,
            choices=choices("自然日", "工作日", "月", "年", "小时", "分钟"),
            example="自然日",
        ),
        Column(
            "basis", "依据", Kind.TEXT, "出处", required=True, example="劳动争议调解仲裁法 43", max_length=120
        ),
        Column("is_local", "是否地方规定", Kind.FLAG, "各地不同的填是", default="否", example="否"),
    ),
)
HOLIDAYS = Dataset(
    name="holidays",
    title="节假日",
    grain="一行一天：放假的工作日，或上班的周末",
    reference=True,
    columns=(
        Column("date", "日期", Kind.DATE, "", required=True, key=True, example="2026-10-01"),
        Column(
            "kind",
            "类型",
            Kind.TEXT,
            "休或班",
            required=True,
            choices=(Choice("休", ("放假",)), Choice("班", ("上班", "调休上班"))),
            example="休",
        ),
        Column("holiday_name", "名称", Kind.TEXT, "", example="国庆节", max_length=20),
    ),
)
BENCHMARKS = Dataset(
    name="benchmarks",
    title="参照值",
    grain="一行一个指标 × 地区 × 年份",
    reference=True,
    columns=(
        Column(
            "indicator",
            "指标",
            Kind.TEXT,
            "skilled_share 或 high_share 等内部名",
            required=True,
            key=True,
            example="high_share",
            max_length=40,
            code=True,
        ),
        Column(
            "area",
            "地区",
            Kind.TEXT,
            "全国、国家目标或某类地区",
            required=True,
            key=True,
            example="全国",
            max_length=20,
        ),
        Column(
            "year",
            "年份",
            Kind.INT,
            "数的年份",
            required=True,
            key=True,
            example="2025",
            minimum=1990,
            maximum=2100,
        ),
        Column("value", "数值", Kind.DECIMAL, "", required=True, example="32.7"),
        Column("value_unit", "计量单位", Kind.TEXT, "", required=True, example="%", max_length=10),
        Column(
            "label",
            "名称",
            Kind.TEXT,
            "图表上的写法",
            required=True,
            example="全国 高技能 / 技能人才",
            max_length=40,
        ),
        Column(
            "denominator",
            "分母口径",
            Kind.TEXT,
            "分母是什么；不同分母不放一张图",
            required=True,
            example="技能人才",
            max_length=60,
        ),
        Column("source", "来源", Kind.TEXT, "", required=True, example="国新办 2025-09", max_length=120),
    ),
)
INDICATOR_DEFINITIONS = Dataset(
    name="indicator_definitions",
    title="指标定义",
    grain="一行一个指标",
    reference=True,
    named_by=("indicator_code", "indicator_name"),
    columns=(
        Column(
            "indicator_code",
            "指标编码",
            Kind.TEXT,
            "",
            required=True,
            key=True,
            example="ZB-D2",
            max_length=20,
            code=True,
        ),
        Column(
            "indicator_name",
            "指标名称",
            Kind.TEXT,
            "",
            required=True,
            example="企业党组织覆盖率",
            max_length=40,
        ),
        Column("aspect", "方面", Kind.TEXT, "", required=True, example="思想引领", max_length=20),
        Column("value_unit", "计量单位", Kind.TEXT, "", required=True, example="%", max_length=10),
        Column(
            "direction",
            "方向",
            Kind.TEXT,
            "",
            required=True,
            choices=choices("越高越好", "越低越好"),
            example="越高越好",
        ),
        Column(
            "definition",
            "口径",
            Kind.TEXT,
            "分子、分母、时点",
            required=True,
            example="已建党组织企业数 ÷ 应建企业数",
            max_length=200,
        ),
        Column("target", "目标值", Kind.DECIMAL, "", example="85"),
        Column(
            "frequency", "频率", Kind.TEXT, "", required=True, choices=choices("月", "季", "年"), example="季"
        ),
    ),
)
THRESHOLDS = Dataset(
    name="thresholds",
    title="目标与灯",
    grain="一行一个目标值或界线",
    reference=True,
    columns=(
        Column(
            "threshold",
            "编码",
            Kind.TEXT,
            "",
            required=True,
            key=True,
            example="target_high_share",
            max_length=40,
            code=True,
        ),
        Column(
            "threshold_name",
            "名称",
            Kind.TEXT,
            "",
            required=True,
            example="高技能人才占比目标",
            max_length=40,
        ),
        Column("value", "数值", Kind.DECIMAL, "", required=True, example="27"),
        Column("value_unit", "计量单位", Kind.TEXT, "", example="%", max_length=10),
        Column("note", "说明", Kind.TEXT, "", example="2027 年目标", max_length=120),
    ),
)
REPORTING = Dataset(
    name="reporting",
    title="报送责任",
    grain="一行一个数据集由谁报、何时报",
    reference=True,
    columns=(
        Column(
            "dataset",
            "数据集",
            Kind.TEXT,
            "数据集的名字",
            required=True,
            key=True,
            example="progress",
            max_length=30,
            code=True,
        ),
        Column(
            "indicator_code",
            "指标编码",
            Kind.TEXT,
            "只在指标填报里用",
            key=True,
            refers="indicator_definitions",
            example="",
            code=True,
        ),
        Column(
            "unit_code", "报送单位", Kind.TEXT, "指名一家，或填单位类别", key=True, refers="units", example=""
        ),
        Column(
            "category",
            "单位类别",
            Kind.TEXT,
            "这一类单位都要报",
            key=True,
            choices=UNIT_CATEGORIES,
            example="部门",
        ),
        Column(
            "extent",
            "范围",
            Kind.TEXT,
            "报哪里的数",
            required=True,
            choices=choices("本单位", "本县区", "全市"),
            example="本单位",
        ),
        Column(
            "frequency", "频率", Kind.TEXT, "", required=True, choices=choices("月", "季", "年"), example="月"
        ),
        Column(
            "due_day", "截止日", Kind.INT, "期末后第几天前", required=True, example="5", minimum=1, maximum=90
        ),
    ),
    rules=(
        Rule(
            "unit_code is null and category is null", "unit_code", "没有说谁来报", "填报送单位，或填单位类别"
        ),
    ),
)
