"""What a unit or district is compared on with its peers: the words of unit/indicators."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PeerMeasure:
    """One measure: its words, its unit ("" where the title says it), and the rows that it counts."""

    name: str
    title: str
    unit: str
    rows: str
    definition: str


PEER_MEASURES = (
    PeerMeasure("deviation", "比应有进度（点）", "", "tasks", "各任务完成度与应有进度之差的平均，百分点"),
    PeerMeasure("on_time", "任务按期完成率", "%", "due", "按期完成的任务 ÷ 到期应完成的任务"),
    PeerMeasure("punctuality", "月报按时率", "%", "reports", "近 12 个月截止日前报来的任务月报 ÷ 应报"),
    PeerMeasure("skilled_share", "技术工人占职工", "%", "skilled", "初级工及以上 ÷ 职工"),
    PeerMeasure("high_share", "高技能占技术工人", "%", "high", "高级工及以上 ÷ 技术工人"),
    PeerMeasure(
        "case_on_time", "案件按期办结率", "%", "cases_due", "当月到期的案件里，在（延期后）期限内办结的"
    ),
    PeerMeasure(
        "cases_per_10k", "每万职工案件", "件", "cases_received", "近 12 个月收到的案件 ÷ 职工 × 10000"
    ),
)
BY_NAME = {measure.name: measure for measure in PEER_MEASURES}
BY_ROWS = {measure.rows: measure for measure in PEER_MEASURES}
