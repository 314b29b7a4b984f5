"""What the server writes while people work names none of them, and no secret."""

import re
import sqlite3
import urllib.error
import urllib.parse
import uuid
from pathlib import Path

import pytest

from scenarios.faults.load import Officer
from serving import PASSWORD, Instance, ServedInstance

ID_NUMBER = "14030319900101105X"
NAME = "示例壬子"
WRONG_PASSWORD = "ordinary-but-wrong-91"
PERSON = {
    "party_kind": "natural_person",
    "party_code_kind": "identity_card",
    "party_name": NAME,
    "party_code": ID_NUMBER,
    "party_representative": "",
    "party_telephone": "13800138000",
}
SECRETS = (ID_NUMBER, NAME, PASSWORD, WRONG_PASSWORD, "13800138000", "officer1", "csrftoken")


def test_a_day_of_work_with_faults_leaves_no_person_in_the_log(served: ServedInstance) -> None:
    officer = Officer(served.url)
    with pytest.raises(urllib.error.HTTPError):
        officer.sign_in(password=WRONG_PASSWORD)
    officer.sign_in()
    assert officer.register_lead(uuid.uuid4())
    assert officer.register_lead(uuid.uuid4(), **PERSON)
    officer.read(f"/desk/cases/?q={urllib.parse.quote(NAME)}")
    officer.read(f"/?q={ID_NUMBER}")
    for address in (f"/desk/cases/{ID_NUMBER}/", "/desk/jobs/"):
        with pytest.raises(urllib.error.HTTPError):
            officer.read(address)

    reference = _error(served, officer)
    assert reference in served.said
    for secret in SECRETS:
        assert secret not in served.said, secret
    assert urllib.parse.quote(NAME) not in served.said
    assert "Traceback" not in served.said


def _error(served: ServedInstance, officer: Officer) -> str:
    """Break the database under the server and return the number that the page shows."""
    _rename(served.instance, "duties_duty", "gone")
    with pytest.raises(urllib.error.HTTPError) as caught:
        officer.register_lead(uuid.uuid4(), **PERSON)
    page = caught.value.read().decode()
    _rename(served.instance, "gone", "duties_duty")
    assert caught.value.code == 500
    assert NAME not in page
    found = re.search(r"错误编号 <strong>([0-9A-F]{8})</strong>", page)
    assert found is not None, page
    return found.group(1)


def _rename(instance: Instance, old: str, new: str) -> None:
    with sqlite3.connect(Path(instance.directory) / "sunlit.sqlite3", timeout=30) as behind:
        behind.execute(f"ALTER TABLE {old} RENAME TO {new}")
