"""What a person decided about a file: from the ledger's JSON into sentences."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import named
from dashboard.intake.ledger import Entry
from dashboard.intake.reading.repairs import RepairKind
from dashboard.ui.here import Here
from dashboard.ui.repair_words import REPAIRS

Before = Mapping[tuple[int, str], str]
"""What mended cells said in the file, by row and column name."""

_PERCENTS = {"whole": "百分数按 85 这样的写法读", "fraction": "百分数按 0.85 这样的写法读"}
_DATES = {"day_first": "日期读作日在前", "month_first": "日期读作月在前"}


def decisions_of(here: Here, entry: Entry, before: Before) -> list[str]:
    """A sentence for each decision, in the order in which the upload page asks."""
    if not entry.decisions or not entry.dataset:
        return []
    return list(_sentences(here, named(entry.dataset), json.loads(entry.decisions), before))


def _sentences(here: Here, dataset: Dataset, facts: Mapping[str, Any], before: Before) -> Iterator[str]:
    if "dataset" in facts:
        yield f"选定数据集：{dataset.title}"
    if "encoding" in facts:
        yield f"选定编码：{facts['encoding'].upper()}"
    if "sheet" in facts:
        yield f"选定工作表：{facts['sheet']}"
    own = {column.name: column.header for column in dataset.columns}
    if changed := [pair for pair in facts.get("columns", ()) if own.get(pair[1]) != pair[0]]:
        yield f"列对应：{columns_in_words(dataset, changed)}"
    if "percents" in facts:
        yield _PERCENTS[facts["percents"]]
    if "dates" in facts:
        yield _DATES[facts["dates"]]
    if "fill_down" in facts:
        yield "空格按上面一格补齐" if facts["fill_down"] else "空格不补，就是空的"
    for _, text, code in facts.get("aliases", ()):
        yield f"“{text}”就是{here.name(code) if code in here.known else code}"
    for row, column, text in facts.get("mends", ()):
        old = f"{before[row, column] or '空'} → " if (row, column) in before else "改为 "
        yield f"第 {row} 行 {dataset.column(column).header} {old}{text or '空'}"
    if "dropped" in facts:
        yield f"去掉第 {'、'.join(str(row) for row in facts['dropped'])} 行"
    if "off" in facts:
        yield f"关掉了：{'、'.join(REPAIRS[RepairKind(kind)] for kind in facts['off'])}"
    if "accept_good_rows" in facts:
        yield "先收好的行，有问题的行不收"
    if "confirmed" in facts:
        yield "不寻常的地方核对过，确实如此"


def columns_in_words(dataset: Dataset, pairs: Any) -> str:
    """目前进度 → 完成进度；责任科室 不导入. `pairs` holds (header, column name; empty where it isn't imported)."""
    known = {column.name: column.header for column in dataset.columns}
    return "；".join(
        f"{header} → {known.get(column, column)}" if column else f"{header} 不导入"
        for header, column in pairs
    )
