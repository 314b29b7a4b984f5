"""同时为数名当事人办理: one form, an act for each; nothing is signed that was not on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scenarios.office import Office, minutes_ago
from scenarios.page_reader import ReadPage, read_page
from scenarios.three_at_the_desk import LIGHT, YES, Desk, file_with_three, sent
from serving import PASSWORD
from sunlit.cases.check import check_cases
from sunlit.cases.models import Decision, Step, StepSignature
from sunlit.people.signature import SIGNATURE

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
MANAGER, CLERK = "2", "3"


class Form:
    """The form of a step on the page of the first party, opened by one person."""

    def __init__(self, desk: Desk, username: str, step: str) -> None:
        self.client = desk.office.client(username)
        self.address = f"{desk.base}1/{step}/"
        self.status = 0
        self.page = self._read(self.client.get(self.address))

    def _read(self, answer: Any) -> ReadPage:
        self.status = answer.status_code
        return read_page(answer.content) if self.status != 302 else ReadPage()

    @property
    def words(self) -> str:
        return "".join(self.page.words.split())

    def sends(self, also: Sequence[str], values: Mapping[str, Any], action: str = "") -> int:
        """Send what stands on the page, with these values over it; return the status."""
        on_page = {k: v for k, v in self.page.entries.items() if k not in {"also", "action"}}
        more = {"also": list(also), SIGNATURE: PASSWORD} | ({"action": action} if action else {})
        self.page = self._read(self.client.post(self.address, {**on_page, **sent(values), **more}))
        return self.status


def test_one_form_is_an_act_for_each_and_what_differs_is_asked_of_each(
    office: Office, settings: Any
) -> None:
    desk = Desk(office)
    file_with_three(desk, settings)
    form = Form(desk, "officer1", "conclude_investigation")
    assert "同时为下列当事人办理" in form.words
    own = desk.usual("conclude_investigation") | LIGHT
    own |= {"happened_at": minutes_ago(0)}
    assert form.sends([MANAGER, CLERK], own, "list") == 200
    assert form.page.entries["facts"] == own["facts"]
    assert form.page.entries["fine_fen-of-2"] == form.page.entries["fine_fen-of-3"] == "1000"
    with CaptureQueriesContext(connection) as asked:
        form.client.get(form.address)
    assert len([one for one in asked if one["sql"].startswith("SELECT")]) <= 25
    once, values = form.page, own | {"fine_fen-of-3": "500"}
    assert form.sends([MANAGER, CLERK], values) == 302, form.words
    form.page = once
    assert form.sends([MANAGER, CLERK], values) == 302, "sent twice"
    steps = Step.objects.filter(case=desk.case, code="conclude_investigation").order_by("seq")
    assert [(one.of_party_id, one.content["fine_fen"]) for one in steps] == [
        (party.pk, fine)
        for party, fine in zip(
            desk.case.parties.order_by("pk"), (100_000, 100_000, 50_000), strict=True
        )
    ]
    assert not any("also" in one.content or "-of-" in "".join(one.content) for one in steps)
    _the_papers_are_read_before_they_are_signed(desk)
    _who_is_refused_is_named_and_nothing_is_done(desk)
    _decided_by_one_signature_each(desk)


def _the_papers_are_read_before_they_are_signed(desk: Desk) -> None:
    form = Form(desk, "officer1", "notify")
    assert form.sends([MANAGER, CLERK], {}) == 422
    assert "请先核对所选当事人的文书稿" in form.words
    assert not desk.case.notices.exists()
    for name in ("欧阳示例", "司徒示例"):
        assert f"{name}：行政处罚事先告知书" in form.words
    assert form.sends([MANAGER, CLERK], {}) == 302, form.words
    assert desk.case.notices.count() == 3


def _who_is_refused_is_named_and_nothing_is_done(desk: Desk) -> None:
    before = desk.case.steps.count()
    form = Form(desk, "officer1", "serve_notice")
    receipt = desk.usual("serve_notice") | {"happened_at": minutes_ago(0)}
    assert form.sends([MANAGER, CLERK], receipt, "list") == 200
    assert form.page.entries.get("receiver-of-2") == "", "who signed for one signed for no other"
    theirs = {"receiver-of-2": "欧阳示例", "receiver_relation-of-2": "本人"}
    assert form.sends([MANAGER, CLERK], receipt | theirs) == 422
    assert "司徒示例：" in form.words
    assert desk.case.steps.count() == before, "for nobody"
    theirs |= {"receiver-of-3": "司徒示例", "receiver_relation-of-3": "本人"}
    late = Form(desk, "officer1", "serve_notice")
    assert form.sends([MANAGER, CLERK], receipt | theirs) == 302, form.words
    receivers = desk.case.services.order_by("pk").values_list("receiver", flat=True)
    assert list(receivers) == ["示例甲", "欧阳示例", "司徒示例"]
    assert late.sends([MANAGER, CLERK], receipt | theirs, "list") == 200
    theirs |= {"receiver-of-2": "司徒示例"}
    assert late.sends([MANAGER, CLERK], receipt | theirs) == 409, "somebody else was faster"
    assert "您填写的内容没有丢失" in late.words


def _decided_by_one_signature_each(desk: Desk) -> None:
    """The officer chose one paper: the leader reads it once, and everybody on it is ticked."""
    waived = desk.usual("hear_statement") | {"happened_at": minutes_ago(0)}
    draft = desk.usual("draft_decision") | LIGHT
    done = (
        ("officer1", "hear_statement", waived),
        ("officer1", "draft_decision", draft | {"joint": True}),
        ("officehead", "endorse_decision", YES),
    )
    for username, step, values in done:
        form = Form(desk, username, step)
        assert form.sends([MANAGER, CLERK], values, "list") == 200
        own = {} if step != "draft_decision" else {"fine_fen-of-3": "500"}
        if own:
            assert form.sends([], values) == 422
            assert "请在“同时为下列当事人办理”中勾选其他当事人" in form.words
            assert form.sends([MANAGER, CLERK], values, "list") == 200
        assert form.sends([MANAGER, CLERK], values | own) == 302, form.words
    leader = Form(desk, "leader1", "decide")
    assert leader.page.entries["also"] == CLERK
    assert leader.words.count("行政处罚决定书（同意时制作）") == 1
    assert leader.sends([MANAGER], YES) == 422
    assert "请同时勾选司徒示例" in leader.words
    leader = Form(desk, "leader1", "decide")
    assert leader.sends([MANAGER, CLERK], YES) == 302, leader.words
    decisions = Decision.objects.filter(case=desk.case).order_by("pk")
    assert [one.fine_fen for one in decisions] == [100_000, 100_000, 50_000]
    assert len({one.document_id for one in decisions}) == 1
    for one in decisions:
        signature = StepSignature.objects.get(step=one.step)
        assert signature.papers["D16"] == one.document.content_hash
    assert list(check_cases()) == [], "each paper is what its signer was shown"
    for at in ("", "2/", "2/serve/"):
        assert desk.office.client("officer1").get(f"{desk.base}{at}").status_code == 200
    payment = Form(desk, "officer1", "record_payment")
    assert "同时为下列当事人办理" not in payment.words
