"""数据上报: files in, what was understood, what must be mended, and what they change."""

from dashboard.ui import own_hand, upload, upload_result, upload_review
from dashboard.ui.desk_progress import PATIENCE
from dashboard.ui.here import here
from dashboard.ui.upload_hand import looked_at

at = here()
hand = own_hand.held(at.view.hand, patience=PATIENCE)
held = looked_at(at, hand) if hand else None
if at.view.entry is not None:
    upload_result.show(at, hand, at.view.entry)
elif hand is None or at.view.file == upload.MORE:
    upload.choose(at)
elif held is None:
    upload_result.show(at, hand, str(hand.entries[-1]))
elif held.answer is not None:
    upload_result.show(at, hand, str(held.answer.import_no))
else:
    upload_review.show(at, hand, held)
