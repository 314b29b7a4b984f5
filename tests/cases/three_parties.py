"""多名当事人: the case of a company and two of its people, for the tests that need one."""

from cases.entries import CITIZEN
from cases.milestones import ORGAN, Milestones, State
from cases.story import CaseStory
from sunlit.cases.models import Case

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
    """Take the step for each party that it concerns and that has it not yet."""
    for story.whom in (1, 2, 3):
        if story.comes_to(step) and step not in story.facts.position.standing:
            if step == "publish":
                changes["public_id"] = f"PKQR7Z2{story.whom}"
            story.take(step, **changes)
    story.whom = 0


def three_until(story: CaseStory, step: str) -> CaseStory:
    """Bring the case of the three to where that step stands for each of them.

    As `CaseStory.until`, it begins from the copy that an earlier test left, and leaves one.
    """
    line = (*EACH_TO_DECISION, *EACH_AFTER)
    wanted = line[: line.index(step) + 1]
    kept = story.milestones
    follows = kept is not None and kept.at == ORGAN
    done = _copied(story, kept, wanted) if kept and follows else 0
    if not done:
        with_two_more(story).until("investigate")
    for code in wanted[done:]:
        of_each(story, code)
    if kept and follows and done < len(wanted):
        kept.keep(_state(story, step))
    return story


def _copied(story: CaseStory, kept: Milestones, wanted: tuple[str, ...]) -> int:
    """Put the last state that is kept in place of the database; return how many steps it has."""
    for count in range(len(wanted), 0, -1):
        if kept.copy(_state(story, wanted[count - 1])):
            story.follow(Case.objects.get())
            return count
    return 0


def _state(story: CaseStory, step: str) -> State:
    about = (story.fine_fen, story.warning, story.outcome, tuple(story.party.items()))
    return ("three", step, *about, tuple(story.moments.items()))
