"""The exhibits of 进展均衡."""

from dashboard.catalog.exhibits.exhibit import Exhibit
from dashboard.catalog.exhibits.overview import DEVIATION, UNREPORTED
from dashboard.catalog.triggers import TRIGGERS

_PROGRESS = ("progress", "tasks", "milestones")
_FEW = "任务太少（少于办公室定的项数）的数值照列，不参加排名。"
_APART = "条（部门）与块（区县）分开排名，图上同一个比例。"
_STANDING = (
    "名次",
    "{}",
    "灯",
    "比应有进度（百分点）",
    "较上月（百分点）",
    "名次升降",
    "完成（%）",
    "应有（%）",
    "任务（项）",
    "已报（项）",
    "应报（项）",
    "连续未报（期）",
)
_DRAG = ("{}", "拉动平均（百分点）", "比应有进度（百分点）", "占任务（%）", "任务（项）", "灯")
_SPREAD = (
    "期次",
    "{}（家）",
    "参加比较（家）",
    "未报（家）",
    "任务太少（家）",
    "最高（百分点）",
    "最低（百分点）",
    "极差（百分点）",
    "极差较上月（百分点）",
    "标准差（百分点）",
    "完成度最高（%）",
    "完成度最低（%）",
    "最高÷最低（倍）",
    "平均偏差（百分点）",
)
_KINDS = (("districts", "区县", "县区"), ("departments", "部门", "部门"))

BALANCE = (
    *(
        Exhibit(
            f"balance/{among}",
            "balance",
            f"{what}进展",
            DEVIATION,
            _PROGRESS,
            tuple(column.format(head) for column in _STANDING),
            small_print=UNREPORTED + _FEW + _APART,
            opens=("balance", among),
        )
        for among, what, head in _KINDS
    ),
    *(
        Exhibit(
            f"balance/{among}_drag",
            "balance",
            f"谁拖了{what}平均",
            f"每家占{what}全部任务的比例 × 它的偏差；各家相加，正好是{what}全部任务的平均偏差",
            _PROGRESS,
            tuple(column.format(head) for column in _DRAG),
            numerator="偏差之和（百分点）",
            denominator="任务（项）",
            small_print="未报的按最近一次报数计，画斜线；不报数不能使平均变好看。区县的任务含分解到县区的任务，"
            "所以区县平均与总览里全市市级任务的偏差不是同一个数。",
            opens=("balance", among),
        )
        for among, what, head in _KINDS
    ),
    *(
        Exhibit(
            f"balance/{among}_course",
            "balance",
            f"{what}差距十二个月",
            "每月一根线，从参加排名的最低到最高；线越长，差距越大。" + DEVIATION,
            _PROGRESS,
            ("期次", head, "比应有进度（百分点）", "是否算在内", "灯"),
            small_print="空心圈是当月未报，按最近一次报数画，不算在差距里；" + _FEW,
            months=12,
        )
        for among, what, head in _KINDS
    ),
    Exhibit(
        "balance/spread",
        "balance",
        "相差多少",
        "极差：参加排名的最高偏差 − 最低偏差。标准差：它们的总体标准差。最高 ÷ 最低：完成度最高的是最低的几倍，最低为 0 时不算",
        _PROGRESS,
        ("类别", *(column.format("共") for column in _SPREAD)),
        small_print="参加比较的各家与上月不同，不比上月：少一家报数，差距会自己变小。未报的和任务太少的不在内。",
        months=12,
    ),
    Exhibit(
        "balance/watchlist",
        "balance",
        "未行动",
        "触发一条为关注，两条以上为未行动："
        + "；".join(f"{trigger.mark}{trigger.definition}" for trigger in TRIGGERS if not trigger.untold),
        ("progress", "tasks", "milestones", "exchange"),
        ("次序", "名称", "情形", "触发条数", "条", "理由", "起始日"),
        small_print="".join(
            f"{trigger.mark}{trigger.definition}：{trigger.untold}。" for trigger in TRIGGERS if trigger.untold
        )
        + "阈值由办公室在参考数据里定；名单写明触发了哪几条，单位可以申诉。",
        months=None,
        opens=("balance", "watchlist"),
    ),
    Exhibit(
        "balance/place_course",
        "balance",
        "在同类里的位置",
        DEVIATION,
        _PROGRESS,
        ("期次", "名称", "比应有进度（百分点）", "是否算在内", "灯"),
        small_print="空心圈是当月未报，按最近一次报数画。",
        months=12,
    ),
    Exhibit(
        "balance/place_tasks",
        "balance",
        "哪些任务拖低",
        "每项任务的偏差 ÷ 已到开始日的任务数；各项相加，正好是这一处的平均偏差",
        _PROGRESS,
        ("编号", "任务", "牵头单位", "方面", "拉动（百分点）", "偏差（百分点）", "完成（%）", "应有（%）", "灯", "计划完成"),
        small_print="长期坚持、暂缓和未到开始日的任务不计。画斜线的本期未报，按最近一次报数。",
        opens=("balance", "in_force"),
    ),
    Exhibit(
        "balance/place_parts",
        "balance",
        "哪些单位或方面拖低",
        "各任务的拉动按牵头单位相加；只有一家单位牵头时，按方面相加",
        _PROGRESS,
        ("单位或方面", "拉动（百分点）", "任务（项）"),
        opens=("balance", "in_force"),
    ),
    Exhibit(
        "balance/place_triggers",
        "balance",
        "未行动的五条",
        "；".join(f"{trigger.mark}{trigger.definition}" for trigger in TRIGGERS),
        ("progress", "tasks", "milestones", "exchange"),
        ("条", "名称", "是否触发", "情况", "起始日"),
        small_print="".join(f"{trigger.mark}{trigger.untold}。" for trigger in TRIGGERS if trigger.untold),
        months=None,
    ),
)  # fmt: skip
