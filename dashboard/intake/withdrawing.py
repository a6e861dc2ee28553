"""What keeps rows from being withdrawn: no reason, keys that aren't live, and rows that others still refer to."""

from dashboard.catalog.dataset import Dataset, Kind, Level
from dashboard.catalog.datasets import DATASETS
from dashboard.intake.reading.problem import Problem
from dashboard.store import LIVE, Cursor

_MOST = 200

NO_REASON = Problem(
    None, "", "", Level.ERROR, "needs_answer", "作废要写明原因", "写上原因再交（命令行加 --reason 原因）"
)


def find_absent(cursor: Cursor, dataset: Dataset) -> tuple[Problem, ...]:
    """A problem for each row of the file whose key isn't live."""
    return tuple(
        Problem(
            line,
            dataset.column(dataset.key[-1]).header,
            str(value),
            Level.ERROR,
            "unknown_reference",
            f"库里没有这一行（{'、'.join(dataset.column(name).header for name in dataset.key)}都相同的），不能作废",
            "核对这一行；已经作废过的，从文件里删掉",
        )
        for line, value in cursor.execute(
            f"select line, {dataset.key[-1]} from incoming where line not in (select line from matched) "
            f"order by line limit {_MOST}"
        ).fetchall()
    )


def find_in_use(cursor: Cursor, dataset: Dataset) -> tuple[Problem, ...]:
    """A problem for each code that would go while live rows of any dataset still refer to it."""
    if not dataset.named_by:
        return ()
    code = dataset.named_by[0]
    cursor.execute(
        f"create or replace temp table going as select {code} as code, min(line) as line from incoming "
        f"where line in (select line from matched) and {code} not in (select {code} from {dataset.table} "
        f"where ended = {LIVE} and rowid not in (select place from matched)) group by all"
    )
    problems: list[Problem] = []
    for other in DATASETS:
        for column in other.columns:
            if column.refers != dataset.name:
                continue
            used = f"unnest({column.name})" if column.kind is Kind.LIST else column.name
            own = "and rowid not in (select place from matched)" if other is dataset else ""
            rows = cursor.execute(
                f"select going.line, going.code, count(*) from "
                f"(select {used} as code from {other.table} where ended = {LIVE} {own}) as users "
                f"join going on going.code = users.code group by all order by all limit {_MOST}"
            ).fetchall()
            problems += [
                Problem(
                    line,
                    dataset.column(code).header,
                    value,
                    Level.ERROR,
                    "not_allowed",
                    f"还有 {count} 行{other.title}的“{column.header}”用着它，不能作废",
                    f"先改正或作废这些{other.title}",
                )
                for line, value, count in rows
            ]
    return tuple(problems)
