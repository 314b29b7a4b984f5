"""拟定决定书稿: one immutable version of what would be decided (definition 4 of the clauses)."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import DecisionDraft, Step
from sunlit.cases.queries import CaseFacts, taken
from sunlit.procedures.penalty.drafted import drafted_columns
from sunlit.procedures.penalty.facts import is_raised
from sunlit.procedures.penalty.joint import with_whom
from sunlit.procedures.penalty.several import why_not_lawful, why_not_of_unit_fine
from sunlit.procedures.penalty.statements import why_waiver_counts_for_nothing
from sunlit.rules.disposition import check_not_heavier, check_spoken_of
from sunlit.rules.house.model import PartyKind
from sunlit.rules.major_decisions import check_raise_kept
from sunlit.rules.no_penalty import NoPenaltyCircumstance, check_answered, check_no_penalty
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.proposed_penalty import found
from sunlit.rules.refusal import Refused
from sunlit.rules.violations import with_computed_fines


@transaction.atomic
def draft_decision(act: Act) -> Step:
    """Write the next version; whether it is major and must be deliberated is stored on it.

    :raises Refused: when it is heavier than the party was told (CF-G07, CF-G19), the penalty has
        not the kinds of its article, lies outside what the law and the organ's own table of
        discretion allow (CF-G11 to CF-G13), no circumstance of the law carries the outcome, it
        drops a voluntary raise, or one paper is chosen for one party alone.
    """
    act = replace(act, content=with_whom(replace(act, content=with_computed_fines(act.content))))
    step, facts = begin(act, "draft_decision")
    _check(act, facts)
    draft = DecisionDraft.objects.create(
        case=facts.case,
        version=(facts.draft.version if facts.draft else 0) + 1,
        of_party=step.of_party,
        made_by=act.actor,
        recorded_at=act.now,
        **drafted_columns(act.content, facts, timezone.localdate(act.happened_at)),
    )
    return complete(step, [draft])


def _check(act: Act, facts: CaseFacts) -> None:
    entries = act.content
    told = taken(facts, "conclude_investigation").content
    stated = entries.get("circumstance")
    circumstance = NoPenaltyCircumstance(stated) if stated else None
    wrong = (
        why_waiver_counts_for_nothing(facts, timezone.localdate(act.now))
        or check_not_heavier(entries, told)
        or check_spoken_of(entries, told)
        or why_not_lawful(entries, facts, timezone.localdate(act.happened_at))
        or why_not_of_unit_fine(entries, facts)
        or check_no_penalty(
            PenaltyOutcome(entries["outcome"]),
            circumstance,
            education=entries.get("education") or "",
            guardian=entries.get("guardian") or "",
            of_person=facts.party.kind != PartyKind.ORGANIZATION,
            age=facts.age,
        )
        or check_answered(circumstance, found(entries))
        or check_raise_kept(raised=is_raised(facts), raises=bool(entries["raise_to_major"]))
    )
    if wrong:
        raise Refused(wrong)
