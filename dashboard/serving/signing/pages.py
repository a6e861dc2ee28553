"""The sign-in pages as HTML: no script; every text from elsewhere is escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from dashboard.access import Person
from dashboard.access.passwords import SHORTEST
from dashboard.catalog.roles import Role
from dashboard.catalog.tokens import DARK, LIGHT, SANS, SERIF, Theme
from dashboard.serving.signing.forms import FIELD

_SEES = {
    Role.LEADER: "看全市总览、各页和各县区；权益案件只看汇总。",
    Role.OFFICE: "看全部；审核报送、替各家导入、催报、写材料。",
    Role.REPORTER: "报送和查看自己的数据，知道自己的名次。",
    Role.AUDITOR: "只看审计日志：谁在什么时候做了什么。",
    Role.ADMINISTRATOR: "管用户、名录和地图；不看改革数据。",
    Role.DISPLAY: "大屏，只看领导驾驶舱。",
}


@dataclass(frozen=True)
class Offer:
    """What the sign-in page offers beside the form."""

    token: str
    next: str = "/"
    lent: Sequence[Person] = ()
    openid: bool = False


def login(offer: Offer, *, account: str = "", refused: str = "", said: str = "") -> str:
    """The page that asks for account and password."""
    return _page(
        "登录",
        '<div class="split"><div>'
        "<h1>登录后，看改革走到哪里</h1>"
        '<p class="sub">产业工人队伍建设改革的进展、落后和原因；每个人只看得到该看的数据。没有账号，或忘了密码，请找管理员。</p>'
        "</div><section class=panel><h2>账号登录</h2>"
        f"{_alert(refused)}{_status(said)}"
        '<form class=fields method=post action="/auth/login">'
        f"{_hidden(offer)}"
        "<div><label for=account>账号</label>"
        f'<input id=account name=account value="{escape(account)}" autocomplete=username autocapitalize=none '
        f"spellcheck=false required maxlength=64{'' if account else ' autofocus'}></div>"
        "<div><label for=password>密码</label>"
        "<input id=password name=password type=password autocomplete=current-password required maxlength=256"
        f"{' autofocus' if account else ''}></div>"
        '<button class="first wide">登录</button></form>'
        f"{_openid(offer)}</section></div>{_roles(offer)}",
    )


def password(token: str, person: Person, *, forced: bool, refused: str = "") -> str:
    """The page on which somebody sets the own password."""
    title = "先换掉一次性密码" if forced else "修改密码"
    words = (
        "您用的是管理员给的一次性密码。设好自己的密码，就可以进入。"
        if forced
        else "改好以后，在别处的登录会全部退出，这里不用重新登录。"
    )
    return _page(
        title,
        f"<div class=split><div><h1>{title}</h1><p class=sub>{words}</p></div>"
        f"<section class=panel><h2>{escape(person.name)}</h2>{_alert(refused)}"
        '<form class=fields method=post action="/auth/password">'
        f"{_token(token)}"
        # Password managers file the new password under this name.
        f'<input hidden name=account value="{escape(person.account)}" autocomplete=username>'
        f"<div><label for=old>{'一次性密码' if forced else '现在的密码'}</label>"
        "<input id=old name=old type=password autocomplete=current-password required maxlength=256 autofocus></div>"
        "<div><label for=new>新密码</label>"
        f"<input id=new name=new type=password autocomplete=new-password required minlength={SHORTEST} maxlength=128 "
        "aria-describedby=rule>"
        f"<p class=hint id=rule>至少 {SHORTEST} 位，不能是常见密码，也不能有账号名。可以连用三四个不相干的词。</p></div>"
        "<div><label for=again>再写一遍新密码</label>"
        "<input id=again name=again type=password autocomplete=new-password required maxlength=128></div>"
        '<button class="first wide">保存</button></form>'
        f'<p class=hint><a href="/auth/logout">{"退出" if forced else "返回"}</a></p></section></div>',
    )


def leave(offer: Offer, person: Person, *, has_password: bool) -> str:
    """The page of the own sign-in: leave, leave everywhere, change the password; where roles are lent, take another."""
    change = '<a class=button href="/auth/password">修改密码</a>' if has_password else ""
    everywhere = _button("/auth/logout-everywhere", offer.token, "在所有设备上退出") if has_password else ""
    return _page(
        "我的登录",
        f"<h1>{escape(person.name)}</h1>"
        f"<p class=sub>账号 {escape(person.account)}，角色 {escape(person.title)}。离开公用电脑前请退出。</p>"
        f"<div class=doors>{_button('/auth/logout', offer.token, '退出登录', first=True)}{everywhere}{change}"
        f'<a class=button href="/">回到驾驶舱</a></div>{_roles(offer)}',
    )


def message(title: str, words: str, way: str = "/auth/login", called: str = "去登录") -> str:
    """A page that says one thing, and where to go on."""
    return _page(
        title,
        f"<h1>{escape(title)}</h1><p class=sub role=alert>{escape(words)}</p>"
        f'<div class=doors><a class=button href="{escape(way)}">{escape(called)}</a></div>',
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f'<title>{escape(title)} · 产改驾驶舱</title><link rel="icon" href="data:,"><style>{_style()}</style></head>'
        f"<body><header><div class=brand>产改驾驶舱</div></header><main>{body}</main></body></html>"
    )


def _roles(offer: Offer) -> str:
    if not offer.lent:
        return ""
    rows = "".join(
        f'<li><button name=account value="{escape(person.account)}"><b>{escape(person.name)}</b>'
        f"<i aria-hidden=true>进入 ›</i><small>{escape(_sees(person))}</small></button></li>"
        for person in offer.lent
    )
    return (
        '<section class="panel roles" aria-labelledby=lent><h2 id=lent>演示城市，一键进入</h2>'
        "<p class=note>数据全是虚构的，不用密码。导入本市的数据后，这里自动关闭。</p>"
        f'<form method=post action="/auth/demo">{_hidden(offer)}<ul>{rows}</ul></form></section>'
    )


def _sees(person: Person) -> str:
    own = "本县区" if person.districts else "本单位"
    return _SEES[person.role].replace("自己的数据", f"{own}的数据")


def _openid(offer: Offer) -> str:
    if not offer.openid:
        return ""
    return f'<p class=or>或</p><a class="button wide" href="/auth/oidc?next={quote(offer.next, safe="")}">单位统一登录</a>'


def _button(action: str, token: str, words: str, *, first: bool = False) -> str:
    kind = " class=first" if first else ""
    return f'<form method=post action="{action}">{_token(token)}<button{kind}>{words}</button></form>'


def _hidden(offer: Offer) -> str:
    return f'{_token(offer.token)}<input type=hidden name=next value="{escape(offer.next)}">'


def _token(token: str) -> str:
    return f'<input type=hidden name={FIELD} value="{escape(token)}">'


def _alert(words: str) -> str:
    return f"<p role=alert>{escape(words)}</p>" if words else ""


def _status(words: str) -> str:
    return f"<p role=status>{escape(words)}</p>" if words else ""


@cache
def _style() -> str:
    sheet = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    faces = f"--sans:{SANS};--serif:{SERIF};"
    return (
        f":root{{{faces}{_variables(LIGHT)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}{sheet}"
    )


def _variables(theme: Theme) -> str:
    names = ("paper", "raised", "ink", "ink2", "ink3", "rule", "accent", "accent_soft", "plan", "onsolid")
    over = theme.statuses["over"]
    pairs: Iterable[tuple[str, str]] = (
        *((name.replace("_", "-"), getattr(theme, name)) for name in names),
        ("over", over.mark),
        ("over-text", over.text),
        ("over-tint", over.tint),
    )
    return "".join(f"--{name}:{colour};" for name, colour in pairs)
