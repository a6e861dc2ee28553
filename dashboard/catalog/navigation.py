"""The pages, by section of the menu."""

from dataclasses import dataclass

from dashboard.errors import UnknownName


@dataclass(frozen=True)
class Page:
    """One page: its name in code, title, address, script, and the question it answers."""

    name: str
    title: str
    section: str
    path: str
    url: str
    answers: str


LEADERS, OFFICE = "领导驾驶舱", "办公室"
PAGES = (
    Page(
        "overview", "总览", LEADERS, "pages/leaders/overview.py", "overview", "改革走到哪里，谁落后，为什么"
    ),
    Page(
        "reform", "改革进展", LEADERS, "pages/leaders/reform.py", "reform", "哪些任务、哪些方面、从哪个月落后"
    ),
    Page(
        "skills",
        "技能等级",
        LEADERS,
        "pages/leaders/skills.py",
        "skills",
        "技术工人和高技能人才有多少，在哪里",
    ),
    Page(
        "rights",
        "权益维护",
        LEADERS,
        "pages/leaders/rights.py",
        "rights",
        "案件收了多少，按期办了没有，积在谁手里",
    ),
    Page("unit", "单位画像", LEADERS, "pages/leaders/unit.py", "unit", "一家单位或一个县区，与同类比怎么样"),
    Page(
        "upload", "数据上报", OFFICE, "pages/office/upload.py", "upload", "交一个文件，看懂了什么，哪里要改"
    ),
    Page("board", "报送看板", OFFICE, "pages/office/board.py", "board", "这一期谁该报、谁报了、谁迟了"),
    Page("ledger", "报送记录", OFFICE, "pages/office/ledger.py", "ledger", "谁在哪天交了什么，可以撤销"),
)


def page(name: str) -> Page:
    """The page of a name; raises UnknownName."""
    for found in PAGES:
        if found.name == name:
            return found
    raise UnknownName(f"没有“{name}”这个页面。")
