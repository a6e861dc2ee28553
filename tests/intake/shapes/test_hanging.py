"""A map is one entry: put up, replaced whole, taken down, undone, and made again from the journal."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.intake.difference import Difference
from dashboard.intake.ledger import Entry
from dashboard.intake.replay import replay
from dashboard.intake.shapes.draft import MapDraft
from dashboard.intake.shapes.hanging import hang_map, take_down_map
from dashboard.intake.undo import undo
from dashboard.store import Store, open_store
from tests.intake.handing import rows
from tests.intake.shapes.maps import feature, read, square

TODAY = date(2026, 11, 22)
BOTH = read(feature("990102", square(0, 0)), feature("990103", square(1, 0)))
ONE = read(feature("990102", square(0, 0)))


def hang(store: Store, draft: MapDraft, today: date = TODAY) -> Entry | None:
    return hang_map(store, draft, person="办公室", today=today)


def codes(store: Store) -> list[str]:
    return [code for (code,) in rows(store, "shapes", "district_code")]


def test_a_map_replaces_the_one_before_whole_and_undo_brings_it_back(sampled_store: Store) -> None:
    first = hang(sampled_store, BOTH)
    assert first is not None
    assert (first.dataset, first.difference) == ("shapes", Difference(2, 0, 0, 0))
    second = hang(sampled_store, ONE)
    assert second is not None
    assert second.difference == Difference(0, 0, 1, 1)
    assert codes(sampled_store) == ["990102"]
    undo(sampled_store, second.number, person="办公室", today=TODAY)
    assert codes(sampled_store) == ["990102", "990103"]


def test_the_same_map_again_changes_nothing(sampled_store: Store) -> None:
    hang(sampled_store, BOTH)
    assert hang(sampled_store, BOTH, date(2026, 11, 23)) is None


def test_taken_down_the_tiles_are_back_and_nothing_more_can_be_taken_down(sampled_store: Store) -> None:
    hang(sampled_store, BOTH)
    gone = take_down_map(sampled_store, person="办公室", today=TODAY)
    assert gone is not None
    assert gone.difference == Difference(0, 0, 0, 2)
    assert codes(sampled_store) == []
    assert take_down_map(sampled_store, person="办公室", today=TODAY) is None


def test_a_map_without_shapes_is_not_put_up(sampled_store: Store) -> None:
    with pytest.raises(UsageError, match="这个文件里没有可以画的县区，没有换上。"):
        hang(sampled_store, MapDraft("图.geojson"))


def test_the_journal_makes_the_map_again(sampled_store: Store, tmp_path: Path) -> None:
    hang(sampled_store, BOTH)
    with closing(open_store(tmp_path / "again.duckdb")) as again:
        replay(again, sampled_store.journal)
        assert rows(again, "shapes") == rows(sampled_store, "shapes")
        assert len(rows(again, "shapes")) == 2
