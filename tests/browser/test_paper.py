"""The print view in a real browser: A4, with its filters, as-of date and definitions, black on white, nothing cut."""

import io
import re
import unicodedata

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard.catalog.exhibits import exhibit
from tests.browser.steps import expect_no_fault, open_page, settle

_A4_IN_POINTS = (595, 842)
_SHEET = "186mm"
_WIDER = f"""() => {{
  const ruler = document.body.appendChild(document.createElement("div"))
  ruler.style.width = "{_SHEET}"
  const most = ruler.getBoundingClientRect().width + 1
  ruler.remove()
  return [...document.querySelectorAll(".stPlotlyChart .main-svg, table, .row, .tiles")]
    .map(part => part.getBoundingClientRect().width).filter(width => width > most)
}}"""


def _bare(text: str) -> str:
    """Without spaces and breaks, and with 月 where the font calls it by its radical's number."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_view_is_printed_on_a4_with_its_filters_date_and_definitions(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, "/reform?period=2026-09&aspect=思想政治引领")
    page.get_by_role("link", name="打印").click()
    expect(page.locator(".sheet_notes li")).to_have_count(5)
    settle(page)
    expect_no_fault(page)
    assert page.evaluate(_WIDER) == []
    assert page.locator(".st-key-masthead").count() == 0
    page.emulate_media(media="print")
    paper = page.locator("[data-testid=stMainBlockContainer]").evaluate(
        "it => getComputedStyle(it).backgroundColor"
    )
    assert paper == "rgb(255, 255, 255)"
    expect(page.get_by_role("link", name="返回")).to_be_hidden()
    expect(page.get_by_role("button", name="打印")).to_be_hidden()

    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {
        _A4_IN_POINTS
    }
    assert 1 <= len(sheets) <= 3
    said = _bare("".join(sheet.extract_text() for sheet in sheets))
    for words in (
        "期次2026年9月",
        "方面：思想政治引领",
        "数据截至2026-09-30",
        "打印日期2026-11-22",
        exhibit("reform/curve").definition,
        f"1/{len(sheets)}",
    ):
        assert _bare(words) in said


def test_the_sheet_leads_back_to_the_view_it_shows(page: Page) -> None:
    open_page(page, "/?district=990106&paper=a4")
    page.get_by_role("link", name="返回").click()
    expect(page.locator(".st-key-masthead")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?district=990106$"))
