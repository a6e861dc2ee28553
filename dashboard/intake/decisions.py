"""What was decided about a file, as the JSON that the ledger and the journal keep."""

import json

from dashboard.intake.reading.answers import Answers
from dashboard.intake.reading.passage import pack


def decisions_of(answers: Answers, **others: str | bool | None) -> str | None:
    """The answers and other decisions that are not empty, as JSON; None when nothing was decided."""
    facts = pack(answers)
    assert isinstance(facts, dict), "a dataclass is packed as named facts"
    decided = {
        name: value for name, value in {**facts, **others}.items() if value not in (None, False, [], "")
    }
    if answers.fill_down is False:
        decided["fill_down"] = False
    return json.dumps(decided, ensure_ascii=False) if decided else None
