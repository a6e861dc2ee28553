"""What each verb does; it prints, and returns the exit code: 0 done, 1 refused."""

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.access import EVERYTHING
from dashboard.catalog.datasets import DATASETS, named
from dashboard.commands.schema import table_schema
from dashboard.demo import newest_full_month, write_city
from dashboard.errors import UsageError
from dashboard.intake.answer import Answer, Status
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.intake.ledger import facts, list_entries, may_backdate
from dashboard.intake.reading.lookups import renew_lookups, take_lookups
from dashboard.intake.reading.percents import Scale
from dashboard.intake.seeding import demonstrate, seed
from dashboard.intake.undo import clear, undo
from dashboard.queries.asking import Reading, Value, ask, load
from dashboard.settings import Settings
from dashboard.store import Store, journal_of, open_store, refuse_lost

PERSON = "命令行"


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Serve; a store that doesn't exist yet is made with the demonstration city first."""
    from dashboard import serving  # half a second of imports that the other verbs don't need

    def prepare() -> None:
        if not options.store.exists():
            print("第一次启动：正在建库并导入演示城市，约半分钟……", flush=True)
            make_demonstration(options.store, settings.today())

    return serving.run(options.host, options.port, options.store, prepare)


def demo(options: argparse.Namespace, settings: Settings) -> int:
    """Write the fictional city's files, or empty the store of them."""
    if options.clear:
        with opened(options.store, settings.today()) as store:
            entry = clear(store, person=PERSON, today=settings.today())
        _say(
            options,
            {"import_no": entry.number, "ended": entry.difference.ended},
            f"已清空，停用 {entry.difference.ended} 行；第 {entry.number} 号，可以撤销。",
        )
        return 0
    until = options.until or newest_full_month(settings.today())
    files = write_city(options.out, scale=options.scale, seed=options.seed, until=until)
    listed = [
        {"file": str(file.path), "dataset": file.dataset, "received": file.received.isoformat()}
        for file in files
    ]
    _say(options, listed, f"写出 {len(files)} 个文件，在 {options.out}；按文件名次序导入。")
    return 0


def import_(options: argparse.Namespace, settings: Settings) -> int:
    """Import files in the order given; stops at none of them, answers for each."""
    today = settings.today()
    missing = [str(file) for file in options.files if not file.is_file() or not os.access(file, os.R_OK)]
    if missing:
        raise UsageError(f"找不到或读不了文件：{'、'.join(missing)}。请核对路径。")
    with opened(options.store, today) as store:
        if options.received and not may_backdate(store, today=today):
            raise UsageError("--received 只用于空库或演示数据；库里已有正式数据，请去掉这个选项。")
        terms = Terms(
            PERSON,
            today,
            options.received or today,
            accept_good_rows=options.accept_good_rows,
            demonstration=options.received is not None,
        )
        scale = Scale(options.percents) if options.percents else None
        lookups = take_lookups(store, today=today)
        answers = []
        for file in options.files:
            lookups = renew_lookups(lookups, store)
            answers.append(
                import_file(
                    store,
                    file,
                    terms,
                    dataset=options.dataset,
                    percents=scale,
                    dry_run=options.dry_run,
                    lookups=lookups,
                )
            )
    if options.json:
        shapes = [answer.as_json() for answer in answers]
        print(json.dumps(shapes[0] if len(shapes) == 1 else shapes, ensure_ascii=False, indent=1))
    else:
        for answer in answers:
            _print_answer(answer)
    return 1 if any(answer.status is Status.REJECTED for answer in answers) else 0


def imports(options: argparse.Namespace, settings: Settings) -> int:
    """List the ledger, newest first."""
    with opened(options.store, settings.today()) as store:
        entries = list_entries(store, today=settings.today())
    if options.json:
        print(
            json.dumps(
                [{"number": entry.number, **facts(entry)} for entry in entries], ensure_ascii=False, indent=1
            )
        )
        return 0
    for entry in entries:
        title = named(entry.dataset).title if entry.dataset else "全部"
        counts = entry.difference
        what = f"撤销第 {entry.undoes} 号" if entry.undoes else entry.file_name or entry.reason or ""
        print(
            f"{entry.number:>5}  {entry.received}  {entry.person}  {title}  {what}  "
            f"新增 {counts.inserted} 更新 {counts.updated} 停用 {counts.ended}"
        )
    return 0


def undo_(options: argparse.Namespace, settings: Settings) -> int:
    """Undo an entry by the next one."""
    with opened(options.store, settings.today()) as store:
        entry = undo(store, options.number, person=PERSON, today=settings.today(), reason=options.reason)
    counts = entry.difference
    said = f"已撤销第 {options.number} 号：停用 {counts.ended} 行，恢复 {counts.inserted} 行；这是第 {entry.number} 号。"
    _say(
        options,
        {
            "import_no": entry.number,
            "undoes": options.number,
            "ended": counts.ended,
            "restored": counts.inserted,
        },
        said,
    )
    return 0


def ask_(options: argparse.Namespace, settings: Settings) -> int:
    """Run a question file and print its answer."""
    question = load(options.question)
    given: dict[str, str | None] = {
        "period": options.period,
        "district": options.district,
        "unit": options.unit,
    }
    for pair in options.values:
        name, mark, value = pair.partition("=")
        if not mark:
            raise UsageError(f"--with 应写成 参数=值，不是“{pair}”。")
        given[name] = value
    unknown = {name for name, value in given.items() if value is not None} - set(question.takes)
    if unknown:
        raise UsageError(
            f"{options.question} 不要参数 {'、'.join(sorted(unknown))}；它要 {'、'.join(question.takes) or '无'}。"
        )
    today = settings.today()
    with opened(options.store, today) as store:
        reading = Reading(
            store, EVERYTHING, store.version() if options.version is None else options.version, today
        )
        values = {name: _value(name, given.get(name), today) for name in question.takes}
        answer = ask(reading, options.question, **values)
    if options.json:
        print(answer.to_json(orient="records", force_ascii=False, date_format="iso"))
    else:
        print(answer.to_csv(index=False), end="")
    return 0


def schema(_options: argparse.Namespace, _settings: Settings) -> int:
    """Print every dataset as a Frictionless Table Schema."""
    print(json.dumps([table_schema(dataset) for dataset in DATASETS], ensure_ascii=False, indent=1))
    return 0


@contextmanager
def opened(path: Path, today: date) -> Iterator[Store]:
    """The store at a path, made and seeded if absent, closed on leaving."""
    store = open_store(path)
    try:
        seed(store, today=today)
        yield store
    finally:
        store.close()


def make_demonstration(path: Path, today: date) -> None:
    """Make a store with the demonstration city; it appears whole under its name, or not at all."""
    making = path.with_name(path.name + ".making")
    if making.exists() and journal_of(path).exists() and not journal_of(making).exists():
        making.rename(path)  # it was whole when it was interrupted between the two moves
        return
    refuse_lost(path)
    for leftover in (making, making.with_name(making.name + ".wal")):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(journal_of(making), ignore_errors=True)
    with opened(making, today) as store, TemporaryDirectory() as folder:
        demonstrate(store, write_city(Path(folder), until=newest_full_month(today)), today=today)
    journal_of(making).rename(journal_of(path))
    making.rename(path)


def _value(name: str, text: str | None, today: date) -> Value:
    """A parameter as typed on the command line: months and days become dates, numbers numbers."""
    if name == "period":
        month = text or newest_full_month(today).strftime("%Y-%m")
        try:
            return date.fromisoformat(f"{month}-01")
        except ValueError as error:
            raise UsageError(f"期次“{month}”不对，应写成 2026-10 这样。") from error
    if text is not None and text.isdigit() and len(text) < 6:
        return int(text)
    return text


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


def _say(options: argparse.Namespace, shape: object, sentence: str) -> None:
    print(json.dumps(shape, ensure_ascii=False, indent=1) if options.json else sentence)
