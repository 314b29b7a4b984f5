"""凭证文件: a payment has its receipt on file before anything is executed or closed."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from factories import ON_SQLITE, CaseStory, at, refused
from sunlit.archive.completeness import lacks
from sunlit.archive.queries import materials_of
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import Step, StepFile
from sunlit.cases.procedures import proven_steps, worked
from sunlit.ledger.services.verify import verify
from sunlit.records.services.keep import keep
from sunlit.rules.dossier import Volume
from sunlit.rules.landmarks import ATTACH

LATER = "2026-10-12 08:50"
SCAN = b"\xff\xd8\xff\xe0 a photograph of a receipt"


def handed_in(name: str = "票据.jpg", content: bytes = SCAN) -> HandedIn:
    kind = "image/jpeg" if content == SCAN else "application/vnd.microsoft.portable-executable"
    stored = keep(content, name=name, media_type=kind, now=at("2026-10-12 08:00"))
    return HandedIn(stored, name, kind)


def number_of(story: CaseStory, code: str) -> str:
    step = story.facts.last(code)
    assert step is not None
    return str(step.seq)


def attach(story: CaseStory, about: str, *files: HandedIn, **changes: Any) -> Step:
    changes.setdefault("when", LATER)
    given = list(files) or [handed_in()]
    return story.take("attach_file", about=number_of(story, about), files=given, **changes)


def test_a_receipt_comes_with_the_payment_and_every_row_is_in_the_log(story: CaseStory) -> None:
    story.until("publish")
    story.take("record_payment", files=[handed_in(), handed_in("背面.jpg")])
    rows = StepFile.objects.all()
    assert [row.name for row in rows] == ["票据.jpg", "背面.jpg"]
    assert {(row.step.code, row.about_id == row.step_id) for row in rows} == {
        ("record_payment", True)
    }
    story.until("close")
    assert list(verify()) == []


def test_a_row_of_a_proof_is_neither_changed_nor_deleted(story: CaseStory) -> None:
    story.until("record_payment")
    for attack in ('UPDATE "cases_stepfile" SET "name" = \'x\'', 'DELETE FROM "cases_stepfile"'):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)
    assert StepFile.objects.get().name == "银行回单.pdf"


def test_every_act_that_a_file_may_prove_takes_it_on_its_own_form() -> None:
    """The signed waiver could be handed in only afterwards, by another form."""
    called = {code for code, work in worked("penalty_ordinary").work.items() if work.proof}
    assert set(proven_steps()) == {*called, ATTACH}


@ON_SQLITE
def test_a_waiver_brings_its_signed_paper_with_it(story: CaseStory) -> None:
    story.until("serve_notice")
    story.take("hear_statement", files=[handed_in("放弃声明.jpg")])
    proof = StepFile.objects.get()
    assert (proof.step.code, proof.about.code, proof.name) == (
        "hear_statement",
        "hear_statement",
        "放弃声明.jpg",
    )


@ON_SQLITE
def test_a_paid_fine_is_neither_executed_nor_closed_without_its_receipt(story: CaseStory) -> None:
    story.until("publish")
    story.take("record_payment", files=[])
    with refused("记录制度9"):
        story.take("execute")
    attach(story, "record_payment")
    story.take("execute")
    story.until("close")


@ON_SQLITE
@pytest.mark.parametrize("step", ["report_closing", "endorse_closing", "close"])
def test_a_payment_that_was_recorded_before_is_proven_later(
    story: CaseStory, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case of an earlier version of the program, at each step to its end."""
    story.until("publish")
    with monkeypatch.context() as earlier:
        for service in ("execute", "report_closing", "close"):
            earlier.setattr(
                f"sunlit.procedures.penalty.services.{service}.unproven", lambda _facts: None
            )
        story.take("record_payment", files=[])
        story.until({"report_closing": "execute", "close": "endorse_closing"}.get(step, step))
    when = "2026-10-12 17:00"
    if step != "endorse_closing":
        with refused("记录制度9"):
            story.take(step, when=when)
    attach(story, "record_payment", when=when)
    for code in ("report_closing", "endorse_closing", "close"):
        if code not in story.facts.position.standing:
            story.take(code, when="2026-10-12 17:10")
    assert "close" in story.facts.position.standing


@ON_SQLITE
def test_a_closed_case_may_be_proven_until_its_file_is_compiled(
    story: CaseStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.until("publish")
    for service in ("execute", "report_closing", "close"):
        monkeypatch.setattr(
            f"sunlit.procedures.penalty.services.{service}.unproven", lambda _facts: None
        )
    story.take("record_payment", files=[])
    story.until("close")
    facts = story.facts
    assert {lack.refusal.field for lack in lacks(facts, materials_of(facts))} == {"payment"}
    attach(story, "record_payment", when="2026-10-13 10:00")
    facts = story.facts
    assert lacks(facts, materials_of(facts)) == []


@ON_SQLITE
def test_each_proof_stands_at_the_place_of_its_act_in_the_file(story: CaseStory) -> None:
    story.until("execute")
    for act, name in (
        ("serve", "回证.jpg"),
        ("serve_notice", "签收.jpg"),
        ("hear_statement", "弃.jpg"),
    ):
        attach(story, act, handed_in(name), when="2026-10-12 09:30")
    found = {
        one.title: (one.place.code, one.place.volume)
        for one in materials_of(story.facts)
        if one.step_file
    }
    assert found == {
        "缴款凭证（晋财罚示例0001）：银行回单.pdf": ("payment", Volume.MAIN),
        "送达凭证：回证.jpg": ("decision", Volume.MAIN),
        "送达凭证：签收.jpg": ("notice", Volume.MAIN),
        "陈述申辩、放弃的凭证：弃.jpg": ("statement", Volume.MAIN),
    }


@ON_SQLITE
def test_a_case_without_a_payment_asks_for_no_receipt(story: CaseStory) -> None:
    story.fine_fen, story.warning = 0, True
    story.until("close")
    facts = story.facts
    assert lacks(facts, materials_of(facts)) == []


@ON_SQLITE
def test_a_proof_is_a_file_of_an_act_of_this_case_and_no_program(story: CaseStory) -> None:
    story.until("record_payment")
    with refused(None, "files"):
        story.take("attach_file", when=LATER, about=number_of(story, "record_payment"))
    for unknown in ("0", "999", "1"):
        with refused("记录制度9", "about"):
            story.take("attach_file", when=LATER, about=unknown, files=[handed_in()])
    with refused(None, "files"):
        attach(story, "serve", handed_in("票据.pdf", b"MZ\x90\x00" + bytes(99)))
    with refused(None, "files"):
        story.take("execute", files=[handed_in()])
    with refused(None, "files"):
        attach(story, "serve", handed_in("长" * 256))
    assert StepFile.objects.count() == 1
