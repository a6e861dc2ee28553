"""The figures of cases whose rows can be listed: their words, definitions, and how far back they go."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseKind:
    """One figure; `months` is its span, and `spans` whether a list of more months makes sense."""

    name: str
    title: str
    definition: str
    months: int = 1
    spans: bool = False


CASE_KINDS = (
    CaseKind("received", "新收", "收到的案件，按件次；同一件事再来一次也算一件", spans=True),
    CaseKind("due", "到期", "期限（延期后）落在这段时间的案件；期限内办结的算按期", spans=True),
    CaseKind("closed", "办结", "在这段时间办结的案件，不论按期还是超期", spans=True),
    CaseKind("open", "在办", "到期末还没有办结的案件"),
    CaseKind("overdue", "超期在办", "到期还没办结的案件"),
    CaseKind("collective", "集体案件", "10 人以上的案件：近 12 个月收到的，或还在办的", months=12),
    CaseKind("cluster", "集中欠薪", "同一单位近三个月的欠薪案件达到列入关注的件数", months=3),
)
BY_NAME = {kind.name: kind for kind in CASE_KINDS}
