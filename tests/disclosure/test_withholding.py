"""不予公开: proposed by the office, examined, approved, examined again; and never hinted at."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from cases.test_gates import Write, write
from disclosure.test_second_person import publication
from factories import ON_SQLITE, CaseStory, at, refused
from sunlit.cases.duties import derive
from sunlit.cases.visible import visible_to
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.disclosure.models import Exemption, ExemptionReview, Publication
from sunlit.disclosure.part import WITHHOLDING_REVIEW
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.verify import verify
from sunlit.rules.procedure import Role
from sunlit.rules.withholding import WithholdingGround

__all__ = ["write"]

EXEMPT = "本决定依法不予公开"


@pytest.fixture
def served(story: CaseStory) -> CaseStory:
    """A case whose decision has been served."""
    return story.until("serve")


def stored_as_derived(story: CaseStory) -> list[str]:
    derived = derive(story.facts, current_calendar(), current_house())
    return differences(story.case.uuid, derived)


def test_an_exemption_says_why_who_and_when_it_is_examined_again(served: CaseStory) -> None:
    exemption = served.withhold()
    assert exemption.ground == WithholdingGround.SERIES
    assert exemption.reason.startswith("同一串案")
    assert exemption.decided_by == served.persons["leader"]
    assert exemption.review_on == date(2026, 12, 31)
    assert list(verify()) == []


def test_a_withheld_decision_leaves_nothing_in_the_public_log(served: CaseStory) -> None:
    served.withhold()
    served.take("keep_withholding", when="2026-10-10")
    assert not PendingEvent.objects.filter(log=Log.PUBLICITY).exists()


def test_a_withheld_decision_is_neither_checked_nor_published(served: CaseStory) -> None:
    served.check()
    served.withhold()
    for step in ("check_publication", "publish"):
        with refused("公示制度6(3)"):
            served.take(step, when="2026-10-10")
    assert not Publication.objects.exists()


def test_a_proposal_alone_keeps_the_decision_back(served: CaseStory) -> None:
    served.check()
    served.take("propose_withholding", when="2026-10-09")
    with refused("公示制度8"):
        served.publish(when="2026-10-09 10:00")
    served.take("object_to_withholding", when="2026-10-09 11:00")
    served.check(when="2026-10-09 14:00")
    served.publish(when="2026-10-09 15:00")


def test_nothing_is_withheld_without_the_legal_section_and_the_leader(served: CaseStory) -> None:
    served.take("propose_withholding", when="2026-10-09")
    with refused("公示制度7"):
        served.take("withhold", when="2026-10-09")
    served.take("object_to_withholding", when="2026-10-09 10:00")
    with refused("公示制度7"):
        served.take("withhold", when="2026-10-09 11:00")
    served.take("propose_withholding", when="2026-10-09 14:00")
    served.take("review_withholding", when="2026-10-09 15:00")
    served.take("decline_withholding", when="2026-10-09 16:00")
    assert not Exemption.objects.exists()
    served.withhold(when="2026-10-10")


def test_each_part_is_its_own_persons(served: CaseStory) -> None:
    for step, stranger in (
        ("propose_withholding", "discloser"),
        ("review_withholding", "officer1"),
        ("withhold", "officehead"),
    ):
        with refused("公示制度7"):
            served.take(step, when="2026-10-09", by=stranger)
        served.take(step, when="2026-10-09")
    with refused("公示制度7"):
        served.take("keep_withholding", when="2026-10-09", by="officer1")
    with refused("公示制度7"):
        served.take("end_withholding", when="2026-10-09", by="leader")


@ON_SQLITE
def test_a_ground_says_what_it_must(served: CaseStory) -> None:
    for changes, article, field in (
        ({"reason": "．", "ground": "trade_secret"}, "公示制度6(3)", "redaction_fails"),
        ({"ground": "other_law"}, "公示制度7(6)", "basis"),
        ({"review_on": "2026-10-09"}, "信息公开条例18", "review_on"),
    ):
        with refused(article, field):
            served.take("propose_withholding", when="2026-10-09", **changes)
    with refused(None, "reason"):
        served.take("propose_withholding", when="2026-10-09", reason=" ")
    with refused(None, "ground"):
        served.take("propose_withholding", when="2026-10-09", ground="none")


@ON_SQLITE
def test_the_legal_section_sees_what_is_proposed_to_be_withheld(served: CaseStory) -> None:
    reviewer = served.persons["reviewer"]
    assert served.case not in visible_to(reviewer, date(2026, 10, 9))
    served.take("propose_withholding", when="2026-10-09")
    assert served.case in visible_to(reviewer, date(2026, 10, 9))


def test_a_withheld_decision_closes_its_case_and_its_clock(served: CaseStory) -> None:
    served.withhold()
    assert Duty.objects.get(code="GS-XKCF").closed_on == date(2026, 10, 9)
    served.execute_and_close()
    assert stored_as_derived(served) == []


def test_the_ground_is_examined_again_on_its_day(served: CaseStory) -> None:
    served.withhold()
    duty = Duty.objects.get(code=WITHHOLDING_REVIEW)
    assert (duty.title, duty.role, duty.due_on) == (
        "重新审查不予公开",
        Role.OFFICE_HEAD,
        date(2026, 12, 31),
    )
    served.execute_and_close()
    served.take("keep_withholding", when="2026-12-30")
    assert Duty.objects.get(code=WITHHOLDING_REVIEW).due_on == date(2027, 6, 1)
    with refused("信息公开条例18", "review_on"):
        served.take("keep_withholding", when="2027-06-01")
    served.take("end_withholding", when="2027-06-01")
    assert not Duty.objects.filter(code=WITHHOLDING_REVIEW).exists()
    assert [review.ends for review in ExemptionReview.objects.order_by("pk")] == [False, True]
    assert stored_as_derived(served) == []
    assert list(verify()) == []


def test_a_ground_that_has_ended_lets_the_decision_out_even_when_closed(served: CaseStory) -> None:
    served.withhold()
    served.execute_and_close()
    served.take("end_withholding", when="2026-12-31 09:00")
    open_duties = Duty.objects.open().filter(actionable=True)
    assert {duty.step for duty in open_duties} == {"check_publication", "compile_dossier"}
    served.check(when="2026-12-31 10:00")
    served.publish(when="2026-12-31 11:00")
    assert Publication.objects.public().exists()


def test_the_database_lets_no_exempt_decision_out(served: CaseStory, write: Write) -> None:
    step = served.check().step
    exemption = Exemption.objects.create(
        decision=served.case.decisions.get(),
        step=step,
        ground="series",
        reason="串案",
        review_on=date(2026, 12, 31),
        decided_by=served.persons["leader"],
        recorded_at=at("2026-10-09"),
    )
    with pytest.raises(DatabaseError, match=EXEMPT), transaction.atomic():
        write(publication(served, "officehead"))
    with refused("公示制度7"):
        served.publish()
    ExemptionReview.objects.create(
        exemption=exemption,
        step=step,
        ends=True,
        finding="系列案件已经办结。",
        reviewed_by=served.persons["officehead"],
        recorded_at=at("2026-10-09"),
    )
    write(publication(served, "officehead"))
