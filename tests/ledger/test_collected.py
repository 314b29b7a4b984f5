"""What apps and procedures declare in their `protection.py` is collected, whole and once."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings

from ledger.slips.protection import PROTECTION as SLIPS
from sunlit.ledger import collected
from sunlit.ledger.committed import Committed
from sunlit.ledger.gate import refuse_when
from sunlit.ledger.protected import Protected, Protection

AS_APP = [*settings.INSTALLED_APPS, "ledger.slips"]
AS_PROCEDURE = [*settings.PROCEDURES, "ledger.slips.worked.SLIPS"]
GATE = refuse_when("slip_has_an_amount", "slips_slip", "NEW.amount = 0", "条子须有数额。")
BEFORE_SET_UP = """
import django
from django.core.exceptions import AppRegistryNotReady
from sunlit.ledger.collected import collected
try:
    collected()
except AppRegistryNotReady:
    django.setup()
    assert collected().protected
else:
    raise SystemExit("collected before anything was installed")
"""


def test_what_an_installed_app_declares_is_collected_in_the_order_of_the_apps() -> None:
    before = list(collected.declarations())
    with override_settings(INSTALLED_APPS=AS_APP):
        found = collected.declarations()
    assert found["ledger.slips"] is SLIPS
    procedures = [name for name in before if name.startswith("sunlit.procedures.")]
    apps = [name for name in settings.INSTALLED_APPS if name in before]
    assert list(found) == [*apps, "ledger.slips", *procedures]


def test_what_the_folder_of_a_procedure_declares_is_collected() -> None:
    with override_settings(PROCEDURES=AS_PROCEDURE):
        assert list(collected.declarations())[-1] == "ledger.slips"


def test_a_procedure_with_tables_of_its_own_is_collected_once() -> None:
    with override_settings(INSTALLED_APPS=AS_APP, PROCEDURES=AS_PROCEDURE):
        both = collected.joined(collected.declarations().values())
    assert [one.table for one in both.protected].count("slips_slip") == 1


def test_nothing_is_collected_before_django_is_set_up_and_all_is_after(tmp_path: Path) -> None:
    own = {"DJANGO_SETTINGS_MODULE": "sunlit.config.settings", "SUNLIT_INSTANCE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", BEFORE_SET_UP], check=True, env={**os.environ, **own})


def test_a_gate_of_a_part_that_two_procedures_include_comes_once() -> None:
    one = Protection(gates=(GATE,))
    assert collected.joined([one, replace(one)]).gates == (GATE,)


def test_two_gates_of_one_name_are_refused() -> None:
    """One would replace the other without a word: a trigger is made by its name."""
    other = replace(GATE, table="slips_scrap")
    with pytest.raises(ValueError, match="slip_has_an_amount"):
        collected.joined([Protection(gates=(GATE,)), Protection(gates=(other,))])


@pytest.mark.parametrize(
    "other",
    [
        Protection(protected=(Protected("slips_slip", "又一次", logged=False),)),
        Protection(committed=(Committed("slips_slip", "又一次", ("number",)),)),
    ],
    ids=["protected", "committed"],
)
def test_a_table_that_two_declare_is_refused(other: Protection) -> None:
    """What is written once cannot change as well, and one reason is enough."""
    with pytest.raises(ValueError, match="slips_slip"):
        collected.joined([SLIPS, other])
