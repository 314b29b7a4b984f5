"""法制审核: the referral (D13-送审) and the opinion (D13), kept in the file (审核制度十一)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN, PARTY
from sunlit.documents.forms.rows import (
    CASE_NUMBER,
    OFFICE_OPINION,
    TEMPLATE,
    half_row,
    opinion_row,
)

REVIEW_REFERRAL = PaperForm(
    code="D13-送审",
    title="法制审核送审表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("case_name", "案件名称", Kind.TEXT),
        CASE_NUMBER,
        half_row("round", "送审轮次"),
        half_row("referring_office", "送审科室"),
        half_row("referred_at", "送审时间", kind=Kind.MOMENT),
        PARTY,
        Field("major_ground", "属于重大执法决定的依据", Kind.LONG_TEXT, help="目录清单的哪一项。"),
        Field("proposed_decision", "拟作出的决定", Kind.LONG_TEXT),
        Field(
            "materials",
            "送审材料",
            Kind.TABLE,
            help="审核制度第六条的六项，没有的写明原因。",
            columns=(
                Column("name", "材料", 6),
                Column("attached", "是否提交", 2),
                Column("note", "份数和说明", 5),
            ),
        ),
        Field("draft_hash", "送审文稿校验值", Kind.TEXT, help="送审决定书文稿内容的 SHA-256。"),
        Field("answer_to_opinion", "对上一轮意见的处理", Kind.LONG_TEXT, required=False),
        half_row("lead_officer", "承办人及证号"),
        half_row("second_officer", "承办人及证号"),
        opinion_row("office_opinion", "送审科室负责人意见", required=False),
        half_row("received_by", "法规科接收人", required=False),
        half_row("received_at", "接收时间", required=False, kind=Kind.MOMENT),
    ),
    closing=(
        "本科室对送审材料的真实性、准确性、完整性，以及执法的事实、证据、法律适用、程序的合法性负责"
        "（《重大行政执法决定法制审核制度》第十条）。"
    ),
    signatures=("承办人签名", "承办人签名", "科室负责人签名", "法规科接收人签名"),
    signed_by=("lead_officer", "second_officer", "", ""),
)

RAISE_UNDONE = PaperForm(
    code="D13-取消",
    title="取消提级审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("case_name", "案件名称", Kind.TEXT),
        CASE_NUMBER,
        half_row("handling_office", "承办科室"),
        half_row("raised_by", "提级人"),
        half_row("raised_at", "提级时间", kind=Kind.MOMENT),
        Field("proposed_decision", "提级时拟作出的决定", Kind.LONG_TEXT),
        Field("reason", "取消提级的理由", Kind.LONG_TEXT),
        OFFICE_OPINION,
    ),
    closing=(
        "不符合重大行政执法决定法制审核目录清单、主动提级的案件，送审以前可以取消提级"
        "（《重大行政执法决定法制审核制度》第十二条）。"
    ),
    signatures=("承办科室负责人签名",),
    signed_by=("office_opinion",),
)

REVIEW_OPINION = PaperForm(
    code="D13",
    title="法制审核意见书",
    template="review_opinion.typ",
    internal=True,
    number_word_key="D13",
    fields=(
        ORGAN,
        Field("round", "审核轮次", Kind.TEXT, help="如：第一轮、复核。"),
        Field("case_name", "案件名称", Kind.TEXT),
        Field("case_number", "案件编号", Kind.TEXT),
        Field("referring_office", "送审科室", Kind.TEXT),
        Field("referred_on", "送审日期", Kind.DATE),
        Field("accepted_on", "受理日期", Kind.DATE),
        PARTY,
        Field("proposed_decision", "拟作出的决定", Kind.LONG_TEXT),
        Field("facts", "认定的事实", Kind.LONG_TEXT),
        Field("basis", "法律依据", Kind.LONG_TEXT),
        Field(
            "materials",
            "送审材料",
            Kind.TABLE,
            columns=(Column("name", "材料名称", 4), Column("note", "份数和说明", 2)),
        ),
        Field(
            "checks",
            "审核情况",
            Kind.TABLE,
            help="审核制度第七条的八项，逐项写明。",
            columns=(
                Column("item", "审核内容", 5),
                Column("finding", "结论", 2),
                Column("note", "说明", 5),
            ),
        ),
        Field(
            "opinions",
            "审核意见",
            Kind.CHOICES,
            help="同意的意见只能单独提出；其余四种可以并提。",
            choices=("同意", "继续调查或者不予作出行政执法决定", "变更", "纠正", "移送"),
        ),
        Field("reasons", "具体意见和理由", Kind.LONG_TEXT),
        Field("draft_hash", "送审文稿校验值", Kind.TEXT, help="送审决定书文稿内容的 SHA-256。"),
        Field("reviewer", "审核人", Kind.TEXT),
        Field("reviewer_certificate", "审核人证书号", Kind.TEXT),
        Field("reviewed_on", "审核日期", Kind.DATE),
        Field("legal_office_head", "法规科负责人", Kind.TEXT),
        Field("adoption", "采纳情况", Kind.LONG_TEXT, required=False, help="由承办科室填写。"),
    ),
)

COUNSEL_ADVICE = PaperForm(
    code="D13-外审",
    title="外聘审核人员意见",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        CASE_NUMBER,
        half_row("counsel", "外聘审核人员"),
        half_row("invited_on", "受聘日期", kind=Kind.DATE),
        Field("advice", "审核意见和理由", Kind.LONG_TEXT),
        half_row("given_on", "出具日期", kind=Kind.DATE),
    ),
    closing=(
        "必要时，可以聘请法律顾问、公职律师、法律专家等参与法制审核"
        "（《重大行政执法决定法制审核制度》第四条）；本意见供法规科参考，存入副卷。"
    ),
    signatures=("外聘审核人员签名",),
    signed_by=("counsel",),
)
