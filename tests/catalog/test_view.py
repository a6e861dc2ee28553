"""A view is an address and back; what can't be meant is dropped."""

from datetime import date

from dashboard.catalog.view import View, parse_view


def test_an_address_gives_the_view_and_the_view_the_address() -> None:
    params = {"period": "2026-10", "district": "990106", "unit": "Q0619", "task": "T-018", "rows": "overdue"}
    view = parse_view(params)
    assert view == View(date(2026, 10, 1), district="990106", unit="Q0619", task="T-018", rows="overdue")
    assert view.address() == params


def test_what_cannot_be_meant_is_dropped() -> None:
    view = parse_view(
        {"period": "2026-13", "district": "<script>", "unit": "", "light": "x" * 61, "unknown": "1"}
    )
    assert view == View()


def test_a_view_without_filters_is_the_bare_address() -> None:
    assert View().address() == {}


def test_files_in_hand_stay_with_the_address_and_are_left_with_the_page() -> None:
    view = parse_view({"hand": "k3J-x_9QfZt0aLwW1b2c3d", "period": "2026-10"})
    assert view.hand == "k3J-x_9QfZt0aLwW1b2c3d"
    assert view.address() == {"period": "2026-10", "hand": "k3J-x_9QfZt0aLwW1b2c3d"}
    assert view.place() == View(date(2026, 10, 1))


def test_another_place_closes_what_was_open() -> None:
    view = View(aspect="技能形成", district="990106", task="T-018", case="AJ-1", rows="due")
    assert view.at(district="990103") == View(aspect="技能形成", district="990103")


def test_a_place_keeps_only_where_and_when() -> None:
    view = View(date(2026, 9, 1), district="990106", light="over", task="T-018")
    assert view.place() == View(date(2026, 9, 1), district="990106")


def test_a_meeting_goes_along_to_other_places_with_its_slide_and_agenda() -> None:
    view = View(date(2026, 9, 1), meeting="162-202611220900", slide="red", agenda="季度调度会", task="T-018")
    kept = View(date(2026, 9, 1), meeting="162-202611220900", slide="red", agenda="季度调度会")
    assert (view.place(), view.city(), view.at()) == (kept, kept, kept)


def test_an_agenda_outside_a_meeting_stays_with_its_page() -> None:
    assert View(agenda="季度调度会").place() == View()
