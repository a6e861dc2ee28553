"""All measurements as one table: python -m benchmarks.

With COCKPIT_POLLOCK naming the archive of the Pollock benchmark (benchmarks/pollock.py), its score too.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import imports, pages, pollock, preview
from benchmarks.table import show
from dashboard.commands.verbs import make_demonstration

TODAY = date(2026, 11, 22)


def main() -> None:
    """Make a demonstration store, measure over it, and print what was seen beside what it must reach."""
    os.environ["COCKPIT_TODAY"] = TODAY.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "cockpit.duckdb"
        make_demonstration(store, TODAY)
        archive = os.environ.get("COCKPIT_POLLOCK")
        scored = pollock.measure(Path(archive)) if archive else []
        show([*pages.measure(store), *preview.measure(store), *imports.measure(), *scored])


if __name__ == "__main__":
    main()
