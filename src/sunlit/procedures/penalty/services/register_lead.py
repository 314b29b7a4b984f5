"""登记案件来源: a case begins with a lead (处罚 P1; 记录制度第四条)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete, hold
from sunlit.cases.models import Case, Party, Reporter
from sunlit.cases.papers import issue_paper
from sunlit.cases.party import columns_of
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.read_case import begun
from sunlit.catalogue.models import Matter
from sunlit.catalogue.organ import current_house, read_once
from sunlit.documents.services.allocate_number import allocate_number
from sunlit.ledger.fast_rows import insert, row_by
from sunlit.parts.party.forms import check_party
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused

ANONYMOUS = "匿名"
"""Who reported without a name but left a way to be told."""
_OF_THE_REPORTER = frozenset({"reporter_name", "reporter_contact"})


@transaction.atomic
@read_once()
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

    `uuid` is made with the form, so that the same form sent twice by one person opens one case.

    :raises Refused: for a `uuid` of somebody else's case, an office that handles no cases, an
        entry that is missing, an unknown matter, an impossible code, or a time in the future.
    """
    hold(uuid)
    opened = row_by(Case, "uuid", uuid)
    if opened:
        if not opened.steps.filter(seq=1, actor=actor).exists():
            raise Refused(
                Refusal("这张登记表已经用过，没有登记；请重新打开登记页面再填。", None, "uuid")
            )
        return opened
    _check_entries(procedure, actor, content)
    day = timezone.localdate(happened_at)
    matter = row_by(Matter, "code", content["matter"])
    version = matter.version_on(day) if matter else None
    if matter is None or version is None:
        raise Refused(Refusal("这个事项当天不在权责清单中，请重新选择。", None, "matter"))
    number = allocate_number(str(current_house().setting("case_number_word", day)), day, now)
    columns = columns_of(content)
    case = insert(
        Case(
            uuid=uuid,
            number=f"{number.word}-{number.year}-{number.serial:04d}",
            procedure=procedure,
            kind=PROCEDURES[procedure].kind,
            title=f"{columns['name']}涉嫌{version.name}案",
            office=actor.office,
            matter=matter,
            recorded_at=now,
        )
    )
    party = insert(Party(case=case, recorded_at=now, **columns))
    kept = {name: value for name, value in content.items() if name not in _OF_THE_REPORTER}
    act = Act(case, actor, kept, happened_at, now, seen=0)
    step, facts = begin(act, "register_lead", begun(case, party))
    reporter = _reporter(case, content, now)
    paper = issue_paper(step, facts, "D01", reported=bool(reporter))
    complete(step, [number, case, party, *reporter, *paper.rows])
    return case


def _reporter(case: Case, content: Mapping[str, Any], now: datetime) -> list[Reporter]:
    """Keep who gave the lead apart from the step, which everybody who sees the case may read."""
    name = (content.get("reporter_name") or "").strip()
    contact = (content.get("reporter_contact") or "").strip()
    if not name and not contact:
        return []
    known = name or ANONYMOUS
    return [Reporter.objects.create(case=case, name=known, contact=contact, recorded_at=now)]


def _check_entries(procedure: str, actor: Person, content: Mapping[str, Any]) -> None:
    if not actor.office.is_handling:
        raise Refused(
            Refusal(f"{actor.office.name}不是承办科室，不能登记案件。", cite("公示制度8"))
        )
    faults = PROCEDURES[procedure].forms["register_lead"].faults(content)
    if faults:
        raise Refused(faults[0])
    wrong = check_party(content)
    if wrong:
        raise Refused(wrong)
