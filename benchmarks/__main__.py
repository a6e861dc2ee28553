"""All measurements as one table: python -m benchmarks, or some of them: python -m benchmarks painting drilling.

With COCKPIT_POLLOCK naming the archive of the Pollock benchmark (benchmarks/pollock.py), its score too.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from benchmarks import drilling, imports, pages, painting, pollock, preview
from benchmarks.table import Row, show
from dashboard.commands.verbs import make_demonstration

TODAY = date(2026, 11, 22)


def _score(_: Path) -> Sequence[Row]:
    archive = os.environ.get("COCKPIT_POLLOCK")
    return pollock.measure(Path(archive)) if archive else ()


PARTS: Mapping[str, Callable[[Path], Sequence[Row]]] = MappingProxyType(
    {
        "pages": pages.measure,
        "painting": painting.measure,
        "drilling": drilling.measure,
        "preview": preview.measure,
        "imports": lambda _: imports.measure(),
        "pollock": _score,
    }
)


def main() -> None:
    """Make a demonstration store, measure over it, and print what was seen beside what it must reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        choices=[*PARTS, []],
        metavar="PART",
        help=f"{', '.join(PARTS)}; all if none is named",
    )
    chosen = parser.parse_args().parts or list(PARTS)
    os.environ["COCKPIT_TODAY"] = TODAY.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "cockpit.duckdb"
        make_demonstration(store, TODAY)
        show([row for part in chosen for row in PARTS[part](store)])


if __name__ == "__main__":
    main()
