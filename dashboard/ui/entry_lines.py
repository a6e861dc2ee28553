"""Every entry of the ledger as a line of the trail, told by the store itself once the entry stands."""

from dashboard.catalog.acts import Act
from dashboard.store import Written
from dashboard.ui.who import caller, house, is_known

_ACTS = {"import": Act.IMPORT, "undo": Act.UNDO}


def write_line(entry: Written) -> None:
    """Write the line, as who acts: on a page, or in a thread that works for somebody."""
    by = caller() if is_known() else None
    house().trail.add(
        _ACTS.get(entry.kind, Act.ENTRY),
        who=by.person.account if by else entry.person,
        role=by.person.role.value if by else "",
        origin=by.origin if by else "",
        about=f"第 {entry.number} 号",
        result="ok",
        **_facts(entry),
    )


def _facts(entry: Written) -> dict[str, object]:
    told = {
        "kind": entry.kind,
        "dataset": entry.dataset,
        "file": entry.file_name,
        "sha256": entry.file_sha256,
        "undoes": entry.undoes,
        "for_unit": entry.reporter,
        "reason": entry.reason,
        "read": entry.rows_read,
        "inserted": entry.rows_inserted,
        "updated": entry.rows_updated,
        "unchanged": entry.rows_unchanged,
        "ended": entry.rows_ended,
        "rejected": entry.rows_rejected,
    }
    return {name: value for name, value in told.items() if value is not None}
