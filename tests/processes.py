"""The reading processes that a test has started."""

from contextlib import suppress

import psutil


def children() -> list[psutil.Process]:
    """The reading processes of this process that are at work; a browser may be among its other children."""
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):  # it has ended and was not waited for yet
            if "dashboard.intake.worker" in child.cmdline():
                found.append(child)
    return found
