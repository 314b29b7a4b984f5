"""笔录: what was seen, asked and said, signed on every page (处罚法55, 记录制度10)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN, PARTY
from sunlit.documents.forms.rows import half_row

TEMPLATE = "record.typ"

_CAUSE = Field("cause", "案由", Kind.TEXT)
_TIMES = (
    half_row("started_at", "开始时间", kind=Kind.MOMENT),
    half_row("ended_at", "结束时间", kind=Kind.MOMENT),
)
_CERTIFICATE_SHOWN = Field(
    "certificate_shown",
    "出示执法证件",
    Kind.LONG_TEXT,
    help="主动出示的证件、编号，对方怎样确认（《行政处罚法》第五十五条）。",
)
_RIGHTS_TOLD = Field(
    "rights_told", "告知权利和义务", Kind.LONG_TEXT, help="告知的内容，对方是否申请回避。"
)
_RECORDING = Field("recording", "音像记录编号", Kind.TEXT, required=False)
_AMENDMENTS = Field(
    "amendments",
    "修改情况",
    Kind.LONG_TEXT,
    required=False,
    help="改了哪一页哪一行，由谁签名捺指印确认。",
)
_REFUSAL = Field(
    "refusal",
    "拒绝签名的情况",
    Kind.LONG_TEXT,
    required=False,
    help="拒绝签名的理由，谁在场见证。",
)

SITE_RECORD = PaperForm(
    code="D03",
    title="现场检查（勘验）笔录",
    template=TEMPLATE,
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        _CAUSE,
        Field("manner", "方式", Kind.CHOICES, choices=("现场检查", "现场勘验"), half=True),
        half_row("weather", "天气和现场条件", required=False),
        *_TIMES,
        Field("place", "地点", Kind.TEXT),
        PARTY,
        half_row("person_on_site", "现场负责人"),
        half_row("person_on_site_identity", "身份和证件号码"),
        half_row("witness", "见证人", required=False),
        half_row("witness_identity", "身份和证件号码", required=False),
        half_row("lead_officer", "执法人员及证号"),
        half_row("second_officer", "执法人员及证号"),
        half_row("recorder", "记录人"),
        half_row("other_participants", "其他在场人员", required=False),
        _CERTIFICATE_SHOWN,
        _RIGHTS_TOLD,
        Field(
            "found",
            "检查（勘验）情况",
            Kind.LONG_TEXT,
            help="按先后写所见的场所、设施、物品和材料，不写推断。",
        ),
        Field("party_view", "当事人（现场负责人）的意见", Kind.LONG_TEXT),
        _RECORDING,
        _AMENDMENTS,
        Field("confirmation", "核对意见", Kind.LONG_TEXT, help="如：以上笔录已阅，与事实相符。"),
        _REFUSAL,
    ),
    signatures=(
        "当事人（现场负责人）签名",
        "见证人签名",
        "执法人员签名",
        "执法人员签名",
        "记录人签名",
        "日期",
    ),
    signed_by=("person_on_site", "witness", "lead_officer", "second_officer", "recorder", ""),
)

INTERVIEW_RECORD = PaperForm(
    code="D04",
    title="询问笔录",
    template=TEMPLATE,
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        _CAUSE,
        half_row("round", "次数"),
        half_row("place", "地点"),
        *_TIMES,
        half_row("interviewer", "询问人及证号"),
        half_row("recorder", "记录人及证号"),
        half_row("interviewee", "被询问人"),
        half_row("sex", "性别", required=False),
        half_row("id_type", "证件类型"),
        half_row("id_number", "证件号码"),
        half_row("employer", "工作单位和职务", required=False),
        half_row("phone", "联系电话", required=False),
        Field("address", "住址", Kind.TEXT),
        half_row("relation", "与本案的关系"),
        half_row("other_participants", "其他在场人员", required=False),
        _CERTIFICATE_SHOWN,
        _RIGHTS_TOLD,
        Field(
            "questions",
            "询问内容",
            Kind.TABLE,
            help="一问一答，按原话记录。",
            columns=(Column("question", "问"), Column("answer", "答")),
        ),
        _RECORDING,
        _AMENDMENTS,
        Field(
            "confirmation",
            "核对意见",
            Kind.LONG_TEXT,
            help="如：以上笔录我看过，与我所述一致。",
        ),
        _REFUSAL,
    ),
    signatures=("被询问人签名、捺指印", "日期", "询问人签名", "记录人签名"),
    signed_by=("interviewee", "", "interviewer", "recorder"),
)

STATEMENT_AND_DEFENSE = PaperForm(
    code="D11",
    title="陈述申辩笔录",
    template=TEMPLATE,
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        _CAUSE,
        half_row("notice_number", "告知书文号"),
        half_row("notice_served_on", "告知书送达日期", kind=Kind.DATE),
        *_TIMES,
        Field("place", "地点", Kind.TEXT),
        PARTY,
        half_row("speaker", "陈述申辩人"),
        half_row("speaker_identity", "身份和证件号码"),
        half_row("lead_officer", "执法人员及证号"),
        half_row("second_officer", "执法人员及证号"),
        half_row("recorder", "记录人"),
        half_row("authorization", "委托手续", required=False),
        _CERTIFICATE_SHOWN,
        _RIGHTS_TOLD,
        Field("statement", "陈述和申辩的内容", Kind.LONG_TEXT, help="按原话记录，一点一段。"),
        Field("submitted", "提交的材料", Kind.LONG_TEXT, required=False),
        _RECORDING,
        _AMENDMENTS,
        Field(
            "confirmation",
            "核对意见",
            Kind.LONG_TEXT,
            help="如：以上笔录我看过，与我所述一致。",
        ),
        _REFUSAL,
    ),
    signatures=(
        "陈述申辩人签名",
        "日期",
        "执法人员签名",
        "执法人员签名",
        "记录人签名",
    ),
    signed_by=("speaker", "", "lead_officer", "second_officer", "recorder"),
)
