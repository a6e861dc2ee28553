"""All measurements as one table: python -m benchmarks."""

import os
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import imports, pages
from benchmarks.table import show
from dashboard.commands.verbs import make_demonstration

TODAY = date(2026, 11, 22)


def main() -> None:
    """Make a demonstration store, measure over it, and print what was seen beside what it must reach."""
    os.environ["COCKPIT_TODAY"] = TODAY.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "cockpit.duckdb"
        make_demonstration(store, TODAY)
        show([*pages.measure(store), *imports.measure()])


if __name__ == "__main__":
    main()
