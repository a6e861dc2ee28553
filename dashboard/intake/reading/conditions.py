"""What a declaration says of its columns, and its row rules, all as conditions over `checked`."""

from dashboard.catalog.dataset import Column, Kind, Level, Rule
from dashboard.intake.reading.damage import SCIENTIFIC, damage_rules
from dashboard.intake.reading.mapping import Mapping

_FORMULA = ("=", "+", "@", "-", "＝", "＋", "＠", "－")


def declared_conditions(mapping: Mapping) -> list[Rule]:
    """The conditions of the columns that the file has, and the row rules."""
    conditions: list[Rule] = []
    for column in mapping.dataset.columns:
        if mapping.place(column.name) is None:
            continue
        if column.required:
            conditions.append(_missing(column))
        if column.kind is Kind.TEXT and not column.choices and not column.refers:
            conditions += _texts(column)
        conditions += _limits(column)
    return [*conditions, *(rule for rule in mapping.dataset.rules if _applies(rule, mapping))]


def _applies(rule: Rule, mapping: Mapping) -> bool:
    """A column that the file doesn't have stays as it is in the store, so no one is reminded to fill it."""
    return rule.level is Level.ERROR or mapping.place(rule.column) is not None


def _missing(column: Column) -> Rule:
    counts = column.kind in (Kind.INT, Kind.DECIMAL, Kind.PERCENT)
    remedy = "没有就填 0；没掌握请删去这一行" if counts else f"补上{column.header}"
    return Rule(f"{column.name} is null", column.name, "必填，现为空", remedy, problem="missing_value")


def _limits(column: Column) -> list[Rule]:
    name, low, high = column.name, column.minimum, column.maximum
    found: list[Rule] = []

    def limit(condition: str, reason: str, remedy: str) -> None:
        found.append(Rule(condition, name, reason, remedy, problem="out_of_range"))

    if low is not None and high is not None:
        reason = f"超出 {low:g}–{high:g}{column.unit}"
        limit(f"{name} < {low} or {name} > {high}", reason, f"核对后填 {low:g}–{high:g}")
    elif low is not None:
        limit(f"{name} < {low}", f"不能小于 {low:g}", f"核对后填不小于 {low:g} 的数")
    if column.above is not None:
        limit(f"{name} <= {column.above}", f"要大于 {column.above:g}", "核对这个数")
    return found


def _texts(column: Column) -> list[Rule]:
    name, most = column.name, column.max_length
    rules = [
        Rule(
            f"length({name}) > {most}"
            + (f" and not regexp_full_match({name}, '{SCIENTIFIC}')" if column.code else ""),
            name,
            f"超过 {most} 字",
            f"压缩到 {most} 字以内",
            problem="out_of_range",
        )
    ]
    marks = ", ".join(f"'{mark}'" for mark in _FORMULA)
    return [
        *rules,
        *damage_rules(column),
        Rule(
            f"left({name}, 1) in ({marks})",
            name,
            "第 {row} 行“{column}”以“{mark}”开头，已按文字保存",
            "不是公式可以不改",
            Level.NOTICE,
            "formula_text",
        ),
    ]
