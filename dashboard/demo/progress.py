"""The monthly progress reports that the courses of the tasks give."""

from datetime import date

import numpy as np

from dashboard.demo.course import Course
from dashboard.demo.sheets import Table

PROBLEMS = (
    ("重视不够", "部分企业参与积极性不高"),
    ("进展不平衡", "小微企业推进慢于骨干企业"),
    ("配套政策不完善", "配套资金办法尚未出台"),
    ("长效机制不健全", "部门间信息未定期共享"),
    ("其他", "人手不足，现场核验排期靠后"),
)
REMEDIES = (
    "下月召开调度会逐家核对",
    "派员到进度靠后的企业蹲点",
    "会同财政部门明确资金渠道",
    "建立周通报制度",
)


def progress_table(courses: list[Course], month: date, place: int, seed: int) -> Table:
    """The rows of one period (`place` in the window) for some started tasks."""
    rows = [
        _row(course, place, np.random.default_rng((seed, 6, place, number)))
        for number, course in enumerate(courses)
    ]
    percents, states, summaries, problems, categories, remedies, proofs = (
        (list(column) for column in zip(*rows, strict=True)) if rows else ([] for _ in range(7))
    )
    return {
        "期次": [month] * len(courses),
        "任务编号": [course.task.code for course in courses],
        "完成进度": percents,
        "状态": states,
        "进展摘要": summaries,
        "存在问题": problems,
        "问题类别": categories,
        "下步措施": remedies,
        "佐证材料": proofs,
    }


def _row(course: Course, place: int, rng: np.random.Generator) -> tuple[int | str | None, ...]:
    percent, state = course.progress[place], course.states[place]
    before = max(0, course.progress[place - 1]) if place else 0
    done = [step.name for step in course.task.milestones if step.share <= percent]
    coming = [step.name for step in course.task.milestones if step.share > percent]
    if state in ("已销号", "已完成待销号"):
        proof = f"{course.task.name}验收材料"
        return percent, state, f"{done[-1]}，全部节点完成", None, None, None, proof
    if percent == 0:
        category, problem = PROBLEMS[0]
        return percent, state, None, problem, category, "研究启动方案", None
    summary = (
        f"本月推进{percent - before}个百分点，正在{coming[0]}"
        if percent > before
        else f"正在{coming[0]}，本月无新增"
    )
    if done:
        summary = f"已{done[-1]}；{summary}"
    if rng.random() < (0.5 if course.behind < -6 else 0.12):
        category, problem = PROBLEMS[int(rng.integers(len(PROBLEMS)))]
        return percent, state, summary, problem, category, REMEDIES[int(rng.integers(len(REMEDIES)))], None
    return percent, state, summary, None, None, None, None
