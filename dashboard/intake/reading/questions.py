"""What reading a file had to ask, and could not find out from the file itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.catalog.dataset import Dataset, Level
from dashboard.intake.reading.problem import Problem, Unreadable


class QuestionKind(StrEnum):
    """What is asked; its value is the name of the answer in `Answers`."""

    PERCENTS = "percents"
    DATES = "dates"
    FILL_DOWN = "fill_down"
    DATASET = "dataset"
    SHEET = "sheet"
    COLUMNS = "columns"


@dataclass(frozen=True)
class Question:
    """An open question about a file, put to the person who hands it in."""

    kind: QuestionKind
    column: str
    """The header that it is about, or nothing."""
    asked: str
    """The question as a Chinese sentence."""
    options: tuple[tuple[str, str], ...]
    """(value for the answer, what a person reads); of COLUMNS: the headers of the file that may be meant."""

    def as_problem(self, remedy: str, row: int | None = None) -> Problem:
        """The question where nobody can be asked: an error with the option that answers."""
        return Problem(row, self.column, "", Level.ERROR, "needs_answer", self.asked.rstrip("？"), remedy)


class Asked(Unreadable):
    """Reading can't go on until a person has answered; carries the questions."""

    def __init__(self, questions: Sequence[Question], problems: Sequence[Problem]) -> None:
        super().__init__(*problems)
        self.questions = tuple(questions)


def ask_about_percents(header: str, why: str) -> Question:
    """Whether 0.85 is 85 % or 0.85 %."""
    options = (("whole", "85 这样写，1 是 1%"), ("fraction", "0.85 这样写，1 是 100%"))
    return Question(QuestionKind.PERCENTS, header, f"{why}，请选定读法", options)


def ask_about_dates(header: str, why: str) -> Question:
    """Whether 03/04/2026 is in March or in April."""
    options = (
        ("day_first", "日在前：03/04/2026 是 4 月 3 日"),
        ("month_first", "月在前：03/04/2026 是 3 月 4 日"),
    )
    return Question(QuestionKind.DATES, header, f"{why}，请选定读法", options)


def ask_about_dataset(datasets: Sequence[Dataset]) -> Question:
    """Which of several datasets that fit alike a file is."""
    titles = "、".join(f"“{dataset.title}”" for dataset in datasets)
    options = tuple((dataset.name, dataset.title) for dataset in datasets)
    return Question(QuestionKind.DATASET, "", f"这份表头像{titles}，是哪一份？", options)


def ask_about_sheet(sheets: Sequence[str]) -> Question:
    """Which of several worksheets is meant."""
    names = "、".join(f"“{name}”" for name in sheets)
    return Question(
        QuestionKind.SHEET,
        "",
        f"工作簿里有几张表都能读：{names}，读哪一张？",
        tuple((name, name) for name in sheets),
    )


def ask_about_column(header: str, rivals: Sequence[str]) -> Question:
    """Which of several headers of the file stands for a column."""
    names = "、".join(f"“{name}”" for name in rivals)
    return Question(
        QuestionKind.COLUMNS,
        header,
        f"{names}都像“{header}”，用哪一列？",
        tuple((name, name) for name in rivals),
    )


def ask_about_empty_cells(header: str, where: str, text: str, others: int) -> Question:
    """Whether empty cells below a filled one come from merging."""
    more = f"，另有 {others} 处也这样" if others else ""
    asked = f"{where}{header}为空，像是合并单元格留下的，是否按“{text}”补齐{more}？"
    return Question(
        QuestionKind.FILL_DOWN, header, asked, (("yes", "按上面一格补齐"), ("no", "不补，就是空的"))
    )
