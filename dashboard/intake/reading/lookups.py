"""What the store knows when a file is read: the codes and names that its cells may refer to."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from dashboard.access import EVERYTHING
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets import DATASETS, named
from dashboard.catalog.datasets.kept import ALIASES, HEADINGS
from dashboard.intake.reading.cells import clean
from dashboard.store import Store

REFERRED = tuple(dataset for dataset in DATASETS if dataset.named_by)


@dataclass(frozen=True)
class Lookups:
    """The live rows of the datasets that are referred to, at one version; tables hold all their columns."""

    version: int
    today: date
    tables: MappingABC[str, pa.Table]
    reporter: str | None = None
    """The unit that hands in, whose own aliases and headings hold, too."""
    aliases: tuple[tuple[str, str, str, str], ...] = ()
    """(dataset, alias, given by or "" for everyone, code), those for everyone first."""
    headings: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    """(given by or "", fingerprint, dataset, header=column …), those for everyone first."""

    def names(self, dataset: str) -> "Names":
        """Code by code, name, short name and alias."""
        declared = named(dataset)
        table = self.tables[dataset].select(list(declared.named_by))
        names = Names.of(zip(*(column.to_pylist() for column in table.columns), strict=True))
        names = names.merged(self._city()) if dataset == "districts" else names
        return names.with_aliases(
            (alias, code) for register, alias, _, code in self.aliases if register == dataset
        )

    def own_codes(self, dataset: Dataset) -> tuple[str, ...]:
        """The codes of the rows of a dataset itself, none where it is no register."""
        if dataset.name not in self.tables:
            return ()
        return tuple(self.tables[dataset.name].column(dataset.named_by[0]).to_pylist())

    def titles(self, dataset: str) -> MappingABC[str, str]:
        """What the rows of a dataset are called, by code."""
        code, name, *_ = named(dataset).named_by
        table = self.tables[dataset]
        return dict(zip(table.column(code).to_pylist(), table.column(name).to_pylist(), strict=True))

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

    def with_aliases(self, aliases: Iterable[tuple[str, str]]) -> "Names":
        """These names and (alias, code) for words that name nothing yet, or too much; a later alias wins."""
        added = {clean(alias): code for alias, code in aliases}
        return Names(
            {**self.codes, **{word: code for word, code in added.items() if self.codes.get(word) is None}}
        )


def take_lookups(store: Store, *, today: date, reporter: str | None = None) -> Lookups:
    """The lookups of the newest version, with what was kept for everyone and for the reporting unit."""
    version = store.version()
    kept = "where given_by is null or given_by = $reporter order by given_by nulls first"
    with store.reading(EVERYTHING, today=today, version=version) as cursor:
        tables = {dataset.name: cursor.sql(_everything(dataset)).to_arrow_table() for dataset in REFERRED}
        aliases = cursor.execute(
            f"select dataset, alias, coalesce(given_by, ''), code from aliases {kept}, dataset, alias",
            {"reporter": reporter},
        ).fetchall()
        headings = cursor.execute(
            f"select coalesce(given_by, ''), headers, dataset, pairs from headings {kept}, headers",
            {"reporter": reporter},
        ).fetchall()
    return Lookups(
        version,
        today,
        tables,
        reporter,
        tuple((register, alias, by, code) for register, alias, by, code in aliases),
        tuple((by, headers, dataset, tuple(pairs)) for by, headers, dataset, pairs in headings),
    )


def renew_lookups(lookups: Lookups, store: Store) -> Lookups:
    """The lookups of the newest version: these, unless a later entry may have changed a name."""
    version = store.version()
    watched = [dataset.name for dataset in (*REFERRED, ALIASES, HEADINGS)]
    with store.reading(EVERYTHING, today=lookups.today, version=version) as cursor:
        changed = cursor.execute(
            "select 1 from imports where number > $1 and (dataset is null or list_contains($2::varchar[], dataset)) limit 1",
            [lookups.version, watched],
        ).fetchone()
    if changed:
        return take_lookups(store, today=lookups.today, reporter=lookups.reporter)
    return replace(lookups, version=version)


def _everything(dataset: Dataset) -> str:
    return f"select {', '.join(dataset.names)} from {dataset.name}"
