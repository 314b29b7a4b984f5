"""缴款, 执行 and 结案: what is entered when the decision is carried out."""

from sunlit.documents.forms.internal import CLOSING_REPORT
from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.carrying_out import LABELS, OWED
from sunlit.rules.forms import Field, FilesAsked, Kind, StepForm
from sunlit.rules.redaction import Personal
from sunlit.rules.written_codes import plain_number

CLOSINGS = tuple((manner, manner) for manner in CLOSING_REPORT.field("manner").choices)

FORMS: dict[str, StepForm] = {
    "record_payment": StepForm(
        (
            Field(
                "paid_on",
                "缴款日期",
                Kind.DATE,
                help="当事人缴款的日期，照缴款凭证填写；登记的时间由系统记录。",
            ),
            Field(
                "toward",
                "缴纳的是什么",
                Kind.CHOICE,
                required=False,
                when="决定同时有罚款和没收违法所得的必填",
                choices=tuple(OWED.items()),
            ),
            Field(
                "amount_fen",
                "缴款金额（元）",
                Kind.MONEY,
                help="分次缴纳的，每次登记一笔。",
            ),
            Field("receipt_number", "缴款凭证号", size=60, plain=plain_number),
            Field("payer", "缴款人", size=100, personal=Personal.NAME),
            Field(
                "on_behalf",
                "代缴的说明",
                required=False,
                when="由本案另一名当事人代缴的必填",
                size=300,
                help="各名当事人的罚款各自缴纳；确实代缴的，写明谁替谁缴、有什么书面说明。",
                personal=Personal.PEOPLE,
            ),
        ),
        asks_when=False,
        files=FilesAsked(
            "缴款凭证",
            help="银行回单、财政票据等的扫描件或者照片；也可以随后补存，登记执行情况以前应当存入。",
        ),
    ),
    "receive_goods": StepForm(
        (
            Field("received_on", "交付日期", Kind.DATE, help="照交接清单填写。"),
            Field("handed_by", "交付人", size=100, personal=Personal.NAME),
            Field(
                "received",
                "收到的财物",
                Kind.TABLE,
                help="照决定书的没收财物清单，一行一项；还没有收到的删去，以后另行登记。",
                columns=(
                    Field("name", "名称", size=60),
                    Field("number", "数量", size=20),
                    Field("unit", "单位", size=10),
                    Field("place", "现在存放的地点", size=60),
                ),
            ),
        ),
        asks_when=False,
        files=FilesAsked(
            "交接清单",
            help="交付人、接收人签名的交接清单的扫描件或者照片；也可以随后补存。",
        ),
    ),
    "execute": StepForm(
        (
            Field("manner", "执行情况", Kind.LONG_TEXT, size=500),
            Field(
                "carried_out",
                "各种处罚的执行",
                Kind.TABLE,
                required=False,
                when="罚款、没收违法所得以外的每种处罚各填一行",
                help="罚款、没收的违法所得以缴款登记为准，警告以送达为准。",
                columns=(
                    Field("kind", "处罚", Kind.CHOICE, choices=tuple(LABELS.items())),
                    Field("done", "已经执行", Kind.YES_NO),
                    Field("on", "执行日期", Kind.DATE, required=False, when="已经执行的必填"),
                    Field(
                        "words",
                        "怎样执行，凭证是什么",
                        Kind.LONG_TEXT,
                        size=500,
                        help="没有执行的，写明理由和依据。",
                    ),
                ),
            ),
            Field(
                "unpaid_reason",
                "罚款、违法所得没有缴清而不再执行的理由和依据",
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
        ),
        asks_when=False,
    ),
    "endorse_closing": agreement("同意，报局领导审批"),
    "oppose_closing": objection((DISAGREE, "不同意结案，重新登记执行情况")),
    "return_closing_report": objection((RETURN, "退回，补正结案报告")),
    "close": agreement("同意结案"),
    "refuse_closing": objection((DISAGREE, "不同意结案，重新登记执行情况")),
    "return_closing": objection((RETURN, "退回，补正结案报告")),
}
