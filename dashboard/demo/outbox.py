"""Where the city's files leave from, each with its habit, its name and its day."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from dashboard.demo.sheets import Directory, Table, pick_habit, tab_separated, write_sheet

ORDER = (
    "districts", "units", "measures", "tasks", "milestones", "progress",
    "skills", "development", "cases", "indicators", "exchange",
)  # fmt: skip
FIRST = ORDER[:3]
TITLES = {
    "districts": "县区名录",
    "units": "单位名录",
    "measures": "政策措施",
    "tasks": "任务台账",
    "milestones": "路线图节点",
    "progress": "进展月报",
    "skills": "技能等级",
    "development": "五位一体",
    "cases": "维权案件",
    "indicators": "指标填报",
    "exchange": "经验与问题",
}


@dataclass(frozen=True)
class DemoFile:
    """One file of the fictional city."""

    path: Path
    dataset: str
    received: date


class Outbox:
    """Writes tables into one folder and remembers what was sent."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._rng = np.random.default_rng((seed, 1))
        self._sent: list[DemoFile] = []

    def send(self, dataset: str, table: Table, directory: Directory, received: date, label: str = "") -> None:
        """Write one file; an empty table is not sent."""
        habit = pick_habit(self._rng)
        if not len(next(iter(table.values()))):
            return
        if dataset == "development" and sum(file.dataset == dataset for file in self._sent) == 4:
            habit = tab_separated(habit)
        if dataset == "progress" and max(table["完成进度"]) <= 1:
            # Without a sign, a file of zeros and ones could mean 1 % or 100 %.
            habit = replace(habit, percent_sign=True)
        if dataset in FIRST:
            habit = replace(habit, total=False)
        title = f"{TITLES[dataset]}{label}"
        path = self._folder / f"{received:%Y%m%d}-{ORDER.index(dataset) + 1:02d}-{title}.csv"
        write_sheet(path, table, habit, directory, f"澜川市{title}表", received, self._rng)
        self._sent.append(DemoFile(path, dataset, received))

    def files(self) -> tuple[DemoFile, ...]:
        """What was sent, in the order in which it must be imported, which is that of the names."""
        return tuple(sorted(self._sent, key=lambda file: file.path.name))
