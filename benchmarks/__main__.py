"""All measurements as one table: python -m benchmarks."""

import os
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import imports, pages
from dashboard.commands.verbs import make_demonstration

TODAY = date(2026, 11, 22)


def main() -> None:
    """Make a demonstration store, measure over it, and print what was seen beside what it must reach."""
    os.environ["COCKPIT_TODAY"] = TODAY.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "cockpit.duckdb"
        make_demonstration(store, TODAY)
        rows: list[pages.Row] = [*pages.measure(store), *imports.measure()]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), "", row[3])


if __name__ == "__main__":
    main()
