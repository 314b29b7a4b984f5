"""A Django form as it is shown."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django import forms
from django.utils import timezone, translation

from sunlit.rules.periods import BEIJING
from sunlit.rules.refusal import Refusal
from sunlit.web.form_parts import BoundForm, present
from web.sample_forms import EveryField, SignInForm

GOOD = {
    "reason": "涉嫌未按规定检验",
    "happened_on": "2026-11-13",
    "office": "1",
    "opinion": "yes",
    "certain": "on",
    "token": "t1",
}


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with translation.override("zh-hans"):
        yield


def shown(
    changed: dict[str, str] | None = None, refusals: list[Refusal] | None = None
) -> BoundForm:
    data = GOOD | (changed or {})
    return present(EveryField(data), refusals=refusals or [])


def test_a_good_form_has_no_error_summary() -> None:
    assert not shown().error_summary


def test_an_empty_entry_is_asked_for_by_its_name() -> None:
    form = shown({"reason": "", "opinion": "", "certain": ""})
    assert [line.text for line in form.error_summary.lines] == [
        "请填写“立案理由”",
        "“审批意见”还没有选择",
        "请勾选“以上内容已经核对”",
    ]
    assert form.error_summary.title == "有 3 处需要修改"


def test_words_that_a_form_gives_itself_are_kept() -> None:
    class OwnWords(forms.Form):
        phone = forms.CharField(
            label="手机号码", error_messages={"required": "请填写手机号码，我们用它告知结果"}
        )

    assert present(OwnWords({})).error_summary.lines[0].text == "请填写手机号码，我们用它告知结果"


def test_each_line_of_the_summary_leads_to_the_first_control_of_its_field() -> None:
    form = shown({"reason": "", "opinion": ""})
    assert [line.target for line in form.error_summary.lines] == ["id_reason", "id_opinion_0"]
    assert 'id="id_opinion_0"' in form.by_name["opinion"].choices[0].control


def test_a_refusal_stands_beside_the_field_it_names() -> None:
    form = shown(refusals=[Refusal("立案理由不能早于案件来源。", field="reason")])
    assert form.by_name["reason"].errors == ("立案理由不能早于案件来源。",)
    assert form.error_summary.lines[0].target == "id_reason"


def test_a_refusal_without_a_field_stands_in_the_summary_only() -> None:
    form = shown(refusals=[Refusal("法制审核还没有通过。")])
    assert [(line.text, line.target) for line in form.error_summary.lines] == [
        ("法制审核还没有通过。", "")
    ]


def test_help_and_error_are_tied_to_the_control() -> None:
    control = shown({"reason": ""}).by_name["reason"].control
    assert 'aria-describedby="id_reason-help id_reason-error"' in control
    assert 'aria-invalid="true"' in control


def test_a_day_is_shown_to_the_browser_in_iso() -> None:
    form = present(EveryField(initial={"happened_on": date(2026, 11, 3)}))
    control = form.by_name["happened_on"].control
    assert 'type="date"' in control
    assert 'value="2026-11-03"' in control


def test_a_moment_is_shown_in_the_time_of_china() -> None:
    moment = datetime(2026, 11, 3, 9, 5, tzinfo=BEIJING)
    control = present(EveryField(initial={"happened_at": moment})).by_name["happened_at"].control
    assert 'type="datetime-local"' in control
    assert 'value="2026-11-03T09:05"' in control


def test_what_a_browser_sends_for_a_moment_is_understood() -> None:
    form = EveryField(GOOD | {"happened_at": "2026-11-03T09:05"})
    assert form.is_valid()
    assert timezone.localtime(form.cleaned_data["happened_at"]).hour == 9


def test_what_is_no_date_stays_as_it_was_typed() -> None:
    control = shown({"happened_on": "2026-13-45"}).by_name["happened_on"].control
    assert 'type="text"' in control
    assert 'value="2026-13-45"' in control


def test_hidden_fields_are_kept_apart() -> None:
    form = shown()
    assert "token" not in form.by_name
    assert 'name="token"' in form.hidden[0]


def test_a_form_with_a_file_is_sent_in_parts() -> None:
    assert shown().multipart
    assert not present(SignInForm()).multipart


def test_optional_fields_say_so() -> None:
    assert shown().by_name["detail"].optional
    assert not shown().by_name["reason"].optional


def test_a_few_short_choices_stand_in_one_line() -> None:
    assert shown().by_name["opinion"].inline
    assert not shown().by_name["outlets"].inline


def test_no_control_cuts_what_is_pasted_into_it() -> None:
    form = shown({"reason": "长" * 53})
    assert "maxlength" not in form.by_name["reason"].control
    assert "长" * 53 in form.by_name["reason"].control
    assert form.by_name["reason"].errors == (
        "“立案理由”最多 50 个字，现在有 53 个，请删减 3 个；填写的内容都还在。",
    )


def test_no_control_is_a_number_that_a_turn_of_the_wheel_changes() -> None:
    form = shown({"copies": "三", "fine": "1．5万"})
    for name, entered in (("copies", "三"), ("fine", "1．5万")):
        assert 'type="text"' in form.by_name[name].control
        assert "inputmode" in form.by_name[name].control
        assert f'value="{entered}"' in form.by_name[name].control


def test_an_amount_stands_in_words_beside_its_control() -> None:
    form = shown({"fine": "1.5万"})
    assert form.by_name["fine"].amount == "壹万伍仟元整（¥15,000.00）"
    assert "id_fine-amount" in form.by_name["fine"].control
    assert form.by_name["reason"].amount is None


def test_an_amount_that_cannot_be_read_is_refused_in_words_and_kept() -> None:
    form = shown({"fine": "一万五"})
    assert form.by_name["fine"].errors[0].startswith("“罚款（元）”：“一万五”可以有两种读法")
    assert 'value="一万五"' in form.by_name["fine"].control
