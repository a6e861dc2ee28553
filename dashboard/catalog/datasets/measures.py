"""measures 政策措施: the aspects and measures of each version of the policy."""

from dashboard.catalog.dataset import Column, Dataset, Kind

MEASURES = Dataset(
    name="measures",
    title="政策措施",
    grain="一行一条措施，按政策版本",
    named_by=("measure_no", "measure_name"),
    columns=(
        Column(
            "policy_version", "政策版本", Kind.TEXT, "哪一份文件", aliases=("版本", "文件版本"),
            required=True, key=True, example="2024意见", max_length=40, fills_down=True,
        ),
        Column("aspect_no", "方面编号", Kind.INT, "第几个方面", aliases=("方面序号",), required=True, example="4", minimum=1, fills_down=True),
        Column("aspect_name", "方面名称", Kind.TEXT, "方面的短名", aliases=("方面",), required=True, example="技能形成", max_length=30, fills_down=True),
        Column(
            "measure_no", "措施编号", Kind.TEXT, "版本内不重复", aliases=("措施序号",),
            required=True, key=True, example="12", max_length=20, code=True,
        ),
        Column("measure_name", "措施名称", Kind.TEXT, "措施的短名", aliases=("措施",), required=True, example="技能评价", max_length=60),
    ),
)  # fmt: skip
