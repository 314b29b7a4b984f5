"""多名当事人: a company and two persons in one case, each told, heard, decided on and served."""

from cases.entries import CITIZEN
from factories import ON_SQLITE, CaseStory
from sunlit.cases.check import check_cases
from sunlit.cases.models import Decision
from sunlit.ledger.services.verify import verify

pytestmark = ON_SQLITE
MANAGER = dict(CITIZEN) | {
    "relation": "阳泉示例粮油有限公司直接负责的主管人员",
    "conduct": "决定不建立粮食经营台账。",
}
CLERK = MANAGER | {
    "party_name": "司徒示例",
    "party_code": "140302199003070022",
    "party_address": "山西省阳泉市郊区示例路3号",
    "party_telephone": "13935300003",
    "relation": "阳泉示例粮油有限公司直接责任人员",
    "conduct": "没有登记收购数量。",
}
EACH_TO_DECISION = (
    "conclude_investigation",
    "notify",
    "serve_notice",
    "hear_statement",
    "draft_decision",
    "refer",
    "review_agrees",
    "endorse_decision",
    "deliberate",
    "decide",
)
EACH_AFTER = ("serve", "check_publication", "publish", "record_payment", "execute")


def with_two_more(story: CaseStory) -> CaseStory:
    """Have the two persons named beside the company before the case is filed."""
    story.until("check_lead")
    story.take("name_party", when="2026-09-21 10:10", **MANAGER)
    story.take("name_party", when="2026-09-21 10:20", **CLERK)
    return story


def of_each(story: CaseStory, step: str, **changes: object) -> None:
    for story.whom in (1, 2, 3):
        if story._concerns(step) and step not in story.facts.position.standing:
            if step == "publish":
                changes["public_id"] = f"PKQR7Z2{story.whom}"
            story.take(step, **changes)
    story.whom = 0


def test_three_parties_go_from_one_lead_to_three_decisions_and_one_file(story: CaseStory) -> None:
    with_two_more(story).until("investigate")
    for step in (*EACH_TO_DECISION, *EACH_AFTER):
        of_each(story, step)
    assert Decision.objects.filter(case=story.case).count() == 3
    for step in ("report_closing", "endorse_closing", "close", "compile_dossier"):
        story.take(step)
    story.take("archive_dossier")
    assert list(check_cases()) == []
    assert list(verify()) == []
