"""Nothing is signed by a form without a password, and its button does not say so."""

import re
from pathlib import Path

import pytest

import sunlit
from sunlit.cases.procedures import PROCEDURES
from sunlit.desk.signing import SEND, SIGN, button_of
from sunlit.desk.step_forms import form_class
from sunlit.people.signature import SIGNATURE
from sunlit.rules.procedure import Procedure
from sunlit.rules.signing import signs
from sunlit.web import clock

_SAYS = "签署并"
_SAYING = re.compile(f'"[^"]*{_SAYS}[^"]*"')


@pytest.mark.parametrize("table", PROCEDURES.values(), ids=lambda table: str(table.code))
@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_button_of_each_step_says_signed_where_the_password_is_asked(table: Procedure) -> None:
    said = {}
    for code, step_form in table.forms.items():
        form = form_class(step_form, clock.today(), signed=signs(table.step(code)))()
        assert (button_of(form) == SIGN) is (SIGNATURE in form.fields), code
        said[code] = button_of(form)
    assert (said["file_case"], said["apply_to_file"], said["notify"]) == (SIGN, SEND, SEND)


def test_one_place_says_that_a_form_is_signed() -> None:
    """A button with words of its own would say it of a form that is not signed."""
    desk = Path(sunlit.__file__).parent
    saying = [
        str(file.relative_to(desk))
        for file in sorted(desk.rglob("*.py"))
        if _SAYING.search(file.read_text("utf-8"))
    ]
    assert saying == ["desk/signing.py"]
