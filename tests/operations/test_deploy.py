"""The systemd units call the program as it is, and are hardened alike."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from browser import missing
from conventions.sources import ROOT
from sunlit.cases.procedures import proven_steps
from sunlit.commands.__main__ import COMMANDS
from sunlit.config.environment import REGISTER
from sunlit.web.bodies import FORM_BYTES, may_take_files

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
HARDENED = (
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "CapabilityBoundingSet=",
    "UMask=0077",
)
NGINX = ROOT / "deploy" / "nginx" / "sunlit.conf"
PROOFS = f"^/desk/cases/[0-9a-f-]+/({'|'.join(proven_steps())})/$"
LARGE = rf"^/desk/cases/[0-9a-f-]+/evidence/$|{PROOFS}|^/verify/$"
"""The three places of that file that take more than a form."""
CASE = "/desk/cases/8f71553c-e909-4563-800c-774dd6b93853"
ADDRESSES = {
    f"{CASE}/evidence/": True,
    f"{CASE}/record_payment/": True,
    f"{CASE}/attach_file/": True,
    f"{CASE}/hear_statement/": True,
    f"{CASE}/serve/": True,
    f"{CASE}/record_paper_meeting/": True,
    f"{CASE}/record_paper_study/": True,
    f"{CASE}/execute/": False,
    "/verify/": True,
    f"{CASE}/": False,
    f"{CASE}/evidence/8f71553c-e909-4563-800c-774dd6b93853/": False,
    "/desk/sign-in/": False,
    "/": False,
}
_SELF_SIGNED = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x")
LIMITS = ("MemoryMax", "TasksMax")


def name_of(path: Path) -> str:
    """Return the unit's name."""
    return path.name


@pytest.mark.parametrize("unit", UNITS, ids=name_of)
def test_a_unit_calls_a_command_that_exists(unit: Path) -> None:
    [call] = [line for line in unit.read_text("utf-8").splitlines() if "ExecStart=" in line]
    words = shlex.split(call.partition("=")[2])
    assert words[1:3] == ["--instance", "/var/lib/sunlit"]
    assert words[3] in COMMANDS


@pytest.mark.parametrize("unit", UNITS, ids=name_of)
def test_a_unit_may_write_its_own_folder_and_nothing_else(unit: Path) -> None:
    lines = unit.read_text("utf-8").splitlines()
    assert [line for line in HARDENED if line not in lines] == []
    assert not [line for line in lines if line.startswith("ReadWritePaths")]


@pytest.mark.parametrize("unit", UNITS, ids=name_of)
def test_systemd_finds_no_fault_in_a_unit(unit: Path, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    copy = tmp_path / unit.name.replace("@.", "@1.")
    copy.write_text(unit.read_text("utf-8").replace("/opt/sunlit/bin/sunlit", "/bin/true"))
    found = subprocess.run([analyze, "verify", copy], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert found.stderr.strip() == ""


@pytest.mark.parametrize("unit", UNITS, ids=name_of)
def test_a_unit_may_not_take_the_whole_machine(unit: Path) -> None:
    set_there = {line.partition("=")[0] for line in unit.read_text("utf-8").splitlines()}
    assert set_there.issuperset(LIMITS)


def test_a_backup_is_made_every_day_and_also_after_a_day_switched_off() -> None:
    timer = (ROOT / "deploy" / "systemd" / "sunlit-backup.timer").read_text("utf-8")
    assert "OnCalendar=*-*-* 02:30" in timer
    assert "Persistent=true" in timer
    [unit] = [one for one in UNITS if one.stem == "sunlit-backup"]
    assert "--dated --keep" in unit.read_text("utf-8")


def test_large_bodies_come_through_nginx_where_files_are_taken_only() -> None:
    text = NGINX.read_text("utf-8")
    limits = re.findall(r"client_max_body_size\s+(\d+)([km]);", text)
    assert [int(n) * {"k": 1024, "m": 1024**2}[unit] for n, unit in limits[1:]] == [
        510 * 1024**2,
        21 * 1024**2,
        21 * 1024**2,
    ]
    assert int(limits[0][0]) * 1024 >= FORM_BYTES
    for address, takes in ADDRESSES.items():
        assert may_take_files(address) is takes
        assert bool(re.search(LARGE, address)) is takes
    assert text.count("proxy_request_buffering off;") == 3


def test_nginx_says_whom_it_speaks_for_and_the_settings_believe_it() -> None:
    assert "proxy_set_header X-Forwarded-For   $remote_addr;" in NGINX.read_text("utf-8")
    assert "SUNLIT_PROXIES=1" in (ROOT / "deploy" / "sunlit.env").read_text("utf-8").splitlines()


def test_nginx_finds_no_fault_in_its_file(tmp_path: Path) -> None:
    nginx, openssl = shutil.which("nginx"), shutil.which("openssl")
    if nginx is None or openssl is None:
        missing("nginx is not installed (Debian packages: nginx-light, openssl)")
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    subprocess.run(
        [openssl, *_SELF_SIGNED, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    site = tmp_path / "site.conf"
    site.write_text(NGINX.read_text("utf-8").replace("/etc/ssl/sunlit", str(tmp_path)), "utf-8")
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{ access_log off; include {site}; }}\n"
    )
    found = subprocess.run(
        [nginx, "-t", "-p", tmp_path, "-c", whole], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr


def test_the_settings_of_an_office_are_settings() -> None:
    lines = (ROOT / "deploy" / "sunlit.env").read_text("utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert named
    assert named <= REGISTER.keys()
