"""Each chart form says what the visual direction asks of it."""

import json
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.catalog.tokens import DARK, LIGHT
from dashboard.figures import (
    ages,
    bars,
    category_grid,
    columns,
    compare,
    dumbbell,
    gantt,
    heat_map,
    ladder,
    plan_curve,
    ranking,
    report_grid,
    small_trend,
    tile_map,
)
from tests.figures import frames


def texts(figure: go.Figure) -> list[str]:
    """Everything written on a figure, without bold and padding."""
    raw = [t for trace in figure.data for t in (trace.text if trace.text is not None else ())]
    raw += [a.text for a in figure.layout.annotations]
    return [t.replace("<b>", "").replace("</b>", "").strip("\u00a0") for t in raw]


def places(figure: go.Figure) -> list[Any]:
    """Where the rows of the frame stand, bottom 0."""
    return list(figure.data[-1].y)


def test_tiles_hatch_and_outline_what_was_not_reported() -> None:
    tile = tile_map.draw(frames.TILES, LIGHT).data[-1]
    assert list(tile.marker.pattern.shape) == ["", "", "/", "", "", "", "", ""]
    assert list(tile.marker.line.width) == [0, 0, 1.5, 0, 0, 0, 0, 0]
    assert list(tile.marker.color) == [
        *("#F1EFE9", "#F8E7B8", "#ECEAE4", "#F1EFE9", "#F1EFE9", "#F1EFE9", "#F7DEDA", "#F1EFE9"),
    ]
    assert tile.unselected.marker.opacity == 0.45


def test_tiles_show_name_value_and_note_and_the_free_cell_the_legend() -> None:
    figure = tile_map.draw(frames.TILES, LIGHT, legend=frames.LEGEND)
    said = texts(figure)
    assert {"白石县", "−16.4", "6/7 项", "松岭县", "未报", "严重　低于 −15"} <= set(said)
    legend = next(t for t in figure.data if t.text is not None and "严重　低于 −15" in t.text)
    right, lowest = max(figure.data[-1].x), min(figure.data[-1].base)
    assert right < legend.x[0] + 90
    assert all(y < lowest + 117 for y in legend.y)


@pytest.mark.parametrize("count", [4, 9, 16])
def test_another_number_of_districts_keeps_every_tile_on_the_sheet(count: int) -> None:
    across = 4 if count == 16 else 3
    frame = frames.frame(
        "code column row name status value_text note",
        [
            (f"{i:02}", i % across + 1, i // across + 1, f"{i:02}区", "near", "93.1%", "12/12 项")
            for i in range(count)
        ],
    )
    figure = tile_map.draw(frame, DARK, legend=frames.LEGEND, width=600, height=360)
    tile = figure.data[-1]
    assert min(tile.x) - tile.width / 2 == pytest.approx(0, abs=0.1)
    assert max(tile.x) + tile.width / 2 == pytest.approx(600, abs=0.1)
    assert min(tile.base) >= -0.1
    assert "93.1%" in texts(figure)
    assert "严重　低于 −15" in texts(figure)


def test_narrow_tiles_leave_out_the_note_rather_than_write_over_the_value() -> None:
    assert "7/7 项" in texts(tile_map.draw(frames.TILES, LIGHT, width=557))
    assert "7/7 项" not in texts(tile_map.draw(frames.TILES, LIGHT, width=300))


def test_ranking_puts_the_unreported_last_with_a_sentence_and_no_bar() -> None:
    figure = ranking.draw(frames.RANKING, LIGHT, sentence="连续 2 期未报，不排名")
    assert places(figure) == [4, 0, 3, 2, 1]
    assert figure.data[0].x[1] is None
    assert "连续 2 期未报，不排名" in texts(figure)
    assert [t for t in texts(figure) if t.startswith(("+", "−"))] == ["+3.8", "−1.2", "−8.3", "−16.4"]
    assert {"↑1", "↓1", "—", "8/8"} <= set(texts(figure))


def test_ranking_takes_a_sentence_of_its_own_for_each_row() -> None:
    frame = frames.RANKING.assign(sentence=[None, "连续 2 期未报", None, None, None])
    assert "连续 2 期未报" in texts(ranking.draw(frame, LIGHT))


def test_ranking_colours_only_late_and_over() -> None:
    assert list(ranking.draw(frames.RANKING, DARK).data[0].marker.color) == [
        *("#66727F", "#66727F", "#66727F", "#F0B93C", "#FF7A6E"),
    ]


def test_two_rankings_share_one_scale() -> None:
    departments = frames.frame(
        "code name value status note moved", [("wl", "市文旅广电局", -42.5, "over", "3/3", -1)]
    )
    limit = ranking.limits(frames.RANKING, departments)
    assert limit == (-42.5, 3.8)
    one = ranking.draw(frames.RANKING.head(1), LIGHT, limit=limit).layout.xaxis.range
    other = ranking.draw(frames.RANKING.head(1).assign(value=-2.0), LIGHT, limit=limit).layout.xaxis.range
    assert one == other
    assert one[0] < -42.5
    assert one[1] > 3.8


def test_plan_curve_labels_the_last_report_and_runs_on_to_the_end_of_the_plan() -> None:
    figure = plan_curve.draw(frames.PLAN, LIGHT, until="2027年底 完成", since=date(2026, 6, 1))
    assert {"实际 56.9%", "应有 61.1%", "偏差 −4.2 个百分点", "2027年底 完成", "6月起"} <= set(texts(figure))
    assert list(figure.data[0].x)[-1] == 35
    assert list(figure.data[2].x)[-1] == 21
    strip = next(t for t in figure.data if t.yaxis == "y2")
    assert strip.marker.color[-1] == LIGHT.ink
    assert set(strip.marker.color[:-1]) == {LIGHT.bar}
    assert list(figure.layout.xaxis.ticktext) == ["2025年1月", "7月", "2026年1月", "7月", "2027年1月", "7月"]


def test_plan_curve_of_few_months_names_every_month() -> None:
    figure = plan_curve.draw(frames.PLAN.head(2), LIGHT)
    assert list(figure.layout.xaxis.ticktext) == ["2025年1月", "2月"]
    assert figure.layout.xaxis.range[1] > 1.5  # room for the words at the right


def test_plan_curve_without_a_report_shows_the_plan_alone() -> None:
    figure = plan_curve.draw(frames.PLAN.assign(actual=None), LIGHT)
    assert texts(figure) == []
    assert plan_curve.alt_text(frames.PLAN.assign(actual=None)) == "应有与实际进度，还没有实际进度。"


def test_gantt_draws_milestones_by_state_where_they_happened() -> None:
    figure = gantt.draw(frames.TASKS, frames.NODES, LIGHT, today=date(2026, 11, 22))
    nodes = next(t for t in figure.data if t.type == "scatter" and t.mode == "markers")
    assert list(nodes.x) == ["2026-04-15", "2026-10-31", "2026-11-30"]
    assert list(nodes.marker.symbol) == ["diamond", "square", "diamond"]
    assert list(nodes.marker.color) == [LIGHT.ink, "#AE1F1A", LIGHT.paper]


def test_gantt_marks_today_and_hatches_the_unreported() -> None:
    figure = gantt.draw(frames.TASKS, frames.NODES, LIGHT, today=date(2026, 11, 22), as_of=date(2026, 10, 31))
    assert "今天 11月22日" in texts(figure)
    assert "数据截至 10月31日" not in texts(figure)  # the two words would meet
    assert list(figure.data[0].marker.pattern.shape) == ["", "", "/"]
    span = 272 * 86_400_000
    assert figure.data[0].x[0] == span
    assert figure.data[1].x[0] == round(span * 0.71)
    assert figure.data[1].x[2] == 0


def test_gantt_names_the_day_of_the_data_when_it_is_far_from_today() -> None:
    figure = gantt.draw(frames.TASKS, frames.NODES, LIGHT, today=date(2026, 11, 22), as_of=date(2026, 6, 30))
    assert "数据截至 6月30日" in texts(figure)


def test_gantt_leaves_today_out_when_the_plan_is_over() -> None:
    figure = gantt.draw(frames.TASKS, frames.NODES, LIGHT, today=date(2030, 1, 1))
    assert not [t for t in texts(figure) if "今天" in t]


def test_heat_map_writes_signs_hatches_silence_and_leaves_no_task_as_paper() -> None:
    cells = heat_map.draw(frames.HEAT, LIGHT).data[-1]
    assert [t.replace("<b>", "").replace("</b>", "") for t in cells.text] == [
        *("−1", "▲ −7", "−2", "▲ −8", "■ −60", "", "未报"),
    ]
    assert list(cells.y) == [0.92] * 5 + [None, 0.92]
    assert list(cells.marker.pattern.shape) == ["", "", "", "", "", "", "/"]
    assert list(cells.x) == [0, 1, 2, 0, 1, 2, 0]
    assert [round(b) for b in cells.base] == [2, 2, 2, 1, 1, 1, 0]


def test_heat_map_closes_the_total_row_with_a_line() -> None:
    assert [s.y0 for s in heat_map.draw(frames.HEAT, LIGHT).layout.shapes] == [2]
    assert not heat_map.draw(frames.HEAT, LIGHT, total=False).layout.shapes


def test_category_grid_shows_given_words_for_suppressed_cells_and_tints_by_the_root() -> None:
    cells = category_grid.draw(frames.CATEGORIES, LIGHT).data[-1]
    assert list(cells.text) == ["400", "100", "25", "&lt;3"]
    assert list(cells.marker.color) == ["#083F4B", "#629CA8", "#C3DADE", "#F1EFE9"]
    assert list(cells.textfont.color) == ["#FAF9F6", "#16202B", "#16202B", "#44505E"]
    assert [category_grid.step(v, 400) for v in (0, 4, 100, 400)] == [0, 1, 5, 9]
    assert category_grid.step(0, 0) == 0


def test_ladder_puts_the_highest_level_on_top_and_sums_the_highly_skilled() -> None:
    figure = ladder.draw(frames.LADDER, LIGHT)
    assert places(figure) == [0, 1, 2, 3, 4, 5, 6, 7]
    said = set(texts(figure))
    assert {"高技能人才 1.91 万", "占技术工人 23.5%", "3.44 万", "1,458", "40", "不计入"} <= said
    assert [s.y0 for s in figure.layout.shapes] == [2.5]
    assert list(figure.data[0].marker.color) == [
        *("#86919E", "#629CA8", "#629CA8"),
        *["#0F5C6B"] * 5,
    ]
    assert len(figure.data[1].x) == 7  # no tick where 2020 is unknown
    assert figure.layout.xaxis.type is None
    assert figure.layout.xaxis.range[0] == 0


def test_dumbbell_writes_silence_and_both_lines() -> None:
    figure = dumbbell.draw(frames.SHARES, LIGHT, city=23.5, target=27.0, labels=("全市", "2027 目标"))
    said = set(texts(figure))
    assert {"32.0%", "14.7%", "未报，不参与比较", "全市 23.5%", "2027 目标 27.0%", "0.41 万"} <= said
    label = next(a for a in figure.layout.annotations if a.text == "<b>14.7%</b>")
    assert label.x == 14.9  # right of last year's ring, which is the outer mark here


def test_dumbbell_without_any_status_draws_no_signs() -> None:
    plain = dumbbell.draw(frames.SHARES.assign(status=None), LIGHT)
    judged = dumbbell.draw(frames.SHARES, LIGHT)
    assert len(judged.data) == len(plain.data) + 1


def test_small_trend_names_its_lines_at_the_right_end() -> None:
    figure = small_trend.draw(frames.TREND, LIGHT)
    assert sorted(texts(figure)) == ["15.5%", "22.4%", "技术工人 27.0%", "高技能 23.5%"]
    lines = {t.line.color: t.line.width for t in figure.data if t.type == "scatter" and t.mode == "lines"}
    assert lines == {"#16202B": 2.5, "#0F5C6B": 4}
    assert list(figure.layout.xaxis.ticktext) == ["2020", "2023"]


def test_small_trend_keeps_close_labels_apart() -> None:
    frame = frames.frame(
        "period series value strong",
        [(p, s, v, False) for s, v in (("甲", 20.0), ("乙", 20.1), ("丙", 20.2)) for p in ("2025", "2026")],
    )
    ends = next(t for t in small_trend.draw(frame, LIGHT).data if t.text is not None and len(t.text) == 3)
    low, middle, high = sorted(ends.y)
    assert middle - low == pytest.approx(high - middle)
    assert middle == pytest.approx(20.1)
    assert middle - low > 0.04


def test_small_trend_of_one_period_is_a_dot() -> None:
    frame = frames.TREND[frames.TREND["period"] == "2020"]
    assert [t.mode for t in small_trend.draw(frame, LIGHT).data if t.type == "scatter"] == [
        "markers",
        "markers",
        "text",
    ]


def test_small_trend_hover_names_every_line_of_the_period() -> None:
    hit = small_trend.draw(frames.TREND, LIGHT).data[-1]
    assert list(hit.customdata[3]) == ["2023", "27.0%", "23.5%"]
    assert hit.hovertemplate.startswith(
        "%{customdata[0]}<br>技术工人 %{customdata[1]}<br>高技能 %{customdata[2]}"
    )


def test_columns_write_the_last_month_and_name_the_peak() -> None:
    assert {"新收 212", "办结 202", "上年新收 192", "在办 102"} <= set(
        texts(columns.draw(frames.FLOW, LIGHT))
    )
    peak = frames.FLOW.copy()
    peak.loc[(peak["series"] == "received") & (peak["month"] == date(2025, 3, 1)), "value"] = 300
    assert "300" in texts(columns.draw(peak, LIGHT))


def test_columns_hover_names_every_series_of_the_month() -> None:
    hit = columns.draw(frames.FLOW, LIGHT).data[-1]
    assert list(hit.customdata[4]) == ["2025-02", "202", "192", "182", "92"]
    assert hit.hovertemplate.startswith("%{customdata[0]}<br>新收 %{customdata[1]}")


def test_columns_draw_what_there_is_when_a_series_is_absent() -> None:
    only = frames.FLOW[frames.FLOW["series"] == "received"]
    assert "新收 212" in texts(columns.draw(only, LIGHT))
    assert "在办" not in "".join(texts(columns.draw(only, LIGHT)))


def test_ages_are_stacked_with_their_sum_and_a_key() -> None:
    figure = ages.draw(frames.AGES, LIGHT)
    stacks = [t for t in figure.data[:-1] if t.type == "bar"]
    assert [list(t.base) for t in stacks] == [[0, 0], [36, 22], [60, 37], [73, 45]]
    assert [t.marker.color for t in stacks] == ["#DCEAEC", "#A3C6CC", "#2F7583", "#083F4B"]
    assert {"79", "45", "30 日内", "90 日以上", "市人社局"} <= set(texts(figure))
    assert "6" not in texts(figure)  # too narrow for its number; the hover has it
    assert (
        figure.data[-1].hovertext[0] == "市人社局  79 件：30 日内 36，31–60 日 24，61–90 日 13，90 日以上 6"
    )


def test_ages_refuse_a_fifth_shade() -> None:
    fifth = frames.frame("code name bucket bucket_order value", [("rs", "市人社局", "一年以上", 4, 1)])
    with pytest.raises(KeyError):
        ages.draw(pd.concat([frames.AGES, fifth]), LIGHT)


def test_bars_fill_the_recovered_part_and_mark_the_reference() -> None:
    figure = bars.draw(
        frames.BARS.assign(part=[10.0, 5.0, None]), LIGHT, reference=23.5, reference_text="全市 23.5%"
    )
    assert figure.data[0].marker.color == LIGHT.accent_soft
    assert list(figure.data[1].x) == [10.0, 5.0, 0.0]
    assert {"41.2%", "只有 7 人，不比较", "全市 23.5%", "1.87 万"} <= set(texts(figure))


def test_bars_without_a_status_carry_no_sign() -> None:
    signs = next(t for t in bars.draw(frames.BARS, LIGHT).data if t.type == "scatter" and t.mode == "markers")
    assert list(signs.marker.color) == ["rgba(0,0,0,0)", "#B27700", "rgba(0,0,0,0)"]


def test_compare_scales_each_row_to_its_peers_and_says_when_they_are_too_few() -> None:
    figure = compare.draw(frames.COMPARE, LIGHT)
    medians = next(t for t in figure.data if t.marker.symbol == "line-ns")
    assert list(medians.x) == [
        pytest.approx(0.8447, abs=1e-4),
        pytest.approx(0.2222, abs=1e-4),
        pytest.approx(0.3077, abs=1e-4),
    ]
    assert {"61.0%", "4 件", "0.4 次", "3.0 次", "3 场", "同类不足 5 家，不比较", "未报"} <= set(
        texts(figure)
    )


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            ranking.alt_text(frames.RANKING),
            "比应有进度的偏差排名，共 5 家；最高 中川区 +3.8 个百分点；最低 白石县 −16.4 个百分点；未报 松岭县。",
        ),
        (
            tile_map.alt_text(frames.TILES.iloc[[0, 2, 6]]),
            "区县示意图，共 3 个；正常 雪屏区 −4.6；严重 白石县 −16.4；未报 松岭县。",
        ),
        (
            plan_curve.alt_text(frames.PLAN.head(22)),
            "应有与实际进度，2026年10月应有 61.1%，实际 56.9%，偏差 −4.2 个百分点；"
            "偏差最低在2025年5月，−13.9 个百分点。",
        ),
        (
            gantt.alt_text(frames.TASKS),
            "路线图，共 3 项任务；完成度最高 建筑工人实名制 82%；最低 工资集体协商扩面 71%；未报 货车司机入会。",
        ),
        (
            heat_map.alt_text(frames.HEAT),
            "单位与方面的偏差，单位为个百分点；最高 全市的思想引领 −1.0；最低 市文旅广电局的技能形成 −60.0；未报 松岭县。",
        ),
        (
            ladder.alt_text(frames.LADDER),
            "各技能等级人数；最多 初级工 3.44 万人；最少 首席技师 40 人；高技能人才 1.91 万人，占技术工人 23.5%。",
        ),
        (
            dumbbell.alt_text(frames.SHARES),
            "占比，共 3 家；最高 高新区 32.0%；最低 白石县 14.7%；未报 松岭县。",
        ),
        (
            small_trend.alt_text(frames.TREND),
            "走势：技术工人从2020的 22.4% 到2023的 27.0%；高技能从2020的 15.5% 到2023的 23.5%。",
        ),
        (
            category_grid.alt_text(frames.CATEGORIES),
            "类别与群体的件数；最多 拖欠工资、农民工 400 件；最少 工伤待遇、农民工 25 件；1 格件数太少，不显示。",
        ),
        (
            ages.alt_text(frames.AGES),
            "在办案件的时长，最多 市人社局 79 件；最少 市仲裁院 45 件；90 日以上最多 市人社局 6 件。",
        ),
        (bars.alt_text(frames.BARS), "共 3 行；最高 制造业 41.2%；最低 建筑业 24.0%；未报 卫生和社会工作。"),
        (
            compare.alt_text(frames.COMPARE),
            "与同类中位数比较，共 4 项指标；高于中位 超期在办；低于中位 按期办结率；未报 人均培训。",
        ),
        (
            columns.alt_text(frames.FLOW[frames.FLOW["series"] == "backlog"]),
            "每月在办最近 102 件，最高2025年12月 102，最低2025年1月 91。",
        ),
    ],
)
def test_alternative_texts_name_the_highest_the_lowest_and_the_silent(said: str, sentence: str) -> None:
    assert said == sentence


def test_figures_are_valid_json_with_chinese_in_them() -> None:
    figure = json.loads(ranking.draw(frames.RANKING, LIGHT).to_json())
    assert "白石县" in json.dumps(figure, ensure_ascii=False)


def test_report_grid_tells_states_apart_by_sign_and_word_and_leaves_what_is_not_owed_blank() -> None:
    cells = report_grid.draw(frames.REPORTS, LIGHT).data[-1]
    assert list(cells.text) == [
        "○ <b>未报 17 天</b>",
        "无",
        "▲ <b>迟 4 天</b>",
        "√ 已报",
        "◆ <b>退回</b>",
        "",
    ]
    assert list(cells.marker.pattern.shape) == ["/", "", "", "", "", ""]
    assert cells.y[-1] is None
    assert (
        report_grid.alt_text(frames.REPORTS)
        == "各单位各份表的报送：已报 2 格；还欠 市一局的进展月报、市三局的进展月报。"
    )
