"""Frames of the size of a city, as queries give them, with the stories that the pictures show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd


def frame(columns: str, rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())


TILES = frame(
    "code column row name status value_text note",
    [
        ("01", 0, 0, "雪屏区", "ok", "−4.6", "7/7 项"),
        ("02", 1, 0, "映雪区", "late", "−8.3", "8/8 项"),
        ("03", 2, 0, "松岭县", "none", None, "连续 2 期"),
        ("04", 0, 1, "中川区", "ok", "+3.8", "8/8 项"),
        ("05", 1, 1, "云屏区", "ok", "−3.5", "9/9 项"),
        ("06", 2, 1, "泉湾区", "ok", "−1.2", "8/8 项"),
        ("07", 0, 2, "白石县", "over", "−16.4", "6/7 项"),
        ("08", 1, 2, "高新区", "ok", "+1.6", "5/5 项"),
    ],
)
LEGEND = (
    ("ok", "正常　高于 −5"),
    ("late", "落后　−5 至 −15"),
    ("over", "严重　低于 −15"),
    ("none", "未报　不参与比较"),
)

RANKING = frame(
    "code name value status note moved",
    [
        ("04", "中川区", 3.8, "ok", "8/8", 1),
        ("03", "松岭县", None, "none", "0/6", None),
        ("06", "泉湾区", -1.2, "ok", "8/8", 0),
        ("02", "映雪区", -8.3, "late", "8/8", -1),
        ("07", "白石县", -16.4, "over", "6/7", -1),
    ],
)

PLAN = frame(
    "month expected actual",
    [
        (
            date(2025 + i // 12, i % 12 + 1, 1),
            round(100 * (i + 1) / 36, 1),
            round(100 * (i + 1) / 36 - 4.2, 1) if 4 < i < 22 else 0.0 if i <= 4 else None,
        )
        for i in range(36)
    ],
)

TASKS = frame(
    "code name start end progress status",
    [
        ("T-031", "工资集体协商扩面", pd.Timestamp("2026-02-01"), pd.Timestamp("2026-10-31"), 71, "over"),
        ("T-018", "建筑工人实名制", pd.Timestamp("2026-01-15"), pd.Timestamp("2026-11-30"), 82, "near"),
        ("T-040", "货车司机入会", pd.Timestamp("2026-04-01"), pd.Timestamp("2027-06-30"), None, "none"),
    ],
)
NODES = frame(
    "code planned actual state",
    [
        ("T-031", date(2026, 4, 1), date(2026, 4, 15), "done"),
        ("T-031", date(2026, 10, 31), None, "missed"),
        ("T-018", date(2026, 11, 30), None, "todo"),
        ("T-099", date(2026, 11, 30), None, "todo"),
    ],
)

REPORTS = frame(
    "row_code row_name column_code column_name words status",
    [
        ("D1", "市一局", "progress", "进展月报", "未报 17 天", "none"),
        ("D1", "市一局", "cases", "维权案件", "无", None),
        ("D2", "市二局", "progress", "进展月报", "迟 4 天", "late"),
        ("D2", "市二局", "cases", "维权案件", "已报", "done"),
        ("D3", "市三局", "progress", "进展月报", "退回", "near"),
        ("D3", "市三局", "cases", "维权案件", "", None),
    ],
)

HEAT = frame(
    "row_code row_name column_code column_name value status",
    [
        ("all", "全市", "1", "思想引领", -1, "ok"),
        ("all", "全市", "2", "技能形成", -7, "late"),
        ("all", "全市", "3", "成长待遇", -2.4, "ok"),
        ("wl", "市文旅广电局", "1", "思想引领", -8, "late"),
        ("wl", "市文旅广电局", "2", "技能形成", -60, "over"),
        ("wl", "市文旅广电局", "3", "成长待遇", None, None),
        ("03", "松岭县", "1", "思想引领", None, "none"),
    ],
)

LADDER = frame(
    "level_order level workers workers_before share_text change_text skilled high",
    [
        (0, "学徒工", 1500, 1119, "不计入", "+34%", False, False),
        (1, "初级工", 34400, 33300, "42.5%", "+3%", True, False),
        (2, "中级工", 27500, 24100, "34.0%", "+14%", True, False),
        (3, "高级工", 13800, 7880, "17.0%", "+75%", True, True),
        (4, "技师", 3645, 1908, "4.5%", "+91%", True, True),
        (5, "高级技师", 1458, 714, "1.8%", "+104%", True, True),
        (6, "特级技师", 122, 27, "0.15%", "+95 人", True, True),
        (7, "首席技师", 40, None, "0.05%", "+33 人", True, True),
    ],
)

SHARES = frame(
    "code name value before denominator_text status",
    [
        ("08", "高新区", 32.0, 29.8, "0.41 万", "ok"),
        ("07", "白石县", 14.7, 14.9, "0.55 万", "over"),
        ("03", "松岭县", None, None, "未报", "none"),
    ],
)

TREND = frame(
    "period series value strong",
    [
        *((str(2020 + i), "技术工人", v, False) for i, v in enumerate((22.4, 23.9, 25.5, 27.0))),
        *((str(2020 + i), "高技能", v, True) for i, v in enumerate((15.5, 18.4, 20.9, 23.5))),
    ],
)

FLOW = frame(
    "month series value",
    [
        (date(2025, m, 1), series, value + m)
        for m in range(1, 13)
        for series, value in (("received", 200), ("closed", 190), ("received_before", 180), ("backlog", 90))
    ],
)

CATEGORIES = frame(
    "row_code row_name column_code column_name value value_text",
    [
        ("wage", "拖欠工资", "m", "农民工", 400, None),
        ("wage", "拖欠工资", "p", "新就业形态劳动者", 100, None),
        ("injury", "工伤待遇", "m", "农民工", 25, None),
        ("injury", "工伤待遇", "p", "新就业形态劳动者", None, "<3"),
    ],
)

AGES = frame(
    "code name bucket bucket_order value",
    [
        (code, name, bucket, order, value)
        for code, name, values in (
            ("rs", "市人社局", (36, 24, 13, 6)),
            ("zc", "市仲裁院", (22, 15, 8, 0)),
        )
        for order, (bucket, value) in enumerate(
            zip(("30 日内", "31–60 日", "61–90 日", "90 日以上"), values, strict=True)
        )
    ],
)

BARS = frame(
    "code name value value_text note status",
    [
        ("C", "制造业", 41.2, "41.2%", "2.10 万", None),
        ("E", "建筑业", 24.0, "24.0%", "1.87 万", "late"),
        ("Q", "卫生和社会工作", None, "只有 7 人，不比较", "7", None),
    ],
)

COMPARE = frame(
    "name own median low high unit status",
    [
        ("按期办结率", 61.0, 93.1, 61.0, 99.0, "%", "over"),
        ("超期在办", 4, 2, 0, 9, "件", "ok"),
        ("人均培训", None, 1.2, 0.4, 3.0, "次", "none"),
        ("竞赛场次", 3, None, None, None, "场", None),
    ],
)

STANDING = frame(
    "code name value value_text status rank_text sentence is_old moved_text reported_text",
    [
        ("04", "中川区", 3.8, "+3.8", "ok", "1", "", False, "↑1", "8/8"),
        ("02", "映雪区", -8.3, "−8.3", "late", "2", "", False, "—", "8/8"),
        ("07", "白石县", -16.7, "−16.7", "over", "3", "", False, "↓1", "6/7"),
        ("03", "松岭县", None, "", "none", "", "连续 2 期未报，不排名", False, "", "0/6"),
    ],
)
DRAG = frame(
    "code name value value_text status rank_text sentence is_old weight_text",
    [
        ("03", "松岭县", -2.8, "−2.8", "none", "", "未报，按最近一次报数", True, "14 项"),
        ("07", "白石县", -2.0, "−2.0", "over", "", "", False, "15 项"),
        ("", "其余 6 家", 0.7, "+0.7", None, "", "", False, "94 项"),
    ],
)

COURSE = frame(
    "period code name value status is_counted",
    [
        ("2026-09", "04", "中川区", 2.0, "ok", True),
        ("2026-09", "07", "白石县", -6.0, "late", True),
        ("2026-09", "03", "松岭县", -9.0, "late", True),
        ("2026-10", "04", "中川区", 3.8, "ok", True),
        ("2026-10", "07", "白石县", -16.7, "over", True),
        ("2026-10", "03", "松岭县", -12.0, "none", False),
    ],
)
