"""Finding every problem of the typed rows in a few scans: only failing rows are looked at one by one."""

import re
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pyarrow as pa

from dashboard.catalog.dataset import Column, Kind, Level, Merge, Rule
from dashboard.intake.reading.answers import NOTHING_ANSWERED, Answers
from dashboard.intake.reading.cells import clean, parse_number
from dashboard.intake.reading.codes import lost_zero_rules
from dashboard.intake.reading.conditions import declared_conditions
from dashboard.intake.reading.hollow import Hollow
from dashboard.intake.reading.implied import find_implied_totals
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.problem import Problem, shown
from dashboard.intake.reading.repairs import RepairKind
from dashboard.intake.reading.repeats import may_repeat
from dashboard.intake.reading.shares import share_rules
from dashboard.intake.reading.typed import Typed
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

    def keep_out(self, lines: str, column: Column) -> None:
        """Keep rows out, given as a query of their lines, for what is wrong in a column."""
        self.cursor.execute(f"insert into bad {lines}")
        if column.key:
            self.cursor.execute(f"insert into unkeyed {lines}")
        if column.name in self.mapping.dataset.scope:
            self.cursor.execute(f"insert into astray {lines}")


def check(
    cursor: Cursor,
    mapping: Mapping,
    words: MappingABC[str, Words],
    typed: Typed,
    known: frozenset[str],
    hollows: Sequence[Hollow] = (),
    answers: Answers = NOTHING_ANSWERED,
) -> list[Problem]:
    """All problems of `checked`, by row; the table `bad(line)` then holds the rows that are kept out.

    `known` are the registers at hand as `known_<name>`; `hollows` the columns whose empty cells are still in question.
    """
    cursor.execute("create table bad (line bigint)")
    cursor.execute("create table astray (line bigint)")
    cursor.execute("create table unkeyed (line bigint)")
    findings = Findings(cursor, mapping, words)
    _hollow_cells(findings, hollows)
    _unreadable_cells(findings)
    rules = (
        *declared_conditions(mapping),
        *lost_zero_rules(cursor, mapping, known),
        *share_rules(mapping, known, answers.percents),
    )
    _conditions(findings, rules, typed)
    if may_repeat(typed, mapping.dataset):
        _duplicates(findings, typed)
    if RepairKind.TOTALS not in answers.off:
        _implied_totals(findings)
    if mapping.dataset.merge is Merge.BY_SCOPE:
        _whole_scopes(findings)
    if not any(problem.level is Level.ERROR for problem in findings.problems):
        _sums(findings)
    return sorted(findings.problems, key=lambda problem: (problem.row or 0, problem.column))


def _hollow_cells(findings: Findings, hollows: Sequence[Hollow]) -> None:
    """An open question keeps its rows out: an empty cell may be a value, too."""
    findings.cursor.execute("create table hollow (line bigint, name varchar)")
    for hollow in hollows:
        findings.problems.append(hollow.problem)
        lines = [line for run in hollow.runs for line in run.lines]
        findings.cursor.execute(
            f"insert into hollow select unnest($1::bigint[]), '{hollow.column.name}'", [lines]
        )
        findings.keep_out(f"select line from hollow where name = '{hollow.column.name}'", hollow.column)


def _implied_totals(findings: Findings) -> None:
    """Rows that are totals without the word."""
    counted = next(column for column in findings.mapping.dataset.columns if not column.key)
    for line, raw in find_implied_totals(findings.cursor, findings.mapping):
        reason = "这一行正好是上面几行之和，像是合计，会重复计数"
        remedy = "是合计就删去这一行；不是，上传时关掉“合计行”的处理，命令行加 --off totals"
        findings.add(line, counted, raw, Level.ERROR, "total_row", reason, remedy)
        findings.cursor.execute("insert into bad values ($1)", [line])


def _whole_scopes(findings: Findings) -> None:
    """A scope is replaced whole: a bad row keeps out all rows of its own, or of all when nobody knows its own."""
    cursor, scope = findings.cursor, findings.mapping.dataset.scope
    row = cursor.execute("select count(distinct line) from bad").fetchone()
    bad = int(row[0]) if row else 0
    if not bad:
        return
    same = " and ".join(f"checked.{name} is not distinct from spoilt.{name}" for name in scope)
    cursor.execute(
        "insert into bad select line from checked where line not in (select line from bad) and "
        "(exists (select 1 from astray) or exists ("
        f"select 1 from (select distinct {', '.join(scope)} from checked where line in (select line from bad)) as spoilt "
        f"where {same}))"
    )
    row = cursor.execute("select count(distinct line) from bad").fetchone()
    others = (int(row[0]) if row else 0) - bad
    if others:
        headers = " × ".join(findings.mapping.dataset.column(name).header for name in scope)
        findings.problems.append(
            Problem(
                None,
                "",
                "",
                Level.NOTICE,
                "rule",
                f"同一{headers}要整批替换，与有错的行同批的另外 {others} 行也先不导入",
                "改好有错的行，整批一起导入",
            )
        )


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
        findings.keep_out(f"select stage.line {of_refused}", word.column)


def _of_refused(mapping: Mapping, name: str) -> str:
    return (
        f"from stage join words_{name} as word on stage.c{mapping.place(name)} = word.raw "
        "where word.code is not null and stage.line not in (select line from aside)"
    )


def _conditions(findings: Findings, rules: Sequence[Rule], typed: Typed) -> None:
    """One scan counts the rows that fail each condition; only those that fail are looked at again.

    What speaks of one column is asked of its few values first, and most often needs no scan.
    """
    rules = [rule for rule in rules if _may_fail(findings, rule, typed)]
    if not rules:
        return
    counts = ", ".join(f"count(*) filter (where {rule.condition})" for rule in rules)
    row = findings.cursor.execute(f"select {counts} from checked").fetchone()
    assert row is not None, "an aggregate always gives a row"
    for rule, count in zip(rules, row, strict=True):
        if count:
            _note(findings, rule)


def _may_fail(findings: Findings, rule: Rule, typed: Typed) -> bool:
    spoken_of = set(re.findall(r"\w+", rule.condition)) & set(findings.mapping.dataset.names)
    values = typed.values_of(rule.column)
    if values is None or spoken_of != {rule.column} or "select" in rule.condition:
        return True
    findings.cursor.register("few", pa.table({rule.column: values}))
    row = findings.cursor.execute(f"select 1 from few where {rule.condition} limit 1").fetchone()
    findings.cursor.unregister("few")
    return row is not None


def _note(findings: Findings, rule: Rule) -> None:
    """List the rows that fail a condition, showing the raw cell of the column that it is about."""
    column = findings.mapping.dataset.column(rule.column)
    lines = f"select line from checked where {rule.condition}"
    if rule.column in findings.words and findings.words[rule.column].refused:
        lines += f" and line not in (select stage.line {_of_refused(findings.mapping, rule.column)})"
    if rule.problem == "missing_value":
        lines += f" and line not in (select line from hollow where name = '{rule.column}')"
    found = findings.cursor.execute(
        f"select line, {findings.cell(column)} from stage where line in ({lines}) order by line limit {MOST_LISTED}"
    ).fetchall()
    for line, raw in found:
        reason = rule.reason.format(row=line, column=column.header, mark=(raw or "").strip()[:1])
        findings.add(int(line), column, raw, rule.level, rule.problem, reason, rule.remedy)
    if rule.level is Level.ERROR:
        of_rule = findings.mapping.dataset.column(rule.column)
        if rule.problem == "missing_value":
            findings.keep_out(lines, of_rule)
        else:
            findings.cursor.execute(f"insert into bad {lines}")


def _duplicates(findings: Findings, typed: Typed) -> None:
    """Rows of one key: found by a hash first, so that a million keys need little room, then proved."""
    dataset, cursor = findings.mapping.dataset, findings.cursor
    key = ", ".join(map(typed.key_column, dataset.key))
    complete = " and ".join(
        f"{column.name} is not null" for column in dataset.columns if column.key and column.required
    )
    unkeyed = cursor.execute("select 1 from unkeyed limit 1").fetchone()
    if unkeyed:  # a cell that can't be read is no value of the key, nor its default
        complete = f"({complete or 'true'}) and line not in (select line from unkeyed)"
    suspects = cursor.execute(
        f"select count(*) - count(distinct hash({key})) from checked where {complete}"
    ).fetchone()
    if suspects is None or not suspects[0]:
        return
    cursor.execute(
        f"create table twins as select line, first(line) over same as earlier, "
        f"hash({', '.join(dataset.key)}) <> first(hash({', '.join(dataset.key)})) over same as unlike "
        f"from checked where {complete} "
        f"window same as (partition by {key} order by line rows between unbounded preceding and unbounded following) "
        "qualify count(*) over same > 1"
    )
    column = dataset.column(dataset.key[-1])
    words = "、".join(dataset.column(name).header for name in dataset.key)
    rows = cursor.execute(
        f"select line, earlier, unlike, {findings.cell(column)} from twins join stage using (line) "
        f"where line <> earlier order by line limit {MOST_LISTED}"
    ).fetchall()
    for line, earlier, unlike, raw in rows:
        but = "，全半角、大小写和空格不算" if unlike else ""
        reason = f"第 {earlier} 行与第 {line} 行重复（{words}都相同{but}）"
        findings.add(int(line), column, raw, Level.ERROR, "duplicate_key", reason, "两行留一行")
    cursor.execute("insert into bad select line from twins")


def _sums(findings: Findings) -> None:
    """A grand total that differs from the sum of the rows above it is worth a warning: a row may be missing."""
    cursor, mapping = findings.cursor, findings.mapping
    counted = [
        column
        for column in mapping.dataset.columns
        if column.kind in (Kind.INT, Kind.DECIMAL)
        and column.unit
        and not column.key
        and mapping.place(column.name) is not None
    ]
    lines = cursor.execute("select line from totals where grand").fetchall()
    if not counted or len(lines) != 1:
        return
    line = int(lines[0][0])
    for column in counted:
        row = cursor.execute(
            f"select {findings.cell(column)}, (select sum({column.name}) from checked) from stage where line = $1",
            [line],
        ).fetchone()
        assert row is not None, "the row of totals is in the stage"
        raw, details = row
        total = parse_number(clean(raw), column, mapping.unit(column.name)) if raw else None
        if isinstance(total, str) and details is not None and Decimal(total) != details:
            reason = (
                f"第 {line} 行是合计行，未导入；合计 {total} 与明细之和 {Decimal(details).normalize():f} 不符"
            )
            remedy = "核对有没有漏行或改错，确实如此可以不改"
            findings.add(line, column, raw, Level.WARNING, "total_row", reason, remedy)
