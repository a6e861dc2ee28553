"""What an import answers: the same object on the page and on the command line (datasets.md fixes its shape)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.catalog.dataset import Dataset, Level
from dashboard.intake.difference import NO_CHANGE, Difference
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem
from dashboard.intake.second_yes import asks_for_yes as asks_for_yes


class Status(StrEnum):
    """How an import ended."""

    IMPORTED = "imported"
    REJECTED = "rejected"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Answer:
    """The outcome for one file; `import_no` is None when nothing was stored."""

    status: Status
    draft: Draft
    import_no: int | None = None
    difference: Difference = NO_CHANGE
    rejected: int = 0
    problems: tuple[Problem, ...] = ()
    said: str = ""
    """One sentence for the clerk."""
    dry_run: bool = False

    @property
    def asks(self) -> tuple[Problem, ...]:
        """What is unusual and waits for a second yes; warnings, since nothing is wrong in any cell."""
        return tuple(filter(asks_for_yes, self.problems))

    def as_json(self) -> dict[str, Any]:
        """The answer in the fixed shape."""
        draft = self.draft
        shape: dict[str, Any] = {
            "status": self.status.value,
            "dataset": draft.dataset.name if draft.dataset else None,
            "import_no": self.import_no,
            "file": {
                "name": draft.name,
                "sha256": draft.sha256,
                "encoding": draft.encoding,
                "delimiter": draft.delimiter,
                "header_row": draft.header_row,
            },
            "rows": {
                "read": draft.rows_read,
                "inserted": self.difference.inserted,
                "updated": self.difference.updated,
                "unchanged": self.difference.unchanged,
                "ended": self.difference.ended,
                "rejected": self.rejected,
            },
            "problems": [problem.as_json() for problem in self.problems],
            "handled": list(draft.handled),
        }
        return {**shape, "dry_run": True} if self.dry_run else shape


def say_refused(problems: Sequence[Problem]) -> str:
    """The sentence for a file that isn't taken in because of these problems."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    locked = [
        problem for problem in errors if problem.code == "locked" and problem.reason.endswith("不能导入")
    ]
    if errors and len(locked) == len(errors):
        return f"{'；'.join(dict.fromkeys(problem.reason for problem in locked))}，什么都没有保存，原来的数据不变。"
    if errors:
        return f"有 {len(errors)} 处要改，什么都没有保存；改好再传，原来的数据不变。"
    asked = sum(map(asks_for_yes, problems))
    return f"有 {asked} 处不寻常，什么都没有保存；请逐条核对，确认无误再交，原来的数据不变。"


def say_counts(dataset: Dataset, difference: Difference) -> str:
    """The sentence for what an import did, or would do."""
    words = (
        ("新增", difference.inserted),
        ("更新", difference.updated),
        ("不变", difference.unchanged),
        ("停用", difference.ended),
    )
    return f"{dataset.title}：{'，'.join(f'{word} {count} 行' for word, count in words if count)}。"
