"""多名当事人: a company and two persons in one case, each told, heard, decided on and served."""

from dataclasses import replace
from datetime import date

import pytest

from cases.entries import COMPANY, written_statement
from cases.kinds import RATE, WITHOUT, make_matters
from cases.three_parties import (
    CLERK,
    EACH_AFTER,
    EACH_TO_DECISION,
    MANAGER,
    of_each,
    three_until,
    with_two_more,
)
from factories import ON_SQLITE, CaseStory, at
from sunlit.archive.completeness import lacks
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.models import Decision
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import why_not
from sunlit.cases.work import service_of
from sunlit.desk.presenters.case_page import CasePage
from sunlit.disclosure.models import Publication
from sunlit.disclosure.queries import newest_check
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.ledger.services.verify import verify
from sunlit.parts.correction.services.approve_correction import approve_correction
from sunlit.people.models import Person, RoleAssignment
from sunlit.procedures.penalty.story.plan import yes
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from tampering import tamper

pytestmark = ON_SQLITE
CHILD = "140302201503070029"
MADE = written_statement(date(2026, 9, 28))


def waits(story: CaseStory, whom: int) -> set[str]:
    """Return the steps that are asked for of that party."""
    duties = Duty.objects.filter(subject=story.case.uuid, of_party=whom, closed_on=None)
    return set(duties.filter(actionable=True).values_list("step", flat=True))


def test_three_parties_go_from_one_lead_to_three_decisions_and_one_file(story: CaseStory) -> None:
    three_until(story, "execute")
    decisions = Decision.objects.filter(case=story.case).order_by("pk")
    numbers = [str(one.document.number) for one in decisions]
    assert len(set(numbers)) == 3
    names = [one.document.content["party"]["name"] for one in decisions]
    assert names == ["阳泉示例粮油有限公司", "欧阳示例", "司徒示例"]
    for step in ("report_closing", "endorse_closing", "close", "compile_dossier"):
        story.take(step)
    story.take("archive_dossier")
    closing = Document.objects.get(form="D24").content
    covers = [one.content["decision_number"] for one in Document.objects.filter(form="D60")]
    assert {closing["decision_number"], *covers} == {"、".join(numbers)}
    assert closing["party"]["others"].startswith("欧阳示例（居民身份证")
    assert closing["execution"].startswith(f"{names[0]}：")
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_the_filing_names_every_party_and_asks_after_each(story: CaseStory) -> None:
    with_two_more(story).until("file_case")
    filing = Document.objects.get(form="D02").content
    assert filing["party"]["name"] == "阳泉示例粮油有限公司"
    assert [one.partition("（")[0] for one in filing["party"]["others"].split("；")] == [
        "欧阳示例",
        "司徒示例",
    ]
    assert story.facts.title.startswith("阳泉示例粮油有限公司等3名当事人涉嫌")


def test_a_child_among_several_parties_is_not_filed_against(story: CaseStory) -> None:
    story.until("check_lead")
    child = MANAGER | {"party_code_kind": "none", "party_code": ""}
    story.take("name_party", when="2026-09-21 10:10", **child)
    story.take("name_party", when="2026-09-21 10:20", **CLERK | {"party_code": CHILD})
    with pytest.raises(Refused, match="不满14周岁"):
        story.take("apply_to_file")


def test_a_party_is_named_once(story: CaseStory) -> None:
    with_two_more(story)
    with pytest.raises(Refused, match="欧阳示例已经是本案的当事人"):
        story.take("name_party", when="2026-09-21 10:30", **MANAGER)
    with pytest.raises(Refused, match="阳泉示例粮油有限公司已经是"):
        story.take("name_party", when="2026-09-21 10:30", **MANAGER | dict(COMPANY))


def test_what_is_each_partys_own_says_for_whom(story: CaseStory) -> None:
    with_two_more(story).until("investigate")
    with pytest.raises(Refused, match="本案有3名当事人，“调查终结”对每一名分别办理"):
        story.take("conclude_investigation")
    stranger = replace(story.act("conclude_investigation"), of_party=10_000)
    with pytest.raises(Refused, match="不是本案的当事人"):
        service_of("penalty_ordinary", "conclude_investigation")(stranger)
    of_one = replace(story.act("investigate"), of_party=story.facts.principals[1].pk)
    service_of("penalty_ordinary", "investigate")(of_one)
    assert story.case.steps.latest("seq").of_party is None, "an investigation is of the case"


def test_each_party_is_waited_for_apart_and_the_case_waits_for_the_last(story: CaseStory) -> None:
    three_until(story, "notify")
    story.whom = 2
    story.take("serve_notice")
    assert (waits(story, 1), waits(story, 2), waits(story, 3)) == (
        {"serve_notice"},
        {"hear_statement"},
        {"serve_notice"},
    )
    clocks = Duty.objects.filter(subject=story.case.uuid, deadline="CF-STATEMENT")
    assert [one.of_party for one in clocks] == [2], "the time to speak runs for who was told"
    of_each(story, "serve_notice")
    story.whom = 2
    for step in EACH_TO_DECISION[3:]:
        if story.comes_to(step):
            story.take(step)
    story.whom = 0
    with pytest.raises(Refused, match="执行完毕"):
        story.take("report_closing", when="2026-10-12 15:00")
    assert waits(story, 0) == set()
    deciding = Duty.objects.filter(subject=story.case.uuid, deadline="CF-DECIDE", closed_on=None)
    assert sorted(one.of_party for one in deciding) == [1, 3], "decided for the second alone"


def test_what_one_party_says_takes_nothing_from_the_others(story: CaseStory) -> None:
    three_until(story, "serve_notice")
    story.whom = 2
    story.take("hear_statement", **MADE)
    assert waits(story, 2) == {"reexamine"}
    for story.whom in (1, 3):
        story.take("hear_statement")
        story.take("draft_decision")
    story.whom = 2
    with pytest.raises(Refused, match="复核以后才能往下办"):
        story.take("draft_decision", when="2026-09-28 15:00")
    story.take("reexamine", when="2026-09-28 14:00")
    story.take("draft_decision")
    assert [draft.version for draft in CaseFacts(story.case).drafts] == [1, 1, 1]


def test_evidence_for_one_party_is_collected_after_another_was_decided(story: CaseStory) -> None:
    """The case is closed to evidence once it is decided for all."""
    three_until(story, "hear_statement")
    for step in EACH_TO_DECISION[4:]:
        for story.whom in (1, 2):
            story.take(step)
    story.whom = 0
    story.take("investigate", when="2026-10-01 09:00")
    story.whom = 3
    story.take("draft_decision", when="2026-10-01 10:00")
    draft = story.facts.draft
    assert draft is not None
    assert len(draft.content["evidence"]) == 2
    for hour, step in enumerate(EACH_TO_DECISION[5:], 11):
        story.take(step, when=f"2026-10-01 {hour}:00")
    assert list(check_cases()) == []
    story.whom = 0
    with pytest.raises(Refused, match="作出决定"):
        story.take("investigate", when="2026-10-02 09:00")


def test_one_may_go_unpunished_while_the_others_pay(story: CaseStory) -> None:
    with_two_more(story).until("investigate")
    for story.whom, outcome in ((1, "penalty"), (2, "no_penalty"), (3, "penalty")):
        story.outcome = outcome
        story.take("conclude_investigation")
    for step in (*EACH_TO_DECISION[1:], *EACH_AFTER):
        for story.whom, outcome in ((1, "penalty"), (2, "no_penalty"), (3, "penalty")):
            story.outcome = outcome
            if story.comes_to(step):
                more = {"public_id": f"PKQR7Z2{story.whom}"} if step == "publish" else {}
                story.take(step, **more)
    story.whom = 0
    story.take("report_closing")
    assert Document.objects.filter(form="D17").count() == 1
    assert list(check_cases()) == []


def corrects(story: CaseStory, seq: int, **entries: str) -> None:
    """Have an officer propose a correction of that act, and the head of the office agree."""
    story.take(
        "propose_correction",
        when="2026-09-28 16:00",
        seq=seq,
        entries=entries,
        reason="核对证件，登记时写错。",
    )
    act = story.act("correct_identity", when="2026-09-28 16:10", by="officehead", **yes("属实。"))
    approve_correction(act)


def test_what_is_corrected_of_one_party_takes_nothing_from_the_others(story: CaseStory) -> None:
    three_until(story, "draft_decision")
    acts = [step.seq for step in story.case.steps.filter(code="name_party")]
    corrects(story, acts[1], party_name="司徒新例")
    names = [view.party.name for view in story.facts.views]
    assert names == ["阳泉示例粮油有限公司", "欧阳示例", "司徒新例"]
    told = ["notify" in view.position.standing for view in story.facts.views]
    assert told == [True, True, False], "who is another person is told anew"
    story.whom = 3
    story.take("conclude_investigation", when="2026-09-28 16:30")
    story.take("notify", when="2026-09-28 17:00")
    assert Document.objects.filter(form="D10").latest("pk").content["party"]["name"] == "司徒新例"
    assert list(check_cases()) == []


def test_a_party_that_is_found_later_is_filed_against_by_the_leader(story: CaseStory) -> None:
    """The others have been told already: what was done for them stands."""
    story.until("serve_notice")
    story.take("propose_party", when="2026-09-24 10:00", **MANAGER)
    assert len(story.facts.views) == 1, "asked for is not agreed to"
    with pytest.raises(Refused, match="已经办理"):
        story.take("propose_party", when="2026-09-24 10:10", **CLERK)
    story.take("admit_party", when="2026-09-24 11:00", by="leader", **yes("属实。"))
    paper = Document.objects.get(form="D02-追加").content
    assert (paper["present"], paper["party"]["name"]) == ("阳泉示例粮油有限公司", "欧阳示例")
    assert (waits(story, 1), waits(story, 2)) == ({"hear_statement"}, {"conclude_investigation"})
    for story.whom in (1, 2):
        for step in (*EACH_TO_DECISION, *EACH_AFTER):
            if story.comes_to(step) and step not in story.facts.position.standing:
                more = {"public_id": f"PKQR7Z2{story.whom}"} if step == "publish" else {}
                story.take(step, **more)
    story.whom = 0
    story.take("report_closing")
    assert list(check_cases()) == []
    assert list(verify()) == []


@pytest.mark.parametrize("view", ["disagree", "return"])
def test_a_party_that_is_not_agreed_to_is_none(story: CaseStory, view: str) -> None:
    story.until("investigate")
    story.take("propose_party", when="2026-09-22 16:00", **MANAGER)
    no = {"view": view, "opinion": "没有证据证明其参与决策。"}
    story.take("decline_party", when="2026-09-22 17:00", by="leader", **no)
    assert len(story.facts.views) == 1
    story.take("propose_party", when="2026-09-22 17:30", **MANAGER)
    assert list(check_cases()) == []


def test_a_party_written_past_the_services_is_found(story: CaseStory) -> None:
    with_two_more(story)
    tamper("UPDATE cases_party SET name = '别人' WHERE name = '司徒示例'")
    assert any("所填的当事人与所存的当事人不符" in one.sentence for one in check_cases())


def test_the_copy_of_one_decision_names_no_other_person(story: CaseStory) -> None:
    facts = (
        "当事人由欧阳示例（140302198001010013）决定、司徒示例（13935300003）经手，没有建立台账。"
    )
    with_two_more(story).until("investigate")
    for step in (*EACH_TO_DECISION, *EACH_AFTER[:3]):
        for story.whom in (1, 2, 3):
            if story.comes_to(step) and step not in story.facts.position.standing:
                more = {"public_id": f"PKQR7Z2{story.whom}"} if step == "publish" else {}
                if step in {"conclude_investigation", "draft_decision"}:
                    more["facts"] = facts
                story.take(step, **more)
    published = {
        str(one.decision.of_party): one
        for one in Publication.objects.select_related("decision__of_party")
    }
    firm = bytes(published["阳泉示例粮油有限公司"].snapshot).decode()
    assert "阳泉示例粮油有限公司" in firm
    for of, other in (("欧阳示例", "司徒"), ("司徒示例", "欧阳")):
        own = bytes(published[of].snapshot).decode()
        for said in (own, firm):
            assert "140302198001010013" not in said
            assert "13935300003" not in said
        assert f"{other}示例" not in own
        assert f"{other}示例" not in firm


def test_the_file_lacks_what_it_lacks_of_one_party(story: CaseStory) -> None:
    three_until(story, "decide")
    for step in EACH_AFTER:
        for story.whom in (1, 3):
            if story.comes_to(step):
                story.take(
                    step, **({"public_id": f"PKQR7Z2{story.whom}"} if step == "publish" else {})
                )
    story.whom = 0
    lacking = [str(one.refusal) for one in lacks(story.facts, materials_of(story.facts))]
    assert any(one.startswith("欧阳示例：") for one in lacking), lacking
    assert not any(one.startswith(("阳泉示例", "司徒")) for one in lacking)


def test_the_fine_of_one_party_is_not_paid_by_another_unsaid(story: CaseStory) -> None:
    three_until(story, "publish")
    story.whom = 2
    by_the_firm = {"payer": "阳泉示例粮油有限公司"}
    with pytest.raises(Refused, match="阳泉示例粮油有限公司是本案的另一名当事人"):
        story.take("record_payment", **by_the_firm)
    story.take("record_payment", **by_the_firm, on_behalf="公司代缴，有双方签名的说明。")
    used = story.facts.payments[-1].receipt_number
    story.whom = 3
    with pytest.raises(Refused, match="这张缴款凭证已经登记过"):
        story.take("record_payment", receipt_number=used)
    assert waits(story, 3) == {"execute"}, "nothing of it was paid by what another paid"


def test_who_meets_on_what_concerns_one_party_is_a_head_of_the_organ(story: CaseStory) -> None:
    three_until(story, "endorse_decision")
    story.whom = 2
    rows = [{"person": str(story.persons[name].pk)} for name in ("leader", "officer1")]
    with pytest.raises(Refused, match="到会人员只记本机关负责人"):
        story.take("convene", when="2026-09-30 16:00", present=rows)


def test_a_child_is_not_added_to_a_filed_case(story: CaseStory) -> None:
    story.until("investigate")
    with pytest.raises(Refused, match="不满14周岁"):
        story.take("propose_party", when="2026-09-22 16:00", **MANAGER | {"party_code": CHILD})


def test_nobody_reviews_one_party_and_decides_on_another(story: CaseStory) -> None:
    """The parts are kept apart in the case, not in what concerns one of its parties."""
    three_until(story, "review_agrees")
    reviewer = Person.objects.get(username="reviewer")
    since = date(2024, 1, 1)
    RoleAssignment.objects.create(person=reviewer, role=Role.LEADER, since=since)
    of_the_firm = [step for step in story.case.steps.all() if step.code == "review_agrees"]
    assert {step.of_party_id for step in of_the_firm} == {2, 3}, "the firm's is no major case"
    story.whom = 1
    refusal = why_not(reviewer, "decide", story.facts, date(2026, 9, 30))
    assert refusal
    assert refusal.sentence.startswith("同一个人不能既审核又决定本案")


def test_the_check_of_a_decision_that_names_nobody_is_the_first_partys(story: CaseStory) -> None:
    """A decision of before there was a second party is no other's, nor is the check of its copy."""
    three_until(story, "decide")
    story.whom = 1
    for step in ("serve", "check_publication"):
        story.take(step)
    tamper("UPDATE cases_decision SET of_party_id = NULL WHERE of_party_id = 1")
    first, second, _third = CaseFacts(story.case).views
    assert newest_check(first) is not None
    assert newest_check(second) is None


def test_the_share_of_a_person_is_taken_of_the_fine_of_the_unit_in_the_same_case(
    story: CaseStory,
) -> None:
    """招标投标法53: 单位罚款数额百分之五以上百分之十以下, not of any other amount."""
    make_matters()
    story.register(matter="KZ-02")
    with_two_more(story).until("investigate")
    share = WITHOUT | {
        "situation": "responsible",
        "situation_facts": "决定串通投标。",
        "fine_by": "percent",
        "fine_base": "单位罚款数额",
        "fine_base_fen": 14_280_000,
        "fine_rate": "5",
        "has_gains": False,
    }
    story.whom = 1
    story.take("conclude_investigation", **WITHOUT, **RATE)
    story.whom = 2
    with pytest.raises(Refused, match="阳泉示例粮油有限公司的罚款是14,280元"):
        story.take("conclude_investigation", **share)
    right = share | {"fine_base_fen": 1_428_000}
    story.take("conclude_investigation", **right)
    concluded = story.case.steps.filter(code="conclude_investigation").latest("seq")
    assert concluded.content["fine_fen"] == 71_400
    story.whom = 3
    story.take("conclude_investigation", **right)


def test_whose_turn_it_still_is_stands_in_the_refusal_of_what_is_done_for_all(
    story: CaseStory,
) -> None:
    three_until(story, "record_payment")
    for story.whom in (1, 3):
        story.take("execute")
    story.whom = 0
    with pytest.raises(Refused, match="还没有办完的：欧阳示例。"):
        story.take("report_closing")


def test_a_case_is_at_the_stage_of_its_last_party_and_no_approval_beside_it_moves_it(
    story: CaseStory,
) -> None:
    three_until(story, "notify")
    story.whom = 2
    story.until("hear_statement")
    story.whom = 0

    def now() -> list[str]:
        leader = story.persons["leader"]
        page = CasePage(CaseFacts(story.case), leader, at("2026-09-28 12:00")).context()
        return [mark.name for mark in page["stages"] if mark.state == "now"]

    assert now() == ["告知"]
    fourth = MANAGER | {"party_code": "140302198202030010", "party_name": "上官示例"}
    story.take("propose_party", when="2026-09-28 11:00", **fourth)
    assert now() == ["告知"]
