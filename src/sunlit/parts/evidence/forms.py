"""现场检查 and 询问: what is entered into the record (笔录) of each."""

from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.redaction import Personal
from sunlit.rules.written_codes import plain_code, plain_telephone

TIMES = (
    Field("place", "地点", correctable=True),
    Field("started_at", "开始时间", Kind.MOMENT, correctable=True),
    Field("ended_at", "结束时间", Kind.MOMENT, correctable=True),
)
CERTIFICATES_SHOWN = Field("certificate_shown", "已主动出示执法证件", Kind.YES_NO)
RIGHTS = (
    Field(
        "certificate_reply",
        "对方怎样确认执法证件",
        size=300,
        help="照写对方的话，例如：看清楚了，没有异议。",
    ),
    Field(
        "rights_told",
        "告知的权利和义务",
        Kind.LONG_TEXT,
        size=1000,
        help="告知的内容，对方是否申请回避。",
    ),
)
SIGNATURES = (("signed", "核对无误，已经签名"), ("refused", "拒绝签名"))
SIGNATURE = (
    Field("recording", "音像记录编号", required=False, size=100, correctable=True),
    Field(
        "amendments",
        "修改情况",
        Kind.LONG_TEXT,
        required=False,
        size=500,
        help="改了哪一页哪一行，由谁签名捺指印确认。",
    ),
    Field("signature", "核对和签名", Kind.CHOICE, choices=SIGNATURES),
    Field(
        "confirmation",
        "核对意见",
        required=False,
        when="签名的必填",
        size=300,
        help="照写对方的话，例如：以上笔录我看过，与我所述一致。",
    ),
    Field(
        "refusal",
        "拒绝签名的理由",
        Kind.LONG_TEXT,
        required=False,
        when="拒绝签名的必填",
        size=500,
        help="还应当有见证人，或者写明音像记录编号。",
    ),
    Field("witness", "见证人", required=False, size=60, personal=Personal.NAME, correctable=True),
    Field(
        "witness_identity",
        "见证人的身份和证件号码",
        required=False,
        size=100,
        personal=Personal.IDENTITY,
        correctable=True,
    ),
)
_OTHERS_PRESENT = Field(
    "other_participants", "其他在场人员", required=False, personal=Personal.PEOPLE, correctable=True
)
CAPACITIES = (
    ("party", "当事人（本人、法定代表人或者负责人）"),
    ("employee", "当事人的工作人员"),
    ("witness", "证人"),
    ("other", "其他人员"),
)
ID_TYPES = (("id", "居民身份证"), ("other", "其他证件"))

FORMS: dict[str, StepForm] = {
    "inspect_site": StepForm(
        (
            Field(
                "manner",
                "方式",
                Kind.CHOICE,
                choices=(("inspection", "现场检查"), ("examination", "现场勘验")),
                correctable=True,
            ),
            *TIMES,
            Field("weather", "天气和现场条件", required=False, size=100, correctable=True),
            Field(
                "person_on_site", "现场负责人", size=60, personal=Personal.NAME, correctable=True
            ),
            Field(
                "person_on_site_identity",
                "现场负责人的身份和证件号码",
                size=100,
                personal=Personal.IDENTITY,
                correctable=True,
            ),
            _OTHERS_PRESENT,
            CERTIFICATES_SHOWN,
            *RIGHTS,
            Field(
                "found",
                "检查（勘验）情况",
                Kind.LONG_TEXT,
                size=5000,
                help="按先后写所见的场所、设施、物品和材料，不写推断。",
                correctable=True,
            ),
            Field("party_view", "当事人（现场负责人）的意见", Kind.LONG_TEXT, size=1000),
            Field("proves", "本笔录证明什么", size=300, correctable=True),
            *SIGNATURE,
        ),
        sections={
            "person_on_site": "在场的人",
            "certificate_shown": "亮证和告知",
            "found": "检查（勘验）情况",
            "recording": "核对和签名",
        },
    ),
    "interview": StepForm(
        (
            *TIMES,
            Field("interviewee", "被询问人", size=60, personal=Personal.NAME, correctable=True),
            Field("capacity", "被询问人是", Kind.CHOICE, choices=CAPACITIES, correctable=True),
            Field("relation", "与本案的关系", size=100, correctable=True),
            Field("id_type", "证件类型", Kind.CHOICE, choices=ID_TYPES, correctable=True),
            Field(
                "id_number",
                "证件号码",
                size=40,
                plain=plain_code,
                personal=Personal.IDENTITY,
                correctable=True,
            ),
            Field(
                "born_on",
                "出生日期",
                Kind.DATE,
                required=False,
                when="其他证件的必填",
                help="用来判断是否未成年。",
                personal=Personal.BIRTHDAY,
                correctable=True,
            ),
            Field("sex", "性别", required=False, size=10, correctable=True),
            Field("employer", "工作单位和职务", required=False, size=100, correctable=True),
            Field("address", "住址", personal=Personal.ADDRESS, correctable=True),
            Field(
                "telephone",
                "联系电话",
                required=False,
                size=40,
                plain=plain_telephone,
                personal=Personal.TELEPHONE,
                correctable=True,
            ),
            Field(
                "guardian",
                "在场的监护人",
                required=False,
                when="询问未成年人的必填",
                size=100,
                help="姓名、与被询问人的关系和证件号码。",
                personal=Personal.PEOPLE,
            ),
            _OTHERS_PRESENT,
            CERTIFICATES_SHOWN,
            *RIGHTS,
            Field(
                "questions",
                "询问内容",
                Kind.TABLE,
                help="一问一答，按原话记录。",
                columns=(
                    Field("question", "问", Kind.LONG_TEXT, size=1000),
                    Field("answer", "答", Kind.LONG_TEXT, size=3000),
                ),
            ),
            Field("proves", "本笔录证明什么", size=300, correctable=True),
            *SIGNATURE,
        ),
        sections={
            "interviewee": "被询问人",
            "certificate_shown": "亮证和告知",
            "questions": "问和答",
            "recording": "核对和签名",
        },
    ),
}
