"""Finding every problem of the typed table in a few scans: only failing rows are looked at one by one."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field

from dashboard.catalog.dataset import Column, Kind, Level, Rule
from dashboard.intake.mapping import Mapping
from dashboard.intake.problem import Problem, shown
from dashboard.intake.words import Words
from dashboard.store import Cursor

MOST_LISTED = 20_000
"""No check lists more problems than this; the rows are kept out all the same."""
_FORMULA = "^[=+@＝＋＠-]"


@dataclass
class Findings:
    """The problems found so far; the table `bad(line)` holds the rows that are kept out."""

    cursor: Cursor
    mapping: Mapping
    problems: list[Problem] = field(default_factory=list)

    def note(self, lines: str, level: Level, column: Column, code: str, reason: str, remedy: str) -> None:
        """List the rows that a SQL text gives as (line), showing the raw cell of `column`."""
        place = self.mapping.place(column.name)
        cell = "null" if place is None else f"stage.c{place}"
        found = self.cursor.execute(
            f"select line, {cell} from stage where line in ({lines}) order by line limit {MOST_LISTED}"
        ).fetchall()
        for line, raw in found:
            self.add(int(line), column, raw, level, code, reason, remedy)
        if level is Level.ERROR:
            self.cursor.execute(f"insert into bad {lines}")

    def add(
        self, line: int, column: Column, raw: str | None, level: Level, code: str, reason: str, remedy: str
    ) -> None:
        """List one problem of one cell."""
        self.problems.append(Problem(line, column.header, shown(raw or ""), level, code, reason, remedy))


def check(cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words]) -> list[Problem]:
    """All problems of `checked`, by row; the table `bad(line)` then holds the rows with errors."""
    cursor.execute("create table bad (line bigint)")
    findings = Findings(cursor, mapping)
    _unreadable_cells(findings, words)
    _conditions(findings, _declared_conditions(mapping), words)
    _duplicates(findings)
    return sorted(findings.problems, key=lambda problem: (problem.row or 0, problem.column))


def _unreadable_cells(findings: Findings, words: MappingABC[str, Words]) -> None:
    for name, word in words.items():
        if not word.refused:
            continue
        of_refused = _of_refused(findings.mapping, name)
        rows = findings.cursor.execute(
            f"select stage.line, word.raw, word.code, word.reason, word.remedy {of_refused} "
            f"order by stage.line limit {MOST_LISTED}"
        ).fetchall()
        for line, raw, code, reason, remedy in rows:
            findings.add(int(line), word.column, raw, Level.ERROR, code, reason, remedy)
        findings.cursor.execute(f"insert into bad {_refused_lines(findings.mapping, name)}")


def _of_refused(mapping: Mapping, name: str) -> str:
    return (
        f"from stage join words_{name} as word on stage.c{mapping.place(name)} = word.raw "
        "where word.code <> 'total_row' and stage.line not in (select line from left_out)"
    )


def _refused_lines(mapping: Mapping, name: str) -> str:
    return f"select stage.line {_of_refused(mapping, name)}"


def _declared_conditions(mapping: Mapping) -> list[Rule]:
    """What the declaration says of single columns, and its row rules, all as conditions over `checked`."""
    conditions: list[Rule] = []
    for column in mapping.dataset.columns:
        present = mapping.place(column.name) is not None
        if column.required and present:
            conditions.append(_missing(column))
        if present:
            conditions += _limits(column)
    return [*conditions, *mapping.dataset.rules]


def _missing(column: Column) -> Rule:
    return Rule(
        f"{column.name} is null",
        column.name,
        "必填，现为空",
        "没有就填 0；没掌握请删去这一行"
        if column.kind in (Kind.INT, Kind.DECIMAL, Kind.PERCENT)
        else f"补上{column.header}",
        problem="missing_value",
    )


def _limits(column: Column) -> list[Rule]:
    name = column.name
    found: list[Rule] = []

    def limit(
        condition: str, reason: str, remedy: str, problem: str = "out_of_range", level: Level = Level.ERROR
    ) -> None:
        found.append(Rule(condition, name, reason, remedy, level=level, problem=problem))

    low, high = column.minimum, column.maximum
    if low is not None and high is not None:
        limit(
            f"{name} < {low} or {name} > {high}",
            f"超出 {low:g}–{high:g}{column.unit}",
            f"核对后填 {low:g}–{high:g}",
        )
    elif low is not None:
        limit(f"{name} < {low}", f"不能小于 {low:g}", f"核对后填不小于 {low:g} 的数")
    if column.above is not None:
        limit(f"{name} <= {column.above}", f"要大于 {column.above:g}", "核对这个数")
    if column.kind is Kind.TEXT and not column.choices and not column.refers:
        limit(
            f"length({name}) > {column.max_length}",
            f"超过 {column.max_length} 字",
            f"压缩到 {column.max_length} 字以内",
        )
        limit(
            f"regexp_matches({name}, '[0-9.]+E[+][0-9]+')" if column.code else "false",
            "被 Excel 变成科学计数",
            "把这一列设为文本格式后重新填写",
            "damaged_number",
        )
        limit(
            f"regexp_matches({name}, '{_FORMULA}')", "以公式符号开头，已按文字保存", "不是公式可以不改", "formula_text",
            Level.NOTICE,
        )  # fmt: skip
    return found


def _conditions(findings: Findings, rules: list[Rule], words: MappingABC[str, Words]) -> None:
    """One scan counts the rows that fail each condition; only those that fail are looked at again."""
    counts = ", ".join(f"count(*) filter (where {rule.condition})" for rule in rules)
    row = findings.cursor.execute(f"select {counts} from checked").fetchone()
    assert row is not None, "an aggregate always gives a row"
    for rule, count in zip(rules, row, strict=True):
        if count:
            column = findings.mapping.dataset.column(rule.column)
            lines = f"select line from checked where {rule.condition}"
            if rule.problem == "missing_value" and rule.column in words:
                lines += f" and line not in ({_refused_lines(findings.mapping, rule.column)})"
            findings.note(lines, rule.level, column, rule.problem, rule.reason, rule.remedy)


def _duplicates(findings: Findings) -> None:
    """Rows of one key: found by a hash first, so that a million keys need little room, then proved."""
    dataset = findings.mapping.dataset
    key = ", ".join(dataset.key)
    complete = " and ".join(
        f"{column.name} is not null" for column in dataset.columns if column.key and column.required
    )
    cursor = findings.cursor
    suspects = cursor.execute(
        f"select count(*) - count(distinct hash({key})) from checked where {complete}"
    ).fetchone()
    if suspects is None or not suspects[0]:
        return
    rows = cursor.execute(
        f"select line, first(line) over (partition by {key} order by line) as earlier from checked where {complete} "
        f"qualify count(*) over (partition by {key}) > 1 order by line"
    ).fetchall()
    column = dataset.column(dataset.key[-1])
    for line, earlier in rows[:MOST_LISTED]:
        if line != earlier:
            words = "、".join(dataset.column(name).header for name in dataset.key)
            reason = f"第 {earlier} 行与第 {line} 行重复（{words}都相同）"
            findings.add(int(line), column, None, Level.ERROR, "duplicate_key", reason, "两行留一行")
    cursor.execute("insert into bad select unnest($1::bigint[])", [[line for line, _ in rows]])
