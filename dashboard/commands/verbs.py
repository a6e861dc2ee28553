"""What each verb does; it prints, and returns the exit code: 0 done, 1 refused."""

import argparse
import json
import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.access import EVERYTHING
from dashboard.access.house import open_house
from dashboard.catalog.datasets import DATASETS, named
from dashboard.commands.schema import table_schema
from dashboard.commands.stores import PERSON, opened
from dashboard.demo import newest_full_month, write_city
from dashboard.documents.csv_files import harmless
from dashboard.errors import UsageError
from dashboard.intake.ledger import facts, list_entries
from dashboard.intake.manner import Manner, recorded_manner
from dashboard.intake.seeding import demonstrate
from dashboard.intake.undo import clear, undo
from dashboard.queries.asking import Reading, Value, ask, load
from dashboard.settings import Settings
from dashboard.store import journal_of, refuse_lost


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Serve; a store that doesn't exist yet is made with the demonstration city first."""
    from dashboard import serving  # half a second of imports that the other verbs don't need

    def prepare() -> None:
        if not options.store.exists():
            print("第一次启动：正在建库并导入演示城市，约半分钟……", flush=True)
            make_demonstration(options.store, settings.today())
        password = open_house(options.store).ensure_administrator()
        if password:
            print(f"管理员账号 admin，一次性密码 {password}（只显示这一次，首次登录后要改）。", flush=True)

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
        manner = recorded_manner(entry.manner)
        what += "" if manner is Manner.MERGE else f"（{manner.word}）"
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
        safe = answer.map(lambda cell: harmless(cell) if isinstance(cell, str) else cell)
        print(safe.to_csv(index=False), end="")
    return 0


def schema(_options: argparse.Namespace, _settings: Settings) -> int:
    """Print every dataset as a Frictionless Table Schema."""
    print(json.dumps([table_schema(dataset) for dataset in DATASETS], ensure_ascii=False, indent=1))
    return 0


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


def _say(options: argparse.Namespace, shape: object, sentence: str) -> None:
    print(json.dumps(shape, ensure_ascii=False, indent=1) if options.json else sentence)
