"""What the command line takes: the verbs and their options."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import named
from dashboard.commands.house_options import add_people_options, add_trail_options
from dashboard.commands.phrases import Formatter, translate
from dashboard.commands.typed import day, month
from dashboard.errors import CockpitError, UsageError
from dashboard.intake.manner import Manner
from dashboard.intake.reading.repairs import RepairKind
from dashboard.settings import Settings

_Verbs: TypeAlias = "argparse._SubParsersAction[Any]"


class _Parser(argparse.ArgumentParser):
    """Speaks Chinese, takes no shortened options, and raises where the library would exit."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=Formatter)
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"命令写法不对：{translate(message).removesuffix('。')}。\n\n{self.format_usage().strip()}"
        )


def parse(words: Sequence[str], settings: Settings) -> argparse.Namespace:
    """The verb (`verb`) and its options; raises UsageError."""
    parser = _Parser(prog="python -m dashboard", description="产改驾驶舱")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="命令", parser_class=_Parser)

    def verb(
        name: str, meaning: str, *, reports: bool = True, among: _Verbs = verbs
    ) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = among.add_parser(name, help=meaning, description=meaning)
        meant = "数据库文件，没有就新建" if among is verbs else "数据库文件"
        added.add_argument("--store", type=Path, default=settings.store, metavar="文件", help=meant)
        if reports:
            added.add_argument("--json", action="store_true", help="按 JSON 输出")
        return added

    run = verb("run", "启动驾驶舱；数据库还没有时先建好并导入演示城市", reports=False)
    run.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="默认只有本机能打开；全网可用写 0.0.0.0"
    )
    run.add_argument("--port", type=int, default=8501, metavar="端口")

    demo = verb("demo", "写出演示城市的 CSV 文件，或清空演示数据")
    what = demo.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="目录", help="写到哪个目录")
    what.add_argument("--clear", action="store_true", help="清空库里的全部上报数据，一次完成，可撤销")
    demo.add_argument("--scale", choices=("city", "province", "nation"), default="city", help="规模")
    demo.add_argument("--seed", type=int, default=20260101, metavar="数", help="同一个数写出同样的文件")
    demo.add_argument("--until", type=month, metavar="月份", help="写到哪个月，默认到上个月")

    _add_import_options(verb("import", "导入文件；zip 里的逐个导入"))

    verb("imports", "列出报送记录")
    undo = verb("undo", "撤销一条报送记录")
    undo.add_argument("number", type=int, metavar="编号")
    undo.add_argument("--reason", metavar="原因")

    ask = verb("ask", "问一个问题，输出 CSV")
    ask.add_argument("question", metavar="页面/问题", help="比如 overview/key_figures")
    ask.add_argument("--version", type=int, metavar="编号", help="按哪个版本，默认最新")
    for name, meaning in (("period", "期次，如 2026-10"), ("district", "县区代码"), ("unit", "单位编号")):
        ask.add_argument(f"--{name}", metavar=meaning.split("，")[0], help=meaning)
    ask.add_argument(
        "--with", dest="values", action="append", default=[], metavar="参数=值", help="问题的其他参数"
    )

    verb("schema", "按 Frictionless Table Schema 输出每个数据集的定义")
    people = verbs.add_parser("people", help="账号：列出、添加、重置密码、停用", description="管理账号")
    add_people_options(partial(verb, among=_actions(people)))
    trail = verbs.add_parser("trail", help="审计日志：校验、列出、导出", description="查看审计日志")
    add_trail_options(partial(verb, among=_actions(trail)))
    return parser.parse_args(words)


def _actions(verb: argparse.ArgumentParser) -> _Verbs:
    return verb.add_subparsers(dest="action", required=True, metavar="动作", parser_class=_Parser)


def _add_import_options(taken: argparse.ArgumentParser) -> None:
    """What decides how files are read and taken in: every question of the page has its option."""
    taken.add_argument("files", nargs="+", type=Path, metavar="文件")
    taken.add_argument("--dataset", type=_dataset, metavar="数据集", help="不写则按表头判断")
    taken.add_argument("--dry-run", action="store_true", help="只看会怎样，不保存")
    taken.add_argument("--accept-good-rows", action="store_true", help="有问题的行不要，其余照收")
    taken.add_argument("--received", type=day, metavar="日期", help="算哪天报的；只用于空库或演示数据")
    taken.add_argument("--reporter", metavar="单位", help="替哪家单位报；记住的别名和列对应按这家的用")
    manner = taken.add_mutually_exclusive_group()
    for name, meaning, help_ in (
        ("--only-new", Manner.ONLY_NEW, "只新增：已有的一格也不改"),
        ("--withdraw", Manner.WITHDRAW, "作废：撤下文件里写到的行，要写 --reason"),
    ):
        manner.add_argument(name, dest="manner", action="store_const", const=meaning, help=help_)
    taken.set_defaults(manner=Manner.MERGE)
    taken.add_argument("--reason", metavar="原因", help="为什么作废，或为什么更正已锁定的期次")
    taken.add_argument("--confirm-unusual", action="store_true", help="不寻常的地方已核对，照收")
    taken.add_argument("--percents", choices=("whole", "fraction"), help="百分数列里的 1 读作 1%% 还是 100%%")
    taken.add_argument("--dates", choices=("day-first", "month-first"), help="03/04/2026 日在前还是月在前")
    taken.add_argument("--fill-down", choices=("yes", "no"), help="合并单元格留下的空格是否按上面的补齐")
    taken.add_argument("--encoding", metavar="编码", help="文件的编码，如 gb18030；不写则自动识别")
    taken.add_argument("--sheet", metavar="工作表", help="读工作簿里的哪一张")
    taken.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="表头=列名",
        help="表头认作哪一列，可写几次；空着的不导入",
    )
    taken.add_argument(
        "--off",
        action="append",
        default=[],
        choices=[kind.value for kind in RepairKind],
        metavar="处理",
        help=f"不做哪样自动处理，可写几次：{'、'.join(RepairKind)}",
    )


def _dataset(text: str) -> Dataset:
    try:
        return named(text)
    except CockpitError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
