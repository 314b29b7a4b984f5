"""技术处理: what the public copy hides, in its content, its snapshot and its PDF."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from cases.entries import CITIZEN, COMPANY, TRADER, written_statement
from factories import ON_SQLITE, CaseStory, at
from sunlit.cases.models import Decision
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import Publication
from sunlit.disclosure.redaction import compare, public_content, public_text
from sunlit.records.store import the_store

ACCOUNT = "0000 0000 0000 0000"
HIDDEN_OF_ALL = ("示例乙", ACCOUNT, "示例银行", "13911112222", "6222021234567890128")
GIVEAWAY = (
    "当事人{name}（身份证号{code}，住{address}，电话{phone}）收购小麦126吨，"
    "由示例乙签收，另留电话13911112222，银行卡号6222021234567890128，邮箱a.b@example.com。"
)


def published(story: CaseStory, party: dict[str, str]) -> Publication:
    """Publish a decision whose text repeats everything personal."""
    text = GIVEAWAY.format(
        name=party["party_name"],
        code=party["party_code"],
        address=party["party_address"],
        phone=party["party_telephone"],
    )
    story.party = party
    story.fine_fen = 100_000
    story.until("serve_notice")
    made = {**written_statement(date(2026, 10, 8)), "statement_content": text}
    story.take("hear_statement", **made, when="2026-10-08")
    point = {"point": text, "adopted": False, "reasons": f"不成立：{text}"}
    story.take("reexamine", points=[point], conclusion=text, when="2026-10-08 09:30")
    story.take(
        "draft_decision",
        facts=text,
        characterization=f"{party['party_name']}未建立粮食经营台账",
        when="2026-10-08 10:00",
    )
    story.decide("2026-10-08 11:00")
    story.take("serve", when="2026-10-08 15:00")
    story.check()
    return story.publish()


def text_of_pdf(publication: Publication, folder: Path) -> str:
    """Return all text of the published PDF, without spaces and line ends."""
    file = folder / "published.pdf"
    file.write_bytes(b"".join(the_store().open_range(publication.pdf_sha256)))
    done = subprocess.run(
        ["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True
    )
    return "".join(done.stdout.split())


def everything(publication: Publication, tmp_path: Path) -> dict[str, str]:
    """Return all that the public gets of the decision, by outlet."""
    columns = (publication.party_name, publication.cause, publication.conclusion)
    return {
        "snapshot": bytes(publication.snapshot).decode(),
        "copy": json.dumps(publication.copy.content, ensure_ascii=False),
        "columns": " ".join(columns),
        "pdf": text_of_pdf(publication, tmp_path),
    }


def test_the_public_copy_of_a_company_hides_telephones_accounts_and_receivers(
    story: CaseStory, tmp_path: Path
) -> None:
    shown = everything(published(story, dict(COMPANY)), tmp_path)
    for outlet, text in shown.items():
        for hidden in (*HIDDEN_OF_ALL, COMPANY["party_telephone"], "a.b@example.com"):
            assert "".join(hidden.split()) not in "".join(text.split()), (outlet, hidden)
    for kept in ("阳泉示例粮油有限公司", "91140300MA0TEXT55N", "示例甲", "阳发改罚〔2026〕1号"):
        assert kept in shown["snapshot"]
        assert kept in shown["pdf"]


def test_the_public_copy_of_a_citizen_hides_name_number_and_address(
    story: CaseStory, tmp_path: Path
) -> None:
    publication = published(story, dict(CITIZEN))
    shown = everything(publication, tmp_path)
    for outlet, text in shown.items():
        for name in ("party_name", "party_code", "party_address", "party_telephone"):
            assert CITIZEN[name] not in text, (outlet, name)
        for hidden in HIDDEN_OF_ALL:
            assert hidden not in text, (outlet, hidden)
    original = json.dumps(publication.decision.document.content, ensure_ascii=False)
    assert all(CITIZEN[name] in original for name in ("party_code", "party_address"))
    assert all(hidden in original for hidden in HIDDEN_OF_ALL)
    party = json.loads(bytes(publication.snapshot))["party"]
    assert party["name"] == publication.party_name == "欧阳**"
    assert (party["id_number"], party["address"]) == ("（不公开）", "（不公开）")
    assert publication.party_code == ""
    assert publication.cause == "欧阳**未建立粮食经营台账"
    assert "欧阳**" in shown["pdf"]


def test_what_is_a_persons_is_hidden_of_a_sole_trader_too(story: CaseStory, tmp_path: Path) -> None:
    publication = published(story, dict(TRADER))
    shown = everything(publication, tmp_path)
    for outlet, text in shown.items():
        for name in ("party_code", "party_address", "party_telephone", "party_representative"):
            assert TRADER[name] not in text, (outlet, name)
        assert TRADER["party_name"] in text, outlet
    party = json.loads(bytes(publication.snapshot))["party"]
    assert (party["id_number"], party["address"]) == ("（不公开）", "（不公开）")
    assert party["representative"] == "欧阳**"
    assert "uscc" not in party
    assert publication.party_code == ""


@ON_SQLITE
def test_a_sole_trader_with_a_credit_code_is_published_by_it(story: CaseStory) -> None:
    own = {"party_code_kind": "credit_code", "party_code": COMPANY["party_code"]}
    publication = published(story, {**TRADER, **own})
    party = json.loads(bytes(publication.snapshot))["party"]
    assert party["uscc"] == publication.party_code == COMPANY["party_code"]
    assert (party["address"], party["representative"]) == (
        TRADER["party_address"],
        TRADER["party_representative"],
    )


@ON_SQLITE
def test_a_sole_trader_of_before_is_known_by_the_number_that_stands_in_the_case(
    story: CaseStory,
) -> None:
    """Decided before the kind of document was asked for: the paper calls it 统一社会信用代码."""
    story.party = dict(TRADER)
    decision = story.until("decide").case.decisions.get()
    party, paper = story.case.parties.get(), decision.document
    paper.content["party"] = {
        **{key: paper.content["party"][key] for key in ("name", "address", "representative")},
        "kind": "organization",
        "uscc": party.code,
    }
    party.code_kind = ""
    assert (party.identified_by.value, party.is_person) == ("identity_card", True)
    public = public_content(decision, "surname")["party"]
    assert TRADER["party_code"] not in json.dumps(public)
    assert public["address"] == "（不公开）"


@ON_SQLITE
def test_a_person_with_a_passport_goes_the_whole_way(story: CaseStory) -> None:
    own = {"party_code_kind": "passport", "party_code": "EA1234567", "party_name": "JOHN SMITH"}
    publication = published(story, {**CITIZEN, **own})
    text = bytes(publication.snapshot).decode()
    assert "EA1234567" not in text
    assert "SMITH" not in text


@ON_SQLITE
def test_an_organ_may_show_the_full_name_of_a_citizen(story: CaseStory) -> None:
    published(story, dict(CITIZEN))
    decision = Decision.objects.get()
    content = public_content(decision, "full")
    assert content["party"]["name"] == CITIZEN["party_name"]
    assert CITIZEN["party_name"] in content["facts"]
    assert CITIZEN["party_code"] not in json.dumps(content)
    assert public_text(decision, "欧阳示例", "surname") == "欧阳**"


@ON_SQLITE
def test_what_an_earlier_record_of_the_party_said_is_hidden_too(story: CaseStory) -> None:
    published(story, dict(CITIZEN))
    party = story.case.parties.get()
    story.case.parties.create(
        kind=party.kind,
        name="欧阳更名",
        code=party.code,
        address="山西省阳泉市郊区示例村3号",
        telephone="13935300003",
        corrects=party,
        reason="录入有误",
        recorded_at=at("2026-10-09"),
    )
    content = json.dumps(public_content(Decision.objects.get(), "surname"), ensure_ascii=False)
    for hidden in ("欧阳示例", "示例小区", "13935300002"):
        assert hidden not in content


@ON_SQLITE
def test_the_contact_of_the_organ_stays_readable(story: CaseStory) -> None:
    content = published(story, dict(COMPANY)).copy.content
    assert content["contact_phone"] == "0353-2000000"
    assert content["contact_address"] == str(
        current_house().setting("organ_address", at("2026-10-09").date())
    )


@ON_SQLITE
def test_every_item_is_shown_beside_its_original(story: CaseStory) -> None:
    copy = published(story, dict(COMPANY)).copy
    original: dict[str, Any] = copy.decision.document.content
    changed = {one.name for one in compare(original, copy.content) if one.changed}
    assert {one.name for one in compare(original, copy.content)} == set(original)
    assert {"facts", "party", "payee_account"} <= changed
    assert "disposition" not in changed


@ON_SQLITE
def test_who_was_interviewed_beside_the_party_is_named_to_nobody(
    story: CaseStory, tmp_path: Path
) -> None:
    """公示制度6 (其他人员姓名): the evidence list names the record of every interview."""
    story.until("investigate")
    witness = {"interviewee": "欧阳证人", "capacity": "witness", "relation": "送粮的农户"}
    story.take("interview", when="2026-09-22 18:00", **witness, address="示例村一组三号")
    publication = story.until("publish").publication
    told = bytes(publication.snapshot).decode() + text_of_pdf(publication, tmp_path)
    assert "询问笔录" in told
    assert "证人" not in told.replace("证人证言", "")
    assert "示例村一组三号" not in told


@ON_SQLITE
def test_an_entry_that_names_nobody_takes_no_word_out_of_the_public_copy(story: CaseStory) -> None:
    story.until("investigate")
    nobody = {"person_on_site": "示例甲", "person_on_site_identity": "法定代表人，TX20269911"}
    story.take(
        "inspect_site", when="2026-09-22 18:00", **nobody, witness="无", other_participants="无"
    )
    story.until("notify")
    story.moments["decide"] = story.moments["endorse_decision"] = "2026-09-30 16:00"
    text = "当事人无证经营，由法定代表人示例甲（证件TX20269911）陪同检查。"
    story.until("hear_statement").take("draft_decision", facts=text)
    story.until("serve")
    shown = public_content(Decision.objects.get(), "surname")["facts"]
    assert shown == "当事人无证经营，由法定代表人示例甲（证件（已隐去））陪同检查。"


@ON_SQLITE
def test_whoever_a_form_asks_for_is_named_to_nobody(story: CaseStory) -> None:
    """监护人, 其他在场人员, 见证人, 受托人: the masks follow from what the fields declare."""
    story.until("investigate")
    people = {
        "other_participants": "示例丁、村委会主任王小明（电话139 3530 0004）",
        "guardian": "示例丙，被询问人的父亲，140302 19800101 0013",
        "witness": "见证·示例",
        "witness_identity": "邻居，护照EA 1234567",
        "born_on": "1979-03-02",
    }
    witness = {"interviewee": "示例己", "capacity": "witness", "relation": "送粮的农户"}
    story.take("interview", when="2026-09-22 18:00", **witness, **people)
    story.until("serve_notice")
    said = {**written_statement(date(2026, 10, 8)), "authorization": "授权委托书，受托人赵六"}
    story.take("hear_statement", **said, when="2026-10-08")
    story.take("reexamine", when="2026-10-08 09:30")
    text = (
        "询问时示例丁、王 小明（13935300004）和监护人示例丙（140302-19800101-0013，1979年3月2日生）"
        "在场，见证示例见证（EA1234567），受托人赵六陈述。"
    )
    story.take("draft_decision", facts=text, when="2026-10-08 10:00")
    story.decide("2026-10-08 11:00")
    shown = public_content(Decision.objects.get(), "surname")["facts"]
    hidden = ("示例丁", "小明", "13935300004", "示例丙", "19800101", "3月2日", "见证示例", "EA123")
    assert [one for one in (*hidden, "赵六") if one in shown] == []
    assert "受托人赵某某陈述。" in shown


@ON_SQLITE
def test_that_somebody_is_ill_never_reaches_the_portal(story: CaseStory, tmp_path: Path) -> None:
    """处罚法31: not by the circumstance, the guardian, the reasons, nor the article."""
    story.party, story.outcome = dict(CITIZEN), "no_penalty"
    story.until("investigate").take("conclude_investigation", incapable=True)
    text = "当事人系精神病人，收购时不能辨认自己的行为，收购小麦5吨（《行政处罚法》第三十一条）。"
    story.until("hear_statement").take(
        "draft_decision",
        circumstance="incapable",
        incapable=True,
        minor_corrected=False,
        facts=text,
        discretion=text,
        guardian="责令监护人示例丙严加看管和治疗。",
        education=f"已经教育监护人：{text}",
    )
    publication = story.until("publish").publication
    for outlet, said in everything(publication, tmp_path).items():
        for hidden in ("精神", "智力", "辨认", "监护", "看管", "三十一条", "示例丙"):
            assert hidden not in said, (outlet, hidden)
    assert "收购小麦5吨" in bytes(publication.snapshot).decode()
    assert json.loads(bytes(publication.snapshot))["circumstance"] == "（不公开）"
