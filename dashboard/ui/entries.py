"""A ledger entry in words."""

from collections.abc import Sequence

from dashboard.catalog.datasets import named
from dashboard.intake.ledger import Entry, on_the_clock
from dashboard.intake.manner import Manner, describe, recorded_manner
from dashboard.ui.board_fill import NAME as FILLED_IN
from dashboard.ui.text import escape

KINDS = {
    "report": "上报",
    "filled": "页面填报",
    "only_new": "只新增",
    "withdraw": "作废",
    "undo": "撤销",
    "returns": "退回",
    "locks": "锁定",
    "aliases": "别名",
    "headings": "列对应",
    "agendas": "会议议程",
    "decisions": "议定事项",
    "shapes": "区划图",
    "clear": "清空",
    "seed": "参考数据",
}
"""The kinds of entries by which the list can be narrowed, in words."""
_WITHDRAWN = {
    "returns": "收回退回",
    "locks": "解锁",
    "aliases": "撤下别名",
    "headings": "撤下列对应",
    "agendas": "撤下",
    "shapes": "撤下",
}
_WRITTEN = {"agendas": ("新建", "修改"), "decisions": ("记录", "修改"), "shapes": ("换上", "换上")}
"""What is done to the rows of a dataset that is amended again and again: for new ones, and for those that stood."""


def kind_of(entry: Entry) -> str:
    """The kind of an entry: a key of KINDS."""
    if entry.kind == "page" and entry.dataset is not None:
        return entry.dataset
    if entry.kind != "import":
        return entry.kind
    return entry.manner or ("filled" if entry.file_name == FILLED_IN else "report")


def deed_of(entry: Entry) -> str:
    """What was done, in a word or two, before the dataset's title where that says to what: 上报, 解锁, 记录, 修改."""
    kind = kind_of(entry)
    if _withdraws(entry) and kind in _WITHDRAWN:
        return _WITHDRAWN[kind]
    new, amended = _WRITTEN.get(kind, (KINDS[kind], KINDS[kind]))
    return new if entry.difference.inserted else amended


def time_of(entry: Entry) -> str:
    """When it was written, on the clock of the server: 2026-11-22 19:05."""
    return on_the_clock(entry.written_at) if entry.written_at else ""


def encoding_of(encoding: str) -> str:
    """UTF-8, GB18030: without what only programmers tell apart."""
    return encoding.upper().removesuffix("-SIG")


def title_of(entry: Entry) -> str:
    """The dataset, or 全部 for an entry over all of them."""
    return named(entry.dataset).title if entry.dataset else "全部"


def matter_of(entry: Entry) -> str:
    """What the entry is about: a file, or what it undid."""
    if entry.undoes is not None:
        return f"撤销第 {entry.undoes} 号"
    return {"clear": "清空演示数据", "seed": "随程序带来的参考数据"}.get(entry.kind) or entry.file_name or ""


def changed_by(entry: Entry) -> str:
    """新增 12　更新 31; — where nothing changed."""
    counts = entry.difference
    words = {"新增": counts.inserted, "更新": counts.updated, "停用": counts.ended}
    if entry.undoes is not None:
        words = {"恢复": counts.inserted, "停用": counts.ended}
    if _withdraws(entry):
        words = {"作废" if entry.kind == "import" else "撤下": counts.ended}
    return "　".join(f"{word} {count}" for word, count in words.items() if count) or "—"


def received_in_words(entry: Entry) -> str:
    """The day as which it counts, and when it was written, with the day where that is another."""
    received = f"{entry.received:%Y-%m-%d}"
    day, _, time = time_of(entry).partition(" ")
    if not time:
        return received
    return f"{received}　{time} 写入" if day == received else f"{received}（{day} {time} 写入）"


def facts_of(entry: Entry, *, matter: str = "", reporter: str = "", decisions: Sequence[str] = ()) -> str:
    """The entry's facts as the inside of a `dl`; `matter` and `reporter` in better words, where the page has them."""
    facts: dict[str, Sequence[str]] = {
        "数据集": [title_of(entry)],
        "内容": [matter or matter_of(entry)],
    }
    if reporter or entry.reporter:
        facts["为哪家单位"] = [reporter or entry.reporter or ""]
    facts["报送人"] = [entry.person]
    facts["计入日期"] = [received_in_words(entry)]
    if entry.reason and entry.kind not in ("seed", "clear"):
        facts["原因"] = [entry.reason]
    if entry.dataset and entry.kind == "import":
        facts["怎样合并"] = [describe(named(entry.dataset), recorded_manner(entry.manner))]
    if decisions:
        facts["人定的"] = decisions
    if entry.handled:
        facts["已自动处理"] = entry.handled
    changed = changed_by(entry)
    facts["变动"] = [f"{changed}　不变 {entry.difference.unchanged}" if entry.file_name else changed]
    if entry.file_name:
        left = f"，未收 {entry.rows_rejected} 行" if entry.rows_rejected else ""
        facts["读了"] = [f"{entry.rows_read} 行{left}"]
        facts["编码"] = [f"{encoding_of(entry.encoding or '')}，第 {entry.header_row} 行是表头"]
    return "".join(
        f"<dt>{words}</dt><dd>{'<br>'.join(escape(each) for each in said)}</dd>"
        for words, said in facts.items()
        if said
    )


def _withdraws(entry: Entry) -> bool:
    return entry.manner == Manner.WITHDRAW
