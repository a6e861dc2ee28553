"""What tells of a person: ID numbers, telephones, bank cards, and lists of names."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.intake.reading.cells import clean

_HEADER = re.compile(
    r"姓名|身份证|证件号|手机|电话|联系方式|联系(?:人|员)(?!数|次)|联络(?:人|员)(?!数|次)|住址|家庭(?!服务)|银行卡|银行账|卡号|微信"
    r"|出生|民族|经办人(?!数|次)|承办人(?!数|次)|投诉人(?!数|次)|举报人(?!数|次)|信访人(?!数|次)|当事人(?!数|次)|申请人(?!数|次)"
    r"|填(?:表|报)人(?!数|次)|负责人(?!数|次|岗位)|责任人(?!数|次|岗位)|法定代表人(?!数)|人员名单|花名册|邮箱|QQ",
    re.IGNORECASE,
)
_START, _END = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z])"
_ID = re.compile(rf"{_START}\d{{6}}[ -]?\d{{4}}[ -]?\d{{4}}[ -]?\d{{3}}[ -]?[\dXx]{_END}")
_OLD_ID = re.compile(rf"{_START}\d{{15}}(?![0-9A-Za-z.])")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?<![0-9A-Za-z]-)(?:\+?0{0,2}86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!-?[0-9A-Za-z])"
)
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z.-])(?:\+?86[ -]?)?(?:0\d{2,3}[ -]|\(0\d{2,3}\) ?)[1-9]\d{6,7}(?:-\d{1,5})?(?![0-9A-Za-z-])"
)
_CARD = re.compile(
    rf"{_START}(?:62|4[0-9]|5[1-5]|35|37)\d{{2}}[ -]?\d{{4}}[ -]?\d{{4}}[ -]?\d{{4}}(?:[ -]?\d{{1,3}})?{_END}"
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_PROVINCES = frozenset(
    {
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
        "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
        "99",
    }
)  # fmt: skip
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦"
    "季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈"
    "鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
_DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "夏侯",
)
_NO_NAMES_END = frozenset(
    "工员师手长科处室局委办会区县市镇乡村厂司院校部站所队组岗业类级型率数额人家个是否态度月日动销结度机械重电建材矿药食运店社团"
)
"""What names of occupations, units, places and states end with, and those of persons hardly ever."""
_ENUMERATION = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、,;][\u4e00-\u9fff]{2,4})+[、,;][\u4e00-\u9fff]{2,}")
_LIKELY, _DISTINCT, _FEWEST = 0.8, 0.6, 3


@dataclass(frozen=True)
class Hit:
    """What kind of number was found, in words, and what may be shown of it."""

    what: str
    masked: str


def asks_for_person(header: str) -> bool:
    """Whether a header asks for something that belongs to a person."""
    return bool(_HEADER.search(re.sub(r"\s", "", clean(header))))


def find_number(text: str, *, code_column: bool = False) -> Hit | None:
    """The first number of a person that a text holds.

    Code columns are searched for what a check digit proves only, since a tenth of all 16-digit codes pass for a card.
    """
    cell = clean(text)
    if len(cell) < 10:
        return None
    for what, found in _numbers(cell, code_column):
        return Hit(what, mask(found))
    return None


def mask(text: str) -> str:
    """A text of which at most three digits of a long number can be read."""
    return re.sub(r"\+?\(?\d[\d ()-]{5,}\d[Xx]?", _first_digits, clean(text))[:60]


def _first_digits(number: re.Match[str]) -> str:
    return re.sub(r"\D", "", number[0])[:3] + "****"


def is_name_list(texts: Sequence[tuple[str, int]], known: frozenset[str]) -> bool:
    """Whether the texts of a column, each with how often it stands, are mostly names of persons; `known` are none."""
    cells = sum(count for _, count in texts)
    names = [(text, count) for text, count in texts if text not in known and _is_name(text)]
    like = sum(count for _, count in names)
    return len(names) >= _FEWEST and like >= _LIKELY * cells and len(names) >= _DISTINCT * like


def lists_names(text: str, known: Callable[[], frozenset[str]]) -> bool:
    """Whether a text names three persons or more in a row: 张三、李四、王五."""
    for match in _ENUMERATION.finditer(clean(text)):
        parts = re.split("[、,;]", match[0])
        inner = [parts[0][-3:], *parts[1:-1], parts[-1][:3]]
        names = [part for part in inner[1:-1] if _is_name(part)]
        if (
            len(inner) >= _FEWEST
            and len(names) == len(inner) - 2
            and (_ends_in_name(inner[0]) or len(names) >= _FEWEST)
        ):
            return not any(name in known() for name in names)
    return False


def _ends_in_name(text: str) -> bool:
    return any(_is_name(text[-length:]) for length in (2, 3) if len(text) >= length)


def _numbers(cell: str, code_column: bool) -> Iterator[tuple[str, str]]:
    yield from (("身份证号", match[0]) for match in _ID.finditer(cell) if _is_id(match[0], code_column))
    if not code_column:
        yield from (("身份证号", match[0]) for match in _OLD_ID.finditer(cell) if _is_old_id(match[0]))
    yield from (("手机号", match[0]) for match in _MOBILE.finditer(cell))
    if code_column:
        return
    yield from (("电话号码", match[0]) for match in _LANDLINE.finditer(cell))
    cards: Iterable[re.Match[str]] = _CARD.finditer(cell)
    yield from (("银行卡号", match[0]) for match in cards if _luhn(re.sub(r"[ -]", "", match[0])))


def _is_id(number: str, code_column: bool) -> bool:
    """An ID number by its place, birthday and check digit; one with a slip counts, too, unless it is something else."""
    number = re.sub("[ -]", "", number)
    if not _is_birthday(number[6:10], number[10:12], number[12:14]):
        return False
    of_a_place = number[:2] in _PROVINCES
    if _id_checks(number):
        return of_a_place or not _credit_checks(number)
    return of_a_place and not code_column and not _credit_checks(number)


def _is_old_id(number: str) -> bool:
    return number[:2] in _PROVINCES and _is_birthday(f"19{number[6:8]}", number[8:10], number[10:12])


def _is_birthday(year: str, month: str, day: str) -> bool:
    try:
        born = date(int(year), int(month), int(day))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100


def _id_checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


def _credit_checks(code: str) -> bool:
    places = [_CREDIT.find(character) for character in code.upper()]
    total = sum(place * weight for place, weight in zip(places, _CREDIT_WEIGHTS, strict=False))
    return (31 - total % 31) % 31 == places[-1]


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10


def _is_name(text: str) -> bool:
    if re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{2,8})+", text):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text) or text[-1] in _NO_NAMES_END:
        return False
    return text.startswith(_DOUBLE_SURNAMES) or (text[0] in _SURNAMES and len(text) <= 3)
