"""The steps of a clerk on the upload page, without a browser."""

import time
from collections.abc import Mapping

from streamlit.testing.v1 import AppTest

from dashboard.intake.ledger import Entry, list_entries
from dashboard.ui.loaders import store as store_of_app
from tests.conftest import TODAY

PROGRESS = "期次,任务编号,完成进度,状态\n"


def sent(app: AppTest, text: str, name: str = "表.csv", encoding: str = "utf-8") -> AppTest:
    """The page after a file was chosen."""
    return sent_together(app, {name: text.encode(encoding)})


def sent_together(app: AppTest, files: Mapping[str, bytes]) -> AppTest:
    """The page after several files were chosen at once."""
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    return settled(app.run())


def settled(app: AppTest) -> AppTest:
    """The page once nothing is read or written any more: a busy machine takes longer than the page waits."""
    while app.get("progress") or "读取中" in _bodies(app) or "正在写入" in _bodies(app):
        time.sleep(0.1)
        app.run()
    return app


def press(app: AppTest, words: str) -> AppTest:
    """The page after a button was pressed; `words` as a person reads them."""
    (button,) = [button for button in app.button if button.label.replace("\\", "") == words]
    return settled(button.click().run())


def buttons(app: AppTest) -> list[str]:
    """The words of the buttons."""
    return [button.label.replace("\\", "") for button in app.button]


def switches(app: AppTest) -> dict[str, bool]:
    """The switches of what was put right or decided, by their words."""
    return {toggle.label.replace("\\", ""): toggle.value for toggle in app.toggle}


def turn(app: AppTest, words: str) -> AppTest:
    """The page after a switch was turned."""
    (toggle,) = [toggle for toggle in app.toggle if toggle.label.replace("\\", "") == words]
    return settled(toggle.set_value(not toggle.value).run())


def entries() -> list[Entry]:
    """The ledger, the newest first."""
    return list_entries(store_of_app(), today=TODAY)


def _bodies(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))
