"""The columns of a file that the dataset doesn't have: left out, and said."""

from collections.abc import Sequence

from dashboard.catalog.dataset import Level
from dashboard.intake.reading.headers import SERIAL, How
from dashboard.intake.reading.mapping import Guess, Mapping
from dashboard.intake.reading.problem import Problem


def list_extra(mapping: Mapping, guesses: Sequence[Guess], row: int) -> list[Problem]:
    """One notice for each column that isn't imported, naming the column that it may be meant for."""
    meant = {guess.header: guess.column for guess in guesses if guess.how is How.FUZZY and guess.column}
    problems: list[Problem] = []
    for header in mapping.extra:
        reason, remedy = f"多余的列“{header}”不会导入", "不需要改；要留的内容请换成模板里的列"
        if header in SERIAL:
            reason, remedy = f"序号列“{header}”不导入", "不需要改"
        elif header in meant:
            canonical = mapping.dataset.column(meant[header]).header
            reason = f"{reason}，是不是“{canonical}”"
            remedy = f"是的话把列名改成“{canonical}”，或上传时在列对应里选定"
        problems.append(Problem(row, header, header, Level.NOTICE, "extra_column", reason, remedy))
    return problems
