"""What the verbs `people` and `trail` take."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from dashboard.catalog.acts import TITLES as ACTS
from dashboard.catalog.acts import Act
from dashboard.catalog.roles import TITLES as ROLES
from dashboard.catalog.roles import Role
from dashboard.commands.typed import day

Adding = Callable[[str, str], argparse.ArgumentParser]
"""Adds an action by its name and meaning."""
_NOTED = re.compile(r"(\d+):([0-9a-f]{64})")


def add_people_options(action: Adding) -> None:
    """List, add, reset, disable, enable."""
    action("list", "列出账号")
    add = action("add", "添加账号，显示一次性密码")
    add.add_argument("account", metavar="账号", help="登录时输入的，如 zhangsan")
    add.add_argument("--title", required=True, metavar="姓名", help="别人看到的，如 张三")
    add.add_argument("--role", type=_role, required=True, metavar="角色", help="、".join(ROLES.values()))
    for name, meaning in (("units", "单位编号"), ("districts", "县区代码")):
        add.add_argument(
            f"--{name}", nargs="+", default=(), metavar=meaning, help=f"报送员的{meaning}，可写几个"
        )
    for name, meaning in (
        ("reset", "重置密码，显示一次性密码"),
        ("disable", "停用账号，结束其全部登录"),
        ("enable", "启用账号"),
    ):
        action(name, meaning).add_argument("account", metavar="账号")


def add_trail_options(action: Adding) -> None:
    """Verify, list, export."""
    action("verify", "校验日志有没有被删改；完好退出码 0，否则 1").add_argument(
        "--noted",
        type=_noted,
        metavar="编号:校验码",
        help="以前抄下的末尾校验码，看它是否还在链上；日志被整体改写时只有它看得出来",
    )
    exported = action("export", "导出日志为 CSV")
    exported.add_argument("file", type=Path, metavar="文件")
    for taken, most in ((action("list", "列出日志，最新的在前"), 50), (exported, None)):
        taken.add_argument("--who", metavar="账号")
        taken.add_argument("--act", type=_act, metavar="行为", help="、".join(ACTS.values()))
        taken.add_argument("--since", type=day, metavar="日期", help="从哪天起")
        taken.add_argument("--until", type=day, metavar="日期", help="到哪天之前")
        usual = f"默认 {most} 条" if most else "默认全部"
        taken.add_argument("--limit", type=int, default=most, metavar="条数", help=f"最多几条，{usual}")


def _role(text: str) -> Role:
    for role, title in ROLES.items():
        if text in (role.value, title):
            return role
    raise argparse.ArgumentTypeError(f"没有“{text}”这个角色，可写 {'、'.join(ROLES.values())}")


def _act(text: str) -> Act:
    for act, title in ACTS.items():
        if text in (act.value, title):
            return act
    raise argparse.ArgumentTypeError(f"没有“{text}”这种行为，可写 {'、'.join(ACTS.values())}")


def _noted(text: str) -> tuple[int, str]:
    match = _NOTED.fullmatch(text.strip())
    if not match:
        raise argparse.ArgumentTypeError(f"“{text}”不对，应是 trail verify 末尾那样的 编号:校验码")
    return int(match[1]), match[2]
