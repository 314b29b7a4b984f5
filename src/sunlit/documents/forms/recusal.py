"""回避: who asks whom to stand aside and why (D26), and what the head decides (处罚法43)."""

from sunlit.documents.forms.model import Field, Kind, PaperForm
from sunlit.documents.forms.penalty import CONTACT, ORGAN
from sunlit.documents.forms.rows import (
    CASE_NUMBER,
    OFFICE_OPINION,
    TEMPLATE,
    half_row,
)

RECUSAL_REQUEST = PaperForm(
    code="D26",
    title="回避申请登记表",
    template=TEMPLATE,
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        CASE_NUMBER,
        half_row("requested_by", "申请人"),
        Field(
            "manner",
            "提出方式",
            Kind.CHOICE,
            choices=("当事人书面申请", "当事人口头申请", "本人主动回避"),
            half=True,
        ),
        half_row("requested_at", "提出时间", kind=Kind.MOMENT),
        half_row("phone", "联系电话", required=False),
        half_row("person", "被申请回避的人员"),
        half_row("duty", "在本案中的职责"),
        Field("reasons", "申请回避的理由", Kind.LONG_TEXT),
        Field("proof", "提交的材料", Kind.LONG_TEXT, required=False),
        Field("answer", "被申请人的说明", Kind.LONG_TEXT),
        Field("examination", "审查情况", Kind.LONG_TEXT),
        OFFICE_OPINION,
    ),
    closing=(
        "回避申请由行政机关负责人决定；决定作出之前，不停止调查"
        "（《中华人民共和国行政处罚法》第四十三条）。"
    ),
    signatures=("申请人签名", "登记人签名"),
    signed_by=("requested_by", "office_opinion"),
)

RECUSAL_DECISION = PaperForm(
    code="D26-决定",
    title="回避决定书",
    template="letter.typ",
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("addressee", "申请人", Kind.TEXT),
        Field("you", "对申请人的称呼", Kind.CHOICE, choices=("你单位", "你")),
        Field("cause", "案由", Kind.TEXT),
        Field("request", "申请事项和理由", Kind.LONG_TEXT),
        Field("examination", "审查情况", Kind.LONG_TEXT),
        Field("outcome", "决定", Kind.CHOICE, choices=("准予回避", "驳回回避申请")),
        Field("reasons", "理由", Kind.LONG_TEXT),
        Field(
            "consequences",
            "后续安排",
            Kind.LONG_TEXT,
            required=False,
            help="准予回避的，写明接替的人员；已经进行的调查如何处理。",
        ),
        *CONTACT,
    ),
    opening=(
        "就下列案件提出的回避申请收悉。根据《中华人民共和国行政处罚法》第四十三条的规定，"
        "经本机关依法审查，由本机关负责人决定如下："
    ),
)
