"""审核意见: it follows from the findings, and becomes a paper in the file."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cases.organ import qualify
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, agreement, objection, refused
from sunlit.cases.check import check_cases
from sunlit.cases.models import Clearance
from sunlit.documents.models import Document
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import FindingRow, OpinionDraft, OpinionRow, Outcome, Referral
from sunlit.review.services.save_opinion_draft import save_opinion_draft
from sunlit.rules.legal_review import Material, Opinion, Point
from sunlit.rules.refusal import Refused
from tampering import tamper

WRONG = Found(Outcome.FAILS, "理由如下。")
FAILS: Mapping[Point, Opinion] = {
    Point.FACTS: Opinion.INVESTIGATE_FURTHER,
    Point.BASIS: Opinion.INVESTIGATE_FURTHER,
    Point.DISCRETION: Opinion.AMEND,
    Point.PAPERS: Opinion.AMEND,
    Point.PROCEDURE: Opinion.CORRECT_PROCEDURE,
    Point.SUBJECT: Opinion.CORRECT_PROCEDURE,
    Point.POWERS: Opinion.TRANSFER,
}


@pytest.fixture
def referred(story: CaseStory) -> CaseStory:
    """A major case that waits for its review."""
    story.fine_fen = HEARING_FROM_FEN
    return story.until("refer")


def given(
    findings: Mapping[Point, Found] | None = None, *opinions: Opinion, text: str = "意见。"
) -> GivenOpinion:
    """Return an opinion whose findings differ from a faultless one's in `findings`."""
    return GivenOpinion({**agreement().findings, **(findings or {})}, frozenset(opinions), text)


def without(point: Point) -> GivenOpinion:
    findings = {one: found for one, found in agreement().findings.items() if one is not point}
    return GivenOpinion(findings, frozenset({Opinion.AGREE}), "意见。")


def test_agreement_opens_the_gate_for_that_content_only(referred: CaseStory) -> None:
    referred.review(agreement())
    clearance = Clearance.objects.get()
    opinion = OpinionRow.objects.get()
    assert clearance.draft == referred.facts.draft
    assert clearance.content_hash == clearance.draft.content_hash
    assert clearance.opinion == opinion.uuid
    assert clearance.cleared_by == opinion.reviewer == referred.persons["reviewer"]
    assert opinion.opinions == ["agree"]
    assert FindingRow.objects.filter(opinion=opinion).count() == len(Point)


@pytest.mark.parametrize(
    ("opinion", "article", "field"),
    [
        (given({}), "审核制度8", "opinions"),
        (given({}, Opinion.AGREE, Opinion.AMEND), "审核制度8(1)", "opinions"),
        (given({}, Opinion.AMEND), "审核制度8(3)", "opinions"),
        (given({Point.FACTS: WRONG}, Opinion.AGREE), "审核制度8(1)", "opinions"),
        (given({Point.FACTS: WRONG}, Opinion.AMEND), "审核制度8(3)", "opinions"),
        (given({Point.FACTS: WRONG}, Opinion.TRANSFER), "审核制度8(5)", "opinions"),
        (
            given({Point.FACTS: WRONG, Point.PROCEDURE: WRONG}, Opinion.CORRECT_PROCEDURE),
            "审核制度8",
            "opinions",
        ),
        (given({Point.FACTS: Found(Outcome.FAILS)}, Opinion.AMEND), "审核制度7(2)", "facts"),
        (without(Point.PROCEDURE), "审核制度7(5)", "procedure"),
        (given({}, Opinion.AGREE, text=""), None, "text"),
        (given({}, Opinion.AGREE, text=" \n"), None, "text"),
    ],
    ids=lambda value: "" if isinstance(value, GivenOpinion) else str(value),
)
@ON_SQLITE
def test_an_opinion_that_does_not_follow_from_the_findings_is_refused(
    referred: CaseStory, opinion: GivenOpinion, article: str | None, field: str
) -> None:
    with refused(article, field):
        referred.review(opinion)
    assert not OpinionRow.objects.exists()
    assert not Clearance.objects.exists()
    referred.review(agreement())


@pytest.mark.parametrize(("point", "opinion"), FAILS.items())
@ON_SQLITE
def test_each_fault_has_its_opinion_and_clears_nothing(
    referred: CaseStory, point: Point, opinion: Opinion
) -> None:
    referred.review(objection(point, opinion))
    assert not Clearance.objects.exists()
    assert OpinionRow.objects.get().opinions == [opinion.value]
    with refused("处罚法59"):
        referred.take("decide")


def test_a_wrong_characterization_is_answered_by_amendment(referred: CaseStory) -> None:
    wrong = Found(Outcome.CONFORMS, "应当定性为没有报送数据。", characterization_wrong=True)
    with refused("审核制度8(2)", "opinions"):
        referred.review(given({Point.FACTS: wrong}, Opinion.INVESTIGATE_FURTHER))
    referred.review(given({Point.FACTS: wrong}, Opinion.AMEND))
    checks = Document.objects.get(form="D13").content["checks"]
    assert checks[1]["note"] == "定性不准确。应当定性为没有报送数据。"


def test_the_written_opinion_names_draft_findings_and_reviewer(referred: CaseStory) -> None:
    faults = {Point.FACTS: WRONG, Point.PROCEDURE: WRONG}
    opinions = (Opinion.INVESTIGATE_FURTHER, Opinion.CORRECT_PROCEDURE)
    referred.review(given(faults, *opinions, text="事实不清，程序有误。"))
    paper = OpinionRow.objects.get().document
    content = paper.content
    assert str(paper.number) == "阳发改法审〔2026〕1号"
    assert content["opinions"] == ["继续调查或者不予作出行政执法决定", "纠正"]
    assert content["reasons"] == "事实不清，程序有误。"
    assert [check["finding"] for check in content["checks"]] == [
        *("符合", "不符合", "符合", "符合", "不符合", "符合", "符合", "不涉及"),
    ]
    assert content["reviewer"] == "陈六"
    assert content["reviewed_on"] == "2026-09-30"
    assert content["draft_hash"] == Referral.objects.get().draft.content_hash
    assert [row["name"] for row in content["materials"]] == [one.label for one in Material]
    assert referred.case.steps.latest("seq").papers.get().document == paper


def test_a_referral_has_one_opinion(referred: CaseStory) -> None:
    referred.review(agreement())
    for again in (agreement(), objection()):
        with refused("审核制度8"):
            referred.review(again)
    assert OpinionRow.objects.count() == 1


def test_a_reviewer_without_the_legal_qualification_gives_no_opinion_and_learns_how_to_mend_it(
    referred: CaseStory,
) -> None:
    """处罚法58.2."""
    tamper("DELETE FROM people_legalqualification")
    with pytest.raises(Refused, match="请安全管理员在“人员”里登记法律职业资格"):
        referred.review(agreement())
    qualify(referred.persons["reviewer"])
    referred.review(agreement())
    assert not list(check_cases())
    tamper("DELETE FROM people_legalqualification")
    assert [one for one in check_cases() if "法律职业资格" in str(one)]


def test_signing_removes_the_draft_of_the_opinion(referred: CaseStory) -> None:
    referral = Referral.objects.get()
    reviewer = referred.persons["reviewer"]
    now = referred.act("review_agrees").now
    save_opinion_draft(referral, reviewer, {"facts": "conforms"}, now)
    save_opinion_draft(referral, reviewer, {"facts": "fails"}, now)
    assert [draft.content for draft in OpinionDraft.objects.all()] == [{"facts": "fails"}]
    referred.review(agreement())
    assert not OpinionDraft.objects.exists()


def test_the_opinion_of_another_case_is_refused(referred: CaseStory) -> None:
    other = CaseStory(referred.persons, fine_fen=HEARING_FROM_FEN)
    other.until("refer")
    for opinion in (agreement(), objection()):
        with refused("审核制度5"):
            referred.review(opinion, Referral.objects.get(case=other.case))
    assert not OpinionRow.objects.exists()


def test_every_opinion_given_is_one_the_rules_know() -> None:
    assert replace(agreement(), text="").opinions == frozenset({Opinion.AGREE})
    assert set(FAILS) == set(Point) - {Point.OTHER}
