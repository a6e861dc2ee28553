"""The tables behind the exhibits, by name: the data that a chart shows, as the reader may take it along."""

import pandas as pd

from dashboard.catalog.exhibits import Exhibit, exhibit
from dashboard.ui.exhibits import balance, compare, figures, overview, reform, rights, skills, unit
from dashboard.ui.exhibits.showing import Counts, Showing
from dashboard.ui.here import Here

SHOWN: dict[str, Showing] = {
    **figures.SHOWN,
    **overview.SHOWN,
    **reform.SHOWN,
    **balance.SHOWN,
    **skills.SHOWN,
    **rights.SHOWN,
    **unit.SHOWN,
    **compare.SHOWN,
}
_DIGITS = 4


def words_of(name: str, here: Here) -> Exhibit:
    """The words of an exhibit as it stands here."""
    turn = SHOWN[name].words
    return exhibit(name) if turn is None else turn(exhibit(name), here)


def frame_of(name: str, here: Here) -> pd.DataFrame:
    """The rows that an exhibit shows here, under its Chinese headings: names for codes, numbers as numbers."""
    shown = SHOWN[name]
    rows = shown.rows(here)[list(shown.fields)].reset_index(drop=True)
    broken = rows.select_dtypes("float").columns
    return rows.assign(**rows[broken].round(_DIGITS)).set_axis(list(exhibit(name).columns), axis=1)


def counts_of(name: str, here: Here) -> Counts:
    """The numerator and denominator of an exhibit here, None where it has none."""
    count = SHOWN[name].counts
    return (None, None) if count is None else count(here)
