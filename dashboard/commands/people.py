"""The verb `people`: who has an account; made, reset, disabled and enabled from the server's own console."""

import argparse
import json

from dashboard.access.house import House
from dashboard.catalog.roles import TITLES
from dashboard.commands.stores import PERSON, opened_house
from dashboard.errors import UnknownName
from dashboard.settings import Settings


def people(options: argparse.Namespace, _settings: Settings) -> int:
    """List the accounts, or change one."""
    house = opened_house(options.store)
    match options.action:
        case "list":
            _list(house, as_json=options.json)
        case "add":
            first = house.people.add(
                options.account,
                options.title,
                options.role,
                options.units,
                options.districts,
                by=PERSON,
                origin=PERSON,
            )
            _say_password(options, "已添加", first)
        case "reset":
            _say_password(options, "已重置", house.people.reset(options.account, by=PERSON, origin=PERSON))
        case "disable" | "enable":
            enabled = options.action == "enable"
            if house.people.find(options.account) is None:
                raise UnknownName(f"没有“{options.account}”这个账号，先看 people list。")
            house.people.change(options.account, enabled=enabled, by=PERSON, origin=PERSON)
            said = f"已{'启用' if enabled else '停用，并结束其全部登录'}：{options.account}。"
            print(json.dumps({"account": options.account, "enabled": enabled}) if options.json else said)
    return 0


def _list(house: House, *, as_json: bool) -> None:
    everyone = house.people.everyone()
    if as_json:
        shapes = [
            {
                "account": each.name,
                "name": each.title,
                "role": each.role,
                "units": each.units,
                "districts": each.districts,
                "enabled": each.enabled,
                "must_change": each.must_change,
                "demonstration": each.demonstration,
                "last_seen": each.last_seen.isoformat() if each.last_seen else None,
                "last_from": each.last_from,
            }
            for each in everyone
        ]
        print(json.dumps(shapes, ensure_ascii=False, indent=1))
        return
    for each in everyone:
        places = f"（{'、'.join([*each.units, *each.districts])}）" if each.units or each.districts else ""
        seen = f"{each.last_seen.astimezone():%Y-%m-%d %H:%M}" if each.last_seen else "没有登录过"
        state = "启用" if each.enabled else "停用"
        print(f"{each.name}  {each.title}  {TITLES[each.role]}{places}  {state}  {seen}")


def _say_password(options: argparse.Namespace, done: str, first: str) -> None:
    if options.json:
        print(
            json.dumps({"account": options.account, "one_time_password": first}, ensure_ascii=False, indent=1)
        )
        return
    print(f"{done}账号 {options.account}。一次性密码：{first}")
    print("只显示这一次；7 天内用它登录，登录后要马上改。")
