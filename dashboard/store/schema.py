"""Bringing a store's tables and views to the present: numbered, recorded, never edited."""

import hashlib
from importlib.resources import files

from dashboard.errors import StoreError
from dashboard.store.engine import Cursor, transaction


def migrate(connection: Cursor) -> None:
    """Apply the migrations that are missing, each in its own transaction, then lay the views anew if they changed."""
    connection.execute(
        "create table if not exists migrations (number bigint not null, sha256 varchar not null)"
    )
    applied = {
        int(number): str(sha256) for number, sha256 in connection.execute("from migrations").fetchall()
    }
    scripts = _scripts("dashboard.store.migrations")
    if applied and max(applied) > len(scripts):
        raise StoreError("这个数据库由更新的程序版本建立，当前程序读不了。请换用新版本程序打开。")
    for number, script in enumerate(scripts, start=1):
        sha256 = _digest(script)
        if number in applied:
            if applied[number] != sha256:
                raise StoreError(f"第 {number} 号迁移与数据库里记录的不一致，没有改动数据。请核对程序版本。")
            continue
        _run(connection, script, "insert into migrations values ($1, $2)", [number, sha256])
    _lay_views(connection)


def _lay_views(connection: Cursor) -> None:
    connection.execute("create table if not exists view_stamp (sha256 varchar not null)")
    script = "\n".join(_scripts("dashboard.store.views"))
    sha256 = _digest(script)
    if connection.execute("select sha256 from view_stamp").fetchall() != [(sha256,)]:
        _run(connection, "delete from view_stamp;\n" + script, "insert into view_stamp values ($1)", [sha256])


def _run(connection: Cursor, script: str, record: str, values: list[int | str]) -> None:
    with transaction(connection):
        connection.execute(script)
        connection.execute(record, values)


def _scripts(package: str) -> list[str]:
    """The SQL files of a package in the order of their names."""
    found = (item for item in files(package).iterdir() if item.name.endswith(".sql"))
    return [item.read_text(encoding="utf-8") for item in sorted(found, key=lambda item: item.name)]


def _digest(script: str) -> str:
    return hashlib.sha256(script.encode()).hexdigest()
