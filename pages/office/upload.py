"""数据上报: a file in, what was understood, what must be mended, and what it changes."""

from dashboard.ui import drafts, upload, upload_result, upload_review
from dashboard.ui.here import here

at = here()
held = drafts.held()
if at.view.entry is not None:
    upload_result.show(at, at.view.entry)
elif held is not None:
    upload_review.show(at, held)
else:
    upload.choose(at)
