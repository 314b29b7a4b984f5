"""The whole main line, from the lead to the closed case, and each step out of its turn."""

from collections.abc import Collection, Mapping

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, SCHEDULE, CaseStory, objection
from sunlit.cases.models import Step
from sunlit.documents.models import Document
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.services.verify import verify
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.refusal import Refused

OF_ONE_PERSON = {"declare_no_conflict", "convene", "give_view"}
"""What each says for themselves, and who is called to say it."""

OUT_OF_TURN: Mapping[str, Collection[str]] = {
    "register_lead": {"apply_to_file", "file_case", "investigate", "notify", "decide", "close"},
    "check_lead": {"endorse_filing", "file_case", "investigate"},
    "apply_to_file": {"apply_to_file", "file_case", "investigate", "conclude_investigation"},
    "endorse_filing": {"endorse_filing", "apply_to_file", "assign_officers", "investigate"},
    "file_case": {
        *("file_case", "check_lead", "apply_to_file", "endorse_filing", "return_filing"),
        *("investigate", "collect_evidence", "conclude_investigation", "notify"),
    },
    "assign_officers": {"file_case", "apply_to_file", "conclude_investigation", "notify"},
    "investigate": {"file_case", "notify", "serve_notice", "decide"},
    "conclude_investigation": {"serve_notice", "hear_statement", "draft_decision", "decide"},
    "notify": {"hear_statement", "draft_decision", "decide"},
    "serve_notice": {"serve_notice", "draft_decision", "refer", "decide"},
    "hear_statement": {"hear_statement", "refer", "decide"},
    "draft_decision": {"decide", "serve"},
    "refer": {"refer", "decide", "serve"},
    "review_agrees": {"refer", "review_objects", "serve"},
    "decide": {
        *("decide", "investigate", "conclude_investigation", "notify", "serve_notice"),
        *(
            "hear_statement",
            "draft_decision",
            "refer",
            "check_publication",
            "publish",
            "execute",
            "close",
        ),
    },
    "serve": {"serve", "publish", "return_publication", "close"},
    "check_publication": {"close"},
    "publish": {"publish", "check_publication", "return_publication", "close"},
    "record_payment": {"report_closing", "close"},
    "execute": {"execute", "record_payment", "endorse_closing", "close"},
    "report_closing": {"report_closing", "close", "return_closing"},
    "endorse_closing": {"endorse_closing", "report_closing"},
    "close": set(SCHEDULE) - {"register_lead"},
}
"""Steps that are refused when the step on the left was the last one taken, in a major case."""


def attempt(story: CaseStory, step: str) -> None:
    if step == "review_objects":
        story.review(objection())
    else:
        story.take(step)


def test_a_minor_case_goes_from_its_lead_to_its_closing_without_review(story: CaseStory) -> None:
    story.until("close")
    assert [step.code for step in story.facts.steps if step.code not in OF_ONE_PERSON] == [
        code for code in SCHEDULE if code not in {"refer", "review_agrees", "deliberate"}
    ]


def test_a_major_case_goes_from_its_lead_to_its_closing_through_review(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    taken = [step.code for step in story.facts.steps if step.code not in OF_ONE_PERSON]
    assert taken == list(SCHEDULE)


@ON_SQLITE
def test_every_step_out_of_its_turn_is_refused_with_its_article(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    for step in SCHEDULE:
        story.take(step)
        taken = story.case.steps.count()
        for refused_step in OUT_OF_TURN.get(step, ()):
            story.moments[refused_step] = SCHEDULE["close"]
            with pytest.raises(Refused) as caught:
                attempt(story, refused_step)
            assert caught.value.refusal.citation is not None, (step, refused_step)
            assert caught.value.refusal.sentence.endswith("。")
            story.moments[refused_step] = SCHEDULE.get(refused_step, SCHEDULE["close"])
        assert story.case.steps.count() == taken


def test_every_step_leaves_the_papers_of_its_row(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    for step in story.case.steps.order_by("seq"):
        left = [paper.document.form for paper in step.papers.order_by("id")]
        assert left == list(ORDINARY_PENALTY.step(step.code).leaves(story.facts.branch)), step.code


def test_every_row_of_a_case_is_in_the_log(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection())
    story.moments["refer"] = "2026-09-30 08:00"
    story.take("draft_decision", when="2026-09-29 15:00")
    story.until("close")
    assert list(verify()) == []
    assert PendingEvent.objects.filter(event="cases.step_taken").count() == Step.objects.count()


def test_papers_name_who_made_them_and_when(story: CaseStory) -> None:
    story.until("serve")
    made = {
        document.form: (document.made_by, document.issued_on.isoformat())
        for document in Document.objects.filter(subject=story.case.uuid)
    }
    assert made["D02"] == (story.persons["leader"].pk, "2026-09-22")
    assert made["D10"] == (story.persons["officer1"].pk, "2026-09-23")
    assert made["D16"] == (story.persons["leader"].pk, "2026-09-30")
