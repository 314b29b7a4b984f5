"""Whoever adds an entry about a person says what it holds: the public copy is masked by that."""

import re
from collections.abc import Iterator

import pytest
from django.db import models

from sunlit.cases.models import Party, Reporter
from sunlit.cases.procedures import PROCEDURES
from sunlit.rules.forms import Field, Kind
from sunlit.rules.redaction import Personal

_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_LABELS = re.compile(
    "姓名|身份|证件号|电话|手机|住址|住所|地址|送达地点|邮箱|微信|监护|参加人|见证人|代理|委托|账号|卡号|联系"
    "|询问人|签收人|缴款人|负责人|代表人|举报人|申辩人|在场|出生|号牌|车牌|驾驶|接收人|答复人|记录人|汇报人"
    "|列席|缺席|亲属|父|母|配偶|健康|疾病|病历"
)
_NAMES = re.compile(
    "identity|id_number|telephone|phone|address|guardian|participant|witness|receiver$|payer|speaker"
    "|interviewee|contact|born|account_|_name$|plate|email"
)
_OF_NOBODY = {
    ("investigate", "evidence_name"): "what the evidence is called",
    ("collect_evidence", "evidence_name"): "what the evidence is called",
    ("inspect_site", "party_view"): "words; whoever they name is entered elsewhere",
    ("serve_notice", "receiver_relation"): "a relation to the party, not who it is",
    ("serve", "receiver_relation"): "a relation to the party, not who it is",
}


def asked(fields: tuple[Field, ...]) -> Iterator[Field]:
    """Yield every field, those of tables too."""
    for field in fields:
        yield field
        yield from asked(field.columns)


def is_of_a_person(field: Field) -> bool:
    """Whether name or label say that the entry is about a person."""
    if field.kind is Kind.DATE:
        return "born" in field.name or "出生" in field.label
    if field.kind not in _TEXTS:
        return False
    return bool(_LABELS.search(field.label) or _NAMES.search(field.name))


def undeclared(step: str, fields: tuple[Field, ...]) -> list[str]:
    """Return the fields about persons that do not say what they hold."""
    return [
        f"{step}.{field.name}（{field.label}）"
        for field in asked(fields)
        if is_of_a_person(field) and field.personal is None and (step, field.name) not in _OF_NOBODY
    ]


def test_every_entry_about_a_person_says_what_it_holds() -> None:
    """What the list forgot was published: 监护人, 其他参加人."""
    forms = [one for table in PROCEDURES.values() for one in table.forms.items()]
    assert [one for step, form in forms for one in undeclared(step, form.fields)] == []


@pytest.mark.parametrize(
    "field",
    [
        Field("mother", "母亲"),
        Field("agent", "委托代理人", Kind.LONG_TEXT),
        Field("bank", "退款账号"),
        Field("rows", "同行的人", Kind.TABLE, columns=(Field("their_name", "称呼"),)),
        Field("born_on", "出生日期", Kind.DATE),
    ],
    ids=lambda field: field.name,
)
def test_an_entry_about_a_person_that_says_nothing_is_found(field: Field) -> None:
    assert len(undeclared("interview", (field,))) == 1
    told = Field(field.name, field.label, field.kind, personal=Personal.NAME)
    assert undeclared("interview", (told,)) == []


def test_no_exception_outlives_its_field() -> None:
    there = {
        (step, field.name)
        for forms in (table.forms for table in PROCEDURES.values())
        for step, form in forms.items()
        for field in asked(form.fields)
        if is_of_a_person(field) and field.personal is None
    }
    assert _OF_NOBODY.keys() - there == set()


def test_every_column_about_a_person_is_entered_in_a_field_that_says_so() -> None:
    """The rows of parties and reporters hold what the lead asks for, and nothing beside it."""
    lead = PROCEDURES["penalty_ordinary"].forms["register_lead"].fields
    declared = {field.name for field in asked(lead) if field.personal}
    for model, prefix, others in (
        (Party, "party_", {"kind", "code_kind", "reason"}),
        (Reporter, "reporter_", set()),
    ):
        columns = {
            field.name for field in model._meta.fields if isinstance(field, models.CharField)
        }
        assert {prefix + name for name in columns - others} <= declared
