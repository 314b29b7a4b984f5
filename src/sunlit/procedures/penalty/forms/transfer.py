"""移送涉嫌犯罪案件: what is entered from the report to the answer of the police (移送规定5至12)."""

from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.redaction import Personal
from sunlit.rules.written_codes import plain_document_number

ACTING_BASIS = "acting_basis"
_HEAD = Field(
    ACTING_BASIS,
    "主持工作的依据",
    required=False,
    size=200,
    help="批准或者不批准移送，由正职负责人或者主持工作的负责人决定。"
    "您不是正职的，写明由您主持工作的文件或者决定。",
)
_NOTICE = (
    Field("police_number", "公安机关通知书文号", size=60, plain=plain_document_number),
    Field("received_on", "收到通知日期", Kind.DATE),
)

FORMS: dict[str, StepForm] = {
    "report_crime": StepForm(
        (
            Field("police", "接受移送的公安机关", size=100),
            Field("facts", "涉嫌犯罪的事实", Kind.LONG_TEXT, size=3000),
            Field("suspected_crime", "涉嫌的罪名和移送理由", Kind.LONG_TEXT, size=2000),
            Field(
                "prior_measures",
                "已经采取的措施和作出的处理",
                Kind.LONG_TEXT,
                size=1000,
                help="没有的，写明“无”。",
            ),
            Field(
                "materials",
                "拟移送的材料和物品",
                Kind.LONG_TEXT,
                size=2000,
                help="一行一项，写成“名称，数量”；调查报告、物品清单、检验报告或者鉴定意见都要列明。",
            ),
        ),
        asks_when=False,
    ),
    "approve_transfer": agreement("同意移送", _HEAD),
    "decline_transfer": objection(
        (DISAGREE, "不同意移送"),
        (RETURN, "退回，补充移送材料"),
        more=(_HEAD,),
        help_text="不批准移送的理由依法应当记录在案；本案随即恢复办理。",
    ),
    "send_transfer": StepForm(
        (
            Field("handed_over", "移送的材料和物品", Kind.LONG_TEXT, size=2000),
            Field("received_by", "公安机关接收人", size=60, personal=Personal.OFFICIAL),
            Field("receipt", "回执", size=200, help="回执文号，或者接收单位盖章的日期。"),
            Field("copied_to", "抄送的人民检察院", size=100),
        )
    ),
    "police_files": StepForm(_NOTICE),
    "police_declines": StepForm(
        (*_NOTICE, Field("reason", "公安机关说明的理由", Kind.LONG_TEXT, size=2000))
    ),
    "ask_police_again": StepForm(
        (Field("reason", "提请复议的理由", Kind.LONG_TEXT, size=2000),),
    ),
    "ask_procuratorate": StepForm(
        (
            Field("procuratorate", "人民检察院", size=100),
            Field("reason", "建议立案监督的理由", Kind.LONG_TEXT, size=2000),
        ),
    ),
    "hand_over_goods": StepForm(
        (
            Field(
                "goods",
                "移交的涉案物品和材料",
                Kind.LONG_TEXT,
                size=2000,
                help="没有涉案物品的，写明“无涉案物品”。",
            ),
            Field("receipt", "交接手续", size=200, help="交接清单编号或者接收人。"),
        )
    ),
    "judiciary_returns": StepForm(
        (
            Field("judiciary", "移回案件的司法机关", size=100),
            Field("judiciary_number", "移回文书文号", size=60, plain=plain_document_number),
            Field("received_on", "收到移回文书日期", Kind.DATE),
            Field(
                "reason",
                "移回的理由",
                Kind.LONG_TEXT,
                size=2000,
                help="不需要追究刑事责任或者免予刑事处罚，但应当给予行政处罚。",
            ),
        )
    ),
}
