"""Who may see and do what."""

from dashboard.access.person import Person
from dashboard.access.scope import EVERYTHING, NOTHING, Scope

__all__ = ["EVERYTHING", "NOTHING", "Person", "Scope"]
