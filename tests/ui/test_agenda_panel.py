"""An agenda as the grid holds it, and the link that opens a meeting by it."""

from typing import Any

from dashboard.catalog.agenda import BY_NAME, Agenda, Turn
from dashboard.ui.agenda_panel import agenda_of, link_of


def row(title: str, place: float | None, seconds: float | None = 120) -> dict[str, Any]:
    return {"slide": title, "place": place, "seconds": seconds}


def test_slides_follow_their_numbers_and_those_without_stay_out() -> None:
    rows = [
        row("上次议定事项", 2),
        row("总体进展", None),
        row("红灯事项", 1, 60),
        row("均衡榜", float("nan")),
        row("技能等级", 2, None),
    ]
    assert agenda_of("季度", "", rows) == Agenda(
        "季度",
        "",
        (Turn(BY_NAME["red"], 60), Turn(BY_NAME["last_decisions"], 120), Turn(BY_NAME["skills"], 120)),
    )


def test_the_link_stands_on_the_host_of_the_page() -> None:
    assert link_of("http://10.0.0.7:8501/meetings", {}) == "http://10.0.0.7:8501/meeting"
    assert (
        link_of("https://city.example/cockpit/meetings", {"agenda": "季度"})
        == "https://city.example/cockpit/meeting?agenda=%E5%AD%A3%E5%BA%A6"
    )
