"""What a proposed penalty must be, when the investigation ends and in the draft alike."""

from collections.abc import Mapping
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.imposed import FIELDS, kinds_in
from sunlit.rules.kinds_told import check_kinds_told
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal
from sunlit.rules.violations import FURTHER, dropped_of, of_row, total_fine, violations_of


def check_disposition(
    entries: Mapping[str, Any], fine_max_fen: int | None, *, absorbed: bool = False
) -> Refusal | None:
    """Return why the entries propose no lawful outcome, or None (CF-G13).

    A penalty is of one kind or several and rests on provisions; the other outcomes impose nothing.
    Whether the law knows the kinds, `kinds_check` says.

    :param fine_max_fen: the most that the law allows, in 分; None where it names no amount.
    :param absorbed: the same act is fined by another provision (处罚法29): it may impose nothing.
    """
    outcome = PenaltyOutcome(entries["outcome"])
    if outcome is not PenaltyOutcome.PENALTY:
        return _check_nothing_imposed(entries, outcome)
    for name, label in (("violated", "违反的规定"), ("basis", "处罚依据")):
        if not (entries.get(name) or "").strip():
            return Refusal(f"给予行政处罚的，请填写“{label}”。", cite("处罚法59"), name)
    if fine_max_fen is not None and entries["fine_fen"] > fine_max_fen:
        return Refusal(f"罚款超出法定上限 {yuan(fine_max_fen)} 元。", cite("处罚法34"), "fine_fen")
    if not kinds_in(entries) and not absorbed:
        return Refusal("给予行政处罚的，至少要有一种处罚。", cite("处罚法9"), "warning")
    return None


def check_not_heavier(entries: Mapping[str, Any], notified: Mapping[str, Any]) -> Refusal | None:
    """Return why the entries are heavier than what the party was told, or None (CF-G07, CF-G19).

    A kind of which the party was not told is heavier; a warning in the place of a kind is not.
    No penalty is never heavier; a penalty where none was proposed always is. Of several violations
    each is held against what was told of it, and one that was not told is heavier.
    """
    told = {one.matter: one.entries for one in violations_of(notified)}
    for one in violations_of(entries) if entries["outcome"] == PenaltyOutcome.PENALTY else ():
        if one.matter not in told:
            sentence = (
                f"“{one.name}”没有事先告知，不能在决定里增加；确需处罚的，请重新终结调查，"
                "写进建议，再重新告知，听取当事人的陈述、申辩。"
            )
            return of_row(one, Refusal(sentence, cite("处罚法44"), "matter"))
        wrong = _check_one_not_heavier(one.entries, told[one.matter])
        if wrong:
            return wrong if one.number == 1 else of_row(one, wrong)
    return None


def check_spoken_of(entries: Mapping[str, Any], notified: Mapping[str, Any]) -> Refusal | None:
    """Return which violation that the party was told of the draft says nothing of, or None.

    It may be dropped, which is lighter; the decision says so and why (处罚法57).
    """
    said = {one.matter for one in (*violations_of(entries), *dropped_of(entries))}
    for one in violations_of(notified):
        if one.matter not in said:
            sentence = (
                f"事先告知的第{one.number}项违法行为“{one.name}”没有写明怎样处理；请在“其他违法行为”"
                "里保留这一行，不再认定的，在“不处罚这一项”选“是”，写明理由。"
            )
            return Refusal(sentence, cite("处罚法57"), FURTHER)
    return None


def _check_one_not_heavier(
    entries: Mapping[str, Any], notified: Mapping[str, Any]
) -> Refusal | None:
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        return None
    if notified["outcome"] != PenaltyOutcome.PENALTY:
        return Refusal(
            "调查终结时没有建议给予处罚，也没有告知当事人；确需处罚的，应当重新终结调查，再告知。",
            cite("处罚法44"),
            "outcome",
        )
    if entries["fine_fen"] > notified["fine_fen"]:
        return Refusal(
            f"罚款不能高于事先告知的 {yuan(notified['fine_fen'])} 元；确需加重的，应当重新告知。",
            cite("处罚法45"),
            "fine_fen",
        )
    return check_kinds_told(entries, notified)


def check_heavier_after_statement(
    entries: Mapping[str, Any], first_told: Mapping[str, Any]
) -> Refusal | None:
    """Return why a conclusion after a statement may not be heavier than what was first told.

    To conclude again and tell again must not undo 处罚法45.2: what is heavier rests on facts that
    are new, and names them (CF-G19).
    """
    if check_not_heavier(entries, first_told) is None or (entries.get("new_facts") or "").strip():
        return None
    return Refusal(
        "当事人陈述、申辩以后，处罚不能比第一次告知的更重"
        f"（当时告知罚款 {yuan(total_fine(first_told))} 元）；"
        "确有新的事实的，请写明新的事实和证据。",
        cite("处罚法45.2"),
        "new_facts",
    )


def _check_nothing_imposed(entries: Mapping[str, Any], outcome: PenaltyOutcome) -> Refusal | None:
    for kind in PenaltyKind:
        if kind is PenaltyKind.FINE and entries["fine_fen"]:
            return Refusal(f"{outcome.label}的，不能罚款，请填 0。", outcome.citation, "fine_fen")
        if kind in kinds_in(entries):
            sentence = f"{outcome.label}的，不能给予{kind.label}。"
            return Refusal(sentence, outcome.citation, FIELDS[kind])
    return None
