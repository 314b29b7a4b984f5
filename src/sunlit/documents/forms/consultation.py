"""请示、咨询: the question (D13-咨询) and the answer (D13-答复), in the file (审核制度九、十一)."""

from sunlit.documents.forms.model import Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN
from sunlit.documents.forms.rows import CASE_NUMBER, TEMPLATE, half_row

_CAUSE = Field("cause", "案由", Kind.TEXT)
_BODY = half_row("body", "机关名称")
_QUESTION = Field("question", "请示、咨询的问题", Kind.LONG_TEXT)
_CLOSING = (
    "对疑难、争议问题，可以向上级主管部门、同级政府法制机构或者有关监督机关请示或者咨询"
    "（《重大行政执法决定法制审核制度》第九条）；本记录存入副卷。"
)
_SIGNATURES = ("法制审核人员签名",)

CONSULTATION_RECORD = PaperForm(
    code="D13-咨询",
    title="请示、咨询记录",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        _CAUSE,
        CASE_NUMBER,
        half_row("kind", "机关类别"),
        _BODY,
        half_row("way", "方式"),
        half_row("asked_on", "日期", kind=Kind.DATE),
        half_row("reviewer", "法制审核人员"),
        _QUESTION,
    ),
    closing=_CLOSING,
    signatures=_SIGNATURES,
    signed_by=("reviewer",),
)

CONSULTATION_ANSWER = PaperForm(
    code="D13-答复",
    title="请示、咨询答复记录",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        _CAUSE,
        CASE_NUMBER,
        _BODY,
        half_row("asked_on", "请示、咨询日期", kind=Kind.DATE),
        _QUESTION,
        Field("answer", "答复内容", Kind.LONG_TEXT),
        half_row("answered_by", "答复人"),
        half_row("answered_on", "答复日期", kind=Kind.DATE),
        half_row("reviewer", "登记人"),
    ),
    closing=_CLOSING,
    signatures=_SIGNATURES,
    signed_by=("reviewer",),
)
