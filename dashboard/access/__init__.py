"""Who may see what."""

from dashboard.access.scope import EVERYTHING, NOTHING, Scope

__all__ = ["EVERYTHING", "NOTHING", "Scope"]
