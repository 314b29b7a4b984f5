"""Whoever signs has read the paper as it will be issued: what is signed is what was shown."""

import pytest
from django.utils import timezone

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at
from sunlit.cases.check import check_cases
from sunlit.cases.models import Evidence, StepPaper, StepSignature
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.shown import shown_to
from sunlit.documents.forms import FORMS
from sunlit.documents.forms.model import OPEN, Kind
from sunlit.documents.models import Document
from sunlit.documents.presentation import present
from sunlit.documents.preview import preview_pages
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.answers import AGREE, choices_of
from sunlit.rules.procedure import Procedure, Step
from sunlit.rules.refusal import Refused
from sunlit.rules.signing import signs
from tampering import tamper

MADE_OF_ENTRIES = {
    "D02-指派": "is written from whom the head chooses on the form",
    "D02-声明": "is what an officer says of themselves",
    "D13": "is the opinion that the reviewer enters point by point",
    "D13-咨询": "is the question that the legal section enters",
    "D13-答复": "is the answer that the legal section enters",
    "D13-取消": "is written from the reason that the head enters on the form",
    "D13-外审": "is the advice that counsel enters",
    "D14": "is, of a study, the record of views that each signed, with the side taken on the form",
    "D26": "is the request that the head registers",
    "D26-决定": "is written from what the leader chooses on the form",
}
SHOWING = (
    *("endorse_filing", "file_case", "notify", "endorse_decision", "deliberate", "decide"),
    *("endorse_closing", "close"),
)
OPENED = {"D02", "D02-不予", "D10", "D14", "D15", "D16", "D23", "D24"}
"""The papers that this story puts before somebody while they are drafts."""
PNG = b"\x89PNG"


def test_every_paper_of_a_signature_is_shown_before() -> None:
    unseen = {
        form
        for row in ORDINARY_PENALTY.steps
        if signs(row)
        for form in (*row.papers, *(one.form for one in row.papers_if))
        if form not in {*row.shows, *(one.form for one in row.shows_if)}
    }
    assert unseen == MADE_OF_ENTRIES.keys()


def offers_to_agree(table: Procedure, row: Step) -> bool:
    form = table.forms.get(row.code)
    return form is not None and AGREE in dict(choices_of(form))


def papers_of(row: Step) -> set[str]:
    return {*row.papers, *(one.form for one in row.papers_if)}


@pytest.mark.parametrize("table", PROCEDURES.values(), ids=lambda table: str(table.code))
def test_every_approval_shows_the_paper_to_which_it_leads(table: Procedure) -> None:
    """审核制度10: what it issues itself, and what the approval that needs its opinion issues."""
    for row in table.steps:
        if not (signs(row) and offers_to_agree(table, row)):
            continue
        needing = [
            other
            for other in table.steps
            if other.stage == row.stage
            and signs(other)
            and any(row.code in need.steps for need in other.needs)
        ]
        leads_to = {form for one in (row, *needing) for form in papers_of(one)}
        shown = {*row.shows, *(one.form for one in row.shows_if)}
        assert leads_to - MADE_OF_ENTRIES.keys() <= shown, row.code


@ON_SQLITE
def test_whoever_has_an_opinion_on_a_paper_was_shown_it(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    signatures = {
        (one.signer.name, timezone.localtime(one.signed_at).isoformat(timespec="seconds")): one
        for one in StepSignature.objects.select_related("signer")
    }
    shown = set()
    for paper in StepPaper.objects.exclude(document__form__in=MADE_OF_ENTRIES):
        content, form = paper.document.content, FORMS[paper.document.form]
        for field in form.fields:
            if field.kind is Kind.OPINION and field.name in content:
                signed = signatures.get((content[field.name]["name"], content[field.name]["at"]))
                assert signed is None or form.code in signed.papers, (form.code, field.name)
                shown |= {(form.code, field.name)} if signed else set()
    assert shown >= {
        (form, f"{who}_opinion") for form in ("D02", "D15", "D24") for who in ("office", "head")
    }


@ON_SQLITE
def test_a_draft_says_what_the_signature_will_write(story: CaseStory) -> None:
    """Before, an unsigned opinion was of 0时00分, and said 同意 before anybody had chosen."""
    story.fine_fen = HEARING_FROM_FEN
    seen = set()
    for code in story.moments:
        if code == "endorse_filing":
            seen |= drafts_of(story, "endorse_filing", "head_opinion")
            story.take(code)
            seen |= drafts_of(story, "file_case", "head_opinion")
        elif code == "conclude_investigation":
            story.take("report_crime", when="2026-09-22 16:00")
            seen |= drafts_of(story, "approve_transfer", "approved")
            story.take("decline_transfer", when="2026-09-22 17:00")
            story.take(code)
        else:
            if code == "deliberate":
                story.convene(story.moments[code])
            if code in SHOWING:
                seen |= drafts_of(story, code)
            story.take(code)
        if code == "close":
            break
    assert seen == OPENED
    issued = Document.objects.values_list("content", flat=True)
    assert not [content for content in issued if OPEN in str(content)]


def drafts_of(story: CaseStory, code: str, *opened: str) -> set[str]:
    """Return the forms shown for the step, once each was read as it is printed."""
    act = story.act(code)
    day = timezone.localdate(act.now)
    shown = shown_to(act.actor, code, story.facts, day)
    assert shown is not None
    for paper in shown.papers:
        form = FORMS[paper.form]
        printed = present(
            form, paper.content, title=form.title, number=None, issued_on=day, draft=True
        )
        assert "时00分" not in str(printed["fields"].get("head_opinion")), paper.form
        assert printed["date"] == OPEN
        assert ("签署时编定" in printed["number"]) is bool(form.number_word_key)
        for name in opened:
            assert OPEN in str(printed["fields"][name])
            assert "同意" not in str(printed["fields"][name])
    return {paper.form for paper in shown.papers}


@ON_SQLITE
def test_nobody_signs_unseen(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    for step in story.moments:
        if step in SHOWING:
            with pytest.raises(Refused, match="请重新阅读"):
                story.take(step, shown="0" * 64)
        story.take(step)
        if step == "close":
            break
    signed = set(StepSignature.objects.values_list("step__code", flat=True))
    assert signed >= {*SHOWING} - {"notify"}, "an officer's notice is signed on paper"


@ON_SQLITE
def test_what_is_issued_is_word_for_word_what_was_shown(story: CaseStory) -> None:
    story.until("decide")
    signed = StepSignature.objects.get(step__code="decide")
    paper = StepPaper.objects.get(step=signed.step, document__form="D16")
    assert signed.papers["D16"] == paper.document.content_hash
    assert signed.signer == signed.step.actor
    assert (signed.signed_at, len(signed.shown)) == (signed.step.recorded_at, 64)


@ON_SQLITE
def test_a_paper_that_is_not_what_its_signer_read_is_found(story: CaseStory) -> None:
    """审核制度10: the decision that is kept is held against what the leader was shown."""
    story.until("decide")
    assert list(check_cases()) == []
    tamper(
        'UPDATE cases_stepsignature SET papers = replace(papers, \'"D16": "\', \'"D16": "0\')'
        " WHERE step_id = (SELECT id FROM cases_step WHERE code = 'decide')"
    )
    found = [str(one) for one in check_cases()]
    assert any("行政处罚决定书与刘七签署时看到的不符" in one for one in found), found


@ON_SQLITE
def test_an_endorsement_whose_signer_was_shown_nothing_is_found(story: CaseStory) -> None:
    """审核制度10: since the first that was shown its paper, every one is."""
    story.until("endorse_filing")
    another = CaseStory(story.persons).until("endorse_filing")
    assert list(check_cases()) == []
    step = another.case.steps.get(code="endorse_filing")
    tamper(f"UPDATE cases_stepsignature SET shown = '', papers = '{{}}' WHERE step_id = {step.pk}")
    found = [str(one) for one in check_cases()]
    assert any("赵四没有看到要签署的文书" in one for one in found), found


@ON_SQLITE
def test_evidence_that_came_after_the_reading_is_read_first(story: CaseStory) -> None:
    story.until("conclude_investigation")
    officer = story.persons["officer1"]
    before = shown_to(officer, "notify", story.facts, at("2026-09-23").date())
    assert before is not None
    Evidence.objects.create(
        case=story.case,
        step=story.facts.steps[-1],
        name="补充的照片",
        kind="documentary",
        source="当事人提供",
        proves="库存",
    )
    after = shown_to(officer, "notify", story.facts, at("2026-09-23").date())
    assert after is not None
    assert before.hash != after.hash


@ON_SQLITE
def test_an_unsigned_paper_is_a_picture_of_every_page(story: CaseStory) -> None:
    story.until("endorse_decision")
    leader = story.persons["leader"]
    shown = shown_to(leader, "decide", story.facts, at("2026-09-30").date())
    assert shown is not None
    assert [FORMS[one.form].title for one in shown.papers] == [
        "行政处罚决定审批表",
        "行政处罚决定书",
    ]
    for paper in shown.papers:
        pages = preview_pages(paper.form, paper.content, issued_on=at("2026-09-30").date())
        assert pages
        assert all(page.startswith(PNG) for page in pages)
