"""How papers word a party, an opinion inside the organ, and a disposition."""

from typing import Any

from django.utils import timezone

from sunlit.cases.models import Party, Step
from sunlit.rules.money import yuan

Content = dict[str, Any]


def party_block(party: Party) -> Content:
    """Return the party as papers name them."""
    if party.kind == "natural_person":
        return {
            "kind": "person",
            "name": party.name,
            "id_type": "居民身份证",
            "id_number": party.code,
            "address": party.address,
            "phone": party.telephone,
        }
    return {
        "kind": "organization",
        "name": party.name,
        "uscc": party.code,
        "address": party.address,
        "representative": party.representative,
        "phone": party.telephone,
    }


def opinion(step: Step, text: str) -> Content:
    """Return an opinion inside the organ: what was said, by whom, when."""
    return {
        "opinion": text,
        "name": step.actor.name,
        "at": timezone.localtime(step.recorded_at).isoformat(timespec="seconds"),
    }


def disposition_words(*, warning: bool, fine_fen: int) -> str:
    """Return the penalty in words, one kind a paragraph."""
    kinds = ["警告"] if warning else []
    if fine_fen:
        kinds.append(f"罚款人民币{yuan(fine_fen)}元")
    if len(kinds) == 1:
        return f"{kinds[0]}。"
    return "\n".join(f"{number}. {kind}；" for number, kind in enumerate(kinds, 1))[:-1] + "。"
