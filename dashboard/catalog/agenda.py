"""The agenda of a meeting: the slides that there are, and which of them follow each other for how long."""

from collections.abc import Sequence
from dataclasses import dataclass

SECONDS = 120
"""How long a slide stays when slides turn by themselves, unless the agenda says otherwise."""
SHORTEST, LONGEST = 5, 3600


@dataclass(frozen=True)
class Slide:
    """One slide: its name in code, its title on the screen, its place in the agenda in few characters, its question."""

    name: str
    title: str
    short: str
    asks: str


SLIDES = (
    Slide("last_decisions", "上次议定事项", "上次议定", "上次会议定下的，办到哪里了"),
    Slide("overall", "总体进展", "总体", "全市的进度，与应有进度差多少"),
    Slide("red", "红灯事项", "红灯", "哪些任务逾期或严重落后，谁牵头"),
    Slide("balance", "均衡榜", "均衡", "各县区、各部门差多少，谁拖了平均"),
    Slide("skills", "技能等级", "技能", "技术工人和高技能人才有多少"),
    Slide("rights", "权益维护", "维权", "案件收了多少，按期办了没有，积在谁手里"),
    Slide("exchange", "典型与问题", "典型", "谁的做法可以推广，哪些问题还没解决"),
    Slide("decisions", "本次议定事项", "本次议定", "这次会议定下什么，谁办，哪天办完"),
)
BY_NAME = {slide.name: slide for slide in SLIDES}


@dataclass(frozen=True)
class Turn:
    """A slide's turn in an agenda."""

    slide: Slide
    seconds: int = SECONDS


@dataclass(frozen=True)
class Agenda:
    """The turns of a meeting in order; `name` is empty for the standard one, `title` is the meeting's own name."""

    name: str
    title: str
    turns: tuple[Turn, ...]

    @property
    def minutes(self) -> int:
        """How long it takes when every slide has its time, in full minutes."""
        return round(sum(turn.seconds for turn in self.turns) / 60)

    def turn(self, slide: str | None) -> Turn | None:
        """The turn of a slide, by its name."""
        return next((turn for turn in self.turns if turn.slide.name == slide), None)


STANDARD = Agenda("", "", tuple(Turn(slide) for slide in SLIDES))
STANDARD_TITLE = "标准议程"


def read_agenda(name: str, title: str, slides: Sequence[str], seconds: Sequence[str]) -> Agenda:
    """An agenda as the store keeps it: two lists side by side; slides that no longer exist are left out."""
    turns = tuple(
        Turn(BY_NAME[slide], int(time))
        for slide, time in zip(slides, seconds, strict=True)
        if slide in BY_NAME
    )
    return Agenda(name, title, turns)
