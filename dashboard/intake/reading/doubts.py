"""What in the cells of a column makes the whole file doubtful: lost characters, and a unit of money beside the sums."""

from collections.abc import Sequence

import pyarrow.compute as pc

from dashboard.intake.files.coded import Coded
from dashboard.intake.reading.cells import FACTORS, clean
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.problem import refusal, shown

_LOST = "\ufffd"
"""What programs write where they could not read a character."""
_OTHER_UNITS = tuple(unit for unit in FACTORS if unit != "元")
_LONGEST_UNIT = 12


def refuse_lost_characters(coded: Coded, headers: Sequence[str]) -> None:
    """Raise Unreadable for a cell of any column in which a character is lost."""
    for place, header in enumerate(headers):
        texts = coded.columns[place].texts
        lost = texts.filter(pc.match_substring(texts, _LOST)).drop_null()
        if len(lost):
            row = coded.first_line(place, lost[0].as_py())
            reason = f"第 {row} 行有乱码（“{shown(lost[0].as_py())}”），文字在导出时已经丢了"
            raise refusal(
                "encoding", reason, "请从原来的系统重新导出，或照原件补上这一格", row=row, column=header
            )


def refuse_units_beside(coded: Coded, mapping: Mapping, headers: Sequence[str]) -> None:
    """Raise Unreadable when a column that isn't read says 万元 beside sums that are read as 元."""
    used = {place for _, place in mapping.places}
    sums = [
        column.header
        for column in (mapping.dataset.column(name) for name, _ in mapping.places)
        if column.unit == "元" and mapping.unit(column.name) in ("", "元")
    ]
    if not sums:
        return
    for place, header in enumerate(headers):
        if place in used:
            continue
        texts = coded.columns[place].texts
        short = texts.filter(pc.less_equal(pc.utf8_length(texts), _LONGEST_UNIT)).drop_null().unique()
        for text in short.to_pylist():
            if clean(text).strip("()") in _OTHER_UNITS:
                row = coded.first_line(place, text)
                reason = f"“{header}”列写着“{clean(text)}”，而“{'”“'.join(sums)}”按元读，会差出许多倍"
                remedy = f"换算成元后删去“{header}”列；或把列名写成“{sums[0]}（{clean(text).strip('()')}）”"
                raise refusal("ambiguous_value", reason, remedy, row=row, column=header, value=text)
