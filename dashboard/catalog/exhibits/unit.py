"""The exhibits of 单位画像."""

from dashboard.catalog.exhibits.exhibit import Exhibit
from dashboard.catalog.exhibits.overview import DEVIATION, UNREPORTED
from dashboard.catalog.peer_measures import PEER_MEASURES

_PROGRESS = ("progress", "tasks", "milestones")
_CHOICE = ("名次", "{}", "灯", "比应有进度（百分点）", "已报（项）", "应报（项）")

UNIT = (
    Exhibit(
        "unit/peers",
        "unit",
        "与同类比",
        "；".join(f"{measure.title}：{measure.definition}" for measure in PEER_MEASURES),
        (*_PROGRESS, "skills", "cases"),
        ("指标", "本单位", "同类中位", "下四分位", "上四分位", "同类（家）", "名次", "灯", "口径"),
        small_print="同类不足 5 家，不比较，也没有名次；落到后四分之一的标 ▲。",
        months=12,
    ),
    Exhibit(
        "unit/reports",
        "unit",
        "月报",
        "每月应报的任务月报和报来的；截止日前报来的算按时",
        ("progress",),
        ("期次", "截止日", "应报（项）", "已报（项）", "按时（项）", "最早报来", "最后报来"),
        small_print="未报不按零计。",
        months=24,
        opens=("unit", "reports"),
    ),
    Exhibit(
        "unit/tasks",
        "unit",
        "任务",
        "牵头的任务；偏差是完成度 − 应有进度",
        _PROGRESS,
        ("编号", "任务", "方面", "灯", "完成（%）", "应有（%）", "偏差（百分点）", "计划完成", "状态"),
        opens=("unit", "tasks"),
    ),
    Exhibit(
        "unit/cases",
        "unit",
        "在办案件",
        "作为承办单位的，或发生在本县区的在办案件；作为涉事单位的不在其中",
        ("cases",),
        ("编号", "类别", "收到", "到期", "超期（天）", "人数（人）"),
        small_print="敏感类别只计数，不列出；超期是负数的还没到期。",
        opens=("rights", "open"),
    ),
    Exhibit(
        "unit/rows",
        "unit",
        "明细",
        "画像里一个数字所数的行，一行一项",
        (*_PROGRESS, "cases"),
        ("编号", "名称", "状态", "起", "止"),
        small_print="敏感类别的案件只计数，不列出。",
        months=12,
    ),
    Exhibit(
        "unit/districts",
        "unit",
        "县区",
        DEVIATION,
        _PROGRESS,
        tuple(column.format("县区") for column in _CHOICE),
        small_print=UNREPORTED,
    ),
    Exhibit(
        "unit/departments",
        "unit",
        "部门",
        DEVIATION,
        _PROGRESS,
        tuple(column.format("部门") for column in _CHOICE),
        small_print=UNREPORTED + "没有牵头任务的部门不在表里。",
    ),
    Exhibit(
        "unit/others",
        "unit",
        "企业、院校和县区办公室",
        "名录里的单位；职工数和高技能占比取各家最近一次报数",
        ("skills", "units"),
        ("单位", "县区", "类别", "行业", "职工（人）", "高技能占技术工人（%）"),
        small_print="按职工数排列，不是名次；没有报过的空着。",
    ),
)  # fmt: skip
