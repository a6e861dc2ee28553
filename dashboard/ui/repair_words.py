"""What each repair does, in the words that stand beside its switch and in the ledger."""

from collections.abc import Mapping

from dashboard.intake.reading.repairs import RepairKind

REPAIRS: Mapping[RepairKind, str] = {
    RepairKind.TITLES: "跳过表头上方的行",
    RepairKind.JOINED_HEADER: "合并两三行的表头",
    RepairKind.UNIT_ROW: "跳过计量单位行",
    RepairKind.BLANK_COLUMNS: "跳过空列",
    RepairKind.REPEATED_HEADERS: "跳过中间重复的表头",
    RepairKind.TOTALS: "不收合计行",
    RepairKind.NOTES: "不收表尾说明",
    RepairKind.PADDED: "补齐少几格的行",
    RepairKind.SPACES: "去掉首尾空格",
    RepairKind.WIDTH: "全角字符按半角认",
    RepairKind.BLANKS: "“—”“无”当作空",
    RepairKind.LINE_BREAKS: "格内换行改成空格",
    RepairKind.MONTH_END: "只有月份时记作月末",
    RepairKind.FRACTIONS: "0.85 读作 85%",
    RepairKind.UNITS: "按万元换算",
    RepairKind.FILLED_DOWN: "空格按上面一格补齐",
}
