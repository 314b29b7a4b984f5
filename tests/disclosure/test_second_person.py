"""One checks the public copy, one examines it for secrets, one releases it (公示制度第八条)."""

import pytest
from django.db import DatabaseError, transaction

from cases.entries import CITIZEN
from cases.test_gates import Write, write
from factories import HEARING_FROM_FEN, ON_SQLITE, SINCE, CaseStory, at, refused
from sunlit.cases.acting import begin, complete
from sunlit.cases.check import check_cases
from sunlit.cases.duties import waiting_steps
from sunlit.disclosure.check import check_publications
from sunlit.disclosure.models import (
    HiddenPassage,
    PassageShown,
    Publication,
    PublicationCheck,
    PublicCopy,
)
from sunlit.disclosure.queries import secrecy_review
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.hide_passage import Hiding, hide_passage
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.content import content_hash
from sunlit.documents.services.render_document import render_document
from sunlit.ledger.models import Log, PendingEvent
from sunlit.people.models import RoleAssignment
from sunlit.rules.hiding import HidingGround
from sunlit.rules.procedure import Role
from sunlit.rules.withholding import WithholdingGround
from tampering import tamper

__all__ = ["write"]

YOUTH = "140302201006010017"
MINOR_AT_THE_ACT = "140302200809010016"
NOT_CHECKED = "公示稿没有经另一人核对"
NOT_LOOKED_AT = "没有经另一人审核，不能公示"
NOT_EXAMINED = "没有经承办人员保密审查并签署"


@pytest.fixture
def served(story: CaseStory) -> CaseStory:
    """A case whose decision has been served."""
    return story.until("serve")


def serve_on_a_minor(story: CaseStory, code: str) -> None:
    """Punish the person of that ID number, lightly as 处罚法30 says, up to the service."""
    story.party = {**CITIZEN, "party_code": code}
    story.fine_fen = 10_000
    for before, step in (
        ("investigate", "conclude_investigation"),
        ("hear_statement", "draft_decision"),
    ):
        story.until(before)
        story.take(step, tier="lighter")
    story.until("serve")


def copy_of(story: CaseStory) -> PublicCopy:
    act = story.act("check_publication")
    return prepare_copy(story.case.decisions.get(), act.actor, act.now)


def mask_another_word(story: CaseStory) -> None:
    """Correct the party's telephone to a word of the decision, so that the copy masks it."""
    party = story.case.parties.get()
    story.case.parties.create(
        kind=party.kind,
        name=party.name,
        code=party.code,
        address=party.address,
        representative=party.representative,
        telephone="粮食经营台账",
        corrects=party,
        reason="电话录入有误",
        recorded_at=at("2026-10-08"),
    )


def test_a_check_names_who_checked_and_the_answers(served: CaseStory) -> None:
    check = served.check()
    assert check.checked_by.username == "discloser"
    assert check.secrecy_reviewer is None
    assert check.step.content["social_impact"] is True
    assert {ground: check.step.content[ground] for ground in WithholdingGround} == dict.fromkeys(
        WithholdingGround, False
    )
    assert served.publish().copy == check.copy


@ON_SQLITE
def test_no_ground_is_answered_by_silence(served: CaseStory) -> None:
    for ground in WithholdingGround:
        with refused(ground.citation.compact, ground.value):
            served.check(**{ground.value: None})
    with refused("处罚法48", "social_impact"):
        served.check(social_impact=None)
    assert not PublicationCheck.objects.exists()


def test_every_ground_that_applies_keeps_the_decision_back(served: CaseStory) -> None:
    for ground in WithholdingGround:
        with refused(ground.citation.compact, ground.value):
            served.check(**{ground.value: True})
    assert not PublicationCheck.objects.exists()
    assert not PendingEvent.objects.filter(log=Log.PUBLICITY).exists()
    served.check()


@ON_SQLITE
def test_a_decision_is_published_with_or_without_social_impact(served: CaseStory) -> None:
    served.check(social_impact=False)
    served.publish()


@ON_SQLITE
def test_a_decision_on_a_minor_is_not_published_whatever_was_answered(story: CaseStory) -> None:
    serve_on_a_minor(story, YOUTH)
    with refused("公示制度7(1)", "minor"):
        story.check()
    assert not PublicationCheck.objects.exists()


@ON_SQLITE
def test_a_decision_on_who_was_a_minor_at_the_act_is_not_published(story: CaseStory) -> None:
    """公示制度7(1): of age when decided, a minor on 2026-08-22, when the act ended."""
    serve_on_a_minor(story, MINOR_AT_THE_ACT)
    with refused("公示制度7(1)", "minor"):
        story.check()
    assert not PublicationCheck.objects.exists()


@ON_SQLITE
def test_a_minor_who_is_found_out_after_the_check_is_not_published(story: CaseStory) -> None:
    """公示制度7(1): the release asks again."""
    story.party = dict(CITIZEN)
    story.fine_fen = 10_000
    story.until("check_publication")
    party = story.case.parties.get()
    party.pk, party.corrects_id, party.code, party.reason = None, party.pk, YOUTH, "证件号录错"
    party.save(force_insert=True)
    with refused("公示制度7(1)", "minor"):
        story.publish()
    assert not Publication.objects.exists()


@ON_SQLITE
def test_nobody_writes_the_secrecy_review_of_another(served: CaseStory) -> None:
    """公示制度8: before, whoever checked typed the opinion of a colleague they named."""
    said = {"secrecy_reviewer": str(served.persons["officer2"].pk), "secrecy_opinion": "无。"}
    with refused("公示制度8"):
        served.check(**said)
    check = served.check()
    with refused("公示制度8", None):
        publish(served.act("publish"), "PKQR7Z2M")
    with refused("公示制度8"):
        served.take("review_secrecy", by="discloser")
    step = served.take("review_secrecy")
    signed = step.signature
    assert signed.signer == step.actor == served.persons["officer2"]
    form = check.copy.document.form
    assert signed.papers == {form: content_hash(form, check.copy.content)}
    assert secrecy_review(check) == step
    publish(served.act("publish"), "PKQR7Z2M")


@ON_SQLITE
def test_whoever_checked_does_not_examine_the_copy_for_secrets(served: CaseStory) -> None:
    officer = served.persons["officer2"]
    RoleAssignment.objects.create(person=officer, role=Role.DISCLOSER, since=SINCE)
    served.check(by="officer2")
    with refused("公示制度8"):
        served.take("review_secrecy", by="officer2")
    served.take("review_secrecy", by="officer1")


@ON_SQLITE
def test_a_secret_that_is_found_sends_the_copy_back(served: CaseStory) -> None:
    served.check()
    served.take("return_secrecy", when="2026-10-08 16:00", view="disagree")
    assert {row.code for row in waiting_steps(served.facts)} >= {
        "check_publication",
        "propose_withholding",
    }
    served.check(when="2026-10-08 17:00")
    with refused("公示制度8", None):
        publish(served.act("publish"), "PKQR7Z2M")
    served.publish()


@ON_SQLITE
@transaction.atomic
def test_a_check_of_before_that_names_its_secrecy_review_is_released(served: CaseStory) -> None:
    copy, officer = copy_of(served), served.persons["officer2"]
    act = served.act("check_publication", secrecy_reviewer=str(officer.pk), secrecy_opinion="无。")
    render_document(copy.document, now=act.now)
    step, _ = begin(act, "check_publication")
    check = PublicationCheck.objects.create(
        copy=copy,
        step=step,
        secrecy_reviewer=officer,
        checked_by=act.actor,
        recorded_at=act.now,
    )
    complete(step, [check])
    publish(served.act("publish"), "PKQR7Z2M")
    assert list(check_cases()) == []


def test_nothing_is_checked_before_its_pdf_is_set(served: CaseStory) -> None:
    copy = copy_of(served)
    with refused("公示制度6(3)"):
        check_publication(served.act("check_publication"), copy)
    render_document(copy.document, now=served.act("check_publication").now)
    check_publication(served.act("check_publication"), copy)


def test_the_copy_of_another_decision_is_not_checked(served: CaseStory) -> None:
    other = CaseStory(served.persons, fine_fen=HEARING_FROM_FEN)
    other.until("serve")
    copy = copy_of(other)
    render_document(copy.document, now=served.act("check_publication").now)
    with refused("公示制度6(3)"):
        check_publication(served.act("check_publication"), copy)
    assert not PublicationCheck.objects.exists()


def test_nothing_is_released_unchecked(served: CaseStory) -> None:
    with refused("公示制度8"):
        served.publish()
    served.check()
    served.publish()


def test_whoever_checked_does_not_release(served: CaseStory) -> None:
    for username, role in (("discloser", Role.OFFICE_HEAD), ("officehead", Role.DISCLOSER)):
        RoleAssignment.objects.create(person=served.persons[username], role=role, since=SINCE)
    served.check()
    served.take("review_secrecy")
    with refused("公示制度8"):
        served.publish(by="discloser")
    served.publish(by="officehead")


def test_a_returned_copy_is_checked_again(served: CaseStory) -> None:
    served.check()
    served.take("return_publication", when="2026-10-08 16:00")
    with refused("公示制度8"):
        served.publish()
    served.check(when="2026-10-08 17:00")
    served.publish()


def test_a_changed_copy_voids_the_check(served: CaseStory) -> None:
    served.check()
    mask_another_word(served)
    with refused("公示制度8"):
        served.publish()
    served.check(when="2026-10-08 17:00")
    served.publish()
    assert PublicCopy.objects.count() == 2


def test_a_copy_that_is_no_longer_what_would_go_out_is_not_checked(served: CaseStory) -> None:
    copy = copy_of(served)
    render_document(copy.document, now=served.act("check_publication").now)
    mask_another_word(served)
    with refused("公示制度8"):
        check_publication(served.act("check_publication"), copy)


def test_an_equal_copy_is_used_again(served: CaseStory) -> None:
    assert copy_of(served) == copy_of(served)
    assert PublicCopy.objects.count() == 1


def test_the_public_copy_shows_the_number_of_the_decision_and_takes_none(
    served: CaseStory,
) -> None:
    copy = copy_of(served)
    assert copy.document.number is None
    assert copy.content["shown_number"] == "阳发改罚〔2026〕1号"
    assert copy.document.issued_on == served.case.decisions.get().decided_on


def publication(story: CaseStory, by: str) -> Publication:
    """Return what that person would publish now, past every service."""
    step = story.case.steps.latest("seq")
    decision = story.case.decisions.get()
    return Publication(
        public_id="PKQR7Z2M",
        decision=decision,
        copy=PublicCopy.objects.latest("pk"),
        step=step,
        snapshot=b"{}",
        snapshot_sha256="0" * 64,
        pdf_sha256="0" * 64,
        number="阳发改罚〔2026〕1号",
        kind="penalty",
        party_name="示例",
        cause="事由",
        conclusion="结论",
        office_code="supervision",
        decided_on=decision.decided_on,
        published_on=at("2026-10-09").date(),
        published_at=at("2026-10-09"),
        published_by=story.persons[by],
    )


def test_the_database_lets_nothing_out_that_one_person_checked_and_released(
    served: CaseStory, write: Write
) -> None:
    served.check()
    with pytest.raises(DatabaseError, match=NOT_EXAMINED), transaction.atomic():
        write(publication(served, "officehead"))
    served.take("review_secrecy")
    with pytest.raises(DatabaseError, match=NOT_CHECKED), transaction.atomic():
        write(publication(served, "discloser"))
    write(publication(served, "officehead"))


def test_the_database_lets_nothing_out_that_was_returned_or_never_checked(
    served: CaseStory, write: Write
) -> None:
    copy_of(served)
    with pytest.raises(DatabaseError, match=r"公示稿没有经|核对以后已经退回"), transaction.atomic():
        write(publication(served, "officehead"))
    served.check()
    served.take("return_publication", when="2026-10-08 16:00")
    with pytest.raises(DatabaseError, match=r"公示稿没有经|核对以后已经退回"), transaction.atomic():
        write(publication(served, "officehead"))


def test_the_database_lets_nothing_out_of_whoever_hid_a_part_of_it(
    served: CaseStory, write: Write
) -> None:
    head, discloser = served.persons["officehead"], served.persons["discloser"]
    decision, now = served.case.decisions.get(), at("2026-10-08 16:00")
    hidden = HiddenPassage.objects.create(
        decision=decision,
        passage="小麦",
        ground=HidingGround.PRIVACY,
        reason="试验",
        hidden_by=discloser,
        recorded_at=now,
    )
    check = served.check()
    served.take("review_secrecy")
    released_by_step = publication(served, "officehead")
    released_by_step.step = check.step
    with pytest.raises(DatabaseError, match=NOT_LOOKED_AT), transaction.atomic():
        write(released_by_step)
    with transaction.atomic():
        write(publication(served, "officehead"))
        assert [one for one in check_publications() if "手工隐去" in one.sentence] == []
        transaction.set_rollback(True)
    PassageShown.objects.create(hidden=hidden, reason="试验", shown_by=head, recorded_at=now)
    with pytest.raises(DatabaseError, match=NOT_LOOKED_AT), transaction.atomic():
        write(publication(served, "officehead"))


@ON_SQLITE
def test_a_copy_released_by_whoever_hid_a_part_of_it_is_found(served: CaseStory) -> None:
    hide_passage(
        served.case.decisions.get(),
        Hiding("小麦126吨", HidingGround.PRIVACY, "能认出农户。"),
        served.persons["discloser"],
        at("2026-10-08 16:00"),
    )
    served.check(when="2026-10-08 17:00")
    released = served.publish()
    assert list(check_publications()) == []
    tamper(f"UPDATE disclosure_hiddenpassage SET hidden_by_id = {released.published_by_id}")
    assert [one.sentence for one in check_publications()] == [
        "发布的人手工隐去或者恢复过公示稿的文字，没有经另一人审核。"
    ]
