"""deploy/: the service runs as nobody in particular, writes in one place, and calls nobody."""

import configparser
import shutil
import subprocess

from dashboard.settings import ROOT

UNIT = ROOT / "deploy" / "cockpit.service"


def directives() -> dict[str, list[str]]:
    """What the service section says; systemd lets a directive stand several times."""
    reader = configparser.RawConfigParser(strict=False, interpolation=None, delimiters=("=",))
    reader.optionxform = str  # type: ignore[assignment,method-assign]
    section = UNIT.read_text(encoding="utf-8").partition("[Service]")[2].partition("[Install]")[0]
    found: dict[str, list[str]] = {}
    for line in section.splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def test_s26_the_service_has_its_own_user_and_one_place_to_write() -> None:
    said = directives()
    assert said["User"] == said["Group"] == ["cockpit"]
    assert said["ProtectSystem"] == ["strict"]
    assert said["ReadWritePaths"] == ["/var/lib/cockpit"]
    assert (said["StateDirectoryMode"], said["UMask"]) == (["0700"], ["0077"])
    assert said["CapabilityBoundingSet"] == said["AmbientCapabilities"] == [""]
    for name in (
        "NoNewPrivileges",
        "PrivateTmp",
        "PrivateDevices",
        "ProtectHome",
        "RestrictSUIDSGID",
        "RestrictNamespaces",
    ):
        assert said[name] == ["yes"]
    assert said["RestrictAddressFamilies"] == ["AF_INET AF_INET6 AF_UNIX"]
    assert (said["IPAddressDeny"], said["IPAddressAllow"]) == (["any"], ["localhost"])
    assert said["MemoryMax"] == ["8G"]


def test_the_service_starts_behind_the_proxy_of_the_same_folder() -> None:
    said = directives()
    environment = dict(pair.split("=", 1) for line in said["Environment"] for pair in line.split())
    assert environment["COCKPIT_TLS"] == "1"
    assert environment["COCKPIT_PROXIES"] == "127.0.0.1"
    assert said["ExecStart"][0].endswith("-m dashboard run --host 127.0.0.1 --port 8501")
    assert "server 127.0.0.1:8501;" in (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_s26_systemd_finds_no_fault_in_the_service() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:  # not every system has it; the directives are checked above
        return
    told = subprocess.run((program, "verify", UNIT), capture_output=True, text=True, check=False).stderr
    faults = [line for line in told.splitlines() if "cockpit.service" in line]
    assert [line for line in faults if "is not executable" not in line] == []  # it is not installed here
