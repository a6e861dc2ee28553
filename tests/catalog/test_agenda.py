"""Agendas: the standard one, and how saved ones are read."""

from dashboard.catalog.agenda import BY_NAME, STANDARD, Agenda, Turn, read_agenda


def test_the_standard_agenda_goes_from_the_last_decisions_to_the_next() -> None:
    assert [turn.slide.title for turn in STANDARD.turns] == [
        "上次议定事项", "总体进展", "红灯事项", "均衡榜", "技能等级", "权益维护", "典型与问题", "本次议定事项",
    ]  # fmt: skip
    assert {turn.seconds for turn in STANDARD.turns} == {120}
    assert STANDARD.minutes == 16


def test_a_saved_agenda_is_read_in_its_order_without_slides_that_are_gone() -> None:
    read = read_agenda("季度", "第四季度会", ["red", "weather", "overall"], ["60", "30", "240"])
    assert read == Agenda("季度", "第四季度会", (Turn(BY_NAME["red"], 60), Turn(BY_NAME["overall"], 240)))
    assert read.minutes == 5


def test_a_turn_is_found_by_the_name_of_its_slide() -> None:
    turn = STANDARD.turn("rights")
    assert turn is not None
    assert turn.slide.short == "维权"
    assert STANDARD.turn("weather") is None
    assert STANDARD.turn(None) is None
