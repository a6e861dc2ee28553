"""Experiences, progress and problems that units share with the office."""

from datetime import date, timedelta

import numpy as np

from dashboard.demo.days import month_end, shift_month
from dashboard.demo.geography import DISTRICTS
from dashboard.demo.registry import DEPARTMENTS, department_code, office_code
from dashboard.demo.sheets import Table

TOTAL = 90
ENTRIES = {
    "就业": ("零工驿站对接用工企业", "返岗专车与岗位对接同步开展", "技校毕业生本地就业意愿不足"),
    "培训": ("夜校按班次排课受欢迎", "培训补贴申领实现一次办", "小微企业员工脱岗培训难"),
    "维权": ("工地维权信息二维码上墙", "调解仲裁联动缩短办理时间", "项目转包导致欠薪责任难认定"),
    "创新": ("班组金点子积分兑换", "职工创新工作室跨企结对", "创新成果奖励分配办法缺失"),
    "技能竞赛": ("以赛代评打通晋级通道", "县域竞赛送到车间", "竞赛工种与产业需求不匹配"),
    "完善制度": ("建立月调度季通报制度", "协调小组成员单位联络机制成型", "配套资金管理办法尚未出台"),
}
CAUSES = ("重视不够", "进展不平衡", "配套政策不完善", "长效机制不健全")


def exchange_table(months: tuple[date, ...], seed: int) -> Table:
    """All entries of the window, by date."""
    rng = np.random.default_rng((seed, 10))
    span = (month_end(months[-1]) - months[0]).days + 1
    days = np.sort(rng.integers(0, span, TOTAL)).tolist()
    reporters = [department_code(short) for _, short in DEPARTMENTS] + [
        office_code(each.code) for each in DISTRICTS
    ] * 2
    serial = dict.fromkeys(range(months[0].year, months[-1].year + 1), 0)
    rows = []
    for offset in days:
        day = months[0] + timedelta(days=int(offset))
        serial[day.year] += 1
        reporter = reporters[int(rng.integers(len(reporters)))]
        rows.append((f"JL-{day.year}-{serial[day.year]:03d}", *_entry(day, reporter, months[-1], rng)))
    names = (
        "编号",
        "类型",
        "主题",
        "单位",
        "日期",
        "标题",
        "内容",
        "问题类别",
        "整改措施",
        "整改期限",
        "状态",
    )
    return dict(zip(names, (list(column) for column in zip(*rows, strict=True)), strict=True))


def _entry(day: date, reporter: str, newest: date, rng: np.random.Generator) -> tuple[object, ...]:
    theme = list(ENTRIES)[int(rng.integers(len(ENTRIES)))]
    progress, experience, problem = ENTRIES[theme]
    kind = int(rng.choice(3, p=(0.4, 0.35, 0.25)))
    title = (progress, experience, problem)[kind]
    old = day < shift_month(newest, -3)
    if kind < 2:
        content = f"{title}。做法已在本单位全面推开，覆盖企业{int(rng.integers(6, 60))}家，拟继续完善后推广。"
        state = "已推广" if kind == 1 and old and rng.random() < 0.5 else None
        return ("进展", "经验")[kind], theme, reporter, day, title, content, None, None, None, state
    content = f"调研中发现：{title}，涉及企业{int(rng.integers(3, 30))}家，需要协调小组研究。"
    state = "已解决" if old and rng.random() < 0.8 else "办理中" if rng.random() < 0.6 else "待办"
    cause = CAUSES[int(rng.integers(len(CAUSES)))]
    return (
        "问题",
        theme,
        reporter,
        day,
        title,
        content,
        cause,
        "牵头单位会同有关部门研究提出办法",
        day + timedelta(days=60),
        state,
    )
