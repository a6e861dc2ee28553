"""What is kept on the pages instead of being uploaded: aliases, column choices, locks, returns, meetings, the map.

They are versioned rows written by entries like any other, so that each can be seen, undone and made again.
"""

from dashboard.catalog.choices import DECISION_STATES
from dashboard.catalog.dataset import Column, Dataset, Kind, Merge

ALIASES = Dataset(
    name="aliases",
    title="别名",
    grain="一行一个名录里的另一种叫法",
    kept=True,
    columns=(
        Column("dataset", "数据集", Kind.TEXT, "哪个名录", required=True, key=True, example="units", code=True),
        Column("alias", "别名", Kind.TEXT, "表里的写法", required=True, key=True, example="人社局"),
        Column(
            "given_by", "给出单位", Kind.TEXT, "只对这家单位有效；空着是对所有单位", key=True, refers="units",
            example="D03",
        ),
        Column("code", "代码", Kind.TEXT, "它代表名录里的哪一个", required=True, example="D03", code=True),
    ),
)  # fmt: skip
HEADINGS = Dataset(
    name="headings",
    title="列对应",
    grain="一行一套表头该怎么认",
    kept=True,
    columns=(
        Column(
            "given_by", "给出单位", Kind.TEXT, "哪家单位的表；空着是没有说单位", key=True, refers="units", example="D03"
        ),
        Column(
            "headers", "表头", Kind.TEXT, "整套表头的摘要", required=True, key=True, example="5f1c…", code=True
        ),
        Column("dataset", "数据集", Kind.TEXT, "认作哪份表", required=True, example="progress", code=True),
        Column(
            "pairs", "对应", Kind.LIST, "表头=列名；等号后空着的不导入", required=True, example="目前进度=progress"
        ),
    ),
)  # fmt: skip
LOCKS = Dataset(
    name="locks",
    title="期次锁定",
    grain="一行一个锁定的期次",
    kept=True,
    columns=(
        Column("dataset", "数据集", Kind.TEXT, "锁哪份表", required=True, key=True, example="progress", code=True),
        Column("period", "期次", Kind.MONTH, "锁哪个月", required=True, key=True, example="2026-10"),
        Column("reason", "原因", Kind.TEXT, "", example="简报已印发"),
    ),
)  # fmt: skip
RETURNS = Dataset(
    name="returns",
    title="退回",
    grain="一行一份退回的报送",
    kept=True,
    columns=(
        Column("dataset", "数据集", Kind.TEXT, "哪份表", required=True, key=True, example="progress", code=True),
        Column("period", "期次", Kind.MONTH, "哪个月", required=True, key=True, example="2026-10"),
        Column("unit_code", "单位", Kind.TEXT, "退给谁", required=True, key=True, refers="units", example="D03"),
        Column("returned_date", "退回日期", Kind.DATE, "", required=True, example="2026-11-08"),
        Column("reason", "原因", Kind.TEXT, "", required=True, example="3 项任务没有写下步措施"),
    ),
)  # fmt: skip
AGENDAS = Dataset(
    name="agendas",
    title="会议议程",
    grain="一行一份议程",
    kept=True,
    columns=(
        Column("agenda", "议程", Kind.TEXT, "议程的名字", required=True, key=True, example="季度调度会", max_length=20),
        Column("slides", "页", Kind.LIST, "按先后放哪几页", required=True, example="overall；red；decisions"),
        Column("seconds", "秒数", Kind.LIST, "各页停留多少秒，与页一一对应", required=True, example="120；120；300"),
        Column("title", "会议名称", Kind.TEXT, "写在每一页上方", example="协调小组第四季度会议", max_length=40),
    ),
)  # fmt: skip
DECISIONS = Dataset(
    name="decisions",
    title="议定事项",
    grain="一行一次会议议定的一件事",
    kept=True,
    columns=(
        Column(
            "meeting", "会议", Kind.TEXT, "会议开始时的版本号和时间", required=True, key=True, example="162-202611220900",
            code=True,
        ),
        Column("item_no", "序号", Kind.TEXT, "这次会议的第几项", required=True, key=True, example="1", code=True),
        Column("held_on", "会议日期", Kind.DATE, "", required=True, example="2026-11-22"),
        Column("matter", "事项", Kind.TEXT, "议定做什么", required=True, example="松岭县补报两期进展月报", max_length=120),
        Column("unit_code", "责任单位", Kind.TEXT, "谁办", required=True, refers="units", example="市人社局"),
        Column("task_code", "任务编号", Kind.TEXT, "对应任务台账里的哪一项，可空", refers="tasks", example="T-018"),
        Column("due_date", "时限", Kind.DATE, "哪天办完", required=True, example="2026-12-15"),
        Column("status", "状态", Kind.TEXT, "", required=True, choices=DECISION_STATES, example="办理中"),
        Column("done_date", "办结日期", Kind.DATE, "", example=""),
        Column("note", "说明", Kind.TEXT, "办结的说明，撤销的原因", example="", max_length=200),
    ),
)  # fmt: skip
SHAPES = Dataset(
    name="shapes",
    title="区划图",
    grain="一行一个县区的图形",
    merge=Merge.BY_SCOPE,
    scope=("layer",),
    kept=True,
    columns=(
        Column("layer", "图层", Kind.TEXT, "一层的图形一起换", required=True, key=True, example="县区"),
        Column(
            "district_code", "县区代码", Kind.TEXT, "哪个县区", required=True, key=True, refers="districts",
            example="990102", code=True,
        ),
        Column("geometry", "图形", Kind.TEXT, "GeoJSON 的 MultiPolygon，外环顺时针", required=True, code=True),
        Column("label", "标注点", Kind.TEXT, "经度,纬度,离边界多远（度）", required=True, code=True, example="0.31,0.42,0.08"),
        Column("file_name", "文件", Kind.TEXT, "从哪个文件来", required=True, example="区划图.geojson"),
        Column("given_date", "换上日期", Kind.DATE, "", required=True, example="2026-11-22"),
    ),
)  # fmt: skip
