"""缴款, 执行 and 结案: what is entered when the decision is carried out."""

from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.documents.forms.internal import CLOSING_REPORT

CLOSINGS = tuple((manner, manner) for manner in CLOSING_REPORT.field("manner").choices)

FORMS: dict[str, StepForm] = {
    "record_payment": StepForm(
        (
            Field("paid_on", "缴款日期", Kind.DATE),
            Field(
                "amount_fen",
                "缴款金额（元）",
                Kind.MONEY,
                help="分次缴纳的，每次登记一笔。",
            ),
            Field("receipt_number", "缴款凭证号", size=60),
            Field("payer", "缴款人", size=100),
        )
    ),
    "execute": StepForm(
        (
            Field("manner", "执行情况", Kind.LONG_TEXT, size=500),
            Field(
                "unpaid_reason",
                "罚款没有缴清而不再执行的理由和依据",
                Kind.LONG_TEXT,
                required=False,
                when="没有缴清的必填",
                size=1000,
            ),
        )
    ),
    "report_closing": StepForm(
        (
            Field("manner", "结案方式", Kind.CHOICE, choices=CLOSINGS),
            Field("summary", "结案说明", Kind.LONG_TEXT, size=1000),
        )
    ),
    "endorse_closing": StepForm(
        (Field("opinion", "承办科室负责人意见", Kind.LONG_TEXT, size=500),), asks_when=False
    ),
    "close": StepForm((Field("opinion", "审批意见", Kind.LONG_TEXT, size=500),), asks_when=False),
    "return_closing": StepForm(
        (Field("reason", "退回理由", Kind.LONG_TEXT, size=500),), asks_when=False
    ),
}
