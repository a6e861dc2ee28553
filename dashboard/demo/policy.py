"""The two policy versions: aspects and measures under short names of our own."""

from dashboard.demo.sheets import Table

CURRENT = "2024意见"
FORMER = "2017方案"

ASPECTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    CURRENT: (
        ("总体要求", ("目标任务统筹", "试点示范推进")),
        ("思想政治引领", ("思想政治工作", "产业工人党建", "三种精神弘扬")),
        ("主人翁地位", ("参与治理渠道", "企业民主管理", "协商协调机制")),
        ("技能形成体系", ("职业教育提质", "职业技能培训", "产教融合实训", "数字学习平台")),
        ("成长成才通道", ("技能等级评价", "纵向晋升通道", "横向职称贯通")),
        ("劳动经济权益", ("收入分配激励", "服务保障", "新就业形态维权")),
        ("建功立业平台", ("劳动和技能竞赛", "创新创效", "劳模工匠引领")),
        ("队伍发展壮大", ("稳定制造业队伍", "青年技能人才", "农民工融入", "工匠培育")),
        ("组织保障", ("法治与财政保障", "组织领导与宣传")),
    ),
    FORMER: (
        ("思想政治", ("党建", "思想引领", "主人翁地位的制度安排", "面向产业工人的工会工作")),
        (
            "技能形成",
            (
                "现代职业教育",
                "职业技能培训制度",
                "院校教育与培训统筹",
                "技能评价方式",
                "高技能人才培养",
                "农民工培训与融入城市",
            ),
        ),
        ("互联网", ("网上阵地", "网络学习平台", "互联网+普惠服务", "队伍数据库与信息化")),
        ("发展制度", ("拓宽发展空间", "畅通流动渠道", "技能导向的激励", "创新创效扶持", "劳动和技能竞赛")),
        (
            "支撑保障",
            ("法治保障", "财政投入", "社会多元投入", "劳动经济权益保障", "理论政策研究", "社会氛围"),
        ),
    ),
}


def measure_table() -> Table:
    """All measures of both versions, numbered through within a version."""
    rows = []
    for version, aspects in ASPECTS.items():
        number = 0
        for place, (aspect, measures) in enumerate(aspects, start=1):
            for measure in measures:
                number += 1
                rows.append((version, place, aspect, str(number), measure))
    versions, places, aspects_, numbers, names = (list(column) for column in zip(*rows, strict=True))
    return {
        "政策版本": versions,
        "方面编号": places,
        "方面名称": aspects_,
        "措施编号": numbers,
        "措施名称": names,
    }


def measure_number(name: str) -> str:
    """The number of a measure of the current version."""
    names = [measure for _, measures in ASPECTS[CURRENT] for measure in measures]
    return str(names.index(name) + 1)
