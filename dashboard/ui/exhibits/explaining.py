"""What is said of an exhibit here: its counts, filters, dates, reporters and sources, on screen as in a file."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.catalog.exhibits import Exhibit
from dashboard.queries import exhibits as questions
from dashboard.queries import skills
from dashboard.ui.exhibits import counts_of
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.scope_words import Facts, scope_facts
from dashboard.ui.unit_facts import place_of

_SPANS = {"月": "本月", "季": "本季", "年": "本年"}


def sources_of(shown: Exhibit, here: Here) -> pd.DataFrame:
    """The ledger entries whose rows count here, newest first."""
    return load(questions.sources, here.month, shown.datasets, shown.months, *place_of(here.view))


def facts_of(shown: Exhibit, here: Here) -> Facts:
    """What explains an exhibit, the definition first; as words, in the order in which they are read."""
    said = [
        ("口径", shown.definition),
        *_counted(shown, here),
        ("说明", shown.small_print),
        *scope_facts(here),
        ("数据截至", wording.iso(as_of(shown, here))),
        ("已报", reported(shown, here)),
        ("版本", str(here.version)),
        ("来源", sources_in_words(sources_of(shown, here))),
    ]
    return tuple((name, words) for name, words in said if words)


def as_of(shown: Exhibit, here: Here) -> date:
    """The day of the data: of skills their last report, else the end of the month or today."""
    if shown.datasets[0] == "skills":
        district, unit = place_of(here.view)
        last = load(skills.summary, here.month, district=district, unit=unit).iloc[0]["as_of_date"]
        if not pd.isna(last):
            day: date = last.date()
            return day
    end = (here.month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(here.today, end)


def reported(shown: Exhibit, here: Here) -> str:
    """How many of those that owe a report handed it in, dataset by dataset; 无 is no gap where reports are occasional."""
    said = []
    for dataset in shown.datasets:
        for row in load(questions.reported, here.month, dataset, *place_of(here.view)).to_dict("records"):
            count = f"{named(dataset).title} {row['reported']:.0f}"
            said.append(
                f"{count} 家，{_SPANS[row['frequency']]}没有的不用报"
                if row["is_occasional"]
                else f"{count}/{row['owed']:.0f} 家"
            )
    return "；".join(said)


def sources_in_words(frame: pd.DataFrame, most: int = 4) -> str:
    """The newest entries by number, file, person and day, and how many there are."""
    entries = _imports(frame)
    said = [_entry(row) for row in entries[:most]]
    more = f"；等 {len(entries)} 次" if len(entries) > most else ""
    return "；".join(said) + more


def numbers_in_words(frame: pd.DataFrame, most: int = 4) -> list[str]:
    """The newest entries by their numbers alone, in one line; no line where there is none."""
    entries = _imports(frame)
    if not entries:
        return []
    numbers = "、".join(str(row["number"]) for row in entries[:most])
    return [f"来源：报送记录第 {numbers} 号" + (f"等 {len(entries)} 次" if len(entries) > most else "")]


def newest(frame: pd.DataFrame, most: int) -> tuple[Sequence[dict[str, object]], int]:
    """The newest entries by number, each once, and how many there are in all."""
    entries = _imports(frame)
    return entries[:most], len(entries)


def _imports(frame: pd.DataFrame) -> list[dict[str, object]]:
    once = frame.groupby("number", sort=False).agg(
        {"dataset": "first", "kind": "first", "file_name": "first", "person": "first", "received": "first", "rows": "sum"}
    )  # fmt: skip
    rows: list[dict[str, object]] = once.reset_index().to_dict("records")
    return rows


def _entry(row: dict[str, object]) -> str:
    name = row["file_name"] if isinstance(row["file_name"], str) else "页面填报"
    return f"第 {row['number']} 号 {name}（{row['person']}，{row['received']:%Y-%m-%d}）"


def _counted(shown: Exhibit, here: Here) -> Facts:
    """The numerator and denominator with their numbers: 技术工人 80,777 人."""
    parts = (("分子", shown.numerator), ("分母", shown.denominator))
    return tuple(
        (name, words if count is None else _with_number(words, count))
        for (name, words), count in zip(parts, counts_of(shown.name, here), strict=True)
        if words
    )


def _with_number(words: str, count: float) -> str:
    what, _, unit = words.rstrip("）").partition("（")
    return f"{what} {count:,.0f} {unit}".rstrip()
