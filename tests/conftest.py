"""What every test may ask for: a store of its own, and the whole demonstration city made once."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from dashboard import settings
from dashboard.access.grant import WHOLE
from dashboard.catalog.datasets import UPLOADED
from dashboard.commands.verbs import make_demonstration
from dashboard.intake.answer import Status
from dashboard.intake.commit import Terms
from dashboard.intake.importing import import_file
from dashboard.intake.seeding import seed
from dashboard.store import Store, open_store

TODAY = date(2026, 11, 22)
TERMS = Terms("测试", TODAY, TODAY, grant=WHOLE)
SAMPLES = settings.ROOT / "data" / "samples"
_LONGEST_WAIT = 300


class _BrowserTogether(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types for it
    """Each test goes to whichever worker is free, but those of the browser to one, and of a file on serving: they share a server."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith("tests/browser/"):
            return "browser"
        return nodeid.split("::")[0] if nodeid.startswith("tests/serving/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Give xdist the scheduler; its own groups by marker are not seen by this pytest."""
    return _BrowserTogether(config, log)


@pytest.fixture(autouse=True)
def _the_day_stands_still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Today is 22 November 2026, so that results stay what they are."""
    monkeypatch.setenv("COCKPIT_TODAY", TODAY.isoformat())
    settings.current.cache_clear()
    yield
    settings.current.cache_clear()


@pytest.fixture
def store(_seeded: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store with the reference data."""
    opened = open_store(copied(_seeded, tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture
def sampled_path(_sampled: Path, tmp_path: Path) -> Path:
    """The closed file of a store that took in every file of data/samples/."""
    return copied(_sampled, tmp_path / "sampled")


@pytest.fixture
def sampled_store(sampled_path: Path) -> Iterator[Store]:
    """A store that took in every file of data/samples/."""
    opened = open_store(sampled_path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeded") / "store.duckdb"
    with closing(open_store(path)) as opened:
        seed(opened, today=TODAY)
    return path


@pytest.fixture(scope="session")
def _sampled(_seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = copied(_seeded, tmp_path_factory.mktemp("sampled") / "whole")
    with closing(open_store(path)) as opened:
        for dataset in UPLOADED:
            answer = import_file(opened, SAMPLES / f"{dataset.name}.csv", TERMS)
            assert answer.status is Status.IMPORTED, answer.problems
    return path


@pytest.fixture(scope="session")
def demonstration_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the whole demonstration city, to be read only: what writes takes a copy (`copied`)."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # one for all workers
    return _made_once(shared / "demonstration")


@pytest.fixture
def demonstration_copy(demonstration_store: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration store with its journal, for tests that write."""
    return copied(demonstration_store, tmp_path / "city")


def copied(path: Path, folder: Path) -> Path:
    """Copy a closed store and its journal into a new folder."""
    folder.mkdir()
    shutil.copytree(path.with_name(path.name + ".journal"), folder / (path.name + ".journal"))
    return Path(shutil.copyfile(path, folder / path.name))


def _made_once(folder: Path) -> Path:
    """Whoever makes the folder makes the store in it; the others wait for it to appear."""
    path = folder / "city.duckdb"
    failed = folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + _LONGEST_WAIT
        while not path.exists():
            if failed.exists() or time.monotonic() > deadline:
                raise RuntimeError("another test process could not make the demonstration store") from None
            time.sleep(0.2)
        return path
    try:
        make_demonstration(path, TODAY)
    except BaseException:
        failed.touch()
        raise
    return path
