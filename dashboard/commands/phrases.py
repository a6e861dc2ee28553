"""The command line's own words in Chinese: argparse says everything else in English."""

import argparse
import re
from collections.abc import Iterable

_HEADINGS = {"positional arguments": "要给的", "options": "选项"}
_ERRORS = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"不认识 \1"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 不能和 \2 一起写"),
    (r"argument (.+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+): expected at least one argument", r"\1 至少要写一个"),
    (r"argument 命令: invalid choice: '(.+?)' \(choose from (.+)\)", r"没有“\1”这个命令，可用的是 \2"),
    (r"argument (.+): invalid choice: '(.+?)' \(choose from (.+)\)", r"\1 不能写“\2”，可写 \3"),
    (r"argument (.+): invalid int value: '(.*)'", r"\1 要写整数，不是“\2”"),
    (r"argument (.+): ignored explicit argument '(.*)'", r"\1 后面不用写值（\2）"),
    (r"one of the arguments (.+) is required", r"\1 要写一个"),
    (r"argument (.+?): (.+)", r"\1：\2"),
)


class Formatter(argparse.HelpFormatter):
    """Lays out the help under Chinese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with 用法 where the library begins with usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a section under its Chinese heading."""
        super().start_section(_HEADINGS.get(heading or "", heading))


def translate(message: str) -> str:
    """An error of the library in Chinese; what isn't known stays as it is."""
    for pattern, chinese in _ERRORS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return match.expand(chinese)
    return message
