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
    in_menu: bool = True


LEADERS, OFFICE, HOUSE = "领导驾驶舱", "办公室", "管理"
PAGES = (
    Page(
        "overview", "总览", LEADERS, "pages/leaders/overview.py", "overview", "改革走到哪里，谁落后，为什么"
    ),
    Page(
        "reform", "改革进展", LEADERS, "pages/leaders/reform.py", "reform", "哪些任务、哪些方面、从哪个月落后"
    ),
    Page(
        "balance",
        "进展均衡",
        LEADERS,
        "pages/leaders/balance.py",
        "balance",
        "各县区、各部门差多少，谁拖了平均，谁没有行动",
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
        "compare",
        "对比",
        LEADERS,
        "pages/leaders/compare.py",
        "compare",
        "两个月之间变了什么，与同类中位和最好差多少",
    ),
    Page(
        "meeting",
        "会议模式",
        LEADERS,
        "pages/leaders/meeting.py",
        "meeting",
        "会上放的一张张页：上次议定、进展、红灯、均衡、技能、维权、本次议定",
        in_menu=False,
    ),
    Page(
        "upload", "数据上报", OFFICE, "pages/office/upload.py", "upload", "交一个文件，看懂了什么，哪里要改"
    ),
    Page("board", "报送看板", OFFICE, "pages/office/board.py", "board", "这一期谁该报、谁报了、谁迟了"),
    Page("ledger", "报送记录", OFFICE, "pages/office/ledger.py", "ledger", "谁在哪天交了什么，可以撤销"),
    Page(
        "meetings", "会议", OFFICE, "pages/office/meetings.py", "meetings", "开过哪些会，议定了什么，办到哪里"
    ),
    Page("map", "地图", OFFICE, "pages/office/map.py", "map", "本市的区划图，换上、核对、撤下"),
    Page(
        "people",
        "用户与权限",
        HOUSE,
        "pages/house/people.py",
        "people",
        "谁能用，能看什么、做什么，什么时候来过",
    ),
    Page("trail", "审计日志", HOUSE, "pages/house/trail.py", "trail", "谁在什么时候、从哪里、做了什么"),
)


def page(name: str) -> Page:
    """The page of a name; raises UnknownName."""
    for found in PAGES:
        if found.name == name:
            return found
    raise UnknownName(f"没有“{name}”这个页面。")
