"""How long sign-ins last, how many guesses are let through, and what a password costs to check."""

from dataclasses import dataclass
from datetime import timedelta

from argon2.profiles import RFC_9106_LOW_MEMORY


@dataclass(frozen=True)
class Limits:
    """The house's limits; the defaults are those of the acceptance rows S08 to S10."""

    idle: timedelta = timedelta(minutes=30)
    absolute: timedelta = timedelta(hours=12)
    one_time_password: timedelta = timedelta(days=7)
    lock: timedelta = timedelta(minutes=15)
    """How long an account or an origin waits after too many wrong passwords."""
    window: timedelta = timedelta(hours=1)
    """Wrong passwords older than this no longer count."""
    wrong_of_account: int = 10
    wrong_of_origin: int = 100
    checks_at_once: int = 2
    """Passwords checked at the same time; each check takes `memory` while it runs."""
    rounds: int = RFC_9106_LOW_MEMORY.time_cost
    memory: int = RFC_9106_LOW_MEMORY.memory_cost
    """KiB."""
    lanes: int = RFC_9106_LOW_MEMORY.parallelism
