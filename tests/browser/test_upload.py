"""Handing in files in a real browser: a monthly report, a start from nothing, a bad file, and taking an entry back."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from benchmarks.launch import Server, cockpit
from dashboard.store import Store
from tests.browser.steps import expect_no_fault, open_page, settle, sign_in

HEADLINE = "h1"
expect.set_options(timeout=30_000)  # a busy machine reads slowly
MEASURES = "政策版本,方面编号,方面名称,措施编号,措施名称\n2024意见,4,技能形成,12,技能等级评价\n"
START = (
    ("县区名录", "县区代码,县区名称,县区类型\n990100,青川市,市本级\n990102,河口区,区\n", 2),
    ("单位名录", "单位编号,单位名称,单位类别,县区\nD01,市人社局,部门,市本级\nD02,市教育局,部门,市本级\n", 2),
    ("政策措施", MEASURES, 1),
    ("任务台账", "任务编号,政策版本,措施编号,任务名称,牵头单位,县区,计划开始,计划完成\nT-1,2024意见,12,推行新八级工,市人社局,市本级,2026-01-01,2026-12-31\n", 1),
    ("进展月报", "期次,任务编号,完成进度,状态\n2026-10,T-1,47%,推进中\n", 1),
)  # fmt: skip


@pytest.fixture
def city(demonstration_copy: Path, page: Page) -> Iterator[Server]:
    """Give the product over a copy of the demonstration city, which may be written to."""
    with cockpit(demonstration_copy) as server:
        sign_in(page, server)
        yield server


@pytest.fixture
def nothing(store: Store, page: Page) -> Iterator[Server]:
    """Give the product over a store that holds reference data alone."""
    store.close()
    with cockpit(store.path) as server:
        sign_in(page, server)
        yield server


def choose(page: Page, text: str, encoding: str = "utf-8", name: str = "10月进展.csv") -> None:
    """Choose a file on the upload page."""
    content = text.encode(encoding)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def press(page: Page, words: str) -> None:
    """Press the button of these words, once the page stands still: while it is drawn, others move into its place."""
    settle(page)
    page.get_by_role("button", name=words, exact=True).click()


@contextmanager
def never_an_error(page: Page) -> Iterator[None]:
    """Hold that no exception stands on the page afterwards."""
    yield
    expect_no_fault(page)


def write_into_grid(page: Page, column: str, row: int, text: str) -> None:
    """Write into a cell of the grid of bad rows; `row` from 0."""
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid.locator("canvas").first).to_be_visible()
    expect(grid.locator("th", has_text=column)).to_be_attached()
    heads = grid.locator("th").all_inner_texts()
    box = grid.bounding_box()
    assert box is not None
    widths = [50, 340, 84, *(150 if head.startswith("■") else 120 for head in heads[3:])]
    place = heads.index(column)
    across, down = sum(widths[:place]) + widths[place] / 2, 40 + 73 * row + 36
    page.mouse.dblclick(box["x"] + across, box["y"] + down)
    expect(page.locator(".gdg-input").first).to_be_visible()
    page.keyboard.type(text)  # without Enter: the click that follows ends it


def test_a_gb18030_report_is_mapped_mended_confirmed_stored_and_taken_back(page: Page, city: Server) -> None:
    with never_an_error(page):
        open_page(page, f"{city.url}/upload")
        choose(
            page,
            "进展月报,,,,\n月份,任务编码,完成近度,目前状态,进展情况\n2026年10月,T-001,640%,推进中,春季活动提前办完\n"
            "2026年10月,T-002,90%,推进中,又发现问题\n合计,,,,\n",
            "gb18030",
        )
        expect(page.locator(HEADLINE)).to_have_text("请先看看“完成近度”是不是“完成进度”")
        expect(page.get_by_text("GB18030")).to_be_visible()
        press(page, "是，就是“完成进度”")
        expect(page.locator(HEADLINE)).to_have_text("读懂 2 行，可更新 1 行；1 行要改，改好再提交")
        settle(page)
        write_into_grid(page, "■ 完成近度", 0, "64%")
        press(page, "改好了，重新检查")
        expect(page.locator(HEADLINE)).to_have_text("读懂 2 行，没有要改的；有 1 处不寻常，核对了再提交")
        expect(page.get_by_text("→ 64%")).to_be_visible()
        expect(page.get_by_role("button", name="提交", exact=True)).to_be_disabled()
        settle(page)
        page.get_by_text("我核对过，确实如此").click()
        expect(page.get_by_role("button", name="提交", exact=True)).to_be_enabled()
        press(page, "提交")
        expect(page.locator(HEADLINE)).to_contain_text("号已收下：进展月报更新 2 行")
        entry = page.get_by_role("link", name="报送记录里的第").get_attribute("href")
        open_page(page, f"{city.url}/reform?task=T-001")
        expect(page.get_by_text("春季活动提前办完").first).to_be_visible()

        assert entry is not None
        open_page(page, urljoin(city.url, entry))
        press(page, "撤销")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("停用它写入的 2 行，恢复它替换掉的 2 行")
        dialog.get_by_role("button", name="确定撤销").click()
        expect(page.locator(HEADLINE)).to_contain_text("撤销第 ")
        settle(page)
        open_page(page, f"{city.url}/reform?task=T-001")
        expect(page.locator(HEADLINE)).to_be_visible()
        expect(page.get_by_text("春季活动提前办完")).to_have_count(0)


@pytest.mark.long  # tests/pages/test_upload_hand.py tries the same without a browser
def test_several_files_and_a_zip_survive_a_refresh_and_are_handed_in_together(
    page: Page, nothing: Server
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("政策措施.csv", MEASURES)
        archive.writestr("读我.csv", "你好，这不是表格\n")
    files = [("县区名录.csv", START[0][1].encode()), ("一包.zip", packed.getvalue())]
    with never_an_error(page):
        open_page(page, f"{nothing.url}/upload")
        page.locator("input[type=file]").set_input_files(
            [{"name": name, "mimeType": "text/csv", "buffer": content} for name, content in files]
        )
        expect(page.get_by_text("手上的 3 个文件")).to_be_visible()
        page.reload()
        expect(page.get_by_text("没读懂")).to_be_visible()
        expect(page.get_by_text("可以提交")).to_have_count(2)
        settle(page)
        press(page, "一起提交 2 个")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("新增 2 行")
        dialog.get_by_role("button", name="提交这 2 个").click()
        expect(page.get_by_text("已收下　第")).to_have_count(2)


def test_a_city_starts_from_an_empty_store_by_the_pages_alone(page: Page, nothing: Server) -> None:
    with never_an_error(page):
        open_page(page, f"{nothing.url}/upload")
        expect(page.locator(HEADLINE)).to_have_text("库里还没有数据，先报县区名录")
        for place, (title, text, rows) in enumerate(START, start=1):
            choose(page, text, name=f"{title}.csv")
            expect(page.locator(HEADLINE)).to_have_text(f"读懂 {rows} 行，没有要改的；提交后新增 {rows} 行")
            press(page, "提交")
            expect(page.locator(HEADLINE)).to_contain_text(f"号已收下：{title}新增 {rows} 行")
            following = START[place][0] if place < len(START) else None
            press(page, f"接着报{following}" if following else "再报一份")
            page.wait_for_selector("input[type=file]", state="attached")
            settle(page)
        open_page(page, nothing.url)
        expect(page.locator(HEADLINE)).to_contain_text("改革进度 47.0%")


def test_a_bad_file_is_answered_in_a_clear_sentence_and_the_page_lives_on(
    page: Page, nothing: Server
) -> None:
    with never_an_error(page):
        open_page(page, f"{nothing.url}/upload")
        choose(page, "PK\x03\x04 no table", name="名单.xlsx")
        expect(page.locator(HEADLINE)).to_have_text("这个文件没有读懂，什么都没有保存")
        expect(page.get_by_text("文件无法解析（过大或已损坏）")).to_be_visible()
        press(page, "重新选文件")
        choose(page, "姓名,身份证号,县区代码\n张三,990102199001011234,990102\n")
        expect(page.get_by_text("个人信息").first).to_be_visible()
        press(page, "取消")
        page.wait_for_selector("input[type=file]", state="attached")
        expect(page.locator(HEADLINE)).to_have_text("库里还没有数据，先报县区名录")


@pytest.mark.long  # tests/browser/test_ledger.py undoes several in one go
def test_what_stands_on_an_entry_is_taken_back_first(page: Page, nothing: Server) -> None:
    with never_an_error(page):
        open_page(page, f"{nothing.url}/upload")
        for title, text, _ in START[:2]:
            choose(page, text, name=f"{title}.csv")
            press(page, "提交")
            expect(page.locator(HEADLINE)).to_contain_text(f"号已收下：{title}")
            settle(page)  # until then the button of the step before stands there too
            page.get_by_test_id("stBaseButton-primary").click()
            page.wait_for_selector("input[type=file]", state="attached")
            settle(page)
        open_page(page, f"{nothing.url}/ledger?entry=7")
        press(page, "撤销")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("第 7 号还不能撤销")
        expect(dialog).to_contain_text("单位名录.csv")
        dialog.get_by_role("button", name="先撤销第 8 号").click()
        expect(dialog).to_contain_text("停用它写入的 2 行")
        dialog.get_by_role("button", name="确定撤销").click()
        expect(page.locator(HEADLINE)).to_contain_text("撤销第 7 号")
