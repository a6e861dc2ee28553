"""development 五位一体: training, mentoring, contests, promotion and incentives, month by month."""

from dashboard.catalog.choices import AMBIGUOUS_LEVELS, LEVELS, LINKS, MIGRANT
from dashboard.catalog.dataset import Column, Dataset, Kind, Merge, Rule

DEVELOPMENT = Dataset(
    name="development",
    title="五位一体",
    grain="一行一个月 × 县区 × 单位 × 环节 × 等级 × 群体",
    merge=Merge.BY_SCOPE,
    scope=("period", "district_code", "unit_code"),
    columns=(
        Column("period", "期次", Kind.MONTH, "报的是哪个月", aliases=("报送期", "月份"), required=True, key=True, example="2026-10", fills_down=True),
        Column(
            "district_code", "县区", Kind.TEXT, "所在县区", aliases=("区县", "所属县区", "所属地区"),
            required=True, key=True, refers="districts", example="映雪区", fills_down=True,
        ),
        Column(
            "unit_code", "单位", Kind.TEXT, "哪家单位做的", aliases=("单位名称", "企业名称", "填报单位"),
            required=True, key=True, refers="units", example="Q0106-03", fills_down=True,
        ),
        Column("link", "环节", Kind.TEXT, "五位一体之一", aliases=("五位一体环节",), required=True, key=True, choices=LINKS, example="培训"),
        Column("level", "技能等级", Kind.TEXT, "对应等级，可空", aliases=("等级",), key=True, choices=LEVELS, refused=AMBIGUOUS_LEVELS, example="高级工"),
        Column("worker_group", "群体", Kind.TEXT, "可空", aliases=("人员类别",), key=True, choices=MIGRANT, example="农民工"),
        Column("events", "场次", Kind.INT, "办了几场", unit="场", example="3", minimum=0),
        Column("participants", "人次", Kind.INT, "参加人次", aliases=("参加人次",), required=True, unit="人次", example="120", minimum=0),
        Column("certified", "取证人数", Kind.INT, "其中取得证书", aliases=("取证数",), unit="人", example="46", minimum=0),
        Column("funding", "经费", Kind.DECIMAL, "投入经费", aliases=("经费（元）", "投入经费"), unit="元", example="24000", minimum=0),
    ),
    rules=(Rule("certified > participants", "certified", "取证人数比人次还多", "核对两列"),),
)  # fmt: skip
