"""The agendas that meetings may follow: those that were saved, and the standard one."""

from dashboard.catalog.agenda import STANDARD, Agenda, read_agenda
from dashboard.queries import meeting as questions
from dashboard.ui.loaders import load_newest


def saved_agendas() -> list[Agenda]:
    """The saved agendas by name, as they are now."""
    return [
        read_agenda(row["agenda"], row["title"], list(row["slides"]), list(row["seconds"]))
        for row in load_newest(questions.agendas).astype(object).to_dict("records")
    ]


def find_agenda(name: str | None) -> Agenda:
    """The agenda of a name; the standard one for None, and for a name that nobody saved."""
    return next((agenda for agenda in saved_agendas() if agenda.name == name), STANDARD)
