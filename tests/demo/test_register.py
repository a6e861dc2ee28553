"""Districts, units, and that everything refers to something."""

from collections import Counter

import pytest

from dashboard.demo.registry import credit_code
from tests.demo.conftest import City

pytestmark = pytest.mark.xdist_group("demo")


def test_the_city_has_eight_districts_under_fictional_codes(city: City) -> None:
    assert {row["县区代码"]: row["县区名称"] for row in city.rows("districts")} == {
        "990100": "澜川市", "990102": "云屏区", "990103": "中川区", "990104": "雪屏区", "990105": "泉湾区",
        "990106": "映雪区", "990121": "白石县", "990122": "松岭县", "990171": "高新区",
    }  # fmt: skip
    assert sum(int(row["常住人口"] or 0) for row in city.rows("districts")) == 1_500_000


def test_units_are_departments_offices_enterprises_and_schools(city: City) -> None:
    kinds = Counter(row["单位类别"] for row in city.rows("units"))
    assert (kinds["部门"], kinds["县区"], kinds["开发区"]) == (32, 7, 1)
    assert 250 <= kinds["企业"] + kinds["院校"] <= 270
    shorts = [row["单位简称"] for row in city.rows("units")]
    assert len(set(shorts)) == len(shorts)


def test_workers_add_up_to_those_of_each_district(city: City) -> None:
    workers: Counter[str] = Counter()
    for row in city.rows("units"):
        workers[row["县区"]] += int(row["职工人数"] or 0)
    assert {code: round(count / 10_000, 1) for code, count in workers.items() if count} == {
        "990102": 7.2, "990103": 4.8, "990104": 4.6, "990105": 5.5, "990106": 3.6, "990121": 2.5, "990122": 0.6,
        "990171": 1.2,
    }  # fmt: skip


def test_workers_spread_over_industries_as_in_the_city(city: City) -> None:
    workers: Counter[str] = Counter()
    for row in city.rows("units"):
        workers[row["行业门类"][:2]] += int(row["职工人数"] or 0)
    names = {"C": "制造", "E": "建筑", "F": "批发", "G": "交通", "H": "住宿"}
    for letter, share in {"C": 24, "E": 17, "F": 12, "G": 9, "H": 7}.items():
        assert (workers[letter] + workers[names[letter]]) / 3_000 == pytest.approx(share, abs=2)


def test_credit_codes_pass_their_check_character(city: City) -> None:
    for row in city.rows("units"):
        code = row["统一社会信用代码"]
        assert len(code) == 18
        assert code[17] == _check(code[:17])


def test_check_characters_are_those_worked_out_by_hand() -> None:
    # A code published as an example of the standard, and the fictional one of the field's notes.
    assert _check("91110000101623741") == "K"
    assert credit_code("990102", "MA0000001") == "91990102MA0000001D"


def test_every_district_unit_task_and_case_named_exists(city: City) -> None:
    districts = {row["县区代码"] for row in city.rows("districts")}
    units = {row["单位编号"] for row in city.rows("units")}
    tasks = {row["任务编号"] for row in city.rows("tasks")}
    cases = {row["案件编号"] for row in city.rows("cases")}
    for sheet in city.sheets:
        for row in sheet.rows:
            assert row.get("县区") in districts | {None}
            assert {
                row.get(header) or "" for header in ("单位", "牵头单位", "涉事单位", "承办单位")
            } <= units | {""}
            assert set((row.get("配合单位") or "").split("；")) <= units | {""}
            assert row.get("任务编号") in tasks | {None}
            assert (row.get("上级任务") or "") in tasks | {""}
            assert (row.get("关联案件") or "") in cases | {""}


def test_tasks_are_known_before_their_milestones_and_reports(city: City) -> None:
    known: set[str] = set()
    for sheet in city.sheets:
        codes = {row["任务编号"] for row in sheet.rows if "任务编号" in row}
        if sheet.file.dataset == "tasks":
            known |= codes
        assert codes <= known, sheet.file.path.name


def test_rows_of_enterprises_carry_their_own_district(city: City) -> None:
    home = {row["单位编号"]: row["县区"] for row in city.rows("units")}
    for dataset in ("skills", "development"):
        for sheet in city.sent(dataset):
            assert all(row["县区"] == home[row["单位"]] for row in sheet.rows)


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _check(body: str) -> str:
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(body, weights, strict=True))
    return ALPHABET[(31 - total % 31) % 31]
