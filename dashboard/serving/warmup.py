"""The first visit, made by the server itself before anyone else comes."""

import gc
from collections.abc import Callable, Mapping

from dashboard.serving.sessions import NO_HEADERS, Session


def _nobody(_: str) -> Mapping[str, str]:
    return NO_HEADERS


async def warm(url: str, headers_for: Callable[[str], Mapping[str, str]] = _nobody) -> tuple[str, ...]:
    """Open the front page and then every page of its menu; give the paths of those that showed an error.

    `headers_for` gives what the visitor of a page shows at the door, by the page's path. Until one session has run the
    menu, Streamlit greets a direct link with a stray “page not found”.
    """
    async with Session(url, headers=headers_for("")) as visitor:
        front = await visitor.open()
    failed = ["/"] if front.errors else []
    for page in filter(None, front.pages):
        async with Session(url, headers=headers_for(page)) as visitor:
            if (await visitor.open(page)).errors:
                failed.append(f"/{page}")
    # All is imported now and stays: the collector need not walk through it again, at 60 ms a time.
    gc.collect()
    gc.freeze()
    return tuple(failed)
