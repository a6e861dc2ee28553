"""What is installed is pinned, hashed, and older than no known mend of a weakness (advisories.csv)."""

import csv
import re
from importlib.metadata import version

import pytest
from packaging.version import Version

from dashboard.settings import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)
with (ROOT / "tests" / "advisories.csv").open(encoding="utf-8") as file:
    ADVISORIES = list(csv.DictReader(file))


def pins(name: str) -> dict[str, str]:
    """Library -> version, as a file of requirements pins them."""
    return dict(PIN.findall((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_s25_every_requirement_is_pinned_and_hashed(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
    wanted = [block for block in blocks if not block.startswith("#")]
    assert len(wanted) > 20
    assert [block for block in wanted if not PIN.match(block) or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", FILES)
def test_s25_no_pin_is_older_than_the_mend_of_a_known_weakness(name: str) -> None:
    pinned = pins(name)
    assert any(each["package"] in pinned for each in ADVISORIES)
    assert [
        each
        for each in ADVISORIES
        if each["package"] in pinned and Version(pinned[each["package"]]) < Version(each["fixed_in"])
    ] == []


def test_s25_what_runs_is_what_is_pinned() -> None:
    pinned = pins("requirements.txt")
    direct = pins("requirements.in")
    assert {name: version(name) for name in direct} == {name: pinned[name] for name in direct}
