"""决定 and 送达: the papers D16 and D19."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils import timezone

from sunlit.cases.models import Party, Step
from sunlit.cases.papers.parts import (
    cause,
    contact,
    day_words,
    draft_evidence,
    goods,
    organ,
    violated,
)
from sunlit.cases.papers.wording import (
    Content,
    basis_words,
    discretion_words,
    facts_words,
    party_block,
    proposal_words,
    reasons_words,
)
from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_house
from sunlit.procedures.penalty.joint import joined
from sunlit.procedures.penalty.papers.put_together import put_together
from sunlit.procedures.penalty.papers.statement import recheck_words
from sunlit.procedures.penalty.several import ranges_of
from sunlit.rules.carrying_out import PERIODS, performance_in_words
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.imposed import orders_in_words
from sunlit.rules.no_penalty import NoPenaltyCircumstance
from sunlit.rules.numerals import chinese_number
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.violations import has_entry

COPIES = "一式三份，一份送达当事人，一份归入案卷，一份备查。"
_STATEMENT_WORDS = {
    "waived": "当事人明示放弃陈述、申辩。",
    "none": "当事人在期限内没有提出陈述、申辩。",
}
_HEARING_WORDS = {
    "waived": "当事人明示放弃听证。",
    "none": "当事人在期限内没有要求听证。",
}


def written_decision(step: Step, facts: CaseFacts) -> Content:
    """行政处罚决定书 (D16): the reviewed draft, with number and day, nothing else in substance.

    Where one paper is made for several it is put together of the draft of each.
    """
    views = joined(facts)
    if not views:
        return _of_one(step, facts)
    return put_together([(_drafted_name(view), _of_one(step, view)) for view in views])


def _drafted_name(facts: CaseFacts) -> str:
    return str(facts.draft.content["party"]["name"]) if facts.draft else facts.party.name


def _of_one(step: Step, facts: CaseFacts) -> Content:
    if facts.draft is None:
        raise AssertionError("the table lets no decision pass without a draft")
    draft = facts.draft.content
    house = current_house()
    day = timezone.localdate(step.recorded_at)
    content: Content = {
        **organ(),
        "party": party_block(Party(**draft["party"])),
        "cause": cause(facts, decided=True),
        "facts": facts_words(draft, draft["evidence"]),
        "evidence": draft_evidence(draft),
        "statement_and_hearing": statement_words(facts),
        "violated": violated(draft),
        "basis": basis_words(draft),
        "discretion": discretion_words(draft, ranges_of(draft, facts)),
        "disposition": proposal_words(draft),
        "publication_period": str(DEADLINES["GS-XKCF"].period_for(house, day)),
        **draft["remedies"],
        **contact(facts),
        "copies": COPIES,
    }
    further = {
        "correction": "\n".join(orders_in_words(draft)),
        **goods(draft),
        "performance": "\n".join(performance_in_words(draft, _periods(day))),
        "fine": draft["fine_fen"],
    }
    content |= {name: value for name, value in further.items() if value}
    if draft["fine_fen"] or has_entry(draft, PenaltyKind.CONFISCATION_OF_GAINS):
        for name in ("payee_bank", "payee_name", "payee_account"):
            content[name] = str(house.setting(name, day))
    return content


def _periods(day: date) -> dict[PenaltyKind, str]:
    """Return the periods that the organ sets where the statute leaves them to the decision."""
    house = current_house()
    found = {kind: DEADLINES[code].period_for(house, day) for kind, code in PERIODS.items()}
    return {kind: f"{chinese_number(one.limit)}{one.unit.label}" for kind, one in found.items()}


def no_penalty_decision(step: Step, facts: CaseFacts) -> Content:
    """不予行政处罚决定书 (D17): the reviewed draft, with number and day, nothing else."""
    if facts.draft is None:
        raise AssertionError("the table lets no decision pass without a draft")
    draft = facts.draft.content
    circumstance = NoPenaltyCircumstance(draft["circumstance"])
    content: Content = {
        **organ(),
        "party": party_block(Party(**draft["party"])),
        "cause": cause(facts, decided=circumstance.is_established),
        "facts": facts_words(draft, draft["evidence"]),
        "evidence": draft_evidence(draft),
        "circumstance": circumstance.label,
        "reasons": reasons_words(draft),
        "publication_period": str(
            DEADLINES["GS-XKCF"].period_for(current_house(), timezone.localdate(step.recorded_at))
        ),
        **draft["remedies"],
        **contact(facts),
        "copies": COPIES,
    }
    if "hear_statement" in facts.position.standing:
        content["statement"] = statement_words(facts)
    if circumstance.is_established:
        content["violated"] = violated(draft)
        content["education"] = draft["education"]
    if circumstance.needs_guardian:
        content["guardian"] = draft["guardian"]
    return content


def statement_words(facts: CaseFacts) -> str:
    """Return how the party was heard: when told, by which paper, what came of it."""
    heard = taken(facts, "hear_statement").content
    if facts.notice is None or facts.notice_service is None:
        raise AssertionError("the table lets no decision pass without a served notice")
    told = facts.notice.document
    served = facts.notice_service.served_on
    rights = "陈述、申辩和要求听证的权利" if facts.notice.hearing_right else "陈述、申辩的权利"
    words = (
        f"本机关于{day_words(served)}向当事人送达《{told.title}》（{told.number}），"
        f"告知拟作出的行政处罚内容及事实、理由、依据，以及依法享有的{rights}。"
    )
    if heard["statement"] == "made":
        words += f"当事人提出：{heard['statement_content']}\n"
        words += f"{recheck_words(taken(facts, 'reexamine'))}\n"
    else:
        words += _STATEMENT_WORDS[heard["statement"]]
    return words + _HEARING_WORDS.get(heard["hearing"], "")


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D16": written_decision,
    "D17": no_penalty_decision,
}
