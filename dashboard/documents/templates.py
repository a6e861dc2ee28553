"""The template of a dataset as a workbook: headers, drop-downs, an example, a note on every column."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dashboard.catalog.dataset import Column, Dataset, Kind
from dashboard.catalog.datasets import named
from dashboard.catalog.tokens import LIGHT
from dashboard.catalog.wording import GUIDE_SHEET
from dashboard.documents.workbook import TEXT, heading, width, workbook, write_note

ROWS = 2_000
"""So many rows below the header have drop-downs."""

_OFFERED = "选项"
"""The sheet that holds what the drop-downs offer; nobody sees it."""
_EXAMPLE_NOTE = "这一行是示例，请改写成自己的数据或整行删去；原样留着不会导入，改过一格就当作数据"
_FORMATS = {Kind.INT: "0", Kind.DECIMAL: "General", Kind.PERCENT: "0.0%", Kind.DATE: "yyyy-mm-dd"}
"""Every other kind is text, so that no code and no month turns into a date."""
_FORMS = {
    Kind.TEXT: "文字",
    Kind.INT: "整数",
    Kind.DECIMAL: "数字，可带小数",
    Kind.PERCENT: "百分数，如 82%",
    Kind.MONTH: "月份，如 2026-10",
    Kind.DATE: "日期，如 2026-10-09",
    Kind.FLAG: "是 或 否",
    Kind.LIST: "几个之间用分号",
}


def workbook_template(dataset: Dataset, lookups_names: Mapping[str, Sequence[str]]) -> bytes:
    """An .xlsx to fill in; `lookups_names` are the names in each register that a column may refer to."""
    out = io.BytesIO()
    with workbook(out) as book:
        sheet = book.add_worksheet(dataset.title)
        guide = book.add_worksheet(GUIDE_SHEET)
        offered = book.add_worksheet(_OFFERED)
        offered.very_hidden()
        sheet.freeze_panes(1, 0)
        required, optional = heading(book, strong=True), heading(book)
        for place, column in enumerate(dataset.columns):
            sheet.set_column(place, place, width(column.header, column.example), _format(book, column))
            sheet.write_string(0, place, column.header, required if column.required else optional)
            write_note(sheet, 0, place, _explained(column))
            _write_example(sheet, place, column, _format(book, column, example=True))
            _offer(sheet, offered, place, column, _allowed(column, lookups_names))
        write_note(sheet, 1, 0, [_EXAMPLE_NOTE])
        _write_guide(guide, dataset, book)
    return out.getvalue()


def _format(book: xlsxwriter.Workbook, column: Column, *, example: bool = False) -> Format:
    look: dict[str, object] = {"num_format": _FORMATS.get(column.kind, TEXT)}
    if example:
        look |= {"italic": True, "font_color": LIGHT.ink3, "bg_color": LIGHT.raised}
    return book.add_format(look)


def _write_example(sheet: Worksheet, place: int, column: Column, look: Format) -> None:
    if column.kind is Kind.DATE and column.example:
        sheet.write_datetime(1, place, date.fromisoformat(column.example), look)
    elif column.kind is Kind.PERCENT and column.example:
        sheet.write_number(1, place, float(column.example.rstrip("%")) / 100, look)
    elif column.kind in (Kind.INT, Kind.DECIMAL) and column.example:
        sheet.write_number(1, place, float(column.example), look)
    else:
        sheet.write_string(1, place, column.example, look)


def _allowed(column: Column, lookups_names: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """What the drop-down of a column offers; a cell that takes several has none."""
    if column.kind is Kind.LIST:
        return ()
    if column.kind is Kind.FLAG:
        return ("是", "否")
    if column.choices:
        return tuple(choice.value for choice in column.choices)
    return lookups_names.get(column.refers, ())


def _offer(sheet: Worksheet, offered: Worksheet, place: int, column: Column, allowed: Sequence[str]) -> None:
    """A drop-down that warns and doesn't forbid: other ways of writing a name are read too."""
    if not allowed:
        return
    offered.write_column(0, place, allowed)
    letters = xl_col_to_name(place)
    sheet.data_validation(
        1,
        place,
        ROWS,
        place,
        {
            "validate": "list",
            "source": f"={_OFFERED}!${letters}$1:${letters}${len(allowed)}",
            "error_type": "warning",
            "error_title": column.header[:32],
            "error_message": "不在下拉的选项里；写的是别名或编号可以继续",
        },
    )


def _explained(column: Column) -> list[str]:
    """The note on a header: meaning, form, unit, what is allowed."""
    lines = [f"{column.header}（{'必填' if column.required else '选填'}）"]
    lines += [column.meaning] if column.meaning else []
    lines.append(f"填法：{_form(column)}")
    lines += [f"计量单位：{column.unit}"] if column.unit else []
    lines += [f"不填按：{column.default}"] if column.default else []
    lines += [f"示例：{column.example}"] if column.example else []
    return lines


def _form(column: Column) -> str:
    if column.choices:
        return "、".join(choice.value for choice in column.choices)
    if column.refers:
        several = "，几个之间用分号" if column.kind is Kind.LIST else ""
        return f"{named(column.refers).title}里的名称或编号{several}"
    return _FORMS[column.kind] + _limits(column)


def _limits(column: Column) -> str:
    if column.minimum is not None and column.maximum is not None:
        return f"，{column.minimum:g}–{column.maximum:g}"
    if column.minimum is not None:
        return f"，不小于 {column.minimum:g}"
    if column.above is not None:
        return f"，大于 {column.above:g}"
    return f"，{column.max_length} 字以内" if column.kind is Kind.TEXT else ""


def _write_guide(guide: Worksheet, dataset: Dataset, book: xlsxwriter.Workbook) -> None:
    """The sheet that a person reads: how to fill in, then one line for each column."""
    plain = book.add_format({"text_wrap": True, "num_format": TEXT, "valign": "top"})
    rules = (
        f"{dataset.title}：{dataset.grain}",
        "深色表头必填，浅色选填；表头文字不要改，多余的列可以删",
        "第 2 行是示例，改写或删去；原样留着不会导入，改过一格就当作数据",
        "不填任何个人信息",
        "有下拉的列也可以写简称或编号；拿不准的照原样写，上传时会提示",
    )
    for row, rule in enumerate(rules):
        guide.write_string(row, 0, rule)
    top = len(rules) + 1
    for place, (title, wide) in enumerate(
        (("栏目", 20), ("要求", 8), ("说明", 36), ("填法", 60), ("举例", 22))
    ):
        guide.set_column(place, place, wide, plain)
        guide.write_string(top, place, title, heading(book))
    for row, column in enumerate(dataset.columns, start=top + 1):
        need = "必填" if column.required else "选填"
        cells = (column.header, need, column.meaning, _form(column), column.example)
        for place, cell in enumerate(cells):
            guide.write_string(row, place, cell, plain)
