"""Which shape is which district: certain codes are taken, doubts are asked, nothing is guessed."""

from dashboard.intake.shapes.draft import Join
from tests.intake.shapes.maps import feature, read, said, square

TWO = (square(0, 0), square(1, 0))


def codes(draft: object) -> list[str]:
    return [shape.code for shape in draft.shapes]  # type: ignore[attr-defined]


def test_a_property_that_holds_the_codes_joins_by_itself_whatever_its_name() -> None:
    for field in ("adcode", "区划代码", "随便"):
        draft = read(
            *(feature(code, ring, field=field) for code, ring in zip((990102, "990103"), TWO, strict=True))
        )
        assert draft.join == Join(field, "code", 2)
        assert codes(draft) == ["990102", "990103"]


def test_codes_are_read_as_offices_write_them() -> None:
    draft = read(feature("990102000000", TWO[0]), feature("156990103", TWO[1]))
    assert codes(draft) == ["990102", "990103"]


def test_names_are_offered_and_never_taken_by_themselves() -> None:
    features = feature("云屏区", TWO[0], field="名称"), feature("中川", TWO[1], field="名称")
    draft = read(*features)
    assert (draft.joins, draft.join, draft.shapes) == ((Join("名称", "name", 2),), None, ())
    assert codes(read(*features, join=("名称", "name"))) == ["990102", "990103"]


def test_two_properties_that_disagree_are_asked_about_and_two_that_agree_are_not() -> None:
    agree = [feature(c, r, adcode=c) for c, r in zip(("990102", "990103"), TWO, strict=True)]
    assert read(*agree).join == Join("code", "code", 2)
    cross = feature("990102", TWO[0], old="990103"), feature("990103", TWO[1], old="990102")
    draft = read(*cross)
    assert draft.join is None
    assert [join.field for join in draft.joins] == ["code", "old"]
    assert read(*cross, join=("old", "code")).shapes[0].source == "2"


def test_what_finds_no_partner_is_said() -> None:
    draft = read(feature("990102", TWO[0]), feature("990199", TWO[1]))
    assert ("第 2 个图形", "“990199”不在县区名录里，没有画") in said(draft)
    assert ("中川区、高新区", "文件里没有它的图形，放在地图旁边作方块") in said(draft)


def test_several_shapes_of_one_district_become_one() -> None:
    draft = read(feature("990102", TWO[0]), feature("990102", TWO[1]))
    assert ("云屏区", "第 1、2 个图形代码相同，已合成一个") in said(draft)
    assert draft.shapes[0].source == "1、2"


def test_the_outline_of_the_city_is_not_laid_over_its_districts() -> None:
    draft = read(feature("990100", square(0, 0, 2)), feature("990102", TWO[0]))
    assert codes(draft) == ["990102"]
    assert ("第 1 个图形", "是全市的轮廓，不盖在县区上面，没有画") in said(draft)


def test_a_map_of_another_place_is_refused_with_what_it_holds() -> None:
    draft = read(feature("110101", TWO[0], name="别处"))
    assert draft.refusal == (
        "没有一个属性里写着县区名录的代码或名称（文件里有 code：110101；name：别处）。"
        "请核对是不是本市的图，并补上六位区划代码再传。"
    )
