"""The triggers of 未行动: one puts a place under 关注, two or more make it 未行动; numbered as the view `triggers` does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trigger:
    """One trigger: its number, what it is called, its definition, and why the data can't tell it (empty if it can)."""

    number: int
    title: str
    definition: str
    untold: str = ""

    @property
    def mark(self) -> str:
        """The number in a circle, as the list writes it: ① to ⑤."""
        return "①②③④⑤"[self.number - 1]


TRIGGERS = (
    Trigger(1, "没有起步", "已到计划开始日的任务，完成度全部为 0；从其中最早的计划开始日算起"),
    Trigger(2, "政策没有出台", "过了计划完成日的配套政策任务，一项也没有完成；从其中最早的计划完成日算起"),
    Trigger(3, "断报", "连续两期（或办公室定的期数）没有报进展；从第一个没报的月份算起"),
    Trigger(
        4,
        "没有实施方案",
        "没有本系统或本地区的实施方案",
        "库里没有“实施方案”这一项数据，不判断，也不计条数",
    ),
    Trigger(
        5,
        "久无动作",
        "还有没办完的任务，而 90 天（或办公室定的天数）没有任何有日期的动作：完成节点、进展变动、报送经验或问题；"
        "从最后一次动作算起",
    ),
)
BY_NUMBER = {trigger.number: trigger for trigger in TRIGGERS}
