"""What spreadsheets do to values: long codes rounded, zeros lost, codes made dates, errors of formulas left behind.

Each is named with how to put it right in WPS; nothing is repaired by guessing.
"""

import re

from dashboard.catalog.dataset import Column, Kind, Rule
from dashboard.intake.reading.cells import Refused

AS_TEXT = "在 WPS 或 Excel 里选中这一列，右键“设置单元格格式”选“文本”，再按原件重新填写"
_AS_NUMBER = "在 WPS 或 Excel 里选中这一列，设为“数值”格式、拉宽列宽后重新填写"
_FORMULA = "在 WPS 或 Excel 里找到这一格的公式改对，或复制后“选择性粘贴”为数值，再另存上传"

SCIENTIFIC = r"[0-9]([.][0-9]+)?[Ee][+][0-9]+|[0-9][.][0-9]+[Ee][0-9]+"
ERROR = r"#(N/A|REF!|DIV/0!|VALUE!|NAME[?]|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|未计算)|##+"
ROUNDED = r"[0-9]{15,}000"
"""Spreadsheets keep 15 digits of a number: an 18-digit code comes out ending in zeros."""
DAY_LIKE = (
    r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月([0-9]{1,2}日)?"
    r"|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [0-9:]+"
)
"""What 6-18 becomes when it is taken for a day."""
DITTO = frozenset({"同上", "〃", "″", "同左", "同前"})
DECIMAL = r"[0-9]+[.]0+"
_SCIENTIFIC, _ERROR, _ROUNDED, _DAY_LIKE = map(re.compile, (SCIENTIFIC, ERROR, ROUNDED, DAY_LIKE))
_NUMBERS = (Kind.INT, Kind.DECIMAL, Kind.PERCENT)


def find_damage(column: Column, cell: str) -> Refused | None:
    """What a spreadsheet has done to a clean cell of a column whose cells stand for something else."""
    if _ERROR.fullmatch(cell):
        return Refused(
            "damaged_number", _error_reason(cell), _AS_NUMBER if cell.startswith("##") else _FORMULA
        )
    if _SCIENTIFIC.fullmatch(cell):
        remedy = "把这一列设为文本或数值格式后重新填写" if column.kind in _NUMBERS else AS_TEXT
        return Refused("damaged_number", f"被 Excel 变成科学计数（{cell[:30]}）", remedy)
    if cell in DITTO:
        return Refused("ambiguous_value", _DITTO_REASON, _DITTO_REMEDY)
    if not column.refers:
        return None
    if _ROUNDED.fullmatch(cell):
        return Refused("damaged_number", _ROUNDED_REASON, AS_TEXT)
    if _DAY_LIKE.fullmatch(cell):
        return Refused("damaged_number", _DAY_REASON, AS_TEXT)
    return None


def damage_rules(column: Column) -> list[Rule]:
    """The same for a column of texts, as conditions over its values."""
    name = column.name

    def rule(condition: str, reason: str, remedy: str) -> Rule:
        return Rule(condition, name, reason, remedy, problem="damaged_number")

    rules = [
        rule(f"starts_with({name}, '#') and regexp_full_match({name}, '{ERROR}')", _ERROR_REASON, _FORMULA)
    ]
    if column.key:
        marks = ", ".join(f"'{mark}'" for mark in sorted(DITTO))
        rules.append(
            Rule(f"{name} in ({marks})", name, _DITTO_REASON, _DITTO_REMEDY, problem="ambiguous_value")
        )
    if column.code:
        rules += [
            rule(f"regexp_full_match({name}, '{DECIMAL}')", "像是编号被程序变成了小数", AS_TEXT),
            rule(f"regexp_full_match({name}, '{SCIENTIFIC}')", "被 Excel 变成科学计数", AS_TEXT),
            rule(
                f"ends_with({name}, '000') and regexp_full_match({name}, '{ROUNDED}')",
                _ROUNDED_REASON,
                AS_TEXT,
            ),
            rule(f"regexp_full_match({name}, '{DAY_LIKE}')", _DAY_REASON, AS_TEXT),
        ]
    return rules


_DITTO_REASON, _DITTO_REMEDY = "“同上”不是内容", "写出上面那一格的内容"
_ERROR_REASON = "是公式出错留下的，不是内容"
_ROUNDED_REASON = "末尾被 Excel 变成了 000：它只记得住前 15 位"
_DAY_REASON = "像是编号被 Excel 变成了日期"


def _error_reason(cell: str) -> str:
    return "列太窄，只剩下 ####" if cell.startswith("##") else f"“{cell}”{_ERROR_REASON}"
