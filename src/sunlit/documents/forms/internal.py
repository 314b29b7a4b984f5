"""Papers that are one table of labelled rows: another one is data only."""

from sunlit.documents.forms.model import Field, Kind, PaperForm
from sunlit.documents.forms.penalty import EVIDENCE, ORGAN, PARTY

TEMPLATE = "approval_form.typ"


def _opinion(name: str, label: str, *, required: bool = True) -> Field:
    return Field(name, label, Kind.OPINION, required=required)


def _short(name: str, label: str, *, required: bool = True, kind: Kind = Kind.TEXT) -> Field:
    return Field(name, label, kind, required=required, half=True)


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
        _short("registered_at", "登记时间", kind=Kind.MOMENT),
        _short("provider", "提供人（保密）", required=False),
        _short("provider_contact", "联系方式（保密）", required=False),
        Field("content", "线索内容", Kind.LONG_TEXT),
        _short("registrar", "登记人"),
        _short("handling_office", "承办科室"),
        _opinion("disposal", "处理意见"),
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
        _short("cause", "案由"),
        _short("source", "案件来源"),
        PARTY,
        Field("summary", "案情摘要", Kind.LONG_TEXT),
        Field("basis", "立案依据", Kind.LONG_TEXT),
        _short("lead_officer", "主办人员及证号"),
        _short("second_officer", "协办人员及证号"),
        _opinion("officer_opinion", "承办人意见"),
        _opinion("office_opinion", "承办科室负责人意见", required=False),
        _opinion("head_opinion", "机关负责人意见"),
    ),
)

REFUSAL_TO_FILE = PaperForm(
    code="D02-不予",
    title="不予立案审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        _short("cause", "案由"),
        _short("source", "案件来源"),
        PARTY,
        Field("summary", "案情摘要", Kind.LONG_TEXT),
        Field("reason", "不予立案的理由", Kind.LONG_TEXT),
        _opinion("officer_opinion", "承办人意见"),
        _opinion("head_opinion", "机关负责人意见"),
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
        _short("lead_officer", "主办人员及证号"),
        _short("second_officer", "协办人员及证号"),
        _opinion("office_opinion", "承办科室负责人意见", required=False),
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
        _short("cause", "案由"),
        _short("recipient", "受送达人"),
        _short("document_title", "送达文书"),
        _short("document_number", "文书文号", required=False),
        Field("place", "送达地点", Kind.TEXT),
        Field(
            "manner",
            "送达方式",
            Kind.CHOICE,
            choices=("直接送达", "留置送达", "委托送达", "邮寄送达", "电子送达", "公告送达"),
            half=True,
        ),
        _short("served_at", "送达时间", kind=Kind.MOMENT),
        _short("signed_by", "签收人", required=False),
        _short("relation", "与受送达人关系", required=False),
        Field("refusal", "拒收事由", Kind.LONG_TEXT, required=False),
        _short("witness", "见证人", required=False),
        _short("recording", "音像记录编号", required=False),
        _short("first_server", "送达人及证号"),
        _short("second_server", "送达人及证号"),
        Field("note", "备注", Kind.LONG_TEXT, required=False),
    ),
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
        _short("filed_on", "立案日期", kind=Kind.DATE),
        _short("decided_on", "决定日期", required=False, kind=Kind.DATE),
        _short("decision_number", "决定书文号", required=False),
        Field(
            "manner",
            "结案方式",
            Kind.CHOICE,
            choices=("处罚执行完毕", "不予行政处罚", "移送", "终结执行", "终止调查"),
            half=True,
        ),
        Field("summary", "案情和处理结果", Kind.LONG_TEXT),
        Field("execution", "执行情况", Kind.LONG_TEXT),
        Field("archiving", "归档安排", Kind.LONG_TEXT),
        _opinion("officer_opinion", "承办人意见"),
        _opinion("office_opinion", "承办科室负责人意见"),
        _opinion("head_opinion", "机关负责人意见", required=False),
    ),
)
