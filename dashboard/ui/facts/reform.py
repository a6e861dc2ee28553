"""What the reform page's sentence is made of."""

from collections.abc import Mapping

from dashboard.catalog.sentences.rule import Fact, Facts, Named
from dashboard.queries import reform as questions
from dashboard.sentences import overview, reform
from dashboard.sentences.room import cut
from dashboard.ui.facts import progress
from dashboard.ui.gap import opened, parts, planned
from dashboard.ui.here import Here
from dashboard.ui.loaders import load

_LIGHTS: Mapping[str, str] = {
    "over": "逾期或严重落后",
    "late": "落后",
    "near": "临近",
    "ok": "正常",
    "done": "已销号、长期坚持或暂缓",
}
_SUBJECT = 16


def reform_facts(here: Here) -> Facts:
    """The city or a place, in all aspects or in one."""
    view, period = here.view, here.month
    of_place, before = bool(view.district or view.unit), progress.month_before(here)
    months = progress.months(here, view.aspect)
    found: dict[str, Fact] = (
        dict(progress.of_place(here, view.aspect))
        if of_place
        else {**overview.progress(months), "subject": ""}
    )
    found |= {"place": here.place_name, "what": view.aspect or ""}
    if not months.now["tasks"]:
        return found
    place = here.place_name if of_place and "own_silence" not in found else ""
    if found["subject"] is not None:
        whole = f"{place}{'的' if place and view.aspect else ''}{view.aspect or ''}"
        old = str(found["subject"]) if "own_silence" in found else ""
        found["subject"] = cut(f"{old}{whole}", _SUBJECT)
        found |= _gap(here)
    tasks = load(questions.tasks, period, view.district, view.unit, view.aspect)
    found |= {**reform.lights(months.now), **reform.due(tasks, period)}
    if view.light and view.light in _LIGHTS:
        found |= {"filter": _LIGHTS[view.light], "filtered": int((tasks["status"] == view.light).sum())}
    if view.aspect is None:
        found |= reform.aspects(
            load(questions.aspects, period, view.district, view.unit),
            load(questions.aspects, before, view.district, view.unit)
            if before and "change" in found
            else None,
            tasks,
        )
    return found


def _gap(here: Here) -> Facts:
    """Since when, and through which aspects, or through whom where one aspect is looked at."""
    view, period = here.view, here.month
    curve = planned(load(questions.curve, period, view.district, view.unit, view.aspect))
    tasks = load(questions.tasks, period, view.district, view.unit, view.aspect)
    by = "unit_code" if view.aspect else "aspect"
    is_single = (view.aspect and view.unit) or len(tasks[by].unique()) < 2
    through = () if is_single else parts(tasks, by)
    names = [
        Named(part.key, "reform", {"aspect": part.key})
        if by == "aspect"
        else Named(here.name(part.key), "reform", {"unit": part.key})
        for part in through
    ]
    return reform.gap(opened(curve), period, names, sum(part.share for part in through))
