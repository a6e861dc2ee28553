"""What the overview's sentence is made of."""

from dashboard.catalog.sentences.rule import Facts
from dashboard.queries import overview as questions
from dashboard.sentences import overview as facts
from dashboard.ui.facts import progress
from dashboard.ui.here import Here
from dashboard.ui.loaders import load


def overview_facts(here: Here, page: str = "overview") -> Facts:
    """The city, or the district or unit that is looked at; the names lead to `page`."""
    if here.view.district or here.view.unit:
        return {**progress.of_place(here), **progress.still_open(here)}
    before = progress.month_before(here)
    return {
        **facts.of_city(
            progress.months(here),
            load(questions.districts, here.month),
            load(questions.districts, before) if before else None,
            load(questions.attention, here.month),
            page=page,
        ),
        **progress.still_open(here),
    }
