"""indicators 指标填报: reported indicator values, by their definitions."""

from dashboard.catalog.dataset import Column, Dataset, Kind, Rule

INDICATORS = Dataset(
    name="indicators",
    title="指标填报",
    grain="一行一个月 × 县区 × 单位 × 指标",
    columns=(
        Column("period", "期次", Kind.MONTH, "报的是哪个月", aliases=("报送期", "月份"), required=True, key=True, example="2026-09", fills_down=True),
        Column(
            "district_code", "县区", Kind.TEXT, "全市的填市本级", aliases=("区县", "所属县区", "所属地区"),
            required=True, key=True, refers="districts", example="中川区", fills_down=True,
        ),
        Column("unit_code", "单位", Kind.TEXT, "填报单位，可空", aliases=("单位名称", "填报单位"), key=True, refers="units", example="市人社局", fills_down=True),
        Column(
            "indicator_code", "指标编码", Kind.TEXT, "指标定义里的编码", aliases=("指标", "指标代码", "指标名称"),
            required=True, key=True, refers="indicator_definitions", example="ZB-D2", code=True,
        ),
        Column("value", "数值", Kind.DECIMAL, "与分子分母二选一", aliases=("值", "指标值"), example="92.5"),
        Column("numerator", "分子", Kind.DECIMAL, "", example="185"),
        Column("denominator", "分母", Kind.DECIMAL, "大于 0", example="200", above=0),
        Column("remark", "备注", Kind.TEXT, "", aliases=("说明",), example="", max_length=200),
    ),
    rules=(
        Rule("(numerator is null) <> (denominator is null)", "denominator", "分子和分母要同时填", "补齐另一项，或只填数值"),
        Rule("value is null and numerator is null and denominator is null", "value", "数值是空的，也没有分子分母", "填数值，或填分子和分母"),
    ),
)  # fmt: skip
