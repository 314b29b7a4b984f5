"""The systemd units call the program as it is, and are hardened alike."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from conventions.sources import ROOT
from sunlit.commands.__main__ import COMMANDS
from sunlit.config.environment import REGISTER

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
HARDENED = (
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "CapabilityBoundingSet=",
    "UMask=0077",
)


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


def test_the_settings_of_an_office_are_settings() -> None:
    lines = (ROOT / "deploy" / "sunlit.env").read_text("utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert named
    assert named <= REGISTER.keys()
