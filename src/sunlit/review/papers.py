"""法制审核意见书 (D13): internal, goes into the file and to no public outlet (审核制度第十一条)."""

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers import Written, write_paper
from sunlit.cases.papers.wording import disposition_words, party_block
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.review.given import GivenOpinion
from sunlit.review.models import Referral
from sunlit.rules.legal_review import Material, Opinion, Point
from sunlit.rules.numerals import chinese_number

_SHORT = 20


def issue_opinion_paper(step: Step, referral: Referral, given: GivenOpinion) -> Written:
    """Issue the written opinion."""
    facts = CaseFacts(step.case)
    draft = referral.draft.content
    referred_on = timezone.localdate(referral.recorded_at).isoformat()
    return write_paper(
        step,
        "D13",
        {
            "organ_name": current_house().name,
            "round": f"第{chinese_number(referral.round)}轮",
            "case_name": step.case.title,
            "case_number": step.case.number,
            "referring_office": step.case.office.name,
            "referred_on": referred_on,
            "accepted_on": referred_on,
            "party": party_block(facts.party),
            "proposed_decision": disposition_words(
                warning=draft["warning"], fine_fen=draft["fine_fen"]
            ),
            "facts": draft["facts"],
            "basis": f"违反：{draft['violated']}\n依据：{draft['basis']}",
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
