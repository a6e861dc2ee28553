"""What a browser may send and a page never offered: forged cells of a grid (S03)."""

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from dashboard.ui.desk import desk
from tests.pages.seen import Visit


def forge(app: AppTest, state: dict[str, object]) -> AppTest:
    """Run the page again with a state of its grid that no browser of ours would send."""
    states = WidgetStates()
    widget = states.widgets.add()
    widget.id = app.dataframe[0].proto.id
    widget.string_value = json.dumps(state)
    return app._run(states)


@pytest.mark.parametrize(
    "state",
    [
        {"edited_rows": {"0": {"task": "T-002　别人的"}}},
        {"edited_rows": {}, "added_rows": [{"handed": True, "task": "T-002", "progress": 1}]},
    ],
    ids=["disabled column", "added row"],
)
def test_s03_a_forged_grid_hands_in_what_was_offered(visit_samples: Visit, state: dict[str, object]) -> None:
    app = forge(visit_samples("board", unit="D02", rows="fill"), state)
    assert not app.exception
    app = app.button(key="check").click().run()
    token = app.query_params["hand"]
    held = desk().look(token if isinstance(token, str) else token[0])
    assert held is not None
    lines = held.files[0].original.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[1:3] for line in lines[1:]] == [["T-001", "78%"]]
