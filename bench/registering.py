"""One lead, registered by the service itself."""

import uuid

from bench.invented import Inventor
from sunlit.people.models import Person
from sunlit.procedures.penalty.services.register_lead import register_lead
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.web import clock

_INVENTOR = Inventor(7)


def register(_place: int) -> None:
    """Register one."""
    party = _INVENTOR.party()
    now = clock.now()
    register_lead(
        uuid=uuid.uuid4(),
        procedure=ORDINARY_PENALTY.code,
        actor=Person.objects.get(username="officer1"),
        content={
            "source": "inspection",
            "matter": "LS-02",
            "content": _INVENTOR.findings(),
            "party_kind": "organization",
            "party_code_kind": "credit_code",
            "party_name": party.name,
            "party_code": party.code,
            "party_address": "山西省阳泉市示例路1号",
            "party_representative": "张示例",
            "party_telephone": "",
            "reporter_name": "",
            "reporter_contact": "",
        },
        happened_at=now,
        now=now,
    )
