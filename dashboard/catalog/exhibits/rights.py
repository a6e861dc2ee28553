"""The exhibits of 权益维护."""

from dashboard.catalog.case_kinds import BY_NAME
from dashboard.catalog.exhibits.exhibit import Exhibit

_ON_TIME = BY_NAME["due"].definition
_SMALL = "到期件数太少的写明件数，不参加排名。"
_CASES = ("cases",)
_RATED = (
    "名次",
    "{}",
    "按期办结率（%）",
    "按期（件）",
    "到期（件）",
    "目标（%）",
    "灯",
    "新收（件）",
    "在办（件）",
    "超期在办（件）",
    "排名说明",
)
_AGES = (
    "{}",
    "在办（件）",
    "宽裕（件）",
    "紧张（件）",
    "超期不到 30 日（件）",
    "超期 30 日以上（件）",
    "没有期限（件）",
)
_AGED = "在办案件离期限还有多久：宽裕是期限还剩一半以上，紧张是不到一半，其余已超期"


def _of(what: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column.format(what) for column in columns)


RIGHTS = (
    Exhibit(
        "rights/flow",
        "rights",
        "收案与办结",
        "新收按收案月，办结按办结月，按件次；在办是月末还没有办结的",
        _CASES,
        ("月份", "新收（件）", "办结（件）", "上年同月新收（件）", "月末在办（件）", "超期在办（件）", "到期（件）", "按期办结（件）"),
        months=24,
        opens=("rights", "received"),
    ),
    Exhibit(
        "rights/categories",
        "rights",
        "类别 × 群体",
        "近 12 个月新收的案件，按诉求类别与职工群体",
        _CASES,
        ("类别", "群体", "新收（件）", "图上的写法"),
        small_print="件数太少的只写“<3”，不给数，免得认出人来。",
        months=12,
        opens=("rights", "received"),
    ),
    Exhibit(
        "rights/districts",
        "rights",
        "区县按期办结率",
        _ON_TIME,
        _CASES,
        _of("县区", _RATED),
        numerator="期限内办结（件）",
        denominator="当月到期（件）",
        small_print=_SMALL + "案件随时登记，没有报送期，不存在少报几家。",
        opens=("rights", "due"),
    ),
    Exhibit(
        "rights/district_ages",
        "rights",
        "区县在办时长",
        _AGED,
        _CASES,
        _of("县区", _AGES),
        opens=("rights", "open"),
    ),
    Exhibit(
        "rights/per_10k",
        "rights",
        "每万职工新收",
        "本月新收案件 ÷ 最近一次报来的职工数 × 10000",
        ("cases", "skills"),
        ("县区", "每万职工新收（件）", "新收（件）", "职工（人）"),
        numerator="新收案件（件）",
        denominator="职工（人）",
        small_print="没有报职工数的县区算不出，不列；按多少排列，不是名次。",
        opens=("rights", "received"),
    ),
    Exhibit(
        "rights/departments",
        "rights",
        "部门按期办结率",
        _ON_TIME,
        _CASES,
        _of("部门", _RATED),
        numerator="期限内办结（件）",
        denominator="当月到期（件）",
        small_print=_SMALL,
        opens=("rights", "due"),
    ),
    Exhibit(
        "rights/handlers",
        "rights",
        "县区承办按期办结率",
        _ON_TIME,
        _CASES,
        _of("承办单位", _RATED),
        numerator="期限内办结（件）",
        denominator="当月到期（件）",
        small_print=_SMALL,
        opens=("rights", "due"),
    ),
    Exhibit(
        "rights/ages",
        "rights",
        "承办单位在办时长",
        _AGED,
        _CASES,
        _of("承办单位", _AGES),
        opens=("rights", "open"),
    ),
    Exhibit(
        "rights/money",
        "rights",
        "涉案与挽回",
        "涉案金额按收案月，挽回金额按办结月；同一件事重复来的不重算",
        _CASES,
        ("月份", "涉案（元）", "挽回（元）", "得到挽回（人）", "人均挽回（元）"),
        months=24,
        opens=("rights", "closed"),
    ),
    Exhibit(
        "rights/collective",
        "rights",
        "集体案件",
        BY_NAME["collective"].definition,
        _CASES,
        ("编号", "类别", "县区", "承办单位", "收到", "到期", "办结", "人数（人）", "涉案（元）"),
        small_print="涉事单位不写名字；敏感类别只计数，不列出。",
        months=12,
        opens=("rights", "collective"),
    ),
    Exhibit(
        "rights/cases",
        "rights",
        "案件名单",
        "一个数字所数的案件，一行一件；名单上面写着那个数字的口径",
        _CASES,
        ("编号", "收到", "县区", "承办单位", "类别", "群体", "人数（人）", "涉案（元）", "到期", "办结"),
        small_print="涉事单位不写名字；敏感类别只计数，不列出；最多带走 500 件。",
        months=12,
    ),
)  # fmt: skip
