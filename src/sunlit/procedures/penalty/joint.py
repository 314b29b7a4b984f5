"""一并制作决定书: one paper and one number for several parties, a decision for each of them.

The officer chooses it with the draft, for those for whom it is drafted in one form; each draft
names them, so that review, deliberation and signature bind to it. All are decided in one act each
of one form, or none.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.cases.acting import Act
from sunlit.cases.may_act import why_not_yet
from sunlit.cases.models import Decision
from sunlit.cases.queries import CaseFacts
from sunlit.documents.models import Document
from sunlit.rules.citations import cite
from sunlit.rules.joint_decision import JOINT, TOGETHER
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal, Refused

_HOLDS = frozenset(
    {"refer", "endorse_decision", "convene", "give_view", "deliberate", "record_paper_meeting"}
)
"""What waits until every party of a joint draft has its part of it."""


def with_whom(act: Act) -> Mapping[str, Any]:
    """Return the entries of a draft, which name for whom one paper is made where that is chosen.

    :raises Refused: when the form is not sent for others too, or nothing is imposed.
    """
    if not act.content.get(JOINT):
        return act.content
    if len(act.beside) <= 1:
        raise Refused(
            Refusal(
                "一并制作一份决定书的，请在“同时为下列当事人办理”中勾选其他当事人；"
                "单独制作的，这一项选“否”。",
                None,
                JOINT,
            )
        )
    if act.content["outcome"] != PenaltyOutcome.PENALTY:
        sentence = "不予处罚的，每一名当事人分别制作决定书。"
        raise Refused(Refusal(sentence, cite("处罚法57"), JOINT))
    return {**act.content, TOGETHER: sorted(act.beside)}


def together(facts: CaseFacts) -> list[int]:
    """Return for whom the newest draft of the party is one paper; empty: for it alone."""
    return list(facts.draft.content.get(TOGETHER, ())) if facts.draft else []


def joined(facts: CaseFacts) -> list[CaseFacts]:
    """Return the case as each party of the joint draft has it, in their order; empty: of one."""
    keys = together(facts)
    return [view for view in facts.whole.views if view.whom_key in keys]


def why_not_whole(code: str, facts: CaseFacts) -> Refusal | None:
    """Return that a party of the joint draft has another draft meanwhile, or None."""
    if code not in _HOLDS:
        return None
    return _broken(facts)


def _broken(facts: CaseFacts) -> Refusal | None:
    keys = together(facts)
    other = next((view for view in joined(facts) if together(view) != keys), None)
    if other is None:
        return None
    return Refusal(
        f"书稿写明几名当事人一并制作一份决定书，{other.party.name}的书稿已经不在其中；"
        "请重新拟定书稿：一并制作的同时勾选，或者分别制作。",
        cite("处罚法59"),
    )


def why_not_together(act: Act, facts: CaseFacts, day: date) -> Refusal | None:
    """Return who of a joint draft is not decided by the same form, and why; None: all are."""
    keys = together(facts)
    if not keys:
        return None
    if broken := _broken(facts):
        return broken
    for view in joined(facts):
        if view.whom_key in {facts.whom_key, *act.beside}:
            continue
        why = why_not_yet("decide", view, day)
        then = f"{view.party.name}还不能作出决定：{why.sentence}" if why else ""
        asked = f"请同时勾选{view.party.name}。"
        return Refusal(
            f"书稿写明几名当事人一并制作一份决定书，应当一并决定；{then or asked}",
            cite("处罚法59"),
        )
    return None


def paper_of(facts: CaseFacts) -> Document | None:
    """Return the joint paper, where another of its parties has been decided by the same form."""
    return next((one.document for one in decided_with(facts)), None)


def decided_with(facts: CaseFacts) -> list[Decision]:
    """Return the decisions of the other parties of the joint draft."""
    others = (view for view in joined(facts) if view.whom_key != facts.whom_key)
    return [one for view in others for one in view.decisions]


def joint_faults(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """Yield what is wrong with whom a decision shares its paper, as `verify` finds it."""
    keys = decision.draft.content.get(TOGETHER, ())
    same_paper = [one for one in facts.whole.decisions if one.document_id == decision.document_id]
    if keys and sorted(one.of_party_id or 0 for one in same_paper) != sorted(keys):
        yield "书稿写明一并制作决定书的当事人，与决定书实际所对的当事人不符（CF-G15）。"
    if not keys and len(same_paper) > 1:
        yield "几份决定共用一份决定书，书稿没有写明一并制作（CF-G15）。"
    if any(one.draft.content.get(TOGETHER, ()) != keys for one in same_paper):
        yield "共用一份决定书的几份决定，书稿写明的当事人不一致（CF-G15）。"
