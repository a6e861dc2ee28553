"""The districts on the figure that colours the map, each with how completely it reported what the figure counts."""

import pandas as pd

from dashboard.catalog.key_figures import BY_NAME
from dashboard.queries import overview as questions
from dashboard.queries import skills
from dashboard.ui.here import Here
from dashboard.ui.loaders import load

DEVIATION = "deviation"


def coloured_by(here: Here) -> str:
    """The figure that was chosen for the map, else the deviation from the plan."""
    return here.view.figure if here.view.figure in BY_NAME else DEVIATION


def district_values(here: Here) -> pd.DataFrame:
    """The rows of overview/tiles; who was silent about what the figure counts has no value, and the status none.

    `reported` of `owed` are reports on tasks, or units that handed in this quarter's skill levels; cases are owed by no one.
    """
    figure = coloured_by(here)
    frame = load(questions.tiles, here.month, figure)
    page = BY_NAME[figure].page if figure in BY_NAME else "reform"
    if page == "rights":
        return frame.assign(reported=0, owed=0, silent=0)
    if page == "reform":
        return frame
    came = load(skills.districts, here.month).set_index("district_code")
    silent = frame["code"].map(came["status"]) == "none"
    return frame.assign(
        value=frame["value"].mask(silent),
        status=frame["status"].mask(silent, "none"),
        reported=frame["code"].map(came["reported"]).fillna(0),
        owed=frame["code"].map(came["owed"]).fillna(0),
        silent=0,
    )
