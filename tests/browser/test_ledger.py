"""The ledger in a real browser: the original comes back, a reason is kept, and what stands on an entry goes in one go."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.launch import Server, cockpit
from dashboard.store import open_store
from tests.browser.steps import expect_no_fault, open_page, settle, sign_in
from tests.intake.handing import PROGRESS, hand_in

CONTENT = f"{PROGRESS}\r\n2026-06,T-001,41%,推进中,\r\n".encode("gb18030")


@pytest.fixture
def reported(sampled_path: Path, page: Page) -> Iterator[tuple[Server, int]]:
    """Give the product over samples and three reports of one task, and the number of the first."""
    with closing(open_store(sampled_path)) as store:
        first = hand_in(store, CONTENT, name="六月（人社）.csv", reporter="D02").import_no or 0
        for share in (42, 43):
            hand_in(store, f"{PROGRESS}\n2026-06,T-001,{share}%,推进中,\n", name=f"六月{share}.csv")
    with cockpit(sampled_path) as server:
        sign_in(page, server)
        yield server, first


def test_the_original_comes_back_and_what_stands_on_it_is_undone_in_one_go(
    page: Page, reported: tuple[Server, int], tmp_path: Path
) -> None:
    server, first = reported
    open_page(page, f"{server.url}/ledger?entry={first}")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载原始文件").click()
    assert download.value.suggested_filename == "六月（人社）.csv"
    download.value.save_as(tmp_path / "back")
    back = (tmp_path / "back").read_bytes()
    assert hashlib.sha256(back).hexdigest() == hashlib.sha256(CONTENT).hexdigest()

    page.get_by_role("button", name="撤销", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"第 {first} 号还不能撤销")
    expect(dialog).to_contain_text("六月43.csv")
    dialog.get_by_role("button", name="一起从新到旧撤销这 2 条").click()
    expect(dialog).to_contain_text("会停用它写入的 1 行")
    expect(dialog).to_contain_text("整行有 → 停用")
    dialog.get_by_label("撤销原因（可以不填）").fill("交错了文件")
    dialog.get_by_role("button", name="确定撤销").click()
    expect(page.locator("h1")).to_contain_text(f"撤销第 {first} 号")
    settle(page)
    expect(page.get_by_text("交错了文件")).to_be_visible()
    open_page(page, f"{server.url}/ledger?entry={first + 4}")
    expect(page.get_by_text(f"为撤销第 {first} 号")).to_be_visible()
    expect_no_fault(page)


def test_two_files_are_compared_and_the_names_page_leads_back(
    page: Page, reported: tuple[Server, int]
) -> None:
    server, first = reported
    open_page(page, f"{server.url}/ledger?entry={first}")
    page.get_by_placeholder("与另一次比较").click()
    page.get_by_role("option").first.click()
    expect(page.locator("h1")).to_have_text(f"进展月报第 {first + 1} 号比第 {first} 号改了 1 行")
    assert f"against={first + 1}" in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="下载差别（CSV）").click()
    assert "41%,42%" in Path(download.value.path()).read_text(encoding="utf-8-sig")
    page.get_by_role("button", name="‹ 回到记录").click()
    expect(page.locator("h1")).to_contain_text("最近一次")
    page.get_by_role("link", name="别名与列对应 0 ›").click()
    expect(page.locator("h1")).to_have_text("还没有记住别名，也没有记住表头")
    page.get_by_role("button", name="‹ 回到全部记录").click()
    expect(page.locator("h1")).to_contain_text("最近一次")
    settle(page)
    expect_no_fault(page)
