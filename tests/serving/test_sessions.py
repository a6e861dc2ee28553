"""A visitor without a browser sees what a browser would."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

import pytest

from benchmarks.launch import Server
from dashboard.serving.sessions import Run, Session


def visit(server: Server, walk: Callable[[Session], Awaitable[Run]]) -> Run:
    async def go() -> Run:
        async with Session(server.url, patience=20) as session:
            return await walk(session)

    # In a thread of its own: Playwright's event loop keeps a worker's main thread for the whole session.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, go()).result()


def test_the_front_page_is_drawn_without_errors(warm_site: Server) -> None:
    run = visit(warm_site, lambda session: session.open())
    assert run.elements == ("selectbox", "button", "checkbox")
    assert run.errors == ()
    assert run.pages == ("", "deep", "broken")


def test_an_error_on_a_page_is_reported_with_its_kind(warm_site: Server) -> None:
    run = visit(warm_site, lambda session: session.open("broken"))
    assert len(run.errors) == 1
    assert run.errors[0].startswith("KeyError")


def test_a_path_that_no_page_has_is_reported_as_not_found(warm_site: Server) -> None:
    assert visit(warm_site, lambda session: session.open("nowhere")).page_not_found


def test_a_filter_in_the_address_reaches_the_page(warm_site: Server) -> None:
    run = visit(warm_site, lambda session: session.open(query="district=乙区"))
    assert "metric" in run.elements


def test_changing_a_filter_draws_the_page_for_it(warm_site: Server) -> None:
    async def walk(session: Session) -> Run:
        await session.open()
        return await session.change("district", "乙区")

    assert visit(warm_site, walk).elements == ("selectbox", "button", "metric", "checkbox")


def test_a_widget_in_a_fragment_redraws_the_fragment_alone(warm_site: Server) -> None:
    async def walk(session: Session) -> Run:
        await session.open()
        return await session.change("detail", True)

    assert visit(warm_site, walk).elements == ("checkbox", "table")


def test_a_pressed_button_is_pressed_for_one_run(warm_site: Server) -> None:
    async def walk(session: Session) -> Run:
        await session.open()
        assert (await session.click("fail")).errors
        return await session.change("district", "乙区")

    assert visit(warm_site, walk).errors == ()


def test_a_key_that_the_page_does_not_have_is_refused(warm_site: Server) -> None:
    async def walk(session: Session) -> Run:
        await session.open()
        return await session.change("nothing", "乙区")

    with pytest.raises(KeyError, match="nothing"):
        visit(warm_site, walk)


def test_a_cold_server_greets_a_deep_link_with_page_not_found(
    cold_site: AbstractContextManager[Server],
) -> None:
    with cold_site as server:
        assert visit(server, lambda session: session.open("deep")).page_not_found


def test_a_warm_server_opens_a_deep_link_at_once(warm_site: Server) -> None:
    run = visit(warm_site, lambda session: session.open("deep"))
    assert not run.page_not_found
    assert run.elements == ("selectbox", "heading")


def test_warming_names_the_page_that_fails(warm_site: Server) -> None:
    assert warm_site.said == ("/broken", warm_site.url.replace("127.0.0.1", "localhost"))
