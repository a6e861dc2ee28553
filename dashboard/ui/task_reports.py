"""What was reported on a task month by month, and the import behind each report."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.catalog import wording
from dashboard.ui.here import Here
from dashboard.ui.marks import light, progress_bar
from dashboard.ui.panel import panel, state
from dashboard.ui.table import Head, Line, table
from dashboard.ui.text import escape, plain
from dashboard.ui.ways import way


def reports(here: Here, history: pd.DataFrame) -> None:
    """Month by month, newest first: progress, light, problem, next step, evidence, and the import behind."""
    heads = (
        Head("月份", 0.8), Head("灯", 1), Head("完成（竖线为应有）", 1.6), Head("偏差", 0.5, number=True), Head("状态", 0.9),
        Head("进展", 2.6), Head("存在问题", 2.2), Head("下步措施", 1.9), Head("佐证", 0.9), Head("来源", 1.6, number=True),
    )  # fmt: skip
    reported = int(history["is_reported"].sum())
    with panel(
        "逐月报送",
        f"{len(history)} 个月，报了 {reported} 个月；完成为认定进度",
        "来源：收到日期与报送记录编号",
    ):
        if history.empty:
            state("任务还没有开始")
            return
        table("reports", heads, [Line(_report(row)) for row in history.to_dict("records")])
        if here.freeze is None:  # inside a meeting nothing leads out of what is frozen
            way("ledger", label=plain("去报送记录 ›"), query_params=here.view.place().address())


def _report(row: dict[str, Any]) -> Sequence[str]:
    expected = None if pd.isna(row["expected"]) else row["expected"]
    deviation = "—" if pd.isna(row["deviation"]) else wording.signed(row["deviation"], 0)
    if not row["is_reported"]:
        silent = light("none", wording.UNREPORTED) if row["state"] != "已销号" else light("done", "已销号")
        return (
            f"{row['period']:%Y-%m}",
            silent,
            progress_bar(row["progress"], expected),
            deviation,
            "",
            "",
            "",
            "",
            "",
            "",
        )
    category = "" if pd.isna(row["problem_category"]) else f"〔{row['problem_category']}〕"
    problem = "" if pd.isna(row["problem"]) else f"{category}{row['problem']}"
    return (
        f"{row['period']:%Y-%m}",
        light(row["status"], row["word"]),
        progress_bar(row["progress"], expected),
        deviation,
        escape(row["state"]),
        _told(row["summary"]),
        _told(problem),
        _told(row["next_step"]),
        _told(row["evidence"]),
        f"{wording.iso(row['received'])}　第 {row['entry']:.0f} 号",
    )


def _told(text: object) -> str:
    """Words of a report on one line, whole when pointed at."""
    return "" if pd.isna(text) else f'<span title="{escape(text)}">{escape(text)}</span>'
