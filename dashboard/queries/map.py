"""Questions of the map: the districts and their shapes."""

import pandas as pd

from dashboard.queries.asking import Reading, ask


def shapes(reading: Reading) -> pd.DataFrame:
    """One row a district, the city too: code, names, category; its shape, label point and room in degrees, file and day if any."""
    return ask(reading, "map/shapes")
