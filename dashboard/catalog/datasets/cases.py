"""cases 维权案件: rights-protection cases, numbered by the office, without any person."""

from dashboard.catalog.choices import (
    CASE_CATEGORIES,
    CHANNELS,
    CLOSINGS,
    INDUSTRIES,
    SATISFACTION,
    WORKER_GROUPS,
)
from dashboard.catalog.dataset import Column, Dataset, Kind, Rule

CASES = Dataset(
    name="cases",
    title="维权案件",
    grain="一行一件",
    columns=(
        Column("case_no", "案件编号", Kind.TEXT, "自编流水号", aliases=("编号", "案号"), required=True, key=True, example="AJ-2026-00417", max_length=40, code=True),
        Column("channel", "渠道", Kind.TEXT, "从哪里来", aliases=("来源", "来源渠道", "受理渠道"), required=True, choices=CHANNELS, example="根治欠薪平台"),
        Column("received_date", "收到日期", Kind.DATE, "收到的那天", aliases=("收到日", "收件日期"), required=True, example="2026-10-09"),
        Column("district_code", "县区", Kind.TEXT, "事情发生在哪里", aliases=("区县", "所属县区", "所属地区"), refers="districts", example="映雪区"),
        Column("employer", "涉事单位", Kind.TEXT, "被反映的单位", aliases=("被投诉单位", "用人单位"), refers="units", example="Q0106-03"),
        Column("handling_unit", "承办单位", Kind.TEXT, "谁在办", aliases=("办理单位", "责任单位"), required=True, refers="units", example="市人社局", fills_down=True),
        Column("industry", "行业门类", Kind.TEXT, "GB/T 4754 门类", aliases=("行业", "所属行业"), choices=INDUSTRIES, example="建筑业"),
        Column("worker_group", "群体", Kind.TEXT, "职业群体", aliases=("劳动者群体",), required=True, choices=WORKER_GROUPS, example="建筑工人"),
        Column("is_migrant", "是否农民工", Kind.FLAG, "", aliases=("农民工",), required=True, example="是"),
        Column("category", "案件类别", Kind.TEXT, "主要诉求", aliases=("类别", "诉求类别"), required=True, choices=CASE_CATEGORIES, example="拖欠克扣工资"),
        Column("people", "涉及人数", Kind.INT, "10 人以上算集体案件", aliases=("人数",), required=True, unit="人", example="12", minimum=1),
        Column("amount", "涉案金额", Kind.DECIMAL, "诉求金额", aliases=("涉案金额（元）", "涉案金额(元)", "诉求金额"), unit="元", example="126000", minimum=0),
        Column("clock_code", "程序", Kind.TEXT, "按哪条时限办", aliases=("办理程序", "适用程序"), required=True, refers="clocks", example="ARB_WAGE", code=True),
        Column("accepted_date", "受理日期", Kind.DATE, "时限从这天的次日起算", aliases=("受理日", "立案日期"), example="2026-10-11"),
        Column("extended_date", "延期批准日期", Kind.DATE, "批准延期的那天", aliases=("延期日期",), example=""),
        Column("suspended_from", "中止开始", Kind.DATE, "", aliases=("中止起",), example=""),
        Column("suspended_to", "中止结束", Kind.DATE, "", aliases=("中止止",), example=""),
        Column("closed_date", "办结日期", Kind.DATE, "没办结留空", aliases=("办结日", "结案日期"), example=""),
        Column("closing", "办结方式", Kind.TEXT, "", aliases=("结案方式",), choices=CLOSINGS, example=""),
        Column("recovered", "挽回金额", Kind.DECIMAL, "实际拿到的金额", aliases=("挽回金额（元）", "挽回金额(元)"), unit="元", example="", minimum=0),
        Column("related_case", "关联案件", Kind.TEXT, "同一件事的另一编号", aliases=("重复案件",), example="", max_length=40, code=True),
        Column("revisited", "是否回访", Kind.FLAG, "", aliases=("回访",), example=""),
        Column("satisfaction", "满意度", Kind.TEXT, "回访过才填", aliases=("满意情况",), choices=SATISFACTION, example=""),
    ),
    rules=(
        Rule("accepted_date < received_date", "accepted_date", "受理日期早于收到日期", "核对两个日期"),
        Rule("closed_date < coalesce(accepted_date, received_date)", "closed_date", "办结日期早于受理日期", "核对两个日期"),
        Rule("suspended_to < suspended_from", "suspended_to", "中止结束早于中止开始", "核对两个日期"),
        Rule("suspended_to is not null and suspended_from is null", "suspended_from", "有中止结束，没有中止开始", "补上中止开始"),
        Rule("closing is not null and closed_date is null", "closed_date", "有办结方式，没有办结日期", "补上办结日期，或清空办结方式"),
        Rule("related_case = case_no", "related_case", "关联案件不能是自己", "填另一件的编号，或留空"),
    ),
)  # fmt: skip
