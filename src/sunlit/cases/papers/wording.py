"""How papers word a party, an opinion inside the organ, and a disposition."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Party, Step
from sunlit.rules.discretion import Tier
from sunlit.rules.leniency import Leniency
from sunlit.rules.money import yuan
from sunlit.rules.penalty_outcomes import PenaltyOutcome

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


def proposal_words(proposal: Mapping[str, Any]) -> str:
    """Return in words what a conclusion or a draft proposes."""
    outcome = PenaltyOutcome(proposal["outcome"])
    if outcome is PenaltyOutcome.PENALTY:
        return disposition_words(warning=proposal["warning"], fine_fen=proposal["fine_fen"])
    if outcome is PenaltyOutcome.NOT_ESTABLISHED:
        return "违法事实不能成立，不予行政处罚。"
    return "不予行政处罚。"


def discretion_words(proposal: Mapping[str, Any]) -> str:
    """Return the reasons of discretion: in words, the tier, what was found, what was deviated."""
    words = [str(proposal["discretion"])]
    if proposal["outcome"] == PenaltyOutcome.PENALTY:
        words.append(f"适用裁量基准的“{Tier(proposal['tier']).label}”一档。")
    answers = proposal.get("leniency") or proposal
    found = [f"{one.label}（{one.citation}）" for one in Leniency if answers.get(one.value)]
    if found:
        words.append(f"当事人具有下列情形：{'；'.join(found)}。")
    if proposal.get("deviation"):
        words.append(f"偏离裁量基准的理由：{proposal['deviation']}")
    return "\n".join(words)


def disposition_words(*, warning: bool, fine_fen: int) -> str:
    """Return the penalty in words, one kind a paragraph."""
    kinds = ["警告"] if warning else []
    if fine_fen:
        kinds.append(f"罚款人民币{yuan(fine_fen)}元")
    if len(kinds) == 1:
        return f"{kinds[0]}。"
    return "\n".join(f"{number}. {kind}；" for number, kind in enumerate(kinds, 1))[:-1] + "。"
