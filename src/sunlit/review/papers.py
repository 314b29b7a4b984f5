"""送审表, 意见书 and what goes with them: in the file, never public (审核制度第十一条)."""

from django.utils import timezone

from sunlit.cases.models import DecisionDraft, Step
from sunlit.cases.papers import Written, write_paper
from sunlit.cases.papers.parts import cause, officer_words, organ
from sunlit.cases.papers.wording import (
    facts_words,
    parties_block,
    proposal_words,
    provisions_words,
)
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.catalogue.organ import current_house
from sunlit.parts.deliberation.forms import SIDES
from sunlit.parts.deliberation.paper_meeting import how_held
from sunlit.parts.deliberation.papers import meeting_record
from sunlit.review.forms.consultation import WAYS
from sunlit.review.given import GivenOpinion
from sunlit.review.models import Consultation, Referral
from sunlit.review.objection import OBJECTIONS
from sunlit.review.queries import legal_view, office_view, recheck_words, round_name
from sunlit.review.steps.codes import ASK_RECHECK, STUDIED
from sunlit.rules.consultation import Consulted
from sunlit.rules.deliberation import STUDY
from sunlit.rules.legal_review import Material, Opinion, Point
from sunlit.rules.major_decisions import REFERRED

_SHORT = 20
_DISAGREE = "承办科室与法规科意见不一致"
NOT_CONCERNED = frozenset({"无", "未经听证", "不涉及", "没有"})


def issue_referral_paper(step: Step, facts: CaseFacts, referral: Referral) -> Written:
    """Issue the referral with its six materials; what does not apply is stated."""
    draft = referral.draft
    row = next(
        (one for one in current_house().majors(localdate_of(step)) if one.code == draft.major_row),
        None,
    )
    more = {"answer_to_opinion": answer} if (answer := _answer(step, facts)) else {}
    return write_paper(
        step,
        "D13-送审",
        {
            "organ_name": current_house().name,
            "case_name": facts.title,
            "case_number": step.case.number,
            "round": round_name(referral),
            "referring_office": step.case.office.name,
            "referred_at": timezone.localtime(step.recorded_at).isoformat(timespec="seconds"),
            "party": parties_block(facts),
            "major_ground": f"目录清单 {row.code}：{row.name}" if row else _voluntary(draft),
            "proposed_decision": proposal_words(draft.content),
            "materials": [
                {
                    "name": material.label,
                    "attached": _attached(referral.materials[material.value]),
                    "note": referral.materials[material.value],
                }
                for material in Material
            ],
            "draft_hash": draft.content_hash,
            "lead_officer": officer_words(facts, 0),
            "second_officer": officer_words(facts, 1),
            **more,
        },
    )


def _voluntary(draft: DecisionDraft) -> str:
    if draft.major_row == REFERRED:
        return "本案已经送审：审核同意以前，每一版书稿都送审。"
    return "不符合目录清单，主动提级送审。" if draft.is_major else "不符合目录清单，主动送审。"


def _attached(text: str) -> str:
    return "不涉及" if text.strip().rstrip("。") in NOT_CONCERNED else "已提交"


def _answer(step: Step, facts: CaseFacts) -> str:
    """Return what the office did with the last opinion that was not an agreement."""
    if step.code == ASK_RECHECK:
        return f"对审核意见有异议，申请复核：{recheck_words(step.content)}"
    told = [one for one in facts.steps if one.code in {*OBJECTIONS, STUDIED}]
    if not told or facts.draft is None:
        return ""
    day = timezone.localdate(told[-1].happened_at)
    if told[-1].code == STUDIED:
        conclusion = facts.content(told[-1])["conclusion"]
        how = how_held(told[-1], STUDY, facts)
        return f"{day:%Y-%m-%d}局领导集体研究{how}支持承办科室：{conclusion}"
    return f"对{day:%Y-%m-%d}的审核意见，已经重新拟定书稿（第 {facts.draft.version} 版）。"


def issue_study_paper(step: Step, facts: CaseFacts) -> Written:
    """Issue the record of the study (D14) with both opinions before it (审核制度第九条)."""
    record = meeting_record(step, STUDY, facts)
    side = SIDES[step.content["sides_with"]]
    return write_paper(
        step,
        "D14",
        {
            **record,
            "grounds": [_DISAGREE],
            "review_opinion": legal_view(facts),
            "questions": f"承办科室的意见：{office_view(facts)}",
            "conclusion": f"{side}。{record['conclusion']}",
        },
    )


def issue_opinion_paper(step: Step, referral: Referral, given: GivenOpinion) -> Written:
    """Issue the written opinion."""
    facts = CaseFacts(step.case).of(step.of_party_id)
    draft = referral.draft.content
    referred_on = timezone.localdate(referral.recorded_at).isoformat()
    return write_paper(
        step,
        "D13",
        {
            "organ_name": current_house().name,
            "round": round_name(referral),
            "case_name": facts.title,
            "case_number": step.case.number,
            "referring_office": step.case.office.name,
            "referred_on": referred_on,
            "accepted_on": referred_on,
            "party": parties_block(facts),
            "proposed_decision": proposal_words(draft),
            "facts": facts_words(draft, draft["evidence"]),
            "basis": provisions_words(draft, labelled=True),
            "materials": [
                {"name": material.label, "note": _note(referral.materials[material.value])}
                for material in Material
            ],
            "checks": [_check(point, given) for point in Point],
            "opinions": [_words(one) for one in Opinion if one in given.opinions],
            "reasons": given.text,
            "draft_hash": referral.draft.content_hash,
            "reviewer": step.actor.name,
            "reviewer_certificate": _certificate(step),
            "reviewed_on": timezone.localdate(step.recorded_at).isoformat(),
            "legal_office_head": step.actor.name,
        },
    )


def issue_consultation_paper(step: Step, facts: CaseFacts) -> Written:
    """Issue the record of a question to another body (D13-咨询)."""
    entries = step.content
    return write_paper(
        step,
        "D13-咨询",
        {
            **_of_the_case(step, facts),
            "kind": Consulted(entries["kind"]).label,
            "body": entries["body"],
            "way": WAYS[entries["way"]],
            "asked_on": entries["asked_on"],
            "question": entries["question"],
        },
    )


def issue_answer_paper(step: Step, facts: CaseFacts, asked: Consultation) -> Written:
    """Issue the record of the answer, beside its question (D13-答复)."""
    return write_paper(
        step,
        "D13-答复",
        {
            **_of_the_case(step, facts),
            "body": asked.body,
            "asked_on": asked.asked_on.isoformat(),
            "question": asked.question,
            **{name: step.content[name] for name in ("answer", "answered_by", "answered_on")},
        },
    )


def _of_the_case(step: Step, facts: CaseFacts) -> dict[str, str]:
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "reviewer": step.actor.name,
    }


def _note(text: str) -> str:
    """Return a short statement as it is (未经听证), for a text that it has been submitted."""
    return text if len(text) <= _SHORT else "已提交"


def _check(point: Point, given: GivenOpinion) -> dict[str, str]:
    found = given.findings[point]
    note = f"定性不准确。{found.reason}" if found.characterization_wrong else found.reason
    return {"item": point.label, "finding": found.outcome.label, "note": note}


def _words(opinion: Opinion) -> str:
    if opinion is Opinion.INVESTIGATE_FURTHER:
        return "继续调查或者不予作出行政执法决定"
    return opinion.label


def _certificate(step: Step) -> str:
    certificate = step.actor.certificate_on(timezone.localdate(step.recorded_at))
    return certificate.number if certificate else "—"
