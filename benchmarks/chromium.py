"""The Chromium of the machine: where it stands and how it is started; nothing is downloaded, nothing goes outside."""

import os
import shutil
from typing import Any

from dashboard.errors import UsageError

FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def launch_arguments() -> dict[str, Any]:
    """What Playwright's launch takes; raises UsageError where there is no Chromium."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program:
        return {"executable_path": program, "args": FLAGS}
    if os.name == "nt":
        return {"channel": "msedge", "args": FLAGS}  # every Windows has it
    raise UsageError("没有找到 Chromium：sudo apt-get update && sudo apt-get install chromium fonts-noto-cjk")
