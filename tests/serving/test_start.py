"""The product itself: started on a fresh machine, stopped, started again."""

import http.client
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.launch import Server, cockpit, stop
from dashboard.settings import ROOT


def ask_health(server: Server) -> str:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    connection.request("GET", "/healthz")
    answer = connection.getresponse().read().decode()
    connection.close()
    return answer


def list_imports(store: Path) -> Any:
    command = [sys.executable, "-m", "dashboard", "imports", "--json", "--store", str(store)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)


@pytest.mark.long  # every test of the server starts over a store that is there
def test_a_later_start_is_quick_and_imports_nothing(demonstration_copy: Path) -> None:
    imported = list_imports(demonstration_copy)
    assert len(imported) > 0
    with cockpit(demonstration_copy, within=60) as server:
        assert ask_health(server) == "ok"
    assert list_imports(demonstration_copy) == imported


@pytest.mark.long  # it makes the whole city once more
def test_the_first_start_brings_the_demonstration_city(tmp_path: Path) -> None:
    store = tmp_path / "cockpit.duckdb"
    with cockpit(store) as server:
        assert ask_health(server) == "ok"
        assert stop(server.process) == 0
    assert len(list_imports(store)) > 0
