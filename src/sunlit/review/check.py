"""Does each agreement follow from a whole opinion? What `verify` asks of every review.

A row that only says 审核通过 opens the gate; so each is held against the referral, the eight
findings, the paper and the act of the reviewer from which it must come.
"""

from collections.abc import Callable, Iterator

from sunlit.cases.models import Case, CaseOfficer, Clearance, Step, StepPaper
from sunlit.ledger.batches import batches
from sunlit.ledger.verification.finding import Finding
from sunlit.review.models import FindingRow, OpinionRow, Outcome
from sunlit.review.signed import digest_of_stored
from sunlit.review.steps.codes import ASK_RECHECK, REFER
from sunlit.rules import legal_review
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.reviewers import check_apart

_AT_ONCE = 500
_REFERRING = frozenset({REFER, ASK_RECHECK})


def check_reviews(progress: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """Yield a finding for each agreement without its opinion, and each opinion that is not sound.

    :param progress: is told (opinions done, opinions in all).
    """
    yield from _without_opinion()
    total = OpinionRow.objects.count()
    rows = OpinionRow.objects.select_related("referral__draft", "referral__step", "document")
    found = rows.prefetch_related("findings").order_by("pk").iterator(chunk_size=_AT_ONCE)
    for number, some in enumerate(batches(found, _AT_ONCE)):
        cases = {one.referral.case_id for one in some}
        numbers = dict(Case.objects.filter(pk__in=cases).values_list("pk", "number"))
        beside = _Beside(some, cases)
        for opinion in some:
            for sentence in _faults(opinion, beside):
                yield Finding(f"案件 {numbers[opinion.referral.case_id]}", f"{sentence}（CF-G08）")
        if progress:
            progress(min(total, (number + 1) * _AT_ONCE), total)


class _Beside:
    """What a batch of opinions is held against, each table read once."""

    def __init__(self, opinions: list[OpinionRow], cases: set[int]) -> None:
        papers = [one.document_id for one in opinions]
        left = StepPaper.objects.filter(document__in=papers).select_related("step")
        self.acts: dict[int, Step] = {one.document_id: one.step for one in left}
        agreed = Clearance.objects.filter(draft__case__in=cases)
        self.agreed = {one.opinion: one for one in agreed}
        officers = CaseOfficer.objects.filter(case__in=cases).values_list("case", "person")
        self.investigated = set(officers)


def _without_opinion() -> Iterator[Finding]:
    known = OpinionRow.objects.values("uuid")
    rows = Clearance.objects.exclude(opinion__in=known).select_related("draft__case")
    for one in rows.order_by("pk").iterator(chunk_size=_AT_ONCE):
        where = f"案件 {one.draft.case.number}"
        yield Finding(
            where, f"第{one.draft.version}版决定书稿记为审核通过，却没有审核意见（CF-G08）。"
        )


def _faults(opinion: OpinionRow, beside: _Beside) -> Iterator[str]:
    where = f"第{opinion.referral.round}轮审核意见"
    findings = list(opinion.findings.all())
    refusal = legal_review.check_opinion(
        [_as_found(one) for one in findings], {Opinion(one) for one in opinion.opinions}
    )
    if refusal:
        yield f"{where}：{refusal.sentence}"
    case, reviewer = opinion.referral.case_id, opinion.reviewer_id
    apart = check_apart(investigated=(case, reviewer) in beside.investigated)
    if apart:
        yield f"{where}：{apart.sentence}"
    if opinion.referral.step.code not in _REFERRING:
        yield f"{where}没有送审的步骤。"
    act = beside.acts.get(opinion.document_id)
    if act is None or act.case_id != case or opinion.document.form != "D13":
        yield f"{where}没有审核意见书。"
    elif act.actor_id != reviewer:
        yield f"{where}的审核人员不是出具它的人。"
    elif act.content.get("opinion_sha256", "") not in {"", _digest(opinion, findings)}:
        yield f"{where}与审核人员签署时不符。"
    yield from _agreement(opinion, beside.agreed.get(opinion.uuid), where)


def _agreement(opinion: OpinionRow, agreed: Clearance | None, where: str) -> Iterator[str]:
    """An agreement, and no other opinion, opens the gate: for its draft, by who gave it."""
    if (agreed is not None) != (opinion.opinions == [Opinion.AGREE.value]):
        yield f"{where}是否同意，与所记的审核通过不一致。"
    if agreed is None:
        return
    if agreed.draft_id != opinion.referral.draft_id:
        yield f"{where}同意的不是所记审核通过的那一版书稿。"
    if agreed.cleared_by_id != opinion.reviewer_id:
        yield f"{where}的审核人员与所记通过的人不是同一人。"


def _as_found(row: FindingRow) -> legal_review.Finding:
    return legal_review.Finding(
        Point(row.point),
        satisfied=row.outcome != Outcome.FAILS,
        reason=row.reason,
        characterization_wrong=row.characterization_wrong,
    )


def _digest(opinion: OpinionRow, findings: list[FindingRow]) -> str:
    return digest_of_stored(opinion, findings, opinion.referral.draft.content_hash)
