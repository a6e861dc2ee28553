"""Design tokens: the colours of both themes, statuses with shape, sign and word, and faces."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

StatusName = Literal["ok", "near", "late", "over", "none", "done"]

SANS = (
    '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif'
)
SERIF = (
    '"FZXiaoBiaoSong-B05S","方正小标宋简体","STZhongsong","华文中宋","Source Han Serif SC",'
    '"Noto Serif CJK SC","Songti SC","Microsoft YaHei",serif'
)


@dataclass(frozen=True)
class Status:
    """How one status looks in one theme; never by hue alone, so shape, sign and word go with the colours."""

    name: StatusName
    word: str  # of a task; other subjects: STATUS_WORDS
    sign: str  # a character of GB2312, so present in every Chinese font
    shape: str
    symbol: str  # Plotly marker symbol; empty where only the word stands
    weight: float  # marker size at which the shape looks as large as a disc of 1
    mark: str  # 3 : 1 or more on paper
    text: str  # 6.3 : 1 or more on paper, 5.5 : 1 or more on its tint
    tint: str


@dataclass(frozen=True)
class Theme:
    """All colours of one theme, as #RRGGBB."""

    type: Literal["light", "dark", "print"]
    paper: str
    raised: str
    ink: str
    ink2: str
    ink3: str  # least text, not under 16 px
    rule: str
    grid: str
    accent: str
    accent_soft: str
    fill: str
    plan: str
    bar: str
    onsolid: str
    statuses: Mapping[str, Status]
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]  # ten steps, low to high

    def on_step(self, step: int) -> str:
        """The text colour that is read on a sequential step (0 to 9)."""
        return self.ink if step < 6 else self.paper

    def tile(self, status: str) -> str:
        """The area of a tile or cell: colour is spent on exceptions, so 正常 and 已销号 stay neutral."""
        return self.raised if status in ("ok", "done") else self.statuses[status].tint

    def bar_of(self, status: str | None) -> str:
        """The colour of a bar: neutral unless it is late or over."""
        return self.statuses[status].mark if status in ("late", "over") else self.bar


# What a figure's px are multiplied with, by class of window.
SCALES: Mapping[str, float] = MappingProxyType({"phone": 0.78, "desk": 0.78, "wall": 1.0, "uhd": 2.0})

PRINT_SCALE = 0.6
"""The same on A4, where a panel is as wide as the sheet: names of 11.4 px are 8.5 points."""

# The same light is worded by what it stands on.
STATUS_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "task": MappingProxyType(
            {
                "ok": "正常",
                "near": "临近",
                "late": "落后",
                "over": "逾期",
                "none": "未报",
                "done": "已销号",
            }
        ),
        "unit": MappingProxyType({"ok": "正常", "late": "落后", "over": "严重落后", "none": "未报"}),
        "indicator": MappingProxyType(
            {"ok": "达标", "near": "接近", "late": "未达", "over": "严重", "none": "未报"}
        ),
    }
)

_SHAPES: Mapping[StatusName, tuple[str, str, str, float]] = {
    "ok": ("●", "disc", "circle", 1.0),
    "near": ("◆", "diamond", "diamond", 1.12),
    "late": ("▲", "triangle", "triangle-up", 1.18),
    "over": ("■", "square", "square", 0.94),
    "none": ("○", "ring", "circle-open", 0.94),
    "done": ("√", "tick", "", 1.0),
}


def _statuses(colours: Mapping[StatusName, tuple[str, str, str]]) -> Mapping[str, Status]:
    words = STATUS_WORDS["task"]
    return MappingProxyType(
        {
            name: Status(name, words[name], *_SHAPES[name], mark=mark, text=text, tint=tint)
            for name, (mark, text, tint) in colours.items()
        }
    )


LIGHT = Theme(
    type="light",
    paper="#FAF9F6",
    raised="#F1EFE9",
    ink="#16202B",
    ink2="#44505E",
    ink3="#626C7A",
    rule="#D9D6CD",
    grid="#E7E4DC",
    accent="#0F5C6B",
    accent_soft="#DCEAEC",
    fill="#0F5C6B",
    plan="#7B8593",
    bar="#86919E",
    onsolid="#FFFFFF",
    statuses=_statuses(
        {
            "ok": ("#1C7C54", "#17664A", "#E6EFE4"),
            "near": ("#2A5FC4", "#2453AE", "#E2EAF8"),
            "late": ("#B27700", "#7A5000", "#F8E7B8"),
            "over": ("#AE1F1A", "#991A16", "#F7DEDA"),
            "none": ("#626C7A", "#535D6A", "#ECEAE4"),
            "done": ("#44505E", "#44505E", "#F1EFE9"),
        }
    ),
    categorical=("#0F5C6B", "#A8572E", "#7A5C8E", "#6F7F8F", "#857422", "#34558B"),
    sequential=(
        *("#EEF4F4", "#DCEAEC", "#C3DADE", "#A3C6CC", "#7FAEB7"),
        *("#629CA8", "#2F7583", "#1B6776", "#0F5C6B", "#083F4B"),
    ),
)

DARK = Theme(
    type="dark",
    paper="#10151B",
    raised="#1B232D",
    ink="#F0F2F4",
    ink2="#BEC6D0",
    ink3="#94A0AE",
    rule="#303B48",
    grid="#242D38",
    accent="#6CC5D2",
    accent_soft="#1D3C44",
    fill="#4FA3B1",
    plan="#8793A1",
    bar="#66727F",
    onsolid="#10151B",
    statuses=_statuses(
        {
            "ok": ("#5ECB9C", "#7AD8AE", "#17301F"),
            "near": ("#86ADFF", "#9DBDFF", "#1B2B4C"),
            "late": ("#F0B93C", "#F5C75C", "#47330F"),
            "over": ("#FF7A6E", "#FF978E", "#54211D"),
            "none": ("#94A0AE", "#AAB4C0", "#222B35"),
            "done": ("#BEC6D0", "#BEC6D0", "#1B232D"),
        }
    ),
    categorical=("#6CC5D2", "#E39A6C", "#BFA0D6", "#A3B0BE", "#CDBB62", "#8FB0E8"),
    sequential=(
        *("#16252B", "#17343B", "#1A444D", "#1E5661", "#226370"),
        *("#2B7481", "#4FA3B1", "#58B0BE", "#6CC5D2", "#A6E0E8"),
    ),
)

# Black on white: what a printer puts on A4 whatever the screen's theme.
PRINT = replace(
    LIGHT,
    type="print",
    paper="#FFFFFF",
    raised="#F4F4F2",
    ink="#000000",
    ink2="#333333",
    ink3="#555555",
    rule="#BBBBBB",
    grid="#DDDDDD",
)

THEMES: Mapping[str, Theme] = MappingProxyType({"light": LIGHT, "dark": DARK, "print": PRINT})
