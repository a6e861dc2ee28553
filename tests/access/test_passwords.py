"""Which passwords are refused, and what one-time ones look like."""

import re

import pytest

from dashboard.access.passwords import Passwords, one_time_password, refuse_weak
from dashboard.errors import PasswordRefused
from tests.access.conftest import CHEAP

RULE = "密码至少 8 位且不能是常见密码"


@pytest.mark.parametrize(
    "weak",
    [
        "", "short", "sevench", "        ", "12345678", "87654321", "11111111", "abcabcabc", "abcd1234", "Abc@1234",
        "password", "Password123", "P@ssw0rd", "qwertyuiop", "1qaz2wsx", "q1w2e3r4t5", "iloveyou", "woaini1314",
        "19850312", "13912345678", "chanye2026", "ChanGai2026", "产改产改产改产改", "产业工人2026", "驾驶舱驾驶舱驾驶舱",
        "gonghui123", "ａｄｍｉｎ１２３４",
    ],
)  # fmt: skip
def test_s10_short_and_common_passwords_are_refused(weak: str) -> None:
    with pytest.raises(PasswordRefused, match=f"^{RULE}"):
        refuse_weak(weak, "zhang", "张三")


def test_s10_a_password_is_not_made_of_the_account() -> None:
    with pytest.raises(PasswordRefused, match="账号名"):
        refuse_weak("2026-Zhangsan-river", "zhangsan", "张三")
    with pytest.raises(PasswordRefused, match="本人姓名"):
        refuse_weak("欧阳小明去爬山看海", "ouyang", "欧阳小明")


@pytest.mark.parametrize(
    "good",
    ["tulip-river-84", "床前明月光疑是霜啊", "guolin8412kk", "x7#kQ9!2", "a" * 4 + "zebra" + "哨" * 119],
)
def test_s10_others_pass_without_rules_of_composition(good: str) -> None:
    refuse_weak(good, "zhang", "张三")


def test_a_password_of_any_length_is_judged_at_once() -> None:
    refuse_weak("tulip river " * 10, "zhang", "张三")
    with pytest.raises(PasswordRefused, match="最长 128 位"):
        refuse_weak("tulip-" * 100_000, "zhang", "张三")


def test_one_time_passwords_are_readable_strong_and_never_twice() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(
        re.fullmatch(r"([A-HJKMNP-Za-hjkmnp-z2-9]{4}-){3}[A-HJKMNP-Za-hjkmnp-z2-9]{4}", each) for each in made
    )
    for each in sorted(made)[:20]:
        refuse_weak(each)


def test_nothing_holds_against_no_password() -> None:
    passwords = Passwords(CHEAP)
    kept = passwords.hash("tulip-river-84")
    assert kept.startswith("$argon2id$")
    assert passwords.holds(kept, "tulip-river-84")
    assert not passwords.holds(kept, "tulip-river-8")
    assert not passwords.holds(kept, "tulip-river-84" + "x" * 1_000_000)
    for nothing in (None, "", "not a hash"):
        assert not passwords.holds(nothing, "")
        assert not passwords.holds(nothing, "tulip-river-84")
