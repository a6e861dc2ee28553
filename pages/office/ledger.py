"""报送记录: who handed in what on which day, and undoing it."""

from dashboard.ui import ledger
from dashboard.ui.here import here

ledger.show(here())
