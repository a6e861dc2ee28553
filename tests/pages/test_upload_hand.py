"""Several files in hand: the state of each, which one is looked at, and those that are ready handed in together."""

import io
import zipfile

from streamlit.testing.v1 import AppTest

from dashboard.access.grant import WHOLE
from dashboard.catalog.roles import Role
from dashboard.ui.desk import desk
from tests.conftest import SAMPLES
from tests.pages.handing import PROGRESS, buttons, entries, press, sent_together, settled
from tests.pages.seen import Visit, headline, links, panels, words
from tests.pages.signed_in import account_of
from tests.processes import children
from tests.ui.working import held_up, large

READY = (PROGRESS + "2026-10,T-001,90%,推进中\n").encode()
TO_MEND = (PROGRESS + "2026-10,T-001,900%,推进中\n").encode()
ASKING = (PROGRESS + "2026-10,T-001,1,推进中\n").encode()
NO_TABLE = "你好，这不是表格\n第二行\n".encode()
_HEAD, _ROW, *_ = (SAMPLES / "cases.csv").read_text(encoding="utf-8-sig").splitlines()
CASE = "\n".join((_HEAD, "AJ-2026-9001" + _ROW[_ROW.index(",") :])).encode()
"""A case that the store doesn't have."""


def lines(app: AppTest) -> str:
    """The text of the page in one line."""
    return " ".join(words(app).split())


def test_every_file_says_how_far_it_is(visit_samples: Visit) -> None:
    app = sent_together(
        visit_samples("upload"), {"好.csv": READY, "改.csv": TO_MEND, "问.csv": ASKING, "坏.csv": NO_TABLE}
    )
    assert panels(app)[0] == "手上的 4 个文件"
    assert "好.csv 进展月报 可以提交" in lines(app)
    assert "改.csv 进展月报 要改 1 处" in lines(app)
    assert "问.csv 进展月报 有一问" in lines(app)
    assert "坏.csv — 没读懂" in lines(app)


def test_one_line_opens_one_file(visit_samples: Visit) -> None:
    app = sent_together(visit_samples("upload"), {"好.csv": READY, "问.csv": ASKING})
    assert headline(app) == "读懂 1 行，没有要改的；提交后更新 1 行"
    name, address = links(app)["问.csv"]
    assert name == "upload"
    assert address.endswith("&file=2")
    app.query_params["file"] = "2"
    assert headline(app.run()) == "请先说明“完成进度”怎么写的，再看其他问题"


def test_what_is_ready_is_handed_in_together_after_a_confirmation(visit_samples: Visit) -> None:
    before = len(entries_of(visit_samples))
    app = sent_together(visit_samples("upload"), {"进展.csv": READY, "案件.csv": CASE, "坏.csv": NO_TABLE})
    assert "案件.csv 维权案件 可以提交" in lines(app)
    app = press(app, "一起提交 2 个")
    assert "进展.csv 进展月报 更新 1 行" in lines(app)
    assert "案件.csv 维权案件 新增 1 行" in lines(app)
    assert "另外 1 个还要处理，不在其中。" in words(app)
    app = settled(press(app, "提交这 2 个").run())
    assert len(entries()) == before + 2
    assert "已收下　第" in words(app)
    assert headline(app) == "这个文件没有读懂，什么都没有保存"
    app = press(app, "放下这一份")
    assert "号已收下" in headline(app)


def entries_of(visit: Visit) -> list[object]:
    """The ledger before anything is handed in."""
    visit("upload")
    return list(entries())


def test_a_zip_becomes_its_files(visit_samples: Visit) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("10月/进展.csv", READY)
        archive.writestr("10月/案件.csv", CASE)
    app = sent_together(visit_samples("upload"), {"一包.zip": packed.getvalue()})
    assert panels(app)[0] == "手上的 2 个文件"
    assert "进展.csv 进展月报 可以提交" in lines(app)


def test_more_files_join_those_in_hand(visit_samples: Visit) -> None:
    app = sent_together(visit_samples("upload"), {"好.csv": READY, "坏.csv": NO_TABLE})
    app = sent_together(press(app, "再选几个"), {"问.csv": ASKING})
    assert panels(app)[0] == "手上的 3 个文件"


def test_after_one_file_the_next_one_is_offered(visit_samples: Visit) -> None:
    app = press(sent_together(visit_samples("upload"), {"好.csv": READY, "问.csv": ASKING}), "提交")
    assert "号已收下：进展月报更新 1 行" in headline(app)
    assert "手上还有“问.csv”，接着看。" in words(app)
    app = press(app, "接着看“问.csv”（有一问）")
    assert headline(app) == "请先说明“完成进度”怎么写的，再看其他问题"


def test_everything_is_there_after_a_refresh_and_gone_once_put_down(visit_samples: Visit) -> None:
    app = sent_together(visit_samples("upload"), {"好.csv": READY, "问.csv": ASKING})
    token = app.query_params["hand"]
    again = visit_samples("upload", hand=token)
    assert panels(again)[0] == "手上的 2 个文件"
    press(again, "全部放下")
    assert desk().look(token) is None
    assert headline(visit_samples("upload", hand=token)) == "刚才的文件不在手上了，请重新选"


def test_a_large_file_shows_its_stage_and_a_killed_reading_says_so(visit_samples: Visit) -> None:
    visit_samples("upload")
    token = desk().receive([large("大_表.csv")], account_of(Role.OFFICE), grant=WHOLE)
    held_up(desk(), token)
    app = visit_samples("upload", hand=token)
    assert headline(app) == "正在读文件，读完就给你看"
    assert panels(app) == ["正在读取 大_表.csv"]
    assert buttons(app) == ["取消"]
    for child in children():
        child.kill()
    app = settled(app)
    assert headline(app) == "这个文件没有读懂，什么都没有保存"
    assert "文件无法解析（过大或已损坏）" in words(app)
