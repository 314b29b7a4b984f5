"""登记案件来源: a case begins with a lead (处罚 P1; 记录制度第四条)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete, hold
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case, Party, Reporter
from sunlit.cases.papers import issue_paper
from sunlit.cases.procedures import PROCEDURES
from sunlit.catalogue.models import Matter
from sunlit.catalogue.organ import current_house
from sunlit.documents.services.allocate_number import allocate_number
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import check_party_code
from sunlit.rules.refusal import Refusal, Refused

_OF_THE_REPORTER = frozenset({"reporter_name", "reporter_contact"})


@transaction.atomic
def register_lead(
    *,
    uuid: UUID,
    procedure: str,
    actor: Person,
    content: Mapping[str, Any],
    happened_at: datetime,
    now: datetime,
) -> Case:
    """Open a case from a lead and return it.

    `uuid` is made with the form, so that the same form sent twice opens one case.

    :raises Refused: for an office that handles no cases, an entry that is missing, an unknown
        matter, an impossible code, or a time in the future.
    """
    hold(uuid)
    opened = Case.objects.filter(uuid=uuid).first()
    if opened:
        return opened
    _check_entries(procedure, actor, content)
    day = timezone.localdate(happened_at)
    matter = Matter.objects.filter(code=content["matter"]).first()
    if matter is None or not matter.versions.filter(since__lte=day).exists():
        raise Refused(Refusal("这个事项当天不在权责清单中，请重新选择。", None, "matter"))
    number = allocate_number(str(current_house().setting("case_number_word", day)), day, now)
    case = Case.objects.create(
        uuid=uuid,
        number=f"{number.word}-{number.year}-{number.serial:04d}",
        procedure=procedure,
        kind=PROCEDURES[procedure].kind,
        title=f"{content['party_name']}涉嫌{matter.on(day).name}案",
        office=actor.office,
        matter=matter,
        recorded_at=now,
    )
    party = Party.objects.create(
        case=case,
        kind=content["party_kind"],
        name=content["party_name"],
        code=content["party_code"],
        address=content["party_address"],
        representative=content.get("party_representative") or "",
        telephone=content.get("party_telephone") or "",
        recorded_at=now,
    )
    kept = {name: value for name, value in content.items() if name not in _OF_THE_REPORTER}
    step, facts = begin(Act(case, actor, kept, happened_at, now, seen=0), "register_lead")
    reporter = _reporter(case, content, now)
    paper = issue_paper(step, facts, "D01", reported=bool(reporter))
    complete(step, [number, case, party, *reporter, *paper.rows])
    return case


def _reporter(case: Case, content: Mapping[str, Any], now: datetime) -> list[Reporter]:
    """Keep who gave the lead apart from the step, which everybody who sees the case may read."""
    name = (content.get("reporter_name") or "").strip()
    if not name:
        return []
    contact = (content.get("reporter_contact") or "").strip()
    return [Reporter.objects.create(case=case, name=name, contact=contact, recorded_at=now)]


def _check_entries(procedure: str, actor: Person, content: Mapping[str, Any]) -> None:
    if not actor.office.is_handling:
        raise Refused(
            Refusal(f"{actor.office.name}不是承办科室，不能登记案件。", cite("公示制度8"))
        )
    faults = STEP_FORMS[procedure]["register_lead"].faults(content)
    if faults:
        raise Refused(faults[0])
    wrong = check_party_code(content["party_kind"], content["party_code"])
    if wrong:
        raise Refused(Refusal(wrong, None, "party_code"))
    is_person = content["party_kind"] == PartyKind.NATURAL_PERSON
    if not is_person and not (content.get("party_representative") or "").strip():
        raise Refused(
            Refusal("当事人是单位的，请填写法定代表人（负责人）。", None, "party_representative")
        )
