"""作废: a case entered twice or by mistake ends with reason and approval, and stays in the log."""

import pytest

from cases.test_corrections import asked_of
from cases.test_who_may_act import give_role
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, refused
from sunlit.archive.completeness import lacks
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.models import CaseSummary, Step
from sunlit.cases.visible import visible_to
from sunlit.documents.models import Document, DocumentNumber
from sunlit.duties.models import Duty
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.services.verify import verify
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused

pytestmark = ON_SQLITE
WHEN = "2026-09-23 11:00"
MISTAKEN = {"ground": "mistaken", "reason": "来电反映的是邻县的库房，不应当登记为本机关的案件。"}


def propose(story: CaseStory, when: str = WHEN, **entries: str) -> Step:
    return story.take("propose_voiding", when=when, **(MISTAKEN | entries))


def answer(story: CaseStory, step: str = "void_case", view: str = "agree", **more: str) -> Step:
    words = "" if view == "agree" else "属于本机关管辖，继续办理。"
    act = {"when": WHEN, "by": "leader", **more}
    return story.take(step, view=view, opinion=words, **act)


def test_a_duplicate_is_voided_with_reason_and_approval_and_stays_in_the_log(
    story: CaseStory,
) -> None:
    kept = story.register()
    story.register()
    story.until("file_case")
    propose(story, ground="duplicate", other_case=kept.number, reason="同一来信登记了两次。")
    assert ("void_case", Role.LEADER) in asked_of(story)
    answer(story)
    summary = CaseSummary.objects.get(case=story.case)
    assert summary.ended_by == "void_case"
    assert summary.title.endswith(f"（已作废：重复登记，见 {kept.number}）")
    paper = Document.objects.get(form="D02-作废").content
    assert (paper["ground"], paper["head_opinion"]["opinion"]) == (
        f"重复登记，见 {kept.number}",
        "同意作废。",
    )
    assert "立案审批" in paper["course"]
    assert PendingEvent.objects.filter(subject=str(story.case.uuid)).count() >= 7
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_duties_and_periods_end_with_it_and_its_file_is_short(story: CaseStory) -> None:
    story.until("investigate")
    propose(story)
    answer(story)
    assert asked_of(story) == {("compile_dossier", Role.OFFICER)}
    open_clocks = Duty.objects.open().exclude(deadline="").values_list("deadline", flat=True)
    assert set(open_clocks) == {"DA-ARCHIVE"}
    assert lacks(story.facts, materials_of(story.facts)) == []
    archivist = visible_to(story.persons["archivist"], story.facts.steps[-1].recorded_at.date())
    assert archivist.filter(pk=story.case.pk).exists()


def test_its_number_is_not_given_again(story: CaseStory) -> None:
    story.register()
    propose(story)
    answer(story)
    assert story.register().number == "YQFGW-CF-2026-0002"
    assert DocumentNumber.objects.count() == 2


@pytest.mark.parametrize("view", ["disagree", "return"])
def test_the_leader_may_say_no_or_send_it_back_and_the_case_goes_on(
    story: CaseStory, view: str
) -> None:
    story.until("file_case")
    propose(story)
    answer(story, "decline_voiding", view)
    assert ("assign_officers", Role.OFFICE_HEAD) in asked_of(story)
    assert ("void_case", Role.LEADER) not in asked_of(story)
    propose(story)


def test_nothing_is_voided_that_nobody_asked_for_or_by_whoever_asked(story: CaseStory) -> None:
    story.until("file_case")
    with pytest.raises(Refused, match="没有等待审批的作废"):
        answer(story)
    propose(story)
    with pytest.raises(Refused, match="已经提请作废"):
        propose(story)
    with pytest.raises(Refused):
        answer(story, by="officehead")
    give_role(story, "officer1", Role.LEADER)
    with pytest.raises(Refused):
        answer(story, by="officer1")
    answer(story)


def test_nobody_goes_on_with_what_may_be_void(story: CaseStory) -> None:
    story.until("endorse_filing")
    propose(story, "2026-09-21 16:00")
    with pytest.raises(Refused, match="正在提请作废"):
        story.take("file_case")


@pytest.mark.parametrize(
    ("step", "words"),
    [("serve_notice", "已经送达当事人，不能作废"), ("decide", "不能作废")],
)
def test_a_case_that_the_party_knows_of_is_not_voided_to_hide_it(
    story: CaseStory, step: str, words: str
) -> None:
    story.until(step)
    with pytest.raises(Refused, match=words):
        propose(story, "2026-10-08 09:00")


def test_a_notice_once_served_is_not_forgotten_by_a_new_conclusion(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("serve_notice")
    story.take("conclude_investigation", when="2026-09-24 15:00")
    assert "serve_notice" not in story.facts.position.standing
    with pytest.raises(Refused, match="已经送达当事人"):
        propose(story, "2026-09-24 16:00")


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"ground": "duplicate", "other_case": "YQFGW-CF-2026-0001"}, "other_case"),
        ({"ground": "duplicate", "other_case": "YQFGW-CF-2026-0999"}, "other_case"),
        ({"ground": "mistaken", "other_case": "YQFGW-CF-2026-0009"}, "other_case"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_duplicate_names_the_case_that_goes_on(
    story: CaseStory, entries: dict[str, str], field: str
) -> None:
    story.register()
    with refused(None, field):
        propose(story, **entries)


def test_a_void_case_is_not_the_one_that_goes_on(story: CaseStory) -> None:
    first = story.register()
    propose(story)
    answer(story)
    story.register()
    with refused(None, "other_case"):
        propose(story, ground="duplicate", other_case=first.number)
