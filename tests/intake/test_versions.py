"""Random histories of imports in every manner and undos: one live row a key at every version, and old versions never change."""

import random
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.access import EVERYTHING
from dashboard.catalog.datasets import named
from dashboard.errors import UndoRefused
from dashboard.intake.answer import Status
from dashboard.intake.manner import Manner
from dashboard.intake.replay import replay
from dashboard.intake.undo import undo
from dashboard.store import Store, open_store
from tests.intake.handing import PROGRESS, SKILLS, TODAY, hand_in

Rows = frozenset[tuple[object, ...]]
STEPS = 22


def seen(store: Store, dataset: str, version: int) -> Rows:
    with store.reading(EVERYTHING, today=TODAY, version=version) as cursor:
        return frozenset(
            cursor.execute(f"select {', '.join(named(dataset).names)} from {dataset}").fetchall()
        )


def keys_are_unique(store: Store, dataset: str, version: int) -> bool:
    key = ", ".join(named(dataset).key)
    with store.reading(EVERYTHING, today=TODAY, version=version) as cursor:
        row = cursor.execute(f"select count(*), count(distinct ({key})) from {dataset}").fetchone()
    return row is not None and row[0] == row[1]


def progress_file(dice: random.Random) -> str:
    tasks = dice.sample(["T-001", "T-001-02", "T-002"], dice.randint(1, 3))
    return "\n".join(
        [PROGRESS, *(f"2026-0{dice.randint(8, 9)},{task},{dice.randint(1, 4)}%,推进中," for task in tasks)]
    )


def skills_file(dice: random.Random) -> str:
    lines = {
        f"2026-06-30,云屏区,{unit},制造业,{occupation},技师,": dice.randint(10, 12)
        for unit in dice.sample(["Q001", ""], dice.randint(1, 2))
        for occupation in dice.sample(["焊工", "电工", "钳工"], dice.randint(1, 3))
    }
    return "\n".join([SKILLS, *(f"{line},{workers},," for line, workers in lines.items())])


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in (2, 3))])
def test_histories_keep_every_version_as_it_was(sampled_store: Store, tmp_path: Path, seed: int) -> None:
    """And the journal alone makes them again."""
    dice = random.Random(seed)
    start = sampled_store.version()
    shown: dict[tuple[str, int], Rows] = {}
    undone = refused = 0
    taken: set[tuple[Manner, Status]] = set()
    for _ in range(STEPS):
        newest = sampled_store.version()
        named_entries: tuple[int, ...] = ()
        if newest > start and dice.random() < 0.5:
            number = max(start + 1, newest - dice.choice([0, 0, 1, 1, 2, 4, 8]))
            try:
                own = undo(sampled_store, number, person="测试", today=TODAY).number
            except UndoRefused as error:
                named_entries = error.entries
                refused += 1
            assert (sampled_store.version() == newest) == bool(named_entries)
            assert all(number < entry <= newest for entry in named_entries)
            if not named_entries:
                undone += 1
                for dataset in ("progress", "skills"):
                    before, after = (
                        seen(sampled_store, dataset, number - 1),
                        seen(sampled_store, dataset, number),
                    )
                    was, now = seen(sampled_store, dataset, newest), seen(sampled_store, dataset, own)
                    assert now == (was - (after - before)) | (before - after)
        else:
            manner = dice.choice([Manner.MERGE, Manner.MERGE, Manner.ONLY_NEW, Manner.WITHDRAW])
            file = dice.choice([progress_file, skills_file])(dice)
            answer = hand_in(
                sampled_store, file, manner=manner, reason="试", accept_good_rows=True, confirmed=True
            )
            taken.add((manner, answer.status))
        for dataset in ("progress", "skills"):
            version = sampled_store.version()
            assert keys_are_unique(sampled_store, dataset, version)
            shown[dataset, version] = seen(sampled_store, dataset, version)
    assert {place: seen(sampled_store, *place) for place in shown} == shown
    with closing(open_store(tmp_path / "again.duckdb")) as again:
        replay(again, sampled_store.journal)
        assert {place: seen(again, *place) for place in shown} == shown
    assert taken & {(Manner.ONLY_NEW, Status.IMPORTED), (Manner.WITHDRAW, Status.IMPORTED)}
    assert undone > 2
    assert refused > 0


def test_days_of_the_files_are_within_the_test(sampled_store: Store) -> None:
    """The random files are good ones: a file that is refused would make the histories empty."""
    dice = random.Random(5)
    for _ in range(5):
        assert hand_in(sampled_store, progress_file(dice)).problems == ()
        assert hand_in(sampled_store, skills_file(dice)).problems == ()
    assert date(2026, 6, 30) < TODAY
