"""units 单位名录: the departments, district offices, enterprises and schools."""

from dashboard.catalog.choices import INDUSTRIES, UNIT_CATEGORIES
from dashboard.catalog.dataset import Column, Dataset, Kind, Level, Rule

UNITS = Dataset(
    name="units",
    title="单位名录",
    grain="一行一个单位",
    named_by=("unit_code", "unit_name", "short_name"),
    columns=(
        Column(
            "unit_code", "单位编号", Kind.TEXT, "本市自编，不重复，不改动", aliases=("单位编码", "单位代码"),
            required=True, key=True, example="D08", max_length=40, code=True,
        ),
        Column(
            "unit_name", "单位名称", Kind.TEXT, "全称", aliases=("单位全称", "名称"),
            required=True, example="市人力资源社会保障局", max_length=60,
        ),
        Column("short_name", "单位简称", Kind.TEXT, "图表上用的短名", aliases=("简称",), example="市人社局", max_length=30),
        Column(
            "category", "单位类别", Kind.TEXT, "部门与县区分开排名", aliases=("类别", "单位类型"),
            required=True, choices=UNIT_CATEGORIES, example="部门",
        ),
        Column(
            "district_code", "县区", Kind.TEXT, "所在县区；市直部门填市本级", aliases=("区县", "所属县区", "所属地区", "所在区县"),
            required=True, refers="districts", example="市本级", fills_down=True,
        ),
        Column(
            "credit_code", "统一社会信用代码", Kind.TEXT, "18 位", aliases=("信用代码", "社会信用代码"),
            example="91990102MA0000001D", max_length=18, code=True,
        ),
        Column(
            "industry", "行业门类", Kind.TEXT, "GB/T 4754 门类，字母或名称", aliases=("行业", "所属行业"),
            choices=INDUSTRIES, example="制造业",
        ),
        Column("workers", "职工人数", Kind.INT, "在册职工", aliases=("职工数", "从业人数"), unit="人", example="420", minimum=0),
        Column("is_member", "是否成员单位", Kind.FLAG, "协调小组成员单位", aliases=("成员单位",), example="是"),
        Column("parent_unit", "上级单位", Kind.TEXT, "主管单位", aliases=("主管单位",), refers="units", example="市国资委"),
        Column("merged_into", "并入单位", Kind.TEXT, "撤并后由谁承接", refers="units", example=""),
        Column("merged_from", "并入月份", Kind.MONTH, "从哪个月起", example=""),
    ),
    rules=(
        Rule(
            "category = '部门' and district_code not in (select district_code from known_districts where category = '市本级')",
            "district_code", "市直部门的县区应是市本级", "改为市本级，或改正单位类别",
        ),
        Rule(
            "(merged_into is null) <> (merged_from is null)", "merged_into",
            "并入单位和并入月份要同时填", "补齐另一项，或都留空",
        ),
        Rule(
            """credit_code is not null and coalesce(
                 length(credit_code) <> 18
                 or list_sum([(strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(upper(credit_code), place, 1)) - 1)
                              * [1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28,1][place]
                              for place in range(1, 19)]) % 31 <> 0, true)""",
            "credit_code", "统一社会信用代码的校验位不符", "对照营业执照核对，确实如此可以不改", level=Level.WARNING,
        ),
    ),
)  # fmt: skip
