"""Who hands in when: in time, late within the grace, or not at all."""

from datetime import date, timedelta

import numpy as np

from dashboard.demo.days import shift_month

IN_TIME, LATE, MISSING = 0, 1, 2
WORST = 0.4
"""Share in time of the worst unit."""


def deadline(month: date) -> date:
    """The day by which a month's figures are due: the fifth of the next month."""
    return shift_month(month, 1) + timedelta(days=4)


def late_day(month: date) -> date:
    """The day on which a month's late figures come in."""
    return deadline(month) + timedelta(days=2 + month.month)


def plan_reports(begun: dict[str, int], periods: int, worst: str, seed: int) -> dict[str, tuple[int, ...]]:
    """For each unit what happens in each period from its first one on (`begun`).

    86 % come in time on average; the last period always comes.
    """
    rng = np.random.default_rng((seed, 5, periods))
    plan = {}
    for unit, first in begun.items():
        share = WORST if unit == worst else float(np.clip(rng.beta(9, 1.45), 0.5, 1.0))
        failures = round(
            (1 - share) * (periods - first) + (0 if unit == worst else float(rng.uniform(-0.5, 0.5)))
        )
        states = [IN_TIME] * periods
        for place in (first + rng.permutation(periods - first))[: max(0, failures)]:
            missing = rng.random() < 0.2 and place < periods - 1
            states[int(place)] = MISSING if missing else LATE
        plan[unit] = tuple(states)
    return plan
