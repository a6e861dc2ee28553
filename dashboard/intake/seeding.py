"""Seeding an empty store with the reference data that ships with the product, through the same intake."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol

from dashboard.access.grant import WHOLE
from dashboard.catalog.datasets import REFERENCE
from dashboard.errors import StoreError
from dashboard.intake.answer import Status
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.lookups import renew_lookups, take_lookups
from dashboard.store import Store

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"
PERSON = "系统"


class Handed(Protocol):
    """A file of a dataset and the day on which it counts as handed in."""

    @property
    def path(self) -> Path: ...

    @property
    def dataset(self) -> str: ...

    @property
    def received(self) -> date: ...


def seed(store: Store, *, today: date) -> None:
    """Import every reference file into a store that has no entries yet; does nothing otherwise."""
    if store.version() > 0:
        return
    terms = Terms(PERSON, today, today, kind="seed", grant=WHOLE)
    for dataset in REFERENCE:
        answer = import_file(store, FOLDER / f"{dataset.name}.csv", terms, Answers(dataset=dataset.name))
        if answer.status is Status.REJECTED:
            problem = answer.problems[0]
            raise StoreError(
                f"参考数据 {dataset.name}.csv 第 {problem.row} 行有误：{problem.reason}。请重新安装程序。"
            )


def demonstrate(store: Store, files: Iterable[Handed], *, today: date) -> None:
    """Import the demonstration city's files, each as on the day it was handed in; raises StoreError at a refusal.

    What is handed in after today is left out: the newest month is still being reported.
    """
    lookups = take_lookups(store, today=today)
    for file in (file for file in files if file.received <= today):
        lookups = renew_lookups(lookups, store)
        terms = Terms("演示", today, file.received, demonstration=True, grant=WHOLE)
        answer = import_file(store, file.path, terms, Answers(dataset=file.dataset), lookups=lookups)
        if answer.status is Status.REJECTED:
            problem = answer.problems[0]
            raise StoreError(
                f"演示数据 {file.path.name} 第 {problem.row} 行有误：{problem.reason}。请重新安装程序。"
            )
