"""The form of the penalty, sent as the officer's browser sends it."""

from django.test import Client, override_settings

from cases.kinds import DISPOSITIONS, make_matters
from cases.officer import PASSWORD, Officer, on_the_day
from factories import ON_SQLITE, CaseStory
from scenarios.page_reader import read_page
from sunlit.people.models import Person
from sunlit.procedures.penalty.goods import not_received

pytestmark = ON_SQLITE
__all__ = ["on_the_day"]


def test_the_form_asks_the_kinds_that_the_article_knows_and_says_them(
    story: CaseStory, on_the_day: None
) -> None:
    page = Officer(story, "KZ-02").opens()
    for label in ("基数（元）", "对生产经营活动的处罚", "当事人有违法所得", "适用的情形"):
        assert label in page.words
    for label in ("对许可证件的处罚", "通报批评", "限制从业", "责令改正的文书"):
        assert label not in page.words
    assert page.entries["fine_base"] == "中标项目金额"
    assert (
        "应当给予罚款；罚款幅度：中标项目金额（未中标的，招标项目合同金额）5‰以上10‰以下"
        in page.words
    )


def test_a_rate_is_computed_when_it_is_sent(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-02")
    rate = {"fine_by": "permille", "fine_base": "中标项目金额", "fine_rate": "6"}
    refused = officer.sends(**rate, fine_base_fen="0")
    assert refused is not None
    assert "基数是零的，算不出罚款" in refused.errors["id_fine_base_fen"]
    assert refused.entries["fine_rate"] == "6"
    refused = officer.sends(**rate | {"fine_rate": "12"}, fine_base_fen="238万")
    assert refused is not None
    assert "《招标投标法》第五十三条" in refused.errors["id_fine_rate"]
    assert officer.sends(**rate, fine_base_fen="238万") is None
    assert officer.concluded["fine_fen"] == 1_428_000


def test_criticism_alone_is_sent(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-03")
    refused = officer.sends()
    assert refused is not None
    assert "至少要有一种处罚" in refused.words
    assert officer.sends(criticism="yes") is None
    assert officer.concluded["criticism"] is True


def test_goods_are_sent_as_rows_and_none_are_refused(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-04")
    refused = officer.sends(goods_value_fen="1.8万", warning="yes")
    assert refused is not None
    assert "财物清单" in refused.words
    rows = {
        "goods-0-name": "电动机",
        "goods-0-number": "2",
        "goods-0-unit": "台",
        "goods-0-place": "一号车间",
    }
    refused = officer.sends(**rows | {"goods-0-place": ""})
    assert refused is not None
    assert "请填写“存放地点”" in refused.words
    assert officer.sends(**rows, goods_value_fen="1.8万") is None
    assert officer.concluded["goods"] == [
        {"name": "电动机", "number": "2", "unit": "台", "place": "一号车间"}
    ]


def test_gains_with_a_refund_are_sent(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-05")
    refused = officer.sends(fine_fen="1万", has_gains="yes")
    assert refused is not None
    assert "《行政处罚法》第二十八条第二款" in refused.errors["id_gains_fen"]
    assert (
        officer.sends(
            fine_fen="1万",
            has_gains="yes",
            gains_fen="1200",
            refund="十日内退还多收的保证金24,000元",
        )
        is None
    )
    assert officer.concluded["gains_fen"] == 120_000


def at_the_desk(story: CaseStory, username: str, code: str) -> tuple[Client, str]:
    """Return the client of that person and the address of the step."""
    client = Client()
    person = Person.objects.get(username=username)
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)
    return client, f"/desk/cases/{story.case.uuid}/{code}/"


def drafted(story: CaseStory, matter: str) -> CaseStory:
    """Draft the decision of a case of that matter."""
    make_matters()
    story.register(matter=matter)
    story.until("investigate")
    story.take("conclude_investigation", **DISPOSITIONS[matter])
    story.until("hear_statement")
    story.take("draft_decision", **DISPOSITIONS[matter])
    return story


def test_the_leader_reads_base_rate_and_what_is_ordered_before_signing(
    story: CaseStory, on_the_day: None
) -> None:
    drafted(story, "KZ-02").until("deliberate")
    with override_settings(CLOCK="2026-09-30T14:30+08:00"):
        client, address = at_the_desk(story, "leader", "decide")
        words = read_page(client.get(address).content).words
    assert "罚款人民币14,280元（以中标项目金额人民币2,380,000元为基数，按6‰计算）" in words
    assert "没收违法所得人民币30,000元" in words
    assert "责令改正、责令退还" in words
    assert "应当给予罚款、限制开展生产经营活动" in words


def test_each_kind_has_its_row_when_the_decision_is_carried_out(
    story: CaseStory, on_the_day: None
) -> None:
    drafted(story, "KZ-04").until("publish")
    handed = {"received_on": "2026-10-12", "handed_by": "示例甲"}
    goods = [{**row, "place": "示例库房"} for row in not_received(story.facts)]
    story.take("receive_goods", when="2026-10-12 08:30", **handed, received=goods)
    with override_settings(CLOCK="2026-10-12T10:00+08:00"):
        client, address = at_the_desk(story, "officer1", "execute")
        page = read_page(client.get(address).content)
        assert page.entries["carried_out-0-kind"] == "confiscation_of_goods"
        sent = {
            "seen": page.entries["seen"],
            "happened_at": "2026-10-12T09:00",
            "manner": "已经执行。",
            "signing_password": PASSWORD,
        }
        answer = client.post(address, sent)
        assert answer.status_code == 422
        assert "请登记“没收非法财物”怎样执行" in read_page(answer.content).words
        row = {
            "carried_out-0-kind": "confiscation_of_goods",
            "carried_out-0-done": "yes",
            "carried_out-0-on": "2026-10-12",
            "carried_out-0-words": "交接单随卷。",
        }
        assert client.post(address, sent | row).status_code == 302
        public = Client().get(f"/decisions/{story.publication.public_id}/", follow=True)
    assert "没收非法财物：Y系列三相异步电动机2台" in public.content.decode()
    assert story.case.steps.get(code="execute").content["carried_out"][0]["done"] is True


def test_goods_are_handed_over_on_the_screen(story: CaseStory, on_the_day: None) -> None:
    """The rows of the inventory stand in the form, and none is taken in twice."""
    make_matters()
    story.register(matter="KZ-04")
    for code in ("conclude_investigation", "draft_decision"):
        story.until("investigate" if code.startswith("conclude") else "hear_statement")
        story.take(code, **DISPOSITIONS["KZ-04"])
    story.until("serve")
    person = Person.objects.get(username="officer1")
    client = Client()
    client.force_login(person)
    address = f"/desk/cases/{story.case.uuid}/receive_goods/"
    with override_settings(CLOCK="2026-10-09T10:00+08:00"):
        page = read_page(client.get(address).content)
        assert page.entries["received-0-name"] == "Y系列三相异步电动机"
        assert page.entries["received-1-number"] == "1"
        more = {**page.entries, "received_on": "2026-10-09", "received-0-number": "5"}
        wrong = client.post(address, more)
        assert "不在决定书没收财物清单里" in read_page(wrong.content).words
        sent = {**page.entries, "received_on": "2026-10-09"}
        assert client.post(address, sent).status_code == 302
        assert "已经全部登记收到" in client.get(address).content.decode()
