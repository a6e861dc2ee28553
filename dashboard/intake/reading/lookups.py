"""What the store knows when a file is read: the codes and names that its cells may refer to."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from dashboard.access import EVERYTHING
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import DATASETS, named
from dashboard.intake.reading.cells import clean
from dashboard.store import Store

REFERRED = tuple(dataset for dataset in DATASETS if dataset.named_by)


@dataclass(frozen=True)
class Lookups:
    """The live rows of the datasets that are referred to, at one version; tables hold all their columns."""

    version: int
    today: date
    tables: MappingABC[str, pa.Table]

    def names(self, dataset: str) -> "Names":
        """Code by code, name and short name."""
        declared = named(dataset)
        table = self.tables[dataset].select(list(declared.named_by))
        names = Names.of(zip(*(column.to_pylist() for column in table.columns), strict=True))
        return names.merged(self._city()) if dataset == "districts" else names

    def _city(self) -> "Names":
        """The city itself is called 市本级 in every office's files, whatever its name."""
        rows = zip(
            *(self.tables["districts"].column(name).to_pylist() for name in ("district_code", "category")),
            strict=True,
        )
        return Names(
            {
                word: code
                for code, category in rows
                if category == "市本级"
                for word in ("市本级", "本级", "全市")
            }
        )


@dataclass(frozen=True)
class Names:
    """Every way of naming the rows of a dataset; None where a name stands for more than one code."""

    codes: MappingABC[str, str | None]

    @classmethod
    def of(cls, rows: Iterable[tuple[str | None, ...]]) -> "Names":
        """From tuples of code, name, short name; a code wins over a name."""
        codes: dict[str, str | None] = {}
        own: set[str] = set()
        for code, *others in rows:
            for name in others:
                if name:
                    word = clean(name)
                    codes[word] = code if codes.get(word, code) == code else None
            if code:
                own.add(code)
        codes.update({clean(code): code for code in own})
        return cls(codes)

    def merged(self, other: "Names") -> "Names":
        """These names and another's; names that both give to different codes become ambiguous."""
        both = dict(self.codes)
        for word, code in other.codes.items():
            both[word] = code if both.get(word, code) == code else None
        return Names(both)


def take_lookups(store: Store, *, today: date) -> Lookups:
    """The lookups of the newest version."""
    version = store.version()
    with store.reading(EVERYTHING, today=today, version=version) as cursor:
        tables = {dataset.name: cursor.sql(_everything(dataset)).to_arrow_table() for dataset in REFERRED}
    return Lookups(version, today, tables)


def renew_lookups(lookups: Lookups, store: Store) -> Lookups:
    """The lookups of the newest version: these, unless a later entry may have changed a name."""
    version = store.version()
    with store.reading(EVERYTHING, today=lookups.today, version=version) as cursor:
        changed = cursor.execute(
            "select 1 from imports where number > $1 and (dataset is null or list_contains($2::varchar[], dataset)) limit 1",
            [lookups.version, [dataset.name for dataset in REFERRED]],
        ).fetchone()
    return take_lookups(store, today=lookups.today) if changed else replace(lookups, version=version)


def _everything(dataset: Dataset) -> str:
    return f"select {', '.join(dataset.names)} from {dataset.name}"
