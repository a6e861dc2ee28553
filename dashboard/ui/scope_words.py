"""The view in words: where, when, and through which filters; and as of when it is read."""

from dashboard.catalog import wording
from dashboard.queries import frame as questions
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.pickers import LIGHTS

Facts = tuple[tuple[str, str], ...]
"""Names of facts and what they are, in order."""


def scope_facts(here: Here) -> Facts:
    """范围, 期次, and 筛选 where anything is filtered."""
    facts = [("范围", _places(here))]
    if here.period is not None:
        facts.append(("期次", wording.month(here.period)))
    filters = "；".join(f"{name}：{words}" for name, words in _filters(here))
    return (*facts, ("筛选", filters)) if filters else tuple(facts)


def scope_line(here: Here) -> str:
    """The same in one line: 全市　2026年10月　方面：思想引领."""
    return "　".join(words for _, words in scope_facts(here))


def reading_facts(here: Here) -> Facts:
    """数据截至, 已报 n/N 家 of the progress reports, 版本; what the status line says."""
    version = ("版本", str(here.version))
    if here.period is None:
        return (version,)
    row = load(questions.status, here.period).iloc[0]
    return (
        ("数据截至", wording.iso(row["as_of"])),
        ("已报", f"{row['reported']:.0f}/{row['owed']:.0f} 家"),
        version,
        *((("性质", "演示数据"),) if row["demonstration"] else ()),
    )


def _places(here: Here) -> str:
    """The district before the unit: 白石县 某公司."""
    view = here.view
    codes = [code for code in (view.district or here.parent(view.unit), view.unit) if code]
    return " ".join(here.name(code) for code in codes) or "全市"


def _filters(here: Here) -> list[tuple[str, str]]:
    view = here.view
    said = [
        ("方面", view.aspect),
        ("灯", LIGHTS.get(view.light or "")),
        ("行业", view.industry),
        ("群体", view.group),
        ("类别", view.category),
        ("工种", view.occupation),
        ("等级", view.level),
        ("环节", view.link),
        ("对比月份", view.other),
        ("任务", view.task),
        ("案件", view.case),
    ]
    return [(name, words) for name, words in said if words]
