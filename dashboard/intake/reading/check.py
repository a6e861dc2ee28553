"""Finding every problem of the typed rows in a few scans: only failing rows are looked at one by one."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field

from dashboard.catalog.dataset import Column, Kind, Level, Rule
from dashboard.intake.reading.conditions import declared_conditions
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.problem import Problem, shown
from dashboard.intake.reading.words import Words
from dashboard.store import Cursor

MOST_LISTED = 20_000
"""No check lists more problems than this; the rows are kept out all the same."""


@dataclass
class Findings:
    """The problems found so far; the table `bad(line)` holds the rows that are kept out."""

    cursor: Cursor
    mapping: Mapping
    words: MappingABC[str, Words]
    problems: list[Problem] = field(default_factory=list)

    def cell(self, column: Column) -> str:
        """The raw cell of a column in the stage, as SQL."""
        place = self.mapping.place(column.name)
        return "null" if place is None else f"stage.c{place}"

    def add(
        self, line: int, column: Column, raw: str | None, level: Level, code: str, reason: str, remedy: str
    ) -> None:
        """List one problem of one cell."""
        self.problems.append(Problem(line, column.header, shown(raw or ""), level, code, reason, remedy))


def check(cursor: Cursor, mapping: Mapping, words: MappingABC[str, Words]) -> list[Problem]:
    """All problems of `checked`, by row; the table `bad(line)` then holds the rows with errors."""
    cursor.execute("create table bad (line bigint)")
    findings = Findings(cursor, mapping, words)
    _unreadable_cells(findings)
    _conditions(findings, declared_conditions(mapping))
    _duplicates(findings)
    if not any(problem.level is Level.ERROR for problem in findings.problems):
        _sums(findings)
    return sorted(findings.problems, key=lambda problem: (problem.row or 0, problem.column))


def _unreadable_cells(findings: Findings) -> None:
    for name, word in findings.words.items():
        if not word.refused:
            continue
        of_refused = _of_refused(findings.mapping, name)
        rows = findings.cursor.execute(
            f"select stage.line, word.raw, word.code, word.reason, word.remedy {of_refused} "
            f"order by stage.line limit {MOST_LISTED}"
        ).fetchall()
        for line, raw, code, reason, remedy in rows:
            findings.add(int(line), word.column, raw, Level.ERROR, code, reason, remedy)
        findings.cursor.execute(f"insert into bad select stage.line {of_refused}")


def _of_refused(mapping: Mapping, name: str) -> str:
    return (
        f"from stage join words_{name} as word on stage.c{mapping.place(name)} = word.raw "
        "where word.code <> 'total_row' and stage.line not in (select line from aside)"
    )


def _conditions(findings: Findings, rules: list[Rule]) -> None:
    """One scan counts the rows that fail each condition; only those that fail are looked at again."""
    counts = ", ".join(f"count(*) filter (where {rule.condition})" for rule in rules)
    row = findings.cursor.execute(f"select {counts} from checked").fetchone()
    assert row is not None, "an aggregate always gives a row"
    for rule, count in zip(rules, row, strict=True):
        if count:
            _note(findings, rule)


def _note(findings: Findings, rule: Rule) -> None:
    """List the rows that fail a condition, showing the raw cell of the column that it is about."""
    column = findings.mapping.dataset.column(rule.column)
    lines = f"select line from checked where {rule.condition}"
    if rule.problem == "missing_value" and rule.column in findings.words:
        lines += f" and line not in (select stage.line {_of_refused(findings.mapping, rule.column)})"
    found = findings.cursor.execute(
        f"select line, {findings.cell(column)} from stage where line in ({lines}) order by line limit {MOST_LISTED}"
    ).fetchall()
    for line, raw in found:
        findings.add(int(line), column, raw, rule.level, rule.problem, rule.reason, rule.remedy)
    if rule.level is Level.ERROR:
        findings.cursor.execute(f"insert into bad {lines}")


def _duplicates(findings: Findings) -> None:
    """Rows of one key: found by a hash first, so that a million keys need little room, then proved."""
    dataset, cursor = findings.mapping.dataset, findings.cursor
    key = ", ".join(dataset.key)
    complete = " and ".join(
        f"{column.name} is not null" for column in dataset.columns if column.key and column.required
    )
    suspects = cursor.execute(
        f"select count(*) - count(distinct hash({key})) from checked where {complete}"
    ).fetchone()
    if suspects is None or not suspects[0]:
        return
    cursor.execute(
        f"create table twins as select line, first(line) over same as earlier from checked where {complete} "
        f"window same as (partition by {key} order by line rows between unbounded preceding and unbounded following) "
        "qualify count(*) over same > 1"
    )
    column = dataset.column(dataset.key[-1])
    words = "、".join(dataset.column(name).header for name in dataset.key)
    rows = cursor.execute(
        f"select line, earlier, {findings.cell(column)} from twins join stage using (line) "
        f"where line <> earlier order by line limit {MOST_LISTED}"
    ).fetchall()
    for line, earlier, raw in rows:
        reason = f"第 {earlier} 行与第 {line} 行重复（{words}都相同）"
        findings.add(int(line), column, raw, Level.ERROR, "duplicate_key", reason, "两行留一行")
    cursor.execute("insert into bad select line from twins")


def _sums(findings: Findings) -> None:
    """A grand total that differs from the sum of the rows above it is worth a warning: a row may be missing."""
    cursor, mapping = findings.cursor, findings.mapping
    counted = [
        column
        for column in mapping.dataset.columns
        if column.kind is Kind.INT
        and column.unit
        and not column.key
        and mapping.place(column.name) is not None
    ]
    if not counted:
        return
    lines = cursor.execute("select line from totals where grand").fetchall()
    if len(lines) != 1:
        return
    line = int(lines[0][0])
    for column in counted:
        cell = findings.cell(column)
        row = cursor.execute(
            f"select {cell}, try_cast(replace({cell}, ',', '') as bigint), (select sum({column.name}) from checked) "
            "from stage where line = $1",
            [line],
        ).fetchone()
        assert row is not None, "the row of totals is in the stage"
        raw, total, details = row
        if total is not None and details is not None and total != details:
            reason = f"第 {line} 行是合计行，未导入；合计 {total} 与明细之和 {details} 不符"
            findings.add(
                line,
                column,
                raw,
                Level.WARNING,
                "total_row",
                reason,
                "核对有没有漏行或改错，确实如此可以不改",
            )
