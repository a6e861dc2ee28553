"""The demonstration's roles are lent only while nobody real has written into the store."""

from dataclasses import replace

from dashboard.intake.answer import Status
from dashboard.intake.demonstrating import demonstration_stands
from dashboard.intake.importing import import_file
from dashboard.intake.undo import undo
from dashboard.store import Store
from tests.conftest import SAMPLES, TERMS, TODAY


def hand_in(store: Store, person: str, dataset: str, *, demonstration: bool = False) -> int:
    """Hand in a sample as somebody; gives the entry's number."""
    terms = replace(TERMS, person=person, demonstration=demonstration)
    answer = import_file(store, SAMPLES / f"{dataset}.csv", terms)
    assert answer.status is Status.IMPORTED, answer.problems
    return answer.import_no or 0


def test_a_store_of_reference_data_is_no_demonstration(store: Store) -> None:
    assert not demonstration_stands(store, today=TODAY)


def test_the_demonstration_stands_while_only_its_own_people_write(store: Store) -> None:
    hand_in(store, "演示", "districts", demonstration=True)
    assert demonstration_stands(store, today=TODAY)
    hand_in(store, "演示·办公室", "units", demonstration=True)
    hand_in(store, "命令行", "measures", demonstration=True)
    assert demonstration_stands(store, today=TODAY)


def test_it_falls_with_the_first_real_entry_and_an_undo_does_not_raise_it_again(store: Store) -> None:
    hand_in(store, "演示", "districts", demonstration=True)
    number = hand_in(store, "张三", "units")
    assert not demonstration_stands(store, today=TODAY)
    undo(store, number, person="演示·办公室", today=TODAY, reason="试")
    assert not demonstration_stands(store, today=TODAY)
