"""The lists of allowed values that several datasets share (domain facts, with the ways offices write them)."""

from dashboard.catalog.dataset import Choice, choices

UNIT_CATEGORIES = (
    Choice("部门", ("市直部门", "市级部门")),
    Choice("县区", ("区县", "县（区）")),
    Choice("开发区"),
    Choice("企业"),
    Choice("院校", ("学校", "职业院校")),
)
DISTRICT_CATEGORIES = (
    Choice("市本级", ("市级",)),
    Choice("区", ("市辖区",)),
    Choice("县"),
    Choice("开发区", ("高新区", "园区")),
)
INDUSTRIES = tuple(
    Choice(name, (letter, f"{letter}{name}", *others))
    for letter, name, *others in (
        ("A", "农、林、牧、渔业", "农林牧渔业", "农业"),
        ("B", "采矿业", "采矿"),
        ("C", "制造业", "制造"),
        ("D", "电力、热力、燃气及水生产和供应业", "电力热力燃气及水生产和供应业", "电热燃水", "电力燃气"),
        ("E", "建筑业", "建筑"),
        ("F", "批发和零售业", "批发零售业", "批零"),
        ("G", "交通运输、仓储和邮政业", "交通运输仓储和邮政业", "交通仓储邮政", "交通运输业"),
        ("H", "住宿和餐饮业", "住宿餐饮业", "住餐"),
        ("I", "信息传输、软件和信息技术服务业", "信息传输软件和信息技术服务业", "信息"),
        ("J", "金融业", "金融"),
        ("K", "房地产业", "房地产"),
        ("L", "租赁和商务服务业", "租赁商务"),
        ("M", "科学研究和技术服务业", "科研技术"),
        ("N", "水利、环境和公共设施管理业", "水利环境和公共设施管理业", "水利环境"),
        ("O", "居民服务、修理和其他服务业", "居民服务修理和其他服务业", "居民服务"),
        ("P", "教育"),
        ("Q", "卫生和社会工作", "卫生"),
        ("R", "文化、体育和娱乐业", "文化体育和娱乐业", "文体娱乐"),
        ("S", "公共管理、社会保障和社会组织", "公共管理社会保障和社会组织", "公共管理"),
        ("T", "国际组织"),
    )
)


def _certified(grade: str, name: str, *others: str) -> Choice:
    """A level that certificates write with their own grade beside its name: 三级/高级工."""
    both = (f"{grade}/{name}", f"{name}/{grade}", f"{name}({grade})", f"{grade}({name})", f"{grade}{name}")
    return Choice(name, (*others, f"国家职业资格{grade}", *both))


LEVELS = (
    Choice("无等级", ("未取证", "无")),
    Choice("学徒工", ("学徒", "新型学徒")),
    _certified("五级", "初级工", "初级技能"),
    _certified("四级", "中级工", "中级技能"),
    _certified("三级", "高级工", "高级技能", "高级技工"),
    _certified("二级", "技师"),
    _certified("一级", "高级技师"),
    Choice("特级技师"),
    Choice("首席技师"),
)
_RANK = "裸数字分不清是系统序还是证书级：证书“一级”最高、“五级”最低，与 1–8 的顺序相反"
_CERTIFICATE = "证书级与八级工的顺序相反，单写“{}”容易弄反"
AMBIGUOUS_LEVELS = (
    *((str(rank), _RANK) for rank in range(1, 9)),
    *((f"{rank}级", _CERTIFICATE.format(f"{rank}级")) for rank in "12345一二三四五"),
    *((f"{rank}级工", _CERTIFICATE.format(f"{rank}级工")) for rank in "12345一二三四五"),
)
"""Certificate grade 1 is the highest, system rank 1 the lowest: neither may be guessed (domain.md §2.4)."""

MIGRANT = (Choice("农民工", ("进城务工人员",)), Choice("非农民工", ("其他", "城镇职工")))
TASK_STATES = (
    Choice("未启动", ("未开始", "尚未启动")),
    Choice("推进中", ("进行中", "正在推进")),
    Choice("已完成待销号", ("待销号", "完成待销号")),
    Choice("已销号", ("销号",)),
    Choice("暂缓"),
    Choice("长期坚持", ("持续推进",)),
)
PROBLEM_CATEGORIES = choices("重视不够", "进展不平衡", "配套政策不完善", "长效机制不健全", "其他")
LINKS = choices("培训", "帮带", "竞赛", "晋级", "激励")
CHANNELS = choices(
    "12351",
    "12345",
    "12333",
    "12348",
    "根治欠薪平台",
    "劳动保障监察",
    "仲裁",
    "调解",
    "法院",
    "信访",
    "上级交办",
    "其他",
)
WORKER_GROUPS = choices(
    "建筑工人", "制造业工人", "快递员", "外卖配送员", "货车司机", "网约车司机", "代驾", "拉面工", "家政服务员",
    "护理员", "保安", "环卫工", "商场信息员", "房产中介", "网络主播", "劳务派遣工", "实习学徒", "其他",
)  # fmt: skip
CASE_CATEGORIES = (
    Choice("拖欠克扣工资", ("拖欠/克扣工资", "欠薪", "拖欠工资", "拖欠克扣工资")),
    Choice("劳动合同"),
    Choice("解除终止与经济补偿", ("解除补偿", "经济补偿")),
    Choice("确认劳动关系"),
    Choice("社会保险", ("社保",)),
    Choice("工伤与职业伤害", ("工伤",)),
    Choice("工时休假加班", ("工时", "加班")),
    Choice("劳动安全与职业健康", ("安全健康",)),
    Choice("女职工与未成年工特殊保护", ("女职工保护", "女职工")),
    Choice("技能评价与培训权益"),
    Choice("民主管理与建会权"),
    Choice("平台用工"),
    Choice("其他"),
)
CLOSINGS = choices("调解", "裁决", "责令支付", "和解", "撤回", "移送", "不予受理", "其他")
SATISFACTION = choices("满意", "基本满意", "不满意")
ENTRY_KINDS = choices("进展", "经验", "问题")
THEMES = choices("就业", "培训", "维权", "创新", "技能竞赛", "完善制度", "其他")
ENTRY_STATES = choices("待办", "办理中", "已解决", "已推广")
DECISION_STATES = choices("办理中", "已办结", "已撤销")
