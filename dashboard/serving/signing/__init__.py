"""Signing in and out over http: the pages, their forms, and the ways of an office with single sign-on."""

from dashboard.serving.signing.door import Door
from dashboard.serving.signing.forms import Forms
from dashboard.serving.signing.routes import routes

__all__ = ["Door", "Forms", "routes"]
