"""一并制作一份决定书: one paper and one number, a decision for each party, all or none."""

import pytest
from django.db import DatabaseError, transaction

from cases.three_parties import EACH_AFTER, EACH_TO_DECISION, of_each, three_until
from factories import ON_SQLITE, CaseStory
from sunlit.cases.check import check_cases
from sunlit.cases.models import Decision
from sunlit.cases.services.take_together import RefusedForOne, take_together
from sunlit.cases.work import service_of
from sunlit.disclosure.models import Publication
from sunlit.documents.models import Document
from sunlit.ledger.services.verify import verify
from sunlit.procedures.penalty.services import decide as deciding
from sunlit.rules.refusal import Refused
from tampering import tamper

ALL = (1, 2, 3)
AFTER_THE_DRAFT = EACH_TO_DECISION[5:-1]


def together(story: CaseStory, step: str, whom: tuple[int, ...] = ALL, **changes: object) -> None:
    """Take the step for all of them as one form does."""
    acts = []
    for story.whom in whom:
        acts.append(story.act(step, **changes))
    story.whom = 0
    take_together(acts, step)


def drafted(story: CaseStory, whom: tuple[int, ...] = ALL) -> None:
    """Bring the case to one draft for them, reviewed and endorsed."""
    three_until(story, "hear_statement")
    together(story, "draft_decision", whom, joint=True)
    of_each(story, "draft_decision")
    for step in AFTER_THE_DRAFT:
        of_each(story, step)


@ON_SQLITE
def test_one_paper_names_all_and_each_has_its_decision(story: CaseStory) -> None:
    drafted(story)
    together(story, "decide")
    decisions = Decision.objects.filter(case=story.case).order_by("pk")
    [paper] = {one.document for one in decisions}
    assert len(decisions) == 3
    assert Document.objects.filter(form="D16").count() == 1
    content = paper.content
    assert content["party"]["name"] == "阳泉示例粮油有限公司"
    others = content["party"]["others"]
    for said in ("欧阳示例（", "140302198001010013", "司徒示例（", "山西省阳泉市郊区示例路3号"):
        assert said in others
    assert content["disposition"].count("：") >= 3
    assert content["each_fine"].splitlines()[1].startswith("欧阳示例：罚款")
    assert content["fine"] == sum(one.fine_fen for one in decisions)
    assert content["cause"].startswith("阳泉示例粮油有限公司等3名当事人")
    for view in story.facts.views:
        assert paper.pk in {one.document_id for one in view.papers}
    for step in EACH_AFTER:
        of_each(story, step)
    _each_copy_is_of_its_party()
    for step in ("report_closing", "endorse_closing", "close", "compile_dossier"):
        story.take(step)
    covers = [one.content["decision_number"] for one in Document.objects.filter(form="D60")]
    assert set(covers) == {str(paper.number)}
    assert list(check_cases()) == []
    assert list(verify()) == []


def _each_copy_is_of_its_party() -> None:
    published = {
        str(one.decision.of_party): bytes(one.snapshot).decode()
        for one in Publication.objects.select_related("decision__of_party")
    }
    assert len(published) == 3
    for of, other in (("欧阳示例", "司徒示例"), ("司徒示例", "欧阳示例")):
        own = published[of]
        assert other not in own
        for secret in ("140302198001010013", "140302199003070022", "郊区示例路3号"):
            assert secret not in own
            assert secret not in published["阳泉示例粮油有限公司"]
        assert of not in published["阳泉示例粮油有限公司"]


@ON_SQLITE
def test_nobody_of_a_joint_draft_is_decided_alone(story: CaseStory) -> None:
    drafted(story)
    story.whom = 1
    with pytest.raises(Refused, match="应当一并决定；请同时勾选欧阳示例"):
        service_of("penalty_ordinary", "decide")(story.act("decide"))
    with pytest.raises(RefusedForOne, match="请同时勾选司徒示例"):
        together(story, "decide", (1, 2))
    assert not Decision.objects.filter(case=story.case).exists()


@ON_SQLITE
def test_who_is_not_ready_is_named(story: CaseStory) -> None:
    three_until(story, "hear_statement")
    together(story, "draft_decision", joint=True)
    for step in AFTER_THE_DRAFT:
        for story.whom in (1, 2):
            if story.comes_to(step):
                story.take(step)
    with pytest.raises(RefusedForOne, match="司徒示例还不能作出决定"):
        together(story, "decide", (1, 2))


@ON_SQLITE
def test_a_joint_draft_falls_apart_when_one_is_drafted_anew(story: CaseStory) -> None:
    three_until(story, "hear_statement")
    together(story, "draft_decision", (1, 2), joint=True)
    story.whom = 2
    story.take("draft_decision", when="2026-09-29 11:00")
    story.whom = 1
    with pytest.raises(Refused, match="欧阳示例的书稿已经不在其中"):
        story.take("endorse_decision")
    story.whom = 3
    with pytest.raises(Refused, match="勾选其他当事人"):
        story.take("draft_decision", joint=True)


@ON_SQLITE
def test_two_of_three_may_share_and_the_third_has_its_own(story: CaseStory) -> None:
    drafted(story, (2, 3))
    story.whom = 1
    story.take("decide")
    together(story, "decide", (2, 3))
    numbers = [str(one.document.number) for one in Decision.objects.order_by("pk")]
    assert len(set(numbers)) == 2
    assert numbers[1] == numbers[2]
    assert list(check_cases()) == []
    _forged_rows_are_found(story)


def _forged_rows_are_found(story: CaseStory) -> None:
    first, second, _ = Decision.objects.order_by("pk")
    tamper(f"UPDATE cases_decision SET document_id = {first.document_id} WHERE id = {second.pk}")
    found = [one.sentence for one in check_cases()]
    assert any("与决定书实际所对的当事人不符" in one for one in found), found
    assert any("书稿没有写明一并制作" in one for one in found), found


def test_the_database_refuses_a_paper_that_is_no_joint_one(
    story: CaseStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways: a joint draft by two papers, and a paper for somebody of no joint draft."""
    drafted(story, (2, 3))
    with monkeypatch.context() as patched:
        patched.setattr(deciding, "paper_of", lambda _facts: None)
        with pytest.raises(DatabaseError, match="不能各制作一份"), transaction.atomic():
            together(story, "decide", (2, 3))
    together(story, "decide", (2, 3))
    shared = Decision.objects.latest("pk").document
    with monkeypatch.context() as patched:
        patched.setattr(deciding, "paper_of", lambda _facts: shared)
        story.whom = 1
        with pytest.raises(DatabaseError, match="已经用于另一份决定"), transaction.atomic():
            story.take("decide")
