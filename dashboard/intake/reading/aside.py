"""The rows of the stage that aren't data: blank ones, notes below the table, and totals."""

import re
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.dataset import Kind
from dashboard.intake.files.coded import Coded
from dashboard.intake.reading.cells import SPACES, clean
from dashboard.intake.reading.mapping import Mapping
from dashboard.intake.reading.repairs import Repair, RepairKind
from dashboard.store import Cursor

_NOTE = (
    "注", "说明", "备注", "填报", "填表", "制表", "审核", "联系", "经办", "负责人", "单位负责人", "主管领导", "数据来源",
    "以上", "报送单位", "报送日期", "打印",
)  # fmt: skip
_TOLD = re.compile(rf"(?:{'|'.join(_NOTE)})[^:]{{0,6}}(?::|$)")
"""The beginning of a note that may have other filled cells beside it."""
_GRAND = re.compile(
    r"(?:全市|全县|全区|各县区|各单位|本表|本页|总)?(?:合计|总计|共计|合計|總計)(?:数|\(.{1,8}\))?:?"
)
_PARTIAL = re.compile(r"(?:本页|本组|分)?(?:小计|小計)(?:数|\(.{1,8}\))?:?|其中(?::.{0,8})?")
_OF_SOMETHING = re.compile(r".{1,12}(?:合计|总计|小计|共计)(?:\(.{1,8}\))?:?")
"""A total named after what it adds up, in a column where no such text can be a value."""
_EXAMPLES = "'示例', '样例', '填写示例', '示例行', '填表示例'"
"""What a cell says that marks its row as the example of a form."""
_BEGINS_EXAMPLE = "^[ \u3000]*[(（【\\[]? *(示例|样例|填写示例|填表示例) *[,，:：;；)）】\\]]"
"""How a text begins in such a row."""
_MAY_BE_TOTAL = (
    "(contains(cell, '计') or contains(cell, '計') or contains(cell, '其中')) and length(cell) <= 20"
)
"""The engine's first look: short cells with one of the words that every total has."""
_MOST_NOTES = 2_000
_SAID = 20


@dataclass(frozen=True)
class Aside:
    """How many notes were put aside, the lines of the totals, and whether anything was put aside at all."""

    notes: int = 0
    totals: tuple[int, ...] = ()
    any: bool = False
    said: str = ""
    """The words of the notes."""
    examples: int = 0

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What to tell the clerk."""
        said = [Repair(RepairKind.TOTALS, f"第 {line} 行是合计行，未导入") for line in self.totals[:_SAID]]
        if len(self.totals) > _SAID:
            said.append(Repair(RepairKind.TOTALS, f"这样的合计行共 {len(self.totals)} 行，都未导入"))
        if self.notes:
            said.append(Repair(RepairKind.NOTES, f"已忽略表尾说明 {self.notes} 行"))
        if self.examples:
            said.append(Repair(RepairKind.NOTES, f"已跳过示例 {self.examples} 行"))
        return tuple(said)


def is_total(text: str, *, named: bool = False) -> bool:
    """Whether a cell marks a row of totals; `named` takes 云屏区小计 for one, too."""
    word = _closed(text)
    return bool(
        _GRAND.fullmatch(word) or _PARTIAL.fullmatch(word) or (named and _OF_SOMETHING.fullmatch(word))
    )


def put_aside(
    cursor: Cursor,
    coded: Coded,
    mapping: Mapping,
    texts: MappingABC[str, Sequence[str]],
    off: frozenset[RepairKind] = frozenset(),
    *,
    template: bool = False,
) -> Aside:
    """Make the table `aside(line)` of the rows that aren't data, and `totals(line, grand)` of those with totals.

    `texts` holds the distinct texts of the columns for which they are known already; a `template` of ours may still
    have its example in the first row.
    """
    cursor.execute("create table aside (line bigint)")
    cursor.execute("create table totals (line bigint, grand boolean)")
    width = len(coded.columns)
    blank = _put_blank_aside(cursor, coded)
    totals = () if RepairKind.TOTALS in off else _find_totals(cursor, mapping, texts, width)
    notes, said = (0, "") if RepairKind.NOTES in off or width < 2 else _find_notes(cursor, width)
    examples = 0 if RepairKind.NOTES in off else _find_examples(cursor, mapping, width)
    if template and RepairKind.NOTES not in off:
        examples += _insert(cursor, "select unnest($1::bigint[])", [_find_left_in(coded, mapping)])
    return Aside(notes, totals, bool(blank or notes or totals or examples), said, examples)


def _put_blank_aside(cursor: Cursor, coded: Coded) -> int:
    whole: pa.Array | None = None
    for place in range(len(coded.columns)):
        blank = coded.blank(place)
        if blank is None:
            return 0
        whole = blank if whole is None else pc.and_(whole, blank)
    lines = coded.lines.filter(whole).to_pylist()
    return _insert(cursor, "select unnest($1::bigint[])", [lines])


def _is_blank(cell: str) -> str:
    """Cheaper than trimming, which the engine is slow at."""
    return f"({cell} is null or regexp_full_match({cell}, '[{SPACES}]*'))"


def _find_totals(
    cursor: Cursor, mapping: Mapping, texts: MappingABC[str, Sequence[str]], width: int
) -> tuple[int, ...]:
    by_place = {place: name for name, place in mapping.places}
    found: list[str] = []
    values: dict[str, object] = {}
    for place in range(width):
        name = by_place.get(place, "")
        known = texts.get(name) if name else None
        column = mapping.dataset.column(name) if name else None
        if known is None:
            rows = cursor.execute(
                f"select distinct cell from texts_c{place} where {_MAY_BE_TOTAL}"
            ).fetchall()
            told = column is not None and column.key and not column.code
            marks = [text for (text,) in rows if is_total(text, named=told)]
        else:
            assert column is not None, "texts are known of columns of the dataset only"
            named = bool(column.refers or column.choices) or column.kind in (Kind.DATE, Kind.MONTH)
            marks = [text for text in known if is_total(text, named=named)]
        free = column is not None and known is None and not column.key
        sparse = " and " + _lacks_key(mapping) if free else ""
        if marks:
            values[f"marks{place}"] = marks
            values[f"grand{place}"] = [text for text in marks if _GRAND.fullmatch(_closed(text))]
            found.append(
                f"select line, list_contains($grand{place}::varchar[], c{place}) as grand from stage "
                f"where list_contains($marks{place}::varchar[], c{place}){sparse}"
            )
    if not found:
        return ()
    cursor.execute(
        f"insert into totals select line, bool_and(grand) from ({' union all '.join(found)}) group by line",
        values,
    )
    _insert(cursor, "select line from totals")
    lines = cursor.execute("select line from totals order by line").fetchall()
    return tuple(int(line) for (line,) in lines)


def _lacks_key(mapping: Mapping) -> str:
    """A total has no whole key: a row that has one may say 合计 in its free text."""
    places = [
        mapping.place(column.name) for column in mapping.dataset.columns if column.key and column.required
    ]
    empty = [_is_blank(f"c{place}") for place in places if place is not None]
    return f"({' or '.join(empty) or 'true'})"


def _find_examples(cursor: Cursor, mapping: Mapping, width: int) -> int:
    """Put aside the example row of a form, marked as such by one of its cells."""
    used = {place: mapping.dataset.column(name) for name, place in mapping.places}
    marked: list[str] = []
    values: dict[str, object] = {}
    for place in range(width):
        column = used.get(place)
        more = "" if column else ", '例'"  # 例 is a unit of measure, too
        free = column is None or (column.kind is Kind.TEXT and not column.choices and not column.refers)
        begins = f" or regexp_matches(cell, '{_BEGINS_EXAMPLE}')" if free else ""
        rows = cursor.execute(
            f"select distinct cell from texts_c{place} "
            f"where contains(cell, '例') and (trim(cell, ' :：()（）【】[]') in ({_EXAMPLES}{more}){begins})"
        ).fetchall()
        if rows:
            values[f"examples{place}"] = [text for (text,) in rows]
            marked.append(f"list_contains($examples{place}::varchar[], c{place})")
    return _insert(cursor, f"select line from stage where {' or '.join(marked)}", values) if marked else 0


def _find_left_in(coded: Coded, mapping: Mapping) -> list[int]:
    """The first row where it is the declared example, cell by cell, of every column that the file has."""
    examples = {place: mapping.dataset.column(name).example for name, place in mapping.places}
    first = {place: coded.columns[place].whole()[0].as_py() or "" for place in examples} if coded.rows else {}
    return [int(coded.lines[0].as_py())] if first == examples and any(examples.values()) else []


def _find_notes(cursor: Cursor, width: int) -> tuple[int, str]:
    """Put aside the rows that begin as notes, and what goes on with the last of them down to the end of the table."""
    begin = f"'^[{SPACES}]*({'|'.join(_NOTE)})'"
    any_begins = " union all ".join(
        f"select 1 from texts_c{place} where regexp_matches(cell, {begin})" for place in range(width)
    )
    if cursor.execute(f"{any_begins} limit 1").fetchone() is None:
        return 0, ""
    cells = ", ".join(f"c{place}" for place in range(width))
    begins = f"regexp_matches(coalesce({cells}), {begin})"
    notes = {line for line, row in _rows(cursor, cells, begins) if _is_note(row)}
    if not notes:
        return 0, ""
    following: list[int] = []
    for line, row in _rows(cursor, cells, f"line > {min(notes)}"):
        if len(row) > 1 and line not in notes:
            following = []  # the table goes on below
        elif line not in notes:
            following.append(line)
    lines = sorted({*notes, *following})
    said = "\n".join(
        " ".join(row) for line, row in _rows(cursor, cells, f"line >= {lines[0]}") if line in lines
    )
    cursor.execute("insert into aside select unnest($1::bigint[])", [lines])
    return len(lines), said


def _is_note(row: Sequence[str]) -> bool:
    """Whether a row says one thing only, or tells who filled it in: 填表人：… 审核人：…"""
    return len(row) == 1 or (
        bool(_TOLD.match(row[0])) and 2 * sum(map(bool, map(_TOLD.match, row))) >= len(row)
    )


def _rows(cursor: Cursor, cells: str, condition: str) -> list[tuple[int, list[str]]]:
    rows = cursor.execute(
        f"select line, {cells} from stage where {condition} and line not in (select line from aside) "
        f"order by line limit {_MOST_NOTES}"
    ).fetchall()
    cleaned = [(int(line), [word for cell in row if cell and (word := clean(cell))]) for line, *row in rows]
    return [(line, row) for line, row in cleaned if row]


def _closed(text: str) -> str:
    return re.sub(r"\s", "", clean(text))


def _insert(cursor: Cursor, lines: str, values: Sequence[object] | dict[str, object] = ()) -> int:
    row = cursor.execute(f"insert into aside {lines}", values).fetchone()
    return int(row[0]) if row else 0
