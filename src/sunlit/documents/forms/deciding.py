"""Papers inside the organ before a decision: deliberation (D14) and approval (D15)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import BASIS, DISCRETION, EVIDENCE, FACTS, FINE, ORGAN, PARTY
from sunlit.documents.forms.rows import (
    CASE_NUMBER,
    HEAD_OPINION,
    LEAD_OFFICER,
    OFFICE_OPINION,
    OFFICER_OPINION,
    SECOND_OFFICER,
    TEMPLATE,
    half_row,
)

COLLECTIVE_DELIBERATION = PaperForm(
    code="D14",
    title="集体讨论记录",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("case_name", "案件名称", Kind.TEXT),
        Field(
            "grounds",
            "集体讨论的原因",
            Kind.CHOICES,
            choices=(
                "情节复杂",
                "重大违法行为",
                "承办科室与法规科意见不一致",
            ),
        ),
        half_row("started_at", "开始时间", kind=Kind.MOMENT),
        half_row("ended_at", "结束时间", kind=Kind.MOMENT),
        Field("place", "地点", Kind.TEXT),
        half_row("host", "主持人及职务"),
        half_row("recorder", "记录人及职务"),
        Field("observers", "列席人员及职务", Kind.LONG_TEXT, required=False),
        Field("absent", "缺席人员及原因", Kind.LONG_TEXT, required=False),
        half_row("reporter", "汇报人及职务"),
        CASE_NUMBER,
        Field("report", "案情汇报", Kind.LONG_TEXT),
        Field("review_opinion", "法制审核意见", Kind.LONG_TEXT, required=False),
        Field("questions", "讨论的问题", Kind.LONG_TEXT, required=False),
        Field(
            "views",
            "参加人的意见",
            Kind.TABLE,
            help="逐人记录原话，不同意见如实记录；签名留空，由本人签。",
            columns=(
                Column("name", "参加人", 2),
                Column("post", "职务", 3),
                Column("view", "意见", 7),
                Column("signature", "签名", 3),
            ),
        ),
        Field("conclusion", "讨论结论", Kind.LONG_TEXT, help="表决或者一致的情况，保留的意见。"),
    ),
    signatures=("主持人签名", "记录人签名"),
    signed_by=("host", "recorder"),
    left_open=("ended_at", "conclusion"),
)

DECISION_APPROVAL = PaperForm(
    code="D15",
    title="行政处罚决定审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        CASE_NUMBER,
        PARTY,
        half_row("filed_on", "立案日期", kind=Kind.DATE),
        half_row("notified_on", "告知书送达日期", required=False, kind=Kind.DATE),
        FACTS,
        EVIDENCE,
        BASIS,
        DISCRETION,
        Field("statement_and_hearing", "陈述、申辩和听证情况", Kind.LONG_TEXT),
        Field("review", "法制审核情况", Kind.LONG_TEXT, help="意见和日期；不需要审核的写明理由。"),
        Field("deliberation", "集体讨论情况", Kind.LONG_TEXT, required=False),
        Field("proposed_decision", "拟作出的决定", Kind.LONG_TEXT),
        FINE,
        LEAD_OFFICER,
        SECOND_OFFICER,
        OFFICER_OPINION,
        OFFICE_OPINION,
        HEAD_OPINION,
    ),
)
