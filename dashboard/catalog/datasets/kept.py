"""What is kept on the pages instead of being uploaded: aliases, column choices, locks and returned reports.

They are versioned rows written by entries like any other, so that each can be seen, undone and made again.
"""

from dashboard.catalog.dataset import Column, Dataset, Kind

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
