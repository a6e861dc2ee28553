"""What the environment decides: where the store lies, which day it is, and how people come in."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from ipaddress import ip_network
from pathlib import Path

from dashboard.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class OpenId:
    """The single sign-on of an office: whose, as whom, and which claim of it names an account here."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    claim: str = "preferred_username"


@dataclass(frozen=True)
class Settings:
    """The process's settings; a demonstration may stand still on a `fixed_day`."""

    store: Path
    fixed_day: date | None = None
    tls: bool = False
    """Whether browsers come by https only, through a reverse proxy."""
    proxies: tuple[str, ...] = ()
    """The addresses (IP or CIDR) of the reverse proxies that are believed when they tell for whom they ask."""
    hosts: tuple[str, ...] = ()
    """The names by which browsers may call the server, besides those of the machine itself."""
    uploads_a_day: int = 500
    """So many files may a person hand over in a day."""
    log: str = ""
    """How answers are logged: json, text, or not at all."""
    user_header: str | None = None
    """The header in which such a proxy names the account that it has signed in, in lower case."""
    openid: OpenId | None = None
    memory: str | None = None
    """What the database may take, such as 4GB; None is the engine's own measure."""
    threads: int | None = None
    longest_query: float = 10
    """Seconds after which a question of a page is interrupted."""

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds a session's token."""
        return "__Host-cockpit" if self.tls else "cockpit"

    def today(self) -> date:
        """Give the fixed day, or else the day on the server's clock."""
        return self.fixed_day or date.today()


def read(environ: Mapping[str, str]) -> Settings:
    """Parse the variables COCKPIT_…: STORE (relative to the project's folder), TODAY (ISO date), and who gets in."""
    settings = Settings(
        ROOT / (environ.get("COCKPIT_STORE") or "data/store/cockpit.duckdb"),
        tls=environ.get("COCKPIT_TLS") == "1",
        proxies=_proxies(environ.get("COCKPIT_PROXIES", "")),
        hosts=tuple(filter(None, (name.strip() for name in environ.get("COCKPIT_HOSTS", "").split(",")))),
        uploads_a_day=int(_number(environ, "COCKPIT_UPLOADS_A_DAY", r"[1-9]\d{0,5}", "500") or 500),
        log=_number(environ, "COCKPIT_LOG", "json|text", "json") or "",
        user_header=environ.get("COCKPIT_USER_HEADER", "").strip().lower() or None,
        openid=_openid(environ),
        memory=_number(environ, "COCKPIT_MEMORY", r"[1-9]\d*(MB|GB)", "4GB"),
        threads=int(_number(environ, "COCKPIT_THREADS", r"[1-9]\d{0,2}", "2") or 0) or None,
        longest_query=float(_number(environ, "COCKPIT_QUERY_SECONDS", r"[1-9]\d{0,3}", "10") or 10),
    )
    if settings.user_header and not settings.proxies:
        raise UsageError(
            "设置了 COCKPIT_USER_HEADER，还要用 COCKPIT_PROXIES 写明反向代理的地址，否则谁都可以冒名登录。"
        )
    day = environ.get("COCKPIT_TODAY")
    if not day:
        return settings
    try:
        return replace(settings, fixed_day=date.fromisoformat(day))
    except ValueError as cause:
        raise UsageError(f"环境变量 COCKPIT_TODAY 的“{day}”不是日期，应写成 2026-11-22。") from cause


def _number(environ: Mapping[str, str], name: str, form: str, example: str) -> str | None:
    text = environ.get(name, "").strip()
    if text and not re.fullmatch(form, text):
        raise UsageError(f"环境变量 {name} 的“{text}”不行，应写成 {example}。")
    return text or None


def _proxies(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    for part in found:
        try:
            ip_network(part, strict=False)
        except ValueError as cause:
            raise UsageError(
                f"环境变量 COCKPIT_PROXIES 的“{part}”不是 IP 地址，应写成 127.0.0.1 或 10.0.0.0/8。"
            ) from cause
    return found


def _openid(environ: Mapping[str, str]) -> OpenId | None:
    names = ("COCKPIT_OIDC_ISSUER", "COCKPIT_OIDC_CLIENT", "COCKPIT_OIDC_SECRET")
    issuer, client, secret = (environ.get(name, "").strip() for name in names)
    if not issuer:
        return None
    if not client or not secret:
        raise UsageError("设置了 COCKPIT_OIDC_ISSUER，还要设置 COCKPIT_OIDC_CLIENT 和 COCKPIT_OIDC_SECRET。")
    return OpenId(
        issuer, client, secret, environ.get("COCKPIT_OIDC_CLAIM", "").strip() or "preferred_username"
    )


@cache
def current() -> Settings:
    """Give the settings of this process, read once."""
    return read(os.environ)
