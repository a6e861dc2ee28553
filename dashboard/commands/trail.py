"""The verb `trail`: whether nobody touched the trail, what stands in it, and the file that an auditor takes along."""

import argparse
import json
from datetime import date, datetime, time

from dashboard.access.house import House
from dashboard.access.trail import Line
from dashboard.catalog.acts import TITLES, Act
from dashboard.commands.stores import PERSON, opened_house
from dashboard.documents.trail_list import RESULTS, trail_csv
from dashboard.settings import Settings


def trail(options: argparse.Namespace, _settings: Settings) -> int:
    """Verify, list or export the trail; 1 when it was tampered with."""
    house = opened_house(options.store, needs_trail=True)
    match options.action:
        case "verify":
            return _verify(house, options)
        case "list":
            _list(_lines(house, options), as_json=options.json)
        case "export":
            lines = _lines(house, options)
            options.file.write_bytes(trail_csv(lines))
            house.trail.add(Act.EXPORT, who=PERSON, origin=PERSON, about="审计日志", lines=len(lines))
            said = f"写出 {len(lines)} 条，在 {options.file}。"
            print(json.dumps({"lines": len(lines)}) if options.json else said)
    return 0


def _verify(house: House, options: argparse.Namespace) -> int:
    verdict = house.trail.verify(options.noted)
    if options.json:
        shape = {
            "sound": verdict.sound,
            "lines": verdict.count,
            "digest": verdict.digest,
            "wrong": verdict.wrong,
            "said": verdict.said,
        }
        print(json.dumps(shape, ensure_ascii=False, indent=1))
    else:
        print(verdict.said)
    return 0 if verdict.sound else 1


def _lines(house: House, options: argparse.Namespace) -> tuple[Line, ...]:
    return house.trail.lines(
        who=options.who,
        act=options.act,
        since=_midnight(options.since),
        until=_midnight(options.until),
        limit=options.limit,
    )


def _list(lines: tuple[Line, ...], *, as_json: bool) -> None:
    if as_json:
        shapes = [{**vars(line), "at": line.at.isoformat()} for line in lines]
        print(json.dumps(shapes, ensure_ascii=False, indent=1))
        return
    for line in lines:
        details = json.dumps(line.details, ensure_ascii=False) if line.details else ""
        print(
            f"{line.number:>6}  {line.at.astimezone():%Y-%m-%d %H:%M:%S}  {line.who or '—'}  {line.origin or '—'}  "
            f"{TITLES[line.act]}  {RESULTS.get(line.result, line.result)}  {line.about}  {details}".rstrip()
        )


def _midnight(day: date | None) -> datetime | None:
    """The beginning of a day where the server stands."""
    return datetime.combine(day, time()).astimezone() if day else None
