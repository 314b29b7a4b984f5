"""What follows from the acts of a penalty case, for the kernel that knows no step by name."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sunlit.cases.models import Decision, Step
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.cases.work import Row
from sunlit.procedures.penalty.goods import RECEIVE, not_received
from sunlit.procedures.penalty.payments import imposed_fen, toward
from sunlit.rules.carrying_out import FINE, GAINS
from sunlit.rules.house.model import PartyKind
from sunlit.rules.party_codes import birthday_of
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Fact
from sunlit.rules.violations import all_goods, total_gains

_STATEMENTS = {
    "made": "提出了陈述、申辩",
    "waived": "明示放弃陈述、申辩",
    "none": "期满未提出陈述、申辩",
}


def branch(facts: CaseFacts) -> Mapping[Fact, bool]:
    """Return the facts on which the table branches."""
    referred = was_referred(facts)
    return {
        Fact.REPORTED: facts.reporter is not None,
        Fact.MAJOR: bool(facts.draft and facts.draft.is_major) or referred,
        Fact.RAISED: is_raised(facts) and not referred,
        Fact.HEARING_RIGHT: bool(facts.notice and facts.notice.hearing_right),
        Fact.DELIBERATES: bool(facts.draft and facts.draft.deliberates),
        Fact.PUNISHES: outcome_of(facts) is PenaltyOutcome.PENALTY,
        Fact.STATEMENT_MADE: statement_made(facts),
        Fact.SECRECY_APART: secrecy_apart(facts),
    }


def was_referred(facts: CaseFacts) -> bool:
    """Whether the case was once referred: it stays subject to review (审核制度五)."""
    return any(step.code == "refer" for step in facts.steps)


def is_raised(facts: CaseFacts) -> bool:
    """Whether an officer raised the case to major and no head undid it (审核制度三)."""
    for step in reversed(facts.steps):
        if step.code == "undo_raise":
            return False
        if step.code == "draft_decision" and step.content.get("raise_to_major"):
            return True
    return False


def statement_made(facts: CaseFacts) -> bool:
    """Whether the party made a statement on the notice that stands."""
    heard = facts.last("hear_statement")
    stands = "hear_statement" in facts.position.standing
    return bool(heard and stands and heard.content["statement"] == "made")


def secrecy_apart(facts: CaseFacts) -> bool:
    """Whether the secrecy review is an act of its own: not where a check of before names it."""
    checked = facts.last("check_publication")
    return checked is None or "secrecy_reviewer" not in checked.content


def outcome_of(facts: CaseFacts) -> PenaltyOutcome:
    """Return what the case is to end in: by the draft that stands, else by the conclusion."""
    stands = facts.draft is not None and "draft_decision" in facts.position.standing
    concluded = facts.last("conclude_investigation")
    source = facts.draft.content if facts.draft and stands else concluded and concluded.content
    return PenaltyOutcome((source or {}).get("outcome", PenaltyOutcome.PENALTY))


def establishes(facts: CaseFacts) -> bool:
    """Whether the outcome finds that the act was unlawful."""
    return outcome_of(facts) is not PenaltyOutcome.NOT_ESTABLISHED


def checkers(facts: CaseFacts) -> Iterator[int]:
    """Yield who checked the lead, by their keys."""
    for step in facts.steps:
        if step.code == "check_lead":
            yield from (int(step.content[name]) for name in ("first_checker", "second_checker"))


def stated(facts: CaseFacts) -> Sequence[Row]:
    """Return what the party said to the notice, and what came of it; empty before."""
    heard = facts.last("hear_statement")
    if heard is None or "hear_statement" not in facts.position.standing:
        return ()
    rows = [Row("陈述、申辩", _STATEMENTS.get(heard.content["statement"], ""))]
    if heard.content.get("statement_content"):
        rows.append(Row("内容", str(heard.content["statement_content"])))
    again = facts.last("reexamine")
    if again and "reexamine" in facts.position.standing:
        rows.append(Row("复核结论", str(again.content["conclusion"])))
    return rows


def act_ended_on(facts: CaseFacts) -> date:
    """Return the day on which the unlawful act ended, as stated when the filing was asked for."""
    asked = facts.last("apply_to_file")
    stated = facts.content(asked).get("act_ended_on") if asked else None
    return date.fromisoformat(stated) if stated else localdate_of(facts.steps[0])


def birthday(facts: CaseFacts) -> date | None:
    """Return when the party was born: as its number says, else as its interview did."""
    party = facts.party
    if party.kind == PartyKind.ORGANIZATION:
        return None
    return birthday_of(party.identified_by, party.code) or _stated_birthday(facts)


def _stated_birthday(facts: CaseFacts) -> date | None:
    for step in reversed(facts.steps):
        if step.code != "interview":
            continue
        said = facts.content(step)
        if said["interviewee"] != facts.party.name:
            continue
        if said["capacity"] == "party" and said.get("born_on"):
            return date.fromisoformat(said["born_on"])
    return None


def ends(facts: CaseFacts, code: str, step: Step) -> bool:
    """Whether the act ends the clock: a part of what is owed does not end the time to give it."""
    if step.code == RECEIVE:
        return not not_received(facts, step.seq)
    if step.code != "record_payment":
        return True
    of = GAINS if code == "CF-GAINS" else FINE
    paid = [one for one in facts.payments if one.step.seq <= step.seq and toward(one, facts) == of]
    return sum(payment.amount_fen for payment in paid) >= imposed_fen(facts).get(of, 0)


def concerns(facts: CaseFacts, code: str, step: Step) -> bool:
    """Whether the deadline exists in this case: nobody asks for a hearing that was not offered."""
    if code == "CF-HEAR-REQ":
        told = [notice for notice in facts.notices if notice.step.seq < step.seq]
        return bool(told) and told[-1].hearing_right
    if code in {"CF-PAY", "CF-GAINS", "CF-GOODS"}:
        return any(_owes(decision, code) for decision in facts.decisions)
    if code in {"CF-TRANSFER-RECONS", "CF-TRANSFER-PROC"}:
        # 移送规定9: reconsideration once; whoever still objects goes to the procuratorate.
        again = any(one.code == "ask_police_again" for one in _since_report(facts, step))
        return again is (code == "CF-TRANSFER-PROC")
    return True


def _owes(decision: Decision, code: str) -> bool:
    """Whether the decision has the party give what that clock waits for."""
    if code == "CF-PAY":
        return decision.fine_fen > 0
    content = decision.draft.content
    return bool(total_gains(content) if code == "CF-GAINS" else all_goods(content))


def _since_report(facts: CaseFacts, step: Step) -> list[Step]:
    """Return what was done between the newest report of a crime and that step."""
    before = [one for one in facts.steps if one.seq < step.seq]
    reported = max((one.seq for one in before if one.code == "report_crime"), default=0)
    return [one for one in before if one.seq > reported]
