"""districts 县区名录: the city and its districts."""

from dashboard.catalog.choices import DISTRICT_CATEGORIES
from dashboard.catalog.dataset import Column, Dataset, Kind, Rule

DISTRICTS = Dataset(
    name="districts",
    title="县区名录",
    grain="一行一个县区，市本级也占一行",
    named_by=("district_code", "district_name", "short_name"),
    columns=(
        Column(
            "district_code", "县区代码", Kind.TEXT, "六位行政区划代码", aliases=("区划代码", "县区编码"),
            required=True, key=True, example="990102", max_length=6, code=True,
        ),
        Column(
            "district_name", "县区名称", Kind.TEXT, "全称", aliases=("区县名称", "县（市、区）名称"),
            required=True, example="云屏区", max_length=40,
        ),
        Column("short_name", "县区简称", Kind.TEXT, "图表上用的短名", aliases=("简称",), example="云屏", max_length=20),
        Column(
            "category", "县区类型", Kind.TEXT, "市本级只能有一行", aliases=("类型", "区县类型"),
            required=True, choices=DISTRICT_CATEGORIES, example="区",
        ),
        Column("position", "顺序", Kind.INT, "图表里的先后", aliases=("排序", "序号"), example="1", minimum=0),
        Column("population", "常住人口", Kind.INT, "常住人口", aliases=("人口",), unit="人", example="297000", minimum=0),
        Column(
            "counted", "是否计入合计", Kind.FLAG, "开发区与所在区重叠时填否", aliases=("计入合计",), default="是", example="是"
        ),
    ),
    rules=(
        Rule(
            "not regexp_full_match(district_code, '[0-9]{6}')", "district_code",
            "县区代码不是六位数字", "按行政区划代码填写六位数字", problem="rule",
        ),
        Rule(
            "category = '市本级' and (select count(*) from checked where category = '市本级') > 1", "category",
            "市本级只能有一行", "只保留一行市本级",
        ),
    ),
)  # fmt: skip
