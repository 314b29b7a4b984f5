"""告知 and 陈述申辩: what is entered when the party is told and heard."""

from dataclasses import replace

from sunlit.parts.evidence.forms import SIGNATURE
from sunlit.parts.serving.forms import SERVICE, SERVICE_FILES, SERVICE_SECTIONS
from sunlit.rules.forms import Apart, Field, FilesAsked, Kind, StepForm
from sunlit.rules.redaction import Personal
from sunlit.rules.waiver import WaiverProof

STATEMENTS = (
    ("made", "提出了陈述、申辩"),
    ("waived", "明示放弃陈述、申辩"),
    ("none", "期满未提出"),
)
HEARINGS = (
    ("not_told", "没有告知听证权利"),
    ("none", "期满未要求听证"),
    ("waived", "明示放弃听证"),
    ("requested", "要求听证"),
)
WAIVER_PROOFS = (("", "没有放弃"), *((one.value, one.label) for one in WaiverProof))
MANNERS = (("oral", "口头提出，制作笔录"), ("written", "书面提出"))
_IF_MADE = "提出了陈述、申辩的必填"
_IF_ORAL = "口头提出的必填"
_IF_WAIVED = "放弃陈述、申辩或者听证的必填"
_WAIVER = (
    Field(
        "waiver_proof",
        "用什么证明放弃",
        Kind.CHOICE,
        required=False,
        when=_IF_WAIVED,
        choices=WAIVER_PROOFS,
        help="没有凭据的不算放弃，等期限届满再办。",
    ),
    Field("waived_on", "放弃日期", Kind.DATE, required=False, when=_IF_WAIVED),
    Field(
        "waiver_record",
        "凭据在哪里",
        Kind.LONG_TEXT,
        required=False,
        when=_IF_WAIVED,
        size=500,
        help="书面放弃：名称、份数和在卷内的位置；录音录像：编号和起止时间；"
        "拒绝签名：口头放弃和拒绝签名的经过。",
    ),
    Field(
        "waiver_witness",
        "见证人的姓名和身份",
        required=False,
        when="口头放弃、拒绝签名的必填",
        size=100,
        personal=Personal.PEOPLE,
    ),
)

FORMS: dict[str, StepForm] = {
    "notify": StepForm((), asks_when=False),
    "serve_notice": StepForm(SERVICE, sections=SERVICE_SECTIONS, files=SERVICE_FILES),
    "hear_statement": StepForm(
        (
            Field("statement", "陈述、申辩情况", Kind.CHOICE, choices=STATEMENTS),
            Field(
                "statement_content",
                "陈述、申辩内容",
                Kind.LONG_TEXT,
                required=False,
                when=_IF_MADE,
                size=3000,
                help="按原话记录，一点一段。",
            ),
            Field(
                "manner",
                "提出的方式",
                Kind.CHOICE,
                required=False,
                when=_IF_MADE,
                choices=MANNERS,
            ),
            Field(
                "speaker",
                "陈述申辩人",
                required=False,
                when=_IF_MADE,
                size=60,
                personal=Personal.NAME,
                apart=Apart.OWN,
            ),
            Field(
                "speaker_identity",
                "陈述申辩人的身份和证件号码",
                required=False,
                when=_IF_MADE,
                size=100,
                personal=Personal.IDENTITY,
                apart=Apart.OWN,
            ),
            Field(
                "authorization",
                "委托手续",
                required=False,
                size=200,
                help="委托他人的，写明授权委托书和权限。",
                personal=Personal.PEOPLE,
            ),
            Field("submitted", "提交的材料", Kind.LONG_TEXT, required=False, size=1000),
            Field("received_on", "收到日期", Kind.DATE, required=False, when="书面提出的必填"),
            Field("place", "地点", required=False, when=_IF_ORAL),
            Field("started_at", "开始时间", Kind.MOMENT, required=False, when=_IF_ORAL),
            Field("ended_at", "结束时间", Kind.MOMENT, required=False, when=_IF_ORAL),
            Field(
                "certificate_reply",
                "对方怎样确认执法证件",
                required=False,
                when=_IF_ORAL,
                size=300,
            ),
            Field(
                "rights_told",
                "告知的权利和义务",
                Kind.LONG_TEXT,
                required=False,
                when=_IF_ORAL,
                size=1000,
            ),
            *(
                replace(field, required=False, when=field.when or _IF_ORAL)
                if field.name == "signature"
                else field
                for field in SIGNATURE
            ),
            Field("hearing", "听证", Kind.CHOICE, choices=HEARINGS),
            *_WAIVER,
        ),
        sections={"hearing": "听证", "waiver_proof": "放弃的凭据"},
        files=FilesAsked(
            "陈述申辩、放弃的凭证文件",
            help="当事人签名的放弃声明、陈述申辩书的扫描件或者照片，录音录像；"
            "合计超过 20 MB 的录音录像在“补充证据”中存入。以后拿到的，用“补存凭证”存入。",
            when="书面放弃、录音录像、书面提出的，在这里存入",
        ),
    ),
    "reexamine": StepForm(
        (
            Field(
                "points",
                "各项意见和复核结果",
                Kind.TABLE,
                help="当事人提出的每一项事实、理由和证据，逐项复核。",
                columns=(
                    Field("point", "当事人的意见", Kind.LONG_TEXT, size=1000),
                    Field("adopted", "是否采纳", Kind.YES_NO),
                    Field("reasons", "复核情况和理由", Kind.LONG_TEXT, size=1000),
                ),
            ),
            Field("conclusion", "复核结论", Kind.LONG_TEXT, size=1000),
            Field(
                "proposal",
                "复核后的处理建议",
                Kind.LONG_TEXT,
                size=1000,
                help="成立的应当采纳；不得因陈述、申辩而给予更重的处罚。",
            ),
        ),
        asks_when=False,
    ),
}
