"""多名当事人 in the database: nobody is decided on by what was told or cleared of another."""

from typing import Any

from django.db import DatabaseError, transaction

from cases import forgery
from cases.three_parties import three_until
from factories import CaseStory, at
from sunlit.cases.models import AdvanceNotice, Clearance, Decision, DecisionDraft, Party
from sunlit.cases.models import CollectiveDeliberation as Deliberation


def refused(row: Decision | DecisionDraft) -> str:
    """Return why the database does not take the row."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError as error:
        return str(error)
    return ""


def test_nobody_is_decided_on_by_what_is_another_partys(story: CaseStory) -> None:
    """Each attack changes one thing of a decision that the database would take."""
    three_until(story, "deliberate")
    story.whom = 1
    story.take("decide")
    story.whom = 0
    first, second, third = Party.objects.filter(case=story.case).order_by("pk")

    def rows_of(party: Party) -> dict[str, Any]:
        draft = DecisionDraft.objects.get(case=story.case, of_party=party)
        return {
            "draft": draft,
            "clearance": Clearance.objects.filter(draft=draft).first(),
            "deliberation": Deliberation.objects.filter(draft=draft).first(),
            "notice": AdvanceNotice.objects.get(case=story.case, step__of_party=party),
            "outcome": draft.outcome,
            "fine_fen": draft.fine_fen,
        }

    def decision(of: Party | None, *, by_act_on: Party | None = None, **changes: Any) -> Decision:
        step = forgery.step(story, "decide", "leader", of_party=by_act_on or of)
        forgery.sign(step)
        values = rows_of(second) | {
            "case": story.case,
            "of_party": of,
            "step": step,
            "document": forgery.paper(story),
            "decided_on": at("2026-09-30").date(),
        }
        return Decision(**values | changes)

    own, others = rows_of(second), rows_of(third)
    attacks = {
        "已经作出决定": decision(first, **rows_of(first)),
        "不是本案最新的决定书稿": decision(second, **others | {"notice": own["notice"]}),
        "没有向当事人送达": decision(second, notice=others["notice"]),
        "未经法制审核": decision(second, clearance=others["clearance"]),
        "没有负责人本人签署": decision(second, by_act_on=third),
    }
    assert refused(decision(None)), "of nobody, or of whoever was decided on already"
    for sentence, row in attacks.items():
        assert sentence in refused(row), sentence
    assert refused(decision(second)) == "", "the database takes it when nothing is another's"
    draft = rows_of(third)["draft"]
    draft.pk, draft.of_party, draft.version = None, None, 9
    assert "没有写明是对哪一名的" in refused(draft)
