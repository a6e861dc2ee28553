"""Asking a question file: its head says what it takes and gives, and both are held."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import pandas as pd

from dashboard.access import Scope
from dashboard.errors import UnknownName, UsageError
from dashboard.store import Cursor, Store, see

Value = date | str | int | bool | None


@dataclass(frozen=True)
class Reading:
    """From where and as whom a question is asked: the store, its version, the scope, and the day that counts as today.

    A `cursor` is given where the question is about a store as it would be, which only that cursor sees.
    """

    store: Store
    scope: Scope
    version: int
    today: date
    cursor: Cursor | None = None


@dataclass(frozen=True)
class Question:
    """A question file, parsed: `takes` are parameter names, `gives` column names, both in order."""

    name: str
    text: str
    grain: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    sql: str


_HEAD = re.compile(r"^-- (question|grain|takes|gives):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"[a-z_]+/[a-z_]+")


def ask(reading: Reading, name: str, **values: Value) -> pd.DataFrame:
    """The answer to a question as a frame with exactly the columns its head promises, in the order the file gives.

    Who may not read cases one by one gets them counted, by the questions that say `grain: aggregate`. Raises
    QueryTimedOut when the store grants no more time.
    """
    question = load(name)
    if set(values) != set(question.takes):
        raise UsageError(
            f"问题 {name} 要的参数是 {'、'.join(question.takes) or '无'}，给的是 {'、'.join(values) or '无'}。"
        )
    aggregate = question.grain == "aggregate"
    if reading.cursor is not None:
        see(reading.cursor, reading.scope, today=reading.today, version=reading.version, aggregate=aggregate)
        return reading.cursor.execute(question.sql, values).df()
    with (
        reading.store.reading(
            reading.scope, today=reading.today, version=reading.version, aggregate=aggregate
        ) as cursor,
        reading.store.watching(cursor),
    ):
        return cursor.execute(question.sql, values).df()


@cache
def load(name: str) -> Question:
    """The question file `page/question`; raises UnknownName."""
    path = files("dashboard.queries").joinpath("sql", *f"{name}.sql".split("/"))
    if not _NAME.fullmatch(name) or not path.is_file():
        raise UnknownName(f"没有“{name}”这个问题；写成 页面/问题，可用的有：{'、'.join(names())}。")
    sql = path.read_text(encoding="utf-8")
    head = dict(_HEAD.findall(sql))
    return Question(
        name, head["question"], head["grain"], _listed(head["takes"]), _listed(head["gives"]), sql
    )


def names() -> tuple[str, ...]:
    """Every question as `page/question`, sorted."""
    root = files("dashboard.queries").joinpath("sql")
    return tuple(
        sorted(
            f"{page.name}/{item.name.removesuffix('.sql')}"
            for page in root.iterdir()
            if page.is_dir()
            for item in page.iterdir()
            if item.name.endswith(".sql")
        )
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())
