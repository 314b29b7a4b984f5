"""Forms: what a content must hold before a paper can be made of it."""

from typing import Any

import pytest

from documents.conftest import Papers
from documents.test_rendering import pdf_of, poppler
from sunlit.documents.forms import FORMS, Kind
from sunlit.documents.forms.check import content_faults
from sunlit.documents.rendering import TEMPLATES
from sunlit.documents.signing_lines import NOBODY, signers_of, waiting_signatures
from sunlit.rules.dossier import BOUND_AROUND


def faults(name: str, content: dict[str, Any]) -> dict[str, str]:
    form = FORMS[name.partition("_")[0]]
    return {fault.field: fault.sentence for fault in content_faults(form, content)}


def test_every_form_has_a_realistic_content() -> None:
    assert {name.partition("_")[0] for name in Papers.names} == set(FORMS)


def test_every_form_has_its_template_and_no_field_twice() -> None:
    for form in FORMS.values():
        assert (TEMPLATES / form.template).is_file()
        names = [field.name for field in form.fields]
        assert len(names) == len(set(names)), form.code


def test_each_line_to_sign_names_who_signs_it_or_is_left_open() -> None:
    for form in FORMS.values():
        assert len(form.signed_by) in (0, len(form.signatures)), form.code
        assert {name for name in form.signed_by if name} <= {field.name for field in form.fields}


@pytest.mark.parametrize(
    ("entered", "name"),
    [
        ("张志强（04030115001）", "张志强"),
        ("刘海（主任）", "刘海"),
        ("李敏　04030115002", "李敏"),
        ({"opinion": "同意。", "name": "赵明", "at": "2026-11-20"}, "赵明"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_line_prints_the_name_alone(entered: object, name: str) -> None:
    assert signers_of(FORMS["D14"], {"host": entered, "recorder": "某"}) == [name, "某"]


def test_a_line_of_nobody_waits_for_nobody() -> None:
    content = {"signed_by": "示例甲", "first_server": "张三", "second_server": "李四"}
    assert signers_of(FORMS["D19"], content)[-1] == NOBODY
    assert waiting_signatures(FORMS["D19"], content) == [
        "签收人签名（盖章）（示例甲）",
        "送达人签名（张三）",
        "送达人签名（李四）",
    ]


def test_cover_contents_and_note_carry_no_page_number(papers: Papers) -> None:
    for form in FORMS.values():
        assert form.folio is (form.code not in BOUND_AROUND)
    assert "—1—" not in poppler(pdf_of("D62", papers("D62"))).replace(" ", "")


def test_choices_and_columns_stand_where_the_kind_needs_them() -> None:
    for form in FORMS.values():
        for field in form.fields:
            assert bool(field.choices) == (field.kind in {Kind.CHOICE, Kind.CHOICES}), field
            assert bool(field.columns) == (field.kind is Kind.TABLE), field


def test_a_realistic_content_has_no_fault(papers: Papers, every_paper: str) -> None:
    assert faults(every_paper, papers(every_paper)) == {}


def test_every_required_field_is_asked_for(papers: Papers, every_paper: str) -> None:
    form = FORMS[every_paper.partition("_")[0]]
    for field in form.fields:
        content = papers(every_paper, **{field.name: None})
        expected = {field.name: f"请填写{field.label}。"} if field.required else {}
        assert faults(every_paper, content) == expected


# 处罚法59: 当事人; 违法事实和证据; 处罚的种类和依据; 履行方式和期限; 复议、诉讼; 机关和日期.
@pytest.mark.parametrize(
    "name",
    [
        "party",
        "facts",
        "evidence",
        "basis",
        "disposition",
        "reconsideration_organ",
        "court",
        "organ_name",
    ],
)
def test_a_decision_needs_the_items_of_article_59(papers: Papers, name: str) -> None:
    assert name in faults("D16", papers("D16", **{name: None}))


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"fine": "15000"}, "fine", "罚款金额的写法不对，请重新填写。"),
        ({"fine": -1}, "fine", "罚款金额的写法不对，请重新填写。"),
        ({"fine": True}, "fine", "罚款金额的写法不对，请重新填写。"),
        ({"facts": "  \n "}, "facts", "请填写违法事实。"),
        ({"evidence": [{"name": "笔录", "page": "3"}]}, "evidence", "证据的写法不对，请重新填写。"),
        ({"evidence": [{"name": " "}]}, "evidence", "证据的写法不对，请重新填写。"),
        ({"party": {"kind": "team"}}, "party", "请选择当事人是单位、个体工商户还是个人。"),
        ({"fines": 1}, "fines", "行政处罚决定书没有“fines”这一项。"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_do(
    papers: Papers, changes: dict[str, Any], field: str, sentence: str
) -> None:
    assert faults("D16", papers("D16", **changes)) == {field: sentence}


def test_a_party_needs_name_and_address(papers: Papers) -> None:
    party = papers("D16")["party"] | {"address": ""}
    assert faults("D16", papers("D16", party=party)) == {"party": "当事人缺少住所。"}


@pytest.mark.parametrize("value", ["2026-02-30", "昨天", 20260309, "2026-09-24T10:25:00"])
def test_a_moment_that_is_none_is_refused(papers: Papers, value: object) -> None:
    assert faults("D19", papers("D19", served_at=value)) == {
        "served_at": "送达时间的写法不对，请重新填写。"
    }


def test_a_moment_may_be_a_day_alone(papers: Papers) -> None:
    assert faults("D19", papers("D19", served_at="2026-09-24")) == {}


def test_an_opinion_names_who_gave_it_and_when(papers: Papers) -> None:
    opinion = papers("D02")["head_opinion"]
    for part in opinion:
        assert faults("D02", papers("D02", head_opinion=opinion | {part: ""})) == {
            "head_opinion": "机关负责人意见的写法不对，请重新填写。"
        }
