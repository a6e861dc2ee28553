"""The product itself: started on a fresh machine, stopped, started again."""

import http.client
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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


def test_a_second_start_is_quick_and_imports_nothing_twice(tmp_path: Path) -> None:
    store = tmp_path / "cockpit.duckdb"
    with cockpit(store) as first:
        assert ask_health(first) == "ok"
        assert stop(first.process) == 0
    imported = list_imports(store)
    assert len(imported) > 0
    with cockpit(store, within=60) as second:
        assert ask_health(second) == "ok"
        assert second.seconds < 15
    assert list_imports(store) == imported
