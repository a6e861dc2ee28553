"""The ledger as its page reads it: the entries with what was undone, what the pages kept, and whose they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.catalog import wording
from dashboard.catalog.datasets import named
from dashboard.intake.kept_rows import KeptRow, list_kept
from dashboard.intake.ledger import Entry, list_entries
from dashboard.intake.manner import Manner
from dashboard.ui.decision_words import due, meeting_name
from dashboard.ui.entries import kind_of, matter_of
from dashboard.ui.here import Here
from dashboard.ui.loaders import built, store, today
from dashboard.ui.who import person

_OF_UNITS = ("returns", "decisions")


@dataclass(frozen=True)
class Book:
    """All entries, newest first; `undone` gives the undo of each that is undone now."""

    here: Here
    entries: Sequence[Entry]
    undone: Mapping[int, int]
    kept: Sequence[KeptRow]

    def find(self, number: str | int | None) -> Entry | None:
        """The entry of a number."""
        return next((entry for entry in self.entries if str(entry.number) == str(number)), None)

    def reporter(self, entry: Entry) -> str:
        """The unit for which a file was handed in; to which a report was sent back; that is to do what was decided."""
        codes = {row.values["unit_code"] for row in self._kept_by(entry) if row.dataset.name in _OF_UNITS}
        code = entry.reporter or next(iter(codes), None)
        return self.here.name(code) if code in self.here.known else code or ""

    def matter(self, entry: Entry) -> str:
        """What an entry is about: a file, the row that a page kept, or what was undone and what that had been."""
        undone = self.find(entry.undoes) if entry.undoes is not None else None
        if undone is not None:
            return f"{matter_of(entry)}：{self.matter(undone)}"
        if entry.kind != "page":
            return matter_of(entry)
        return "；".join(dict.fromkeys(kept_in_words(self.here, row) for row in self._kept_by(entry)))

    def narrowed(self) -> Sequence[Entry]:
        """The entries of the dataset, the unit and the kind in the address."""
        view = self.here.view
        return [
            entry
            for entry in self.entries
            if view.dataset in (None, entry.dataset)
            and view.category in (None, kind_of(entry))
            and view.unit in (None, entry.reporter)
        ]

    def comparable(self, entry: Entry) -> Sequence[Entry]:
        """The other files of the same dataset, the nearest first; of two equally near the earlier one."""
        others = [
            each
            for each in self.entries
            if each.kind == "import" and each.dataset == entry.dataset and each.number != entry.number
        ]
        return sorted(others, key=lambda each: (abs(each.number - entry.number), each.number))

    def _kept_by(self, entry: Entry) -> Sequence[KeptRow]:
        if entry.kind != "page":
            return ()
        withdrawn = entry.manner == Manner.WITHDRAW
        return [row for row in self.kept if entry.number == (row.ended if withdrawn else row.begun)]


def open_book(here: Here) -> Book:
    """The book at the newest version."""
    return built(_open, here)


def _open(here: Here) -> Book:
    entries = list_entries(store(), today=today(), scope=person().scope)
    undone: dict[int, int] = {}
    for entry in entries:
        if entry.undoes is not None and entry.number not in undone:
            undone[entry.undoes] = entry.number
    return Book(here, entries, undone, list_kept(store()))


def kept_in_words(here: Here, row: KeptRow) -> str:
    """“市人社” 是 市人力资源社会保障局; 进展月报 2026年9月; whose it is, where that matters."""
    values = row.values
    match row.dataset.name:
        case "agendas":
            return f"“{values['agenda']}”{len(values['slides'])} 页"
        case "decisions":
            return decided_in_words(here, values)
        case "shapes":
            return str(values["file_name"])
    title = named(values["dataset"]).title
    match row.dataset.name:
        case "aliases":
            return f"“{values['alias']}”是{row.name or values['code']}"
        case "headings":
            return f"{title}的 {len(values['pairs'])} 列"
        case "locks":
            return f"{title} {wording.month(values['period'])}"
    return f"{here.name(values['unit_code'])} {title} {wording.month(values['period'])}"


def decided_in_words(here: Here, values: Mapping[str, Any]) -> str:
    """2026-11-22 09:00 第 1 项“松岭县补报两期进展月报”，市人社局 12月15日前，办理中."""
    done = f" {wording.iso(values['done_date'])}" if values["done_date"] else ""
    return (
        f"{meeting_name(values['meeting'])} 第 {values['item_no']} 项“{values['matter']}”，"
        f"{here.name(values['unit_code'])} {due(values['due_date'])}，{values['status']}{done}"
    )
