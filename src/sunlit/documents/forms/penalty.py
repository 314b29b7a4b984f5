"""Papers of a penalty that go to the party: the notice before it (D10) and the decision (D16)."""

from dataclasses import replace

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm

ORGAN = Field("organ_name", "机关名称", Kind.TEXT)
PARTY = Field("party", "当事人", Kind.PARTY)
CONTACT = (
    Field("contact_person", "联系人", Kind.TEXT),
    Field("contact_phone", "联系电话", Kind.TEXT),
    Field("contact_address", "机关地址", Kind.TEXT),
)
EVIDENCE = Field(
    "evidence",
    "证据",
    Kind.TABLE,
    help="逐项写明证据名称、来源和证明对象。",
    columns=(
        Column("name", "证据名称", 5),
        Column("source", "来源", 3),
        Column("proves", "证明对象", 4),
    ),
)
FACTS = Field("facts", "违法事实", Kind.LONG_TEXT, help="时间、地点、经过、情节、后果。")
VIOLATED = Field("violated", "违反的规定", Kind.LONG_TEXT, help="写明名称和条、款、项。")
BASIS = Field("basis", "处罚依据", Kind.LONG_TEXT, help="写明名称、条、款、项，并引用原文。")
DISCRETION = Field("discretion", "裁量理由", Kind.LONG_TEXT, help="适用的裁量基准、档次和理由。")
FINE = Field("fine", "罚款金额", Kind.MONEY, required=False, help="没有罚款的不填。")

GOODS = Field(
    "goods",
    "没收财物清单",
    Kind.TABLE,
    required=False,
    help="没收非法财物的，逐项列出。",
    columns=(
        Column("name", "名称", 4),
        Column("number", "数量", 1),
        Column("unit", "单位", 1),
        Column("place", "存放地点", 4),
    ),
)

CORRECTION = Field(
    "correction",
    "责令改正、责令退还",
    Kind.LONG_TEXT,
    required=False,
    help="《行政处罚法》第二十八条。",
)

HEARING_OFFERED = "告知听证权利"
NO_HEARING = "不属于听证范围"

PENALTY_NOTICE = PaperForm(
    code="D10",
    title="行政处罚事先告知书",
    template="penalty_notice.typ",
    internal=False,
    number_word_key="D10",
    fields=(
        ORGAN,
        PARTY,
        Field("cause", "案由", Kind.TEXT),
        FACTS,
        EVIDENCE,
        VIOLATED,
        BASIS,
        DISCRETION,
        Field("proposed_penalty", "拟作出的行政处罚", Kind.LONG_TEXT),
        FINE,
        GOODS,
        CORRECTION,
        Field("statement_period", "陈述、申辩期限", Kind.TEXT, help="如：五个工作日。"),
        Field(
            "hearing",
            "听证",
            Kind.CHOICE,
            help="属于《行政处罚法》第六十三条情形的，必须告知听证权利。",
            choices=(HEARING_OFFERED, NO_HEARING),
        ),
        *CONTACT,
    ),
)

PENALTY_DECISION = PaperForm(
    code="D16",
    title="行政处罚决定书",
    template="penalty_decision.typ",
    internal=False,
    number_word_key="D16",
    fields=(
        ORGAN,
        PARTY,
        Field("cause", "案由", Kind.TEXT),
        FACTS,
        EVIDENCE,
        Field(
            "statement_and_hearing",
            "陈述、申辩和听证情况",
            Kind.LONG_TEXT,
            help="告知的日期和文号，意见，复核结果，是否采纳及理由。",
        ),
        VIOLATED,
        BASIS,
        DISCRETION,
        CORRECTION,
        Field("disposition", "处罚决定", Kind.LONG_TEXT, help="处罚的种类和内容，一项一段。"),
        FINE,
        Field(
            "each_fine",
            "各当事人的罚款",
            Kind.LONG_TEXT,
            required=False,
            help="一并制作的写明每一名的数额。",
        ),
        GOODS,
        Field("payee_bank", "收款银行", Kind.TEXT, required=False),
        Field("payee_name", "收款户名", Kind.TEXT, required=False),
        Field("payee_account", "收款账号", Kind.TEXT, required=False),
        Field("performance", "其他履行方式和期限", Kind.LONG_TEXT, required=False),
        Field("publication_period", "公示期限", Kind.TEXT, required=False),
        Field("reconsideration_organ", "行政复议机关", Kind.TEXT),
        Field("court", "管辖法院", Kind.TEXT),
        *CONTACT,
        Field("copies", "份数", Kind.TEXT, help="如：一式三份，一份送达当事人，……"),
    ),
)

PENALTY_DECISION_PUBLIC = replace(
    PENALTY_DECISION,
    code="D16-G",
    title="行政处罚决定书（公示文本）",
    number_word_key=None,
    fields=(*PENALTY_DECISION.fields, Field("shown_number", "决定文号", Kind.TEXT)),
)
"""The decision after technical processing: it shows the decision's number and takes none."""
