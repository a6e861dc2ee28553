"""The acts that the trail keeps, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum


class Act(StrEnum):
    """What somebody did, or was refused."""

    SIGN_IN = "sign_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGN_OUT = "sign_out"
    SESSION_ENDED = "session_ended"
    PASSWORD = "password"
    IMPORT = "import"
    UNDO = "undo"
    ENTRY = "entry"
    """Any other entry of the ledger."""
    EXPORT = "export"
    CASE_ROWS = "case_rows"
    PEOPLE = "people"
    LINK = "link"
    LOOK_AS = "look_as"
    REFUSED = "refused"
    SETTINGS = "settings"
    SERVER = "server"


TITLES: Mapping[Act, str] = {
    Act.SIGN_IN: "登录",
    Act.SIGN_IN_REFUSED: "登录被拒",
    Act.SIGN_OUT: "退出",
    Act.SESSION_ENDED: "登录被结束",
    Act.PASSWORD: "密码",
    Act.IMPORT: "导入",
    Act.UNDO: "撤销",
    Act.ENTRY: "其他记录",
    Act.EXPORT: "导出",
    Act.CASE_ROWS: "查看案件",
    Act.PEOPLE: "用户变更",
    Act.LINK: "大屏链接",
    Act.LOOK_AS: "以他人身份查看",
    Act.REFUSED: "越权被拒",
    Act.SETTINGS: "设置变更",
    Act.SERVER: "服务器",
}
