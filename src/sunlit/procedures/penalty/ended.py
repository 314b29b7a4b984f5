"""What a penalty case came to, and which plan its file follows."""

from sunlit.cases.models import Decision, Step
from sunlit.cases.papers.wording import proposal_words
from sunlit.cases.queries import CaseFacts, taken
from sunlit.parts.voiding.steps import APPROVAL, PROPOSAL
from sunlit.parts.voiding.voiding import ground_of
from sunlit.rules.dossier import plan_code
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.violations import all_kinds


def filed(facts: CaseFacts) -> Step | None:
    """Return the act by which the case was filed."""
    return facts.last("file_case")


def dossier(facts: CaseFacts) -> str:
    """Return the code of the plan of its file."""
    standing = facts.position.standing
    return plan_code(
        facts.case.kind,
        filed="decline_to_file" not in standing,
        transferred="police_files" in standing,
        voided=APPROVAL in standing,
    )


def result(facts: CaseFacts) -> str:
    """Return what the case came to: what was decided, and in which manner it was closed."""
    if APPROVAL in facts.position.standing:
        return f"作废：{ground_of(taken(facts, PROPOSAL))}"
    reported = facts.last("report_closing")
    if reported is None:
        end = next(step for step in reversed(facts.steps) if facts.procedure.step(step.code).ends)
        return f"{facts.procedure.step(end.code).name}：{end.content['opinion']}"
    manner = f"{facts.content(reported)['manner']}。"
    if len(facts.views) == 1:
        return _decided(facts) + manner
    return "；".join(f"{view.party.name}：{_decided(view)}" for view in facts.views) + manner


def decided(decision: Decision) -> str:
    """Return the kinds that it imposed, a fine with its amount; else what came of it."""
    said = [
        f"罚款 {yuan(decision.fine_fen)} 元" if kind is PenaltyKind.FINE else kind.label
        for kind in sorted(all_kinds(decision.draft.content), key=list(PenaltyKind).index)
    ]
    return "、".join(said) or PenaltyOutcome(decision.outcome).label


def _decided(facts: CaseFacts) -> str:
    draft = facts.is_decided and facts.draft
    return proposal_words(draft.content).replace("\n", "") if draft else ""
