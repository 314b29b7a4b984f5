"""多名当事人 on the screens of the desk: named, told and decided on one by one, in one case."""

from typing import Any

import pytest

from scenarios.office import Office
from scenarios.three_at_the_desk import LIGHT, MANAGER, YES, Desk, file_with_three
from sunlit.cases.models import Decision
from sunlit.cases.queries import CaseFacts

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


def test_a_party_is_named_on_a_form_that_keeps_what_was_typed(office: Office) -> None:
    desk = Desk(office)
    assert (
        desk.does("officer1", "name_party", **MANAGER | {"party_code": "140302198001010014"}) == 422
    )
    assert desk.answer
    assert "校验位不符" in desk.said, desk.said
    assert desk.answer.entries["party_name"] == "欧阳示例"
    assert desk.does("officer1", "name_party", **MANAGER) == 302
    page = office.reads("officer1", desk.base)
    assert "当事人（2）" in page.words


def test_three_parties_are_chosen_told_and_decided_on_at_the_desk(
    office: Office, settings: Any
) -> None:
    desk = Desk(office)
    file_with_three(desk, settings)
    page = office.reads("officer1", desk.base)
    assert "当事人（3）" in page.words
    assert "提请追加当事人" in page.links
    assert "调查终结" not in page.links, "it is each one's own"
    chooser = office.reads("officer1", f"{desk.base}conclude_investigation/")
    assert "为哪一名当事人办理" in chooser.words
    for one in (1, 2, 3):
        own = desk.usual("conclude_investigation") | LIGHT
        assert desk.does("officer1", f"{one}/conclude_investigation", **own) == 302, desk.said
        assert desk.does("officer1", f"{one}/notify") == 302, desk.said
    assert office.client("officer1").get(f"{desk.base}4/notify/").status_code == 404
    assert office.client("officer1").get(f"{desk.base}2/endorse_filing/").status_code == 404
    receipt = desk.usual("serve_notice")
    assert desk.does("officer1", "2/serve_notice", **receipt) == 302, desk.said
    second = office.reads("officer1", f"{desk.base}2/")
    assert "欧阳示例涉嫌" in second.words
    assert "听取陈述申辩" in second.words
    assert "送达事先告知书" in office.reads("officer1", f"{desk.base}1/").words
    waived = desk.usual("hear_statement")
    assert desk.does("officer1", "2/hear_statement", **waived) == 302, desk.said
    draft = desk.usual("draft_decision") | LIGHT
    assert desk.does("officer1", "2/draft_decision", **draft) == 302, desk.said
    assert desk.does("officehead", "2/endorse_decision", **YES) == 302, desk.said
    assert desk.does("leader1", "2/decide", **YES) == 302, desk.said
    decided = Decision.objects.get(case=desk.case)
    assert decided.document.content["party"]["name"] == "欧阳示例"
    assert CaseFacts(desk.case).views[0].decisions == []
    for name in ("secadmin", "counsel"):
        for page_of in ("2/", "2/serve/", "2/review/", "2/publication/", "2/serve/draft/D15.pdf"):
            assert office.client(name).get(f"{desk.base}{page_of}").status_code == 404
    for name in ("officer1", "leader1", "supervisor"):
        for page_of in ("", "1/", "2/", "3/", "file/"):
            assert office.client(name).get(f"{desk.base}{page_of}").status_code == 200
    assert "欧阳示例" in office.reads("officer1", f"/desk/parties/{desk.case.uuid}/2/").words


def test_the_same_form_for_two_parties_is_two_acts(office: Office, settings: Any) -> None:
    """Both were opened before either was sent: the second is told to look again."""
    desk = Desk(office)
    file_with_three(desk, settings)
    seen = desk.case.steps.count()
    own = desk.usual("conclude_investigation") | LIGHT | {"seen": seen}
    assert desk.does("officer1", "1/conclude_investigation", **own) == 302, desk.said
    assert desk.does("officer1", "2/conclude_investigation", **own) == 409
    assert "您填写的内容没有丢失" in desk.said
    again = own | {"seen": desk.case.steps.count()}
    assert desk.does("officer1", "2/conclude_investigation", **again) == 302, desk.said
    assert desk.does("officer1", "2/conclude_investigation", **again) == 302, "sent twice"
    assert desk.case.steps.filter(code="conclude_investigation").count() == 2
