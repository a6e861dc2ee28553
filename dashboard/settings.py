"""What the environment decides: where the store lies, and which day it is."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """The process's settings; a demonstration may stand still on a `fixed_day`."""

    store: Path
    fixed_day: date | None = None

    def today(self) -> date:
        """Give the fixed day, or else the day on the server's clock."""
        return self.fixed_day or date.today()


def read(environ: Mapping[str, str]) -> Settings:
    """Parse COCKPIT_STORE (relative to the project's folder) and COCKPIT_TODAY (ISO date)."""
    store = ROOT / (environ.get("COCKPIT_STORE") or "data/store/cockpit.duckdb")
    day = environ.get("COCKPIT_TODAY")
    if not day:
        return Settings(store)
    try:
        return Settings(store, date.fromisoformat(day))
    except ValueError as cause:
        raise UsageError(f"环境变量 COCKPIT_TODAY 的“{day}”不是日期，应写成 2026-11-22。") from cause


@cache
def current() -> Settings:
    """Give the settings of this process, read once."""
    return read(os.environ)
