"""Whether each of several violations is punished as its own article has it, and one act once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.discretion import Tier
from sunlit.rules.disposition import check_disposition
from sunlit.rules.fine_rates import FineBy
from sunlit.rules.house.model import PartyKind
from sunlit.rules.kinds_check import check_kinds
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_law import ORDINARY, PenaltyLaw
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.proposed_penalty import Frame, check_discretion
from sunlit.rules.provisions import check_provisions
from sunlit.rules.refusal import Refusal
from sunlit.rules.violations import (
    IN_A_ROW,
    PROVED_BY,
    Violation,
    dropped_of,
    evidence_numbers,
    goods_of,
    is_several,
    of_row,
    same_acts,
    violations_of,
)

Entries = Mapping[str, Any]
_PROOF = cite("处罚法46")
_STATED = cite("处罚法59")
_ONE_FINE = cite("处罚法29")


@dataclass(frozen=True)
class Applied:
    """What law and the organ's own table say of the matter of one violation; `law` as checked."""

    matter: str
    name: str
    law: PenaltyLaw | None
    fine_max_fen: int | None
    frame: Frame


def check_rows(
    entries: Entries, applied: Mapping[int, Applied | None], evidence: int
) -> Refusal | None:
    """Return what the rows of further violations leave unsaid or say twice, or None.

    :param applied: by the number of the violation; None where the matter is not the organ's.
    :param evidence: how many items of evidence the case has.
    """
    if not is_several(entries):
        return None
    found = [*violations_of(entries), *dropped_of(entries)]
    return (
        next(filter(None, (_check_dropped(one) for one in dropped_of(entries))), None)
        or _check_punished(entries)
        or _check_matters(sorted(found, key=lambda one: one.number), applied)
        or next(filter(None, (_check_row(one, entries, evidence) for one in found)), None)
        or _check_one_fine(entries, applied)
    )


def check_each(
    entries: Entries, applied: Mapping[int, Applied | None], party: PartyKind, day: date
) -> Refusal | None:
    """Return why the penalty of a violation is not what its own article allows, or None.

    The first is asked as a violation alone is.
    """
    unfined = _fined_otherwise(entries)
    for one in violations_of(entries):
        law = applied[one.number]
        if law is None:
            raise AssertionError("the rows are checked before their penalties")
        wrong = _check_lawful(one, law, party, day, absorbed=one.number in unfined)
        if wrong:
            return wrong if one.number == 1 else of_row(one, wrong)
    return None


def _check_lawful(
    one: Violation, applied: Applied, party: PartyKind, day: date, *, absorbed: bool
) -> Refusal | None:
    entries = one.entries
    return (
        check_disposition(entries, applied.fine_max_fen, absorbed=absorbed)
        or check_provisions(entries)
        or (_check_carried(one, applied) if one.number > 1 else None)
        or check_kinds(entries, applied.law, party, day, absorbed=absorbed)
        or check_discretion(entries, applied.frame)
    )


def _check_carried(one: Violation, applied: Applied) -> Refusal | None:
    """Return which compulsory kind the table cannot carry, where the penalty must have it."""
    code = str(one.entries.get("situation") or ORDINARY)
    situation = applied.law.situation(code) if applied.law else None
    if applied.law is None or situation is None or one.entries.get("tier") == Tier.REDUCED:
        return None
    others = situation.must - IN_A_ROW
    if not situation.one_of & IN_A_ROW:
        others |= situation.one_of
    first = next((kind for kind in PenaltyKind if kind in others), None)
    if first is None:
        return None
    sentence = (
        f"本条规定应当给予“{first.label}”，这种处罚不能写在其他违法行为里；请把这一项另行立案查处。"
    )
    return Refusal(sentence, applied.law.citation, "matter")


def _check_dropped(one: Violation) -> Refusal | None:
    if str(one.entries.get("dropped_why") or "").strip():
        return None
    return of_row(
        one, Refusal("不处罚这一项的，请写明不再认定或者不予处罚的理由。", _STATED, "dropped_why")
    )


def _check_punished(entries: Entries) -> Refusal | None:
    outcome = PenaltyOutcome(entries["outcome"])
    rows = [one for one in violations_of(entries) if one.number > 1]
    if outcome is PenaltyOutcome.PENALTY or not rows:
        return None
    sentence = f"处理意见是“{outcome.label}”的，不能处罚；请在“不处罚这一项”选“是”，写明理由。"
    return of_row(rows[0], Refusal(sentence, outcome.citation, "dropped"))


def _check_matters(
    found: Sequence[Violation], applied: Mapping[int, Applied | None]
) -> Refusal | None:
    numbers: dict[str, int] = {}
    for one in found:
        law = applied[one.number]
        if law is None:
            sentence = "这个事项当天不在权责清单中，请重新选择。"
            return of_row(one, Refusal(sentence, None, "matter"))
        before = numbers.setdefault(law.matter, one.number)
        if before != one.number:
            sentence = (
                f"与第{before}项是同一个事项“{law.name}”；"
                "同一事项的数次行为写在同一项的违法事实里。"
            )
            return of_row(one, Refusal(sentence, _ONE_FINE, "matter"))
    return None


def _check_row(one: Violation, entries: Entries, evidence: int) -> Refusal | None:
    if one.entries.get("dropped"):
        return None
    wrong = _check_evidence(one, evidence)
    if one.number == 1:
        return wrong
    wrong = wrong or _check_same_act(one, entries) or _check_goods(one)
    return of_row(one, wrong) if wrong else None


def _check_evidence(one: Violation, evidence: int) -> Refusal | None:
    """Every violation has its own proof, chosen among the evidence of the case (处罚法46)."""
    written = str(one.entries.get(PROVED_BY) or "").strip()
    if not written:
        sentence = "有数个违法行为的，请写明第1项由哪些证据证明（证据的序号）。"
        return Refusal(sentence, _PROOF, PROVED_BY)
    numbers = evidence_numbers(written)
    if numbers is None:
        sentence = f"“{written}”看不出是哪些证据；请写证据的序号，例如：1、3。"
        return Refusal(sentence, _PROOF, PROVED_BY)
    absent = next((number for number in numbers if not 1 <= number <= evidence), None)
    if absent is None:
        return None
    return Refusal(f"本案没有第{absent}项证据，共有{evidence}项。", _PROOF, PROVED_BY)


def _check_same_act(one: Violation, entries: Entries) -> Refusal | None:
    if not one.entries.get("same_act"):
        return None
    earlier = {other.number for other in violations_of(entries) if other.number < one.number}
    if one.same_act_as in earlier:
        return None
    named = "、".join(f"{number}" for number in sorted(earlier))
    return Refusal(f"请写明与前面第几项是同一个行为，可以是：{named}。", _ONE_FINE, "same_act_as")


def _check_goods(one: Violation) -> Refusal | None:
    raw = str(one.entries.get("goods_list") or "")
    if goods_of(raw) is not None:
        return None
    sentence = (
        "没收财物的清单请一行一物，写成“名称，数量，单位，存放地点”，例如：水泵，1，台，泵房。"
    )
    return Refusal(sentence, _STATED, "goods_list")


def _check_one_fine(entries: Entries, applied: Mapping[int, Applied | None]) -> Refusal | None:
    """One act is fined once, by the provision with the higher fine (处罚法29)."""
    for group in same_acts(entries):
        fined = [one for one in group if one.fine_fen]
        if len(fined) > 1:
            sentence = (
                f"与第{fined[0].number}项是同一个违法行为，不得给予两次以上罚款；"
                "违反数个规定都应当罚款的，按照罚款数额高的规定处罚，另一项的罚款填 0，不填比例。"
            )
            return of_row(fined[1], Refusal(sentence, _ONE_FINE, "fine_fen"))
        if fined and len(group) > 1:
            higher = _higher(fined[0], group, applied)
            if higher:
                return higher
    return None


def _higher(
    fined: Violation, group: Sequence[Violation], applied: Mapping[int, Applied | None]
) -> Refusal | None:
    own = _ceiling(fined, applied[fined.number])
    for one in group:
        most = _ceiling(one, applied[one.number])
        if own is not None and most is not None and most > own:
            sentence = (
                f"第{one.number}项与第{fined.number}项是同一个违法行为，第{one.number}项的规定罚款"
                f"最高{yuan(most)}元，比第{fined.number}项的高；应当按照罚款数额高的规定罚款。"
            )
            wrong = Refusal(sentence, _ONE_FINE, "fine_fen")
            return wrong if fined.number == 1 else of_row(fined, wrong)
    return None


def _ceiling(one: Violation, applied: Applied | None) -> int | None:
    """Return the most that the provision allows of a fine in this case; None: not known."""
    if applied is None:
        return None
    code = str(one.entries.get("situation") or ORDINARY)
    situation = applied.law.situation(code) if applied.law else None
    amounts = list(_amounts(one.entries, situation.fines)) if situation else []
    return max(amounts, default=applied.fine_max_fen)


def _amounts(entries: Entries, rules: Sequence[Any]) -> Iterator[int]:
    for rule in rules:
        base = entries.get("fine_base_fen") or 0
        if rule.by is FineBy.AMOUNT:
            yield int(rule.most)
        elif base:
            yield int(Decimal(base) * rule.most * rule.by.worth)


def _fined_otherwise(entries: Entries) -> frozenset[int]:
    """Return the numbers of those that are not fined because the same act is."""
    return frozenset(
        one.number
        for group in same_acts(entries)
        if any(other.fine_fen for other in group)
        for one in group
        if not one.fine_fen
    )
