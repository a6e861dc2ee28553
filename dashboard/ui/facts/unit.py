"""What the profile's sentence is made of."""

from dashboard.catalog.sentences.rule import Facts
from dashboard.queries import overview as standings
from dashboard.queries import reform
from dashboard.queries import unit as questions
from dashboard.sentences import overview, unit
from dashboard.ui.facts import progress
from dashboard.ui.here import Here
from dashboard.ui.loaders import load


def unit_facts(here: Here) -> Facts:
    """One district or unit among its peers."""
    period, place = here.month, (None, here.view.unit) if here.view.unit else (here.view.district, None)
    facts = load(questions.facts, period, *place).iloc[0]
    compared = load(questions.indicators, period, *place)
    given = len(load(reform.tasks, period, *place))
    found: Facts = {**unit.counts(facts, given), "name": here.place_name}
    if not facts["tasks"]:
        return {**found, **unit.skill_rank(compared, str(facts["category"]))}
    found = {**found, **_against_plan(here), **unit.peers(compared)}
    silent = found.get("own_silence") is not None
    return {**found, "own_overdue": int(facts["overdue"])} if silent else found


def choice_facts(here: Here) -> Facts:
    """What there is to choose from, and who stands out."""
    period = here.month
    districts = load(standings.districts, period)
    found = overview.of_city(
        progress.months(here), districts, None, load(standings.attention, period), page="unit"
    )
    shown = ("worst", "silents", "silence", "silent", "all_silent", "idles", "idle", "best", "best_value")
    return {**unit.choices(here.places), **{name: found[name] for name in shown}}


def _against_plan(here: Here) -> Facts:
    """How it stands against its plan; the figures of a silent place are old, and not said here."""
    found = progress.of_place(here)
    if found.get("own_silence") is None:
        return {
            name: found.get(name)
            for name in ("subject", "deviation", "deviation_before", "change", "is_idle")
        }
    return {name: found.get(name) for name in ("place", "own_silence", "never", "is_idle")}
