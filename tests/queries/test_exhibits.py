"""Where the rows of an exhibit came from: the entries whose rows stand now and count in the period."""

from datetime import date

from dashboard.queries import exhibits
from dashboard.store import Store
from tests.planting import plant
from tests.queries.small_city import EAST, OCTOBER, TODAY, case, found, milestone, reading, report, task

SEPTEMBER = date(2026, 9, 1)


def test_a_report_counts_until_the_next_one_of_its_task(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [task("T1", date(2026, 1, 1), date(2026, 12, 31)), task("T2", date(2026, 1, 1), date(2026, 12, 31))],
    )
    plant(store, "milestones", [milestone("T1", 1, date(2026, 12, 31))])
    september = plant(store, "progress", [report("T1", SEPTEMBER, 10), report("T2", SEPTEMBER, 20)])
    october = plant(store, "progress", [report("T1", OCTOBER, 30)])
    rows = exhibits.sources(reading(store), OCTOBER, ("progress",))
    assert list(zip(rows["number"], rows["rows"], strict=True)) == [(october, 1), (september, 1)]
    before = exhibits.sources(reading(store), SEPTEMBER, ("progress",))
    assert list(zip(before["number"], before["rows"], strict=True)) == [(september, 2)]
    ever = exhibits.sources(reading(store), OCTOBER, ("progress",), None)
    assert list(zip(ever["number"], ever["rows"], strict=True)) == [(october, 1), (september, 2)]


def test_a_case_counts_while_it_is_open_and_in_its_place(store: Store) -> None:
    found(store)
    old = plant(
        store, "cases", [case(1, date(2026, 5, 4)), case(2, date(2026, 5, 4), closed_date=date(2026, 6, 1))]
    )
    new = plant(store, "cases", [case(3, date(2026, 10, 9)), case(4, date(2026, 11, 9))])
    rows = exhibits.sources(reading(store), OCTOBER, ("cases",))
    assert list(zip(rows["number"], rows["rows"], strict=True)) == [(new, 1), (old, 1)]
    year = exhibits.sources(reading(store), OCTOBER, ("cases",), 12, EAST)
    assert year["rows"].tolist() == [1, 2]
    assert exhibits.sources(reading(store), OCTOBER, ("cases",), 12, "990103").empty


def test_a_replaced_row_no_longer_counts_for_the_entry_that_wrote_it(store: Store) -> None:
    found(store)
    plant(store, "tasks", [task("T1", date(2026, 1, 1), date(2026, 12, 31))])
    first = plant(store, "progress", [report("T1", OCTOBER, 10)])
    second = plant(store, "progress", [report("T1", OCTOBER, 30)])
    with store.writing(today=TODAY) as cursor:
        cursor.execute("update progress_rows set ended = $1 where begun = $2", [second, first])
    assert exhibits.sources(reading(store), OCTOBER, ("progress",))["number"].tolist() == [second]
    then = reading(store, version=first)
    assert exhibits.sources(then, OCTOBER, ("progress",))["number"].tolist() == [first]


def test_units_are_counted_that_handed_in_all_they_owed(store: Store) -> None:
    found(store)
    plant(
        store,
        "tasks",
        [
            task("T1", date(2026, 1, 1), date(2026, 12, 31)),
            task("T2", date(2026, 1, 1), date(2026, 12, 31), lead_unit="D2"),
        ],
    )
    plant(store, "progress", [report("T1", OCTOBER, 10)])
    (row,) = exhibits.reported(reading(store), OCTOBER, "progress").to_dict("records")
    assert (row["frequency"], row["reported"], row["owed"], row["is_occasional"]) == ("月", 1, 2, False)
    assert exhibits.reported(reading(store), OCTOBER, "progress", unit="D2")["reported"].tolist() == [0]
    assert exhibits.reported(reading(store), OCTOBER, "benchmarks").empty
