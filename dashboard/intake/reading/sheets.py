"""Which table of a file is read: the text, or the one worksheet of a workbook whose header is known."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dashboard.intake.files.contents import Text, open_text, remarks, worksheets
from dashboard.intake.files.layout import Recognise
from dashboard.intake.files.sheet import NoHeader, Sheet, find_sheet
from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.personal import (
    refuse_personal_lines,
    refuse_personal_names,
    refuse_personal_remarks,
)
from dashboard.intake.reading.problem import Unreadable
from dashboard.intake.reading.questions import Asked, ask_about_sheet


def choose_sheet(
    text: Text,
    source: Path,
    folder: Path,
    answers: Answers,
    recognise: Recognise,
    opened: Callable[[Text], None],
) -> Text:
    """The worksheet to be read, told to `opened`; of the others, and of comments, it is made sure that no
    person is named in them.

    Raises Asked when several would do and nobody has said which.
    """
    if text.kind == "text":
        return text
    others = [each.name for each in worksheets(source) if each.rows and each.name != text.sheet]
    refuse_personal_names((text.sheet, *others), "工作表的名称")
    refuse_personal_remarks(remarks(source))
    fitting = {text.sheet: (text, _points(text, recognise, answers))}
    for number, name in enumerate(others):
        place = folder / f"sheet {number}"
        place.mkdir(exist_ok=True)
        other = open_text(source, place, sheet=name)
        with other.path.open(encoding="utf-8", newline="") as lines:
            refuse_personal_lines(lines, name)
        if name in text.sheets:
            fitting[name] = other, _points(other, recognise, answers)
    if answers.sheet is not None:
        return text
    most = max(points for _, points in fitting.values())
    known = [name for name, (_, points) in fitting.items() if points > 1] or [
        name for name, (_, points) in fitting.items() if points == most > 0
    ]
    if len(known) > 1:
        question = ask_about_sheet([name for name in text.sheets if name in known])
        problem = question.as_problem(f"上传时选定；命令行加 --sheet {known[0]} 这样的选项")
        raise Asked([question], [problem])
    chosen = fitting[known[0]][0] if known else text
    opened(chosen)
    return chosen


def _points(text: Text, recognise: Recognise, answers: Answers) -> int:
    """How well the header of a worksheet is known."""
    try:
        return max(_ways(find_sheet(text, recognise, off=answers.off), recognise))
    except (NoHeader, Unreadable):
        return 0


def _ways(sheet: Sheet, recognise: Recognise) -> Iterator[int]:
    yield recognise(sheet.headers)
    yield recognise(_last_parts(sheet.headers))


def _last_parts(headers: Sequence[str]) -> list[str]:
    return [header.rsplit("/", 1)[-1] for header in headers]
