"""被询问人: that the person is who the record says, and a minor not alone (处罚法55)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.queries import CaseFacts
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import FULL_AGE, age_on, check_id_number, read_id_number
from sunlit.rules.party_codes import CodeKind
from sunlit.rules.refusal import Refusal


def check_interviewee(content: Mapping[str, Any], facts: CaseFacts) -> Refusal | None:
    """Return what is wrong with whom the record names, or None."""
    day = timezone.localdate(datetime.fromisoformat(content["started_at"]))
    return _wrong_person(content, facts) or _alone(content, day)


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
    shown_card = content["id_type"] == "id" and party.identified_by is CodeKind.IDENTITY_CARD
    if is_party and shown_card and content["id_number"] != party.code:
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
