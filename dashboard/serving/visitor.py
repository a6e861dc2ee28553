"""Who a request comes from, as the layers of the server know it: the session that the gate found, or just an address."""

from dashboard.access.sessions import Signed
from dashboard.serving.gate import SIGNED, Scope


def session_of(scope: Scope) -> Signed | None:
    """The session of a request; None before the gate, and where nobody is signed in."""
    found: Signed | None = scope.get(SIGNED)
    return found


def by_address(scope: Scope) -> str:
    """What tells clients apart before anyone is known: the IP address that `Peers` found."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def by_session(scope: Scope) -> str:
    """What tells clients apart once they are signed in: machines behind one address may be many."""
    session = session_of(scope)
    return session.key if session else by_address(scope)
