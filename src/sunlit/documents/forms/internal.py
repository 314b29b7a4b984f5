"""Papers that are one table of labelled rows: another one is data only."""

from sunlit.documents.forms.model import Field, Kind, PaperForm
from sunlit.documents.forms.penalty import EVIDENCE, ORGAN, PARTY
from sunlit.documents.forms.rows import TEMPLATE, half_row, opinion_row

LEAD_REGISTER = PaperForm(
    code="D01",
    title="案件来源登记表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field(
            "source",
            "案件来源",
            Kind.CHOICE,
            choices=(
                "检查发现",
                "投诉举报",
                "上级交办",
                "其他机关移送",
                "下级报请",
                "媒体",
                "其他",
            ),
            half=True,
        ),
        half_row("registered_at", "登记时间", kind=Kind.MOMENT),
        half_row("provider", "提供人（保密）", required=False),
        half_row("provider_contact", "联系方式（保密）", required=False),
        Field("content", "线索内容", Kind.LONG_TEXT),
        half_row("registrar", "登记人"),
        half_row("handling_office", "承办科室"),
        opinion_row("disposal", "处理意见"),
    ),
)

FILING_APPROVAL = PaperForm(
    code="D02",
    title="立案审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key="D02",
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        half_row("source", "案件来源"),
        PARTY,
        Field("summary", "案情摘要", Kind.LONG_TEXT),
        Field("basis", "立案依据", Kind.LONG_TEXT),
        Field("jurisdiction", "管辖", Kind.LONG_TEXT),
        Field("limit", "追责期限", Kind.LONG_TEXT),
        opinion_row("officer_opinion", "承办人意见"),
        opinion_row("office_opinion", "承办科室负责人意见"),
        opinion_row("head_opinion", "机关负责人意见"),
    ),
)

INVESTIGATION_REPORT = PaperForm(
    code="D09",
    title="案件调查终结报告",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        PARTY,
        Field("course", "调查经过", Kind.LONG_TEXT),
        Field("facts", "查明的事实", Kind.LONG_TEXT),
        EVIDENCE,
        Field("characterization", "定性和依据", Kind.LONG_TEXT),
        Field("discretion", "裁量说明", Kind.LONG_TEXT),
        Field("proposal", "处理建议", Kind.LONG_TEXT),
        half_row("lead_officer", "主办人员及证号"),
        half_row("second_officer", "协办人员及证号"),
        opinion_row("office_opinion", "承办科室负责人意见", required=False),
    ),
)

PROOF_OF_SERVICE = PaperForm(
    code="D19",
    title="送达回证",
    template=TEMPLATE,
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        half_row("recipient", "受送达人"),
        half_row("document_title", "送达文书"),
        half_row("document_number", "文书文号", required=False),
        Field("place", "送达地点", Kind.TEXT),
        Field(
            "manner",
            "送达方式",
            Kind.CHOICE,
            choices=("直接送达", "留置送达", "委托送达", "邮寄送达", "电子送达", "公告送达"),
            half=True,
        ),
        half_row("served_at", "送达时间", kind=Kind.MOMENT),
        half_row("signed_by", "签收人", required=False),
        half_row("relation", "与受送达人关系", required=False),
        Field("refusal", "拒收事由", Kind.LONG_TEXT, required=False),
        half_row("witness", "见证人", required=False),
        half_row("recording", "音像记录编号", required=False),
        half_row("first_server", "送达人及证号"),
        half_row("second_server", "送达人及证号"),
        Field("note", "备注", Kind.LONG_TEXT, required=False),
    ),
    signatures=(
        "签收人签名（盖章）",
        "签收日期",
        "送达人签名",
        "送达人签名",
        "见证人签名",
    ),
    signed_by=("signed_by", "", "first_server", "second_server", "witness"),
)

CLOSING_REPORT = PaperForm(
    code="D24",
    title="结案报告",
    template=TEMPLATE,
    internal=True,
    number_word_key="D24",
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        Field("case_number", "案件编号", Kind.TEXT),
        PARTY,
        half_row("filed_on", "立案日期", kind=Kind.DATE),
        half_row("decided_on", "决定日期", required=False, kind=Kind.DATE),
        half_row("decision_number", "决定书文号", required=False),
        Field(
            "manner",
            "结案方式",
            Kind.CHOICE,
            choices=("处罚执行完毕", "不予行政处罚", "移送", "终结执行", "终止调查"),
            half=True,
        ),
        Field("summary", "案情和处理结果", Kind.LONG_TEXT),
        Field("execution", "执行情况", Kind.LONG_TEXT),
        Field("lateness", "办案期限", Kind.LONG_TEXT, required=False),
        Field("archiving", "归档安排", Kind.LONG_TEXT),
        opinion_row("officer_opinion", "承办人意见"),
        opinion_row("office_opinion", "承办科室负责人意见"),
        opinion_row("head_opinion", "机关负责人意见", required=False),
    ),
)
