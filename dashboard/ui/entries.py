"""A ledger entry in words."""

from datetime import UTC

from dashboard.catalog.datasets import named
from dashboard.intake.ledger import Entry
from dashboard.ui.text import escape


def time_of(entry: Entry) -> str:
    """When it was written, on the clock of the server: 2026-11-22 19:05."""
    return f"{entry.written_at.replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}" if entry.written_at else ""


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
    return "　".join(f"{word} {count}" for word, count in words.items() if count) or "—"


def facts_of(entry: Entry) -> str:
    """The entry's facts as the inside of a `dl`."""
    facts = {
        "编号": f"第 {entry.number} 号",
        "数据集": title_of(entry),
        "内容": matter_of(entry),
        "计入日期": f"{entry.received:%Y-%m-%d}",
        "写入时间": time_of(entry),
        "报送人": entry.person,
        "变动": f"{changed_by(entry)}　不变 {entry.difference.unchanged}"
        if entry.file_name
        else changed_by(entry),
    }
    if entry.file_name:
        facts["读了"] = f"{entry.rows_read} 行" + (
            f"，未收 {entry.rows_rejected} 行" if entry.rows_rejected else ""
        )
        facts["编码"] = f"{encoding_of(entry.encoding or '')}，第 {entry.header_row} 行是表头"
    if entry.handled:
        facts["已自动处理"] = "；".join(entry.handled)
    if entry.reason and entry.undoes is not None:
        facts["原因"] = entry.reason
    return "".join(f"<dt>{words}</dt><dd>{escape(said)}</dd>" for words, said in facts.items())
