"""Why a text has no header that we know: too many columns, another encoding, personal headers, or there is none."""

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.files.decode import Text
from dashboard.intake.files.records import MOST_COLUMNS
from dashboard.intake.files.sheet import NoHeader
from dashboard.intake.reading.personal import refuse_personal_headers
from dashboard.intake.reading.problem import Unreadable, refusal
from dashboard.intake.reading.recognition import best_dataset

_COMMON_WORDS = frozenset(column.header[:2] for dataset in UPLOADED for column in dataset.columns)


def explain(error: NoHeader, text: Text, dataset: Dataset | None) -> Unreadable:
    """The refusal of a text without a header, with what was expected; `dataset` is what the file is said to be."""
    for record in error.rows:
        if len(record.cells) > MOST_COLUMNS:
            reason = f"第 {record.row} 行有 {len(record.cells)} 列，上限 {MOST_COLUMNS} 列"
            return refusal("too_large", reason, "核对分隔符，删去多余的列", row=record.row)
        refuse_personal_headers(record.cells, row=record.row)
    said = "".join(cell for record in error.rows for cell in record.cells)
    if text.encoding == "gb18030" and not any(word in said for word in _COMMON_WORDS):
        reason = "文件编码不是简体中文或 UTF-8，表头无法识别"
        return refusal("encoding", reason, "请在 WPS 或 Excel 中另存为“CSV UTF-8”")
    likely = dataset or best_dataset(error.rows[0].cells if error.rows else ())
    headers = "、".join(column.header for column in likely.required)
    named = "" if dataset else f"比如“{likely.title}”"
    return refusal("no_header", f"没有找到表头行，{named}应包含：{headers}", "补上表头行，或下载模板对照")
