"""The exhibits of 总览."""

from dashboard.catalog.exhibits.exhibit import Exhibit

DEVIATION = "牵头任务的完成度 − 应有进度，各项平均；应有进度按里程碑权重和计划日期算到期末"
UNREPORTED = "本期未报的不排名、不按零计，列在最后；其任务按最近一次报数计。"
_PROGRESS = ("progress", "tasks", "milestones")
_RANKED = (
    "名次",
    "{}",
    "灯",
    "比应有进度（百分点）",
    "完成（%）",
    "应有（%）",
    "任务（项）",
    "已报（项）",
    "应报（项）",
    "连续未报（期）",
    "名次升降",
)

OVERVIEW = (
    Exhibit(
        "overview/map",
        "overview",
        "区县一图",
        DEVIATION,
        _PROGRESS,
        (
            "县区",
            "指标",
            "数值",
            "单位",
            "灯",
            "分子",
            "分母",
            "已报（项）",
            "应报（项）",
            "连续未报（期）",
        ),
        small_print="落后：低于应有进度 5 个百分点以上；严重落后：15 个百分点以上。" + UNREPORTED,
        opens=("reform", "all"),
    ),
    Exhibit(
        "overview/changes",
        "overview",
        "比上月变了什么",
        "本月与上月逐项相比：新销号、新逾期的任务，换了灯的县区，拖欠克扣工资的新收案件",
        ("progress", "tasks", "milestones", "cases"),
        ("变化", "名称", "上月", "本月"),
        months=2,
    ),
    Exhibit(
        "overview/districts",
        "overview",
        "区县进展",
        DEVIATION,
        _PROGRESS,
        tuple(column.format("县区") for column in _RANKED),
        small_print=UNREPORTED + "已报 n/N 是该县区本期报来的任务数；条与块分开排名。",
        opens=("reform", "all"),
    ),
    Exhibit(
        "overview/departments",
        "overview",
        "部门进展",
        DEVIATION,
        _PROGRESS,
        tuple(column.format("部门") for column in _RANKED),
        small_print=UNREPORTED + "图上只画后 8 名，表里是全部；条与块分开排名。",
        opens=("reform", "all"),
    ),
    Exhibit(
        "overview/tasks",
        "overview",
        "任务",
        "所看县区或单位牵头的任务；偏差是完成度 − 应有进度",
        _PROGRESS,
        ("编号", "任务", "牵头单位", "方面", "灯", "完成（%）", "应有（%）", "偏差（百分点）", "计划完成", "状态"),
        opens=("reform", "all"),
    ),
    Exhibit(
        "overview/attention",
        "overview",
        "需要过问",
        "未行动（已到开始日的任务全为零、应出政策无一出台、连续未报、久无动作，占两条以上）、严重落后、集中欠薪、"
        "重点任务逾期或临近，按轻重排",
        ("progress", "tasks", "milestones", "cases"),
        ("次序", "名称", "情形", "理由", "起始月份"),
        small_print="每一条都写出触发它的理由；阈值由办公室在参考数据里定。",
        months=12,
    ),
    Exhibit(
        "overview/units",
        "overview",
        "县区里的单位",
        "各单位最近一次报来的技能等级数；技术工人是初级工及以上，高技能是高级工及以上",
        ("skills",),
        ("单位", "行业", "职工（人）", "技术工人（人）", "占职工（%）", "高技能（人）", "占技术工人（%）", "报数日期", "本季"),
        small_print="按技术工人数排列，不是名次；本季未报的写明上次报数日期。",
        opens=("skills", "skilled"),
    ),
)  # fmt: skip
