"""The trail as a file: what an auditor takes along, a line a row, the newest first."""

import json
from collections.abc import Iterable

from dashboard.access.trail import Line
from dashboard.catalog.acts import TITLES
from dashboard.catalog.roles import TITLES as ROLES
from dashboard.catalog.roles import Role
from dashboard.documents.csv_files import write_csv

HEADERS = ("号", "时间", "谁", "角色", "从哪里", "做了什么", "关于", "结果", "详情", "校验码")
RESULTS = {"ok": "做成", "refused": "被拒"}


def trail_csv(lines: Iterable[Line]) -> bytes:
    """Times are those of the server's place, with their offset from UTC."""
    return write_csv(
        HEADERS,
        [
            (
                line.number,
                line.at.astimezone().isoformat(sep=" ", timespec="seconds"),
                line.who,
                ROLES[Role(line.role)] if line.role in set(Role) else line.role,
                line.origin,
                TITLES[line.act],
                line.about,
                RESULTS.get(line.result, line.result),
                json.dumps(line.details, ensure_ascii=False) if line.details else None,
                line.digest,
            )
            for line in lines
        ],
    )
