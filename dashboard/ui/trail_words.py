"""The details of a line of the trail, as words."""

from collections.abc import Mapping

from dashboard.catalog.datasets import named
from dashboard.errors import UnknownName

_WORDS = {
    "said": "说法",
    "seen_as": "以谁的身份",
    "way": "方式",
    "dataset": "数据集",
    "file": "文件",
    "sha256": "sha256",
    "undoes": "撤销第几号",
    "for_unit": "为哪家单位",
    "reason": "原因",
    "read": "读",
    "inserted": "新增",
    "updated": "更新",
    "unchanged": "不变",
    "ended": "停用",
    "rejected": "未收",
    "bytes": "字节",
    "sessions": "退出登录",
    "before": "原来",
    "after": "改为",
    "title": "角色",
    "units": "单位",
    "districts": "县区",
    "enabled": "启用",
    "days": "天数",
    "kind": "种类",
    "done": "做了",
    "begins": "开始",
}
_VALUES = {
    "demonstration": "演示",
    "password": "密码",
    "oidc": "统一登录",
    "proxy": "单点登录",
    "link": "大屏链接",
    "add": "添加",
    "change": "修改",
    "reset": "重置密码",
    "lend": "借给演示",
    "make": "新建",
    "revoke": "收回",
    "import": "导入",
    "page": "页面",
    "undo": "撤销",
    "clear": "清空",
    "seed": "参考数据",
}
_DIGEST = 12
"""So many signs of a digest tell it from another."""


def details_in_words(details: Mapping[str, object]) -> str:
    """数据集 进展月报；新增 12; what is empty or zero is left out."""
    return "；".join(
        f"{_WORDS.get(name, name)} {_said(name, value)}"
        for name, value in details.items()
        if value not in (None, 0, "", [], ())
    )


def _said(name: str, value: object) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case dict():
            return f"（{details_in_words(value)}）"
        case list() | tuple():
            return "、".join(str(each) for each in value)
    text = str(value)
    if name == "sha256":
        return text[:_DIGEST]
    return _title(text) if name == "dataset" else _VALUES.get(text, text)


def _title(dataset: str) -> str:
    try:
        return named(dataset).title
    except UnknownName:
        return dataset
