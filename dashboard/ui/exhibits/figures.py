"""The key figures as tables: twelve months of one, and all eight side by side."""

from functools import partial

import pandas as pd

from dashboard.catalog.key_figures import KEY_FIGURES
from dashboard.queries import overview as questions
from dashboard.ui.exhibits.showing import Counts, Showing, Shown, known, light_words
from dashboard.ui.here import Here
from dashboard.ui.loaders import load
from dashboard.ui.unit_facts import place_of


def _series(here: Here, figure: str) -> pd.DataFrame:
    frame = load(questions.key_series, here.month, *place_of(here.view))
    return frame[frame["figure"] == figure]


def _counts(here: Here, figure: str) -> Counts:
    """Of the month that is shown."""
    now = _series(here, figure)
    now = now[now["period"] == pd.Timestamp(here.month)]
    return (None, None) if now.empty else (known(now["part"].iloc[0]), known(now["whole"].iloc[0]))


def _all(here: Here) -> pd.DataFrame:
    values = load(questions.key_figures, here.month, *place_of(here.view)).set_index("figure")
    described = pd.DataFrame(
        [(figure.name, figure.title, figure.unit, figure.definition) for figure in KEY_FIGURES],
        columns=["figure", "title", "unit", "definition"],
    )
    frame = described.join(values, on="figure")
    counts = [_counts(here, name) for name in frame["figure"]]
    return frame.assign(
        part=[part for part, _ in counts],
        whole=[whole for _, whole in counts],
        light=light_words(frame["status"], "indicator"),
    )


SHOWN: Shown = {
    **{
        f"figures/{figure.name}": Showing(
            partial(_series, figure=figure.name),
            ("period", "part", "whole", "value"),
            partial(_counts, figure=figure.name),
        )
        for figure in KEY_FIGURES
    },
    "figures/all": Showing(
        _all,
        (
            *("title", "value", "unit", "part", "whole", "previous", "year_before", "target", "light"),
            *("as_of", "definition"),
        ),
    ),
}
