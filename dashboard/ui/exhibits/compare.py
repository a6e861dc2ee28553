"""What stands behind the exhibits of 对比."""

from collections.abc import Callable

import pandas as pd

from dashboard.catalog.comparisons import COMPARISONS
from dashboard.ui.compare import made
from dashboard.ui.exhibits.showing import Showing, Shown
from dashboard.ui.here import Here

_FIELDS = ("name", "value", "before", "base", "median", "best")


def _rows(name: str) -> Callable[[Here], pd.DataFrame]:
    def rows(here: Here) -> pd.DataFrame:
        for one in made(here):
            if one.measure.name == name:
                best = ["最好" if best else "" for best in one.rows["is_best"]]
                return one.rows.assign(median=one.median, best=best)
        return pd.DataFrame(columns=_FIELDS)

    return rows


SHOWN: Shown = {f"compare/{measure.name}": Showing(_rows(measure.name), _FIELDS) for measure in COMPARISONS}
