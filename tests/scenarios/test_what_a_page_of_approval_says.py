"""What whoever must do something reads on the page itself, not on the one before it."""

from scenarios.office import Office
from sunlit.cases.models import Case, Step


def last_done(code: str) -> Case:
    """Return a demonstration case whose newest act is that step."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == code:
            return case
    raise LookupError(code)


def test_whoever_checks_a_public_copy_opens_both_papers_and_knows_where_a_ground_leads(
    office: Office,
) -> None:
    case = last_done("serve")
    base = f"/desk/cases/{case.uuid}/publication/"
    page = office.reads("discloser", base)
    assert page.links["原文书 PDF"].endswith(".pdf")
    assert page.links["公示稿 PDF"] == f"{base}copy.pdf"
    assert "请告诉承办人员，由其提请不予公开；不能用“否”代替。" in page.words
    hiding = office.reads("discloser", f"{base}hide/")
    assert "公示稿的文字（从这里照抄）" in hiding.words
    assert "山西示例招标代理有限公司泄露应当保密的招标投标资料" in hiding.words


def test_a_decided_party_is_offered_for_correction_only_with_the_word_that_it_stands(
    office: Office,
) -> None:
    case = last_done("serve")
    lead = Step.objects.get(case=case, code="register_lead")
    served = Step.objects.filter(case=case, code="serve").latest("seq")
    base = f"/desk/cases/{case.uuid}/corrections/"
    words = "当事人的各项：决定已经作出"
    assert words in office.reads("officer1", f"{base}{lead.seq}/").words
    receipt = office.reads("officer1", f"{base}{served.seq}/")
    assert words not in receipt.words
    sent = {**receipt.entries, "receiver": "示例更正人", "reason": "以送达回证原件为准。"}
    assert office.sends("officer1", f"{base}{served.seq}/", sent).status_code == 302
    assert "送达回证" in office.reads("officehead", base).links
