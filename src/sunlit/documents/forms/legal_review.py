"""法制审核意见书 (D13): internal, kept in the file (审核制度十一)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN, PARTY

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
