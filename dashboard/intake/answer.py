"""What an import answers: the same object on the page and on the command line (datasets.md fixes its shape)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.intake.difference import NO_CHANGE, Difference
from dashboard.intake.reading.draft import Draft
from dashboard.intake.reading.problem import Problem


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
