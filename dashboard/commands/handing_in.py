"""The verb `import`: files in the order given, each with its answer; what a page would ask, an option decides."""

import argparse
import json
import os
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.access.grant import WHOLE
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import UPLOADED
from dashboard.commands.stores import PERSON, opened
from dashboard.errors import UsageError
from dashboard.intake.answer import Answer, Status, say_refused
from dashboard.intake.commit import Terms
from dashboard.intake.files.archive import Member, unpack
from dashboard.intake.importing import Read, import_file
from dashboard.intake.ledger import may_backdate
from dashboard.intake.reading.answers import Answers, DateOrder
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.lookups import Lookups, renew_lookups, take_lookups
from dashboard.intake.reading.percents import Scale
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading.repairs import RepairKind
from dashboard.intake.reading_process import ReadingProcess, on_the_command_line
from dashboard.settings import Settings
from dashboard.store import Store


def import_(options: argparse.Namespace, settings: Settings) -> int:
    """Import files, and those of a zip, in their order; stops at none of them, answers for each."""
    today = settings.today()
    missing = [str(file) for file in options.files if not file.is_file() or not os.access(file, os.R_OK)]
    if missing:
        raise UsageError(f"找不到或读不了文件：{'、'.join(missing)}。请核对路径。")
    answers = answers_of(options)
    with ReadingProcess(warm_for=len(options.files)) as reading, opened(options.store, today) as store:
        if options.received and not may_backdate(store, today=today):
            raise UsageError("--received 只用于空库或演示数据；库里已有正式数据，请去掉这个选项。")
        lookups = take_lookups(store, today=today)
        reporter = _unit(options.reporter, lookups)
        if reporter:
            lookups = take_lookups(store, today=today, reporter=reporter)
        terms = Terms(
            PERSON,
            today,
            options.received or today,
            grant=WHOLE,
            accept_good_rows=options.accept_good_rows,
            demonstration=options.received is not None,
            reporter=reporter,
            manner=options.manner,
            confirmed=options.confirm_unusual,
            reason=options.reason,
        )
        read = partial(reading.read, bounds=on_the_command_line())
        answered = [
            _hand_in(store, file, terms, answers, lookups, read, dry_run=options.dry_run)
            for file in options.files
        ]
    each = [answer for found in answered for answer in (found if isinstance(found, list) else [found])]
    if options.json:
        shapes = [answer.as_json() for answer in each]
        alone = len(answered) == 1 and isinstance(answered[0], Answer)
        print(json.dumps(shapes[0] if alone else shapes, ensure_ascii=False, indent=1))
    else:
        for answer in each:
            _print_answer(answer)
    return 1 if any(answer.status is Status.REJECTED for answer in each) else 0


def _hand_in(
    store: Store, file: Path, terms: Terms, answers: Answers, lookups: Lookups, read: Read, *, dry_run: bool
) -> Answer | list[Answer]:
    """The answer for a file, or the answers for the members of a zip."""
    with TemporaryDirectory() as folder:
        try:
            members = unpack(file, Path(folder))
        except Unreadable as error:
            draft = Draft(file.name, problems=error.problems)
            said = say_refused(error.problems)
            return Answer(Status.REJECTED, draft, problems=error.problems, said=said, dry_run=dry_run)
        taken = [
            import_file(
                store,
                member.path,
                terms,
                answers,
                dry_run=dry_run,
                name=member.name,
                lookups=renew_lookups(lookups, store),
                read=read,
            )
            for member in members or (Member(file.name, file),)
        ]
    return taken[0] if members is None else taken


def answers_of(options: argparse.Namespace) -> Answers:
    """The options that answer what reading a file may ask."""
    dataset: Dataset | None = options.dataset
    return Answers(
        dataset=dataset.name if dataset else None,
        encoding=options.encoding,
        sheet=options.sheet,
        columns=tuple(_column(pair, dataset) for pair in options.columns),
        percents=Scale(options.percents) if options.percents else None,
        dates=DateOrder(options.dates.replace("-", "_")) if options.dates else None,
        fill_down={"yes": True, "no": False, None: None}[options.fill_down],
        off=frozenset(RepairKind(name) for name in options.off),
    )


def _column(pair: str, dataset: Dataset | None) -> tuple[str, str | None]:
    """A header of the file and the column that it stands for, given by its header or its name; none is not imported."""
    header, mark, wanted = (part.strip() for part in pair.rpartition("="))
    if not mark or not header:
        raise UsageError(f"--columns 应写成 表头=列名（不导入的写 表头=），不是“{pair}”。")
    if not wanted:
        return header, None
    for known in (dataset,) if dataset else UPLOADED:
        for column in known.columns:
            if wanted in (column.header, column.name):
                return header, column.name
    raise UsageError(f"--columns：没有“{wanted}”这一列；列名见 python -m dashboard schema。")


def _unit(text: str | None, lookups: Lookups) -> str | None:
    """The code of the unit that is said to hand in."""
    if text is None:
        return None
    code = lookups.names("units").codes.get(text)
    if code is None:
        raise UsageError(f"--reporter：单位名录里没有“{text}”，或这个简称不止一家；写单位编号。")
    return code


def _print_answer(answer: Answer) -> None:
    imported = "试算可以导入，还没有保存" if answer.dry_run else "已导入"
    words = {Status.IMPORTED: imported, Status.REJECTED: "没有导入", Status.UNCHANGED: "没有变化"}
    print(f"{answer.draft.name}：{words[answer.status]}。{answer.said}")
    for note in answer.draft.handled:
        print(f"  · {note}")
    for problem in answer.problems:
        where = f"第 {problem.row} 行" if problem.row else "整个文件"
        cell = f"“{problem.column}”" if problem.column else ""
        value = f"（{problem.value}）" if problem.value else ""
        print(f"  {where}{cell}{value}：{problem.reason}。{problem.remedy}。")
