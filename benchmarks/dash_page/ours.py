"""Serve the cockpit with the page of six charts in the place of the page 技能等级: python -m benchmarks.dash_page.ours STORE."""

import sys
from dataclasses import replace
from pathlib import Path

from dashboard.catalog import navigation
from dashboard.serving import run

PLACE = "skills"


def put(script: str) -> None:
    """Let a page run another script; before the app is imported."""
    navigation.PAGES = tuple(  # type: ignore[assignment]  # its type counts the pages
        replace(page, path=script) if page.name == PLACE else page for page in navigation.PAGES
    )


if __name__ == "__main__":
    put("benchmarks/dash_page/page.py")
    sys.exit(run("127.0.0.1", 0, Path(sys.argv[1])))
