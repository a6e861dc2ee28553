"""Text that is made to harm whoever shows it, and a store in which every name is such a text."""

from dashboard.catalog.dataset import Dataset, Kind
from dashboard.catalog.datasets import DATASETS
from dashboard.store import Store

PAYLOADS = (
    "**粗**_斜_~~划~~",
    "# 大标题",
    "\n# 另起一行",
    "[点我](javascript:window.PWN=1)",
    "![图](http://pwn.invalid/a.png)",
    "<img src=http://pwn.invalid/b.png onerror=window.PWN=1>",
    "<script>window.PWN=1</script>",
    '"><svg onload=window.PWN=1>',
    "<b>粗</b><a href='http://pwn.invalid'>去</a>",
    "$x^2$ 和 $$y$$",
    ":material/home: :material_home:",
    ":red[红] :blue-background[蓝]",
    ":smile: :streamlit:",
    "`代码` ~~~",
    "&lt;i&gt; &amp; &nbsp;",
    "\u202e倒着写\u202c \u200b零宽",
    "http://pwn.invalid/c www.pwn.invalid a@pwn.invalid",
    "%{customdata[0]} {name} ${window.PWN=1} -> 乙",
)
"""Markdown, HTML, LaTeX, icons, colours, emoji, entities, direction, links, templates."""

_PLANTED = frozenset(
    {"districts", "units", "measures", "tasks", "milestones", "progress", "exchange", "decisions", "agendas"}
)


def plant_hostile_text(store: Store) -> None:
    """Put a payload into every free text of the reform's rows, and into the files' names and the persons of the ledger."""
    with store.cursor() as cursor:
        for dataset in DATASETS:
            if dataset.name not in _PLANTED:
                continue
            for place, name in enumerate(_free(dataset)):
                row = "aspect_no" if name == "aspect_name" else "rowid"
                cursor.execute(
                    f"update {dataset.table} set {name} = {_payload(place, row)} where {name} is not null"
                )
        cursor.execute(f"update entries set file_name = {_payload(3, 'number')} where file_name is not null")


def _free(dataset: Dataset) -> list[str]:
    """The columns in which somebody writes what he likes."""
    return [
        column.name
        for column in dataset.columns
        if column.kind is Kind.TEXT and not (column.choices or column.refers or column.code or column.key)
        and column.name != "policy_version"
    ]  # fmt: skip


def _payload(shift: int, row: str = "rowid") -> str:
    """The payload of a row, made its own by a number, as SQL."""
    texts = ", ".join("'" + text.replace("'", "''") + "'" for text in PAYLOADS)
    return f"[{texts}][1 + ({row} + {shift * 5}) % {len(PAYLOADS)}] || '·' || {row} || '{chr(97 + shift)}'"
