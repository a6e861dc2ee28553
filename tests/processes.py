"""The reading processes that a test has started."""

import time
from contextlib import suppress

import psutil


def children() -> list[psutil.Process]:
    """The reading processes of this process that are at work; a browser may be among its other children."""
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):  # it has ended and was not waited for yet
            while not (line := child.cmdline()):  # a process that has just begun doesn't tell yet
                time.sleep(0.01)
            if "dashboard.intake.worker" in line:
                found.append(child)
    return found
