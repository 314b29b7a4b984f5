"""询问: question and answer, written into a record (处罚法55)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.fieldwork import check_fieldwork, check_signature
from sunlit.cases.models import Evidence, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.rules.chinese_dates import long_date
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import FULL_AGE, age_on, check_id_number, read_id_number
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def interview(act: Act) -> Step:
    """Write the record (D04) and add it to the evidence: of the party 当事人的陈述, else 证人证言.

    :raises Refused: when the act of investigation or its record lacks what the law asks (CF-G01),
        the person is not who the record says, or a minor was alone.
    """
    step, facts = begin(act, "interview")
    day = timezone.localdate(datetime.fromisoformat(act.content["started_at"]))
    refusal = (
        check_fieldwork(act, facts)
        or _wrong_person(act.content, facts)
        or _alone(act.content, day)
        or check_signature(act.content)
    )
    if refusal:
        raise Refused(refusal)
    number = 1 + sum(
        earlier.code == "interview" and earlier.content["id_number"] == act.content["id_number"]
        for earlier in facts.steps
    )
    written = issue_paper(step, facts, "D04", number=number)
    name = act.content["interviewee"]
    evidence = Evidence.objects.create(
        case=facts.case,
        step=step,
        name=f"对{name}的询问笔录（{long_date(day)}，第{number}次）",
        kind="party_statement" if act.content["capacity"] == "party" else "witness",
        source=f"{name}陈述，执法人员记录",
        proves=act.content["proves"],
    )
    return complete(step, [*written.rows, evidence])


def _wrong_person(content: Mapping[str, Any], facts: CaseFacts) -> Refusal | None:
    if content["id_type"] == "id":
        wrong = check_id_number(content["id_number"])
        if wrong:
            return Refusal(wrong, None, "id_number")
    elif not content.get("born_on"):
        return Refusal("请填写被询问人的出生日期，用来判断是否未成年。", None, "born_on")
    party = facts.party
    is_party = content["capacity"] == "party" and party.kind == PartyKind.NATURAL_PERSON
    if is_party and content["interviewee"] != party.name:
        return Refusal(f"当事人是{party.name}，与被询问人不符，请核对。", None, "interviewee")
    if is_party and content["id_type"] == "id" and content["id_number"] != party.code:
        return Refusal("与登记的当事人身份证号码不符，请核对。", None, "id_number")
    return None


def _alone(content: Mapping[str, Any], day: date) -> Refusal | None:
    """A minor is interviewed in the presence of a guardian."""
    age = _age(content, day)
    if age >= FULL_AGE or str(content.get("guardian") or "").strip():
        return None
    sentence = f"被询问人当日{age}周岁，是未成年人，应当通知监护人到场；请填写在场的监护人。"
    return Refusal(sentence, None, "guardian")


def _age(content: Mapping[str, Any], day: date) -> int:
    if content["id_type"] == "id":
        return read_id_number(content["id_number"]).age_on(day)
    return age_on(date.fromisoformat(content["born_on"]), day)
