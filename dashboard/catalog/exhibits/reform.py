"""The exhibits of 改革进展."""

from dashboard.catalog.exhibits.exhibit import Exhibit
from dashboard.catalog.exhibits.overview import DEVIATION, UNREPORTED

_PROGRESS = ("progress", "tasks", "milestones")
TASK_COLUMNS = (
    "编号",
    "任务",
    "牵头单位",
    "县区",
    "方面",
    "灯",
    "完成（%）",
    "应有（%）",
    "偏差（百分点）",
    "计划开始",
    "计划完成",
    "状态",
    "完成度依据",
)

REFORM = (
    Exhibit(
        "reform/aspects",
        "reform",
        "各方面",
        DEVIATION,
        _PROGRESS,
        ("方面", "任务（项）", "完成（%）", "应有（%）", "偏差（百分点）", "灯", "逾期（项）"),
        small_print="长期坚持和暂缓的任务不计进度。",
        opens=("reform", "all"),
    ),
    Exhibit(
        "reform/curve",
        "reform",
        "应有与实际",
        "任务按里程碑加权的完成度，各项平均；应有是同一批任务按计划到那个月该完成的",
        _PROGRESS,
        ("月份", "应有（%）", "实际（%）", "偏差（百分点）"),
        small_print="没有报的任务按最近一次报数计；将来的月份只有应有。",
        months=None,
        opens=("reform", "all"),
    ),
    Exhibit(
        "reform/roadmap",
        "reform",
        "路线图",
        "每项任务从计划开始到计划完成；填满的部分是完成度，菱形是里程碑节点",
        _PROGRESS,
        ("编号", "任务", "牵头单位", "方面", "灯", "计划开始", "计划完成", "完成（%）", "应有（%）", "偏差（百分点）"),
        small_print="图上先列 8 项，重点任务在前；表里是当前筛选下的全部。",
        opens=("reform", "roadmap"),
    ),
    Exhibit(
        "reform/heat",
        "reform",
        "单位 × 方面",
        DEVIATION,
        _PROGRESS,
        ("单位", "方面", "比应有进度（百分点）", "灯", "任务（项）"),
        small_print=UNREPORTED + "没有任务的格子不列。",
        opens=("reform", "units"),
    ),
    Exhibit(
        "reform/tasks",
        "reform",
        "任务",
        "当前筛选下的任务，按灯色与偏差排序；偏差是完成度 − 应有进度",
        _PROGRESS,
        TASK_COLUMNS,
        small_print="图上先列 8 项，表里是全部。",
        opens=("reform", "all"),
    ),
    Exhibit(
        "reform/list",
        "reform",
        "任务名单",
        "一项指标所数的任务，一行一项；名单上面写着那项指标的口径",
        _PROGRESS,
        TASK_COLUMNS,
    ),
)  # fmt: skip
