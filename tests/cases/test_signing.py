"""Who approves, reviews, decides, releases or takes over signs with the password entered again."""

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, SCHEDULE, CaseStory, at, refused, signature_of
from sunlit.people.signature import SIGNATURE, Signature
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.procedure import Role
from sunlit.rules.signing import signs

SIGNED = {row.code for row in ORDINARY_PENALTY.steps if signs(row)}


@ON_SQLITE
def test_no_signing_step_is_taken_without_the_password(database: str, story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    refusals = set()
    for step in SCHEDULE:
        if step not in SIGNED:
            story.until(step)
            continue
        if step == "deliberate":
            story.convene(SCHEDULE[step])
        taken = story.case.steps.count()
        for proof in (None, signature_of(story.persons["other_head"])):
            with refused("审核制度10", SIGNATURE):
                story.take(step, proof=proof)
        assert story.case.steps.count() == taken
        refusals.add(step)
        story.until(step)
    assert refusals == SIGNED & SCHEDULE.keys()


@ON_SQLITE
@pytest.mark.parametrize("step", ["check_lead", "investigate"])
def test_a_record_of_the_officers_is_signed_on_paper(
    database: str, story: CaseStory, step: str
) -> None:
    before = list(SCHEDULE)[list(SCHEDULE).index(step) - 1]
    story.until(before)
    assert story.take(step, proof=None).code == step


OF_AN_OFFICER = {
    *("declare_no_conflict", "declare_conflict"),
    *("review_secrecy", "return_secrecy"),
}
"""What an officer says for themselves, signed with their password."""


def test_every_step_of_a_head_reviewer_leader_discloser_or_archivist_is_signed() -> None:
    unsigned = {row.role for row in ORDINARY_PENALTY.steps} - {
        row.role for row in ORDINARY_PENALTY.steps if signs(row) and row.code not in OF_AN_OFFICER
    }
    assert unsigned == {Role.OFFICER}
    assert {"file_case", "review_agrees", "decide", "check_publication", "publish"} <= SIGNED
    assert OF_AN_OFFICER <= SIGNED
    assert {"withhold", "close", "archive_dossier", "correct_entry"} <= SIGNED


@ON_SQLITE
def test_the_proof_of_one_person_signs_for_nobody_else(database: str, story: CaseStory) -> None:
    story.until("apply_to_file")
    head = story.persons["officehead"]
    with refused("审核制度10", SIGNATURE):
        story.take("endorse_filing", proof=Signature(head.pk + 1, at("2026-09-21")))
    assert story.take("endorse_filing", proof=signature_of(head))
