"""The forms of the ordinary penalty (field guide L, D01–D24)."""

from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.documents.forms.internal import CLOSING_REPORT
from sunlit.rules.house.model import PartyKind

SOURCES = (
    ("inspection", "检查发现"),
    ("complaint", "投诉举报"),
    ("superior", "上级交办"),
    ("transfer", "其他机关移送"),
    ("subordinate", "下级报请"),
    ("media", "媒体披露"),
    ("other", "其他"),
)
PARTY_KINDS = tuple((kind.value, kind.label) for kind in PartyKind)
EVIDENCE_KINDS = (
    ("documentary", "书证"),
    ("physical", "物证"),
    ("audiovisual", "视听资料"),
    ("electronic", "电子数据"),
    ("witness", "证人证言"),
    ("party_statement", "当事人的陈述"),
    ("expert", "鉴定意见"),
    ("record", "勘验笔录、现场笔录"),
)
SERVICE_METHODS = (
    ("direct", "直接送达"),
    ("leaving", "留置送达"),
    ("post", "邮寄送达"),
    ("electronic", "电子送达"),
)
STATEMENTS = (
    ("made", "提出了陈述、申辩"),
    ("waived", "明示放弃陈述、申辩"),
    ("none", "期满未提出"),
)
CLOSINGS = tuple((manner, manner) for manner in CLOSING_REPORT.field("manner").choices)
HEARINGS = (
    ("not_told", "没有告知听证权利"),
    ("none", "期满未要求听证"),
    ("waived", "明示放弃听证"),
    ("requested", "要求听证"),
)

_SERVICE = (
    Field("method", "送达方式", Kind.CHOICE, choices=SERVICE_METHODS),
    Field("served_on", "送达日期", Kind.DATE, help="回证上的签收日期，就是送达日期。"),
    Field("receiver", "签收人", size=60),
    Field(
        "receiver_relation", "签收人与当事人的关系", size=60, help="例如：法定代表人、收发人员。"
    ),
)
_DISPOSITION = (
    Field(
        "facts",
        "违法事实",
        Kind.LONG_TEXT,
        size=5000,
        help="时间、地点、行为、情节、后果，每一句都要有证据。",
    ),
    Field("characterization", "定性", size=300, help="属于什么违法行为。"),
    Field("violated", "违反的规定", size=500, help="写到条、款、项。"),
    Field("basis", "处罚依据", size=500, help="写到条、款、项。"),
    Field(
        "discretion",
        "裁量理由",
        Kind.LONG_TEXT,
        size=2000,
        help="适用哪一档、为什么；从轻、减轻或者从重的情节。",
    ),
    Field("warning", "警告", Kind.YES_NO),
    Field("fine_fen", "罚款（元）", Kind.MONEY, help="没有罚款的填 0。"),
)

FORMS: dict[str, StepForm] = {
    "register_lead": StepForm(
        (
            Field("source", "案件来源", Kind.CHOICE, choices=SOURCES),
            Field("matter", "涉嫌违法行为", Kind.MATTER),
            Field("content", "线索内容", Kind.LONG_TEXT, size=2000),
            Field("party_kind", "当事人类别", Kind.CHOICE, choices=PARTY_KINDS),
            Field("party_name", "当事人名称（姓名）", size=90),
            Field(
                "party_code",
                "统一社会信用代码（身份证号）",
                size=18,
                help="18 位；系统会核对校验码。",
            ),
            Field("party_address", "住所"),
            Field(
                "party_representative",
                "法定代表人（负责人）",
                required=False,
                size=60,
                help="当事人是自然人的不填。",
            ),
            Field("party_telephone", "联系电话", required=False, size=40),
            Field(
                "reporter_name",
                "举报人（提供人）姓名",
                required=False,
                size=60,
                help="保密：另行保存，只有本案办案人员和科室负责人能看到，不写进任何文书。",
            ),
            Field("reporter_contact", "举报人联系方式", required=False, size=100, help="保密。"),
        )
    ),
    "apply_to_file": StepForm(
        (
            Field("summary", "案情摘要", Kind.LONG_TEXT, size=2000),
            Field("filing_basis", "立案理由和依据", Kind.LONG_TEXT, size=1000),
            Field(
                "act_ended_on",
                "违法行为终了日期",
                Kind.DATE,
                help="行为有连续或者继续状态的，从行为终了之日起计算追责期限。",
            ),
        )
    ),
    "file_case": StepForm(
        (
            Field("opinion", "审批意见", Kind.LONG_TEXT, size=500),
            Field("lead_officer", "主办人员", Kind.OFFICER, help="当天执法证有效的人员。"),
            Field("second_officer", "协办人员", Kind.OFFICER),
        )
    ),
    "decline_to_file": StepForm((Field("opinion", "不予立案的理由", Kind.LONG_TEXT, size=1000),)),
    "tell_reporter": StepForm(
        (
            Field("manner", "告知方式", size=60, help="例如：电话、书面、当面。"),
            Field("told", "告知内容", Kind.LONG_TEXT, size=1000),
        )
    ),
    "investigate": StepForm(
        (
            Field(
                "act",
                "调查方式",
                Kind.CHOICE,
                choices=(
                    ("site", "现场检查（勘验）"),
                    ("interview", "询问"),
                    ("collect", "调取书证、物证"),
                    ("other", "其他"),
                ),
            ),
            Field("place", "地点"),
            Field("started_at", "开始时间", Kind.MOMENT),
            Field("ended_at", "结束时间", Kind.MOMENT),
            Field("certificate_shown", "已出示执法证件并告知权利义务", Kind.YES_NO),
            Field("present", "在场人员", help="当事人、见证人等。"),
            Field("content", "调查情况", Kind.LONG_TEXT, size=5000),
            Field("party_view", "当事人意见", Kind.LONG_TEXT, size=1000),
            Field("evidence_name", "取得的证据"),
            Field("evidence_kind", "证据种类", Kind.CHOICE, choices=EVIDENCE_KINDS),
            Field("evidence_source", "证据来源"),
            Field("evidence_proves", "证明对象", size=300),
        )
    ),
    "collect_evidence": StepForm(
        (
            Field("evidence", "归入哪项证据", required=False, size=20),
            Field("evidence_name", "新证据的名称", required=False),
            Field(
                "evidence_kind",
                "新证据的种类",
                Kind.CHOICE,
                required=False,
                choices=EVIDENCE_KINDS,
            ),
            Field("evidence_source", "新证据的来源", required=False),
            Field("evidence_proves", "新证据的证明对象", required=False, size=300),
            Field(
                "note",
                "文件说明",
                required=False,
                size=300,
                help="例如：拍摄的时间、地点和拍摄人，复制件与原件核对的情况。",
            ),
        )
    ),
    "conclude_investigation": StepForm(_DISPOSITION),
    "notify": StepForm(()),
    "serve_notice": StepForm(_SERVICE),
    "hear_statement": StepForm(
        (
            Field("statement", "陈述、申辩情况", Kind.CHOICE, choices=STATEMENTS),
            Field(
                "statement_content",
                "陈述、申辩内容",
                Kind.LONG_TEXT,
                required=False,
                size=3000,
            ),
            Field(
                "reexamination",
                "复核意见",
                Kind.LONG_TEXT,
                required=False,
                size=2000,
                help="提出的事实、理由和证据是否成立，采纳与否及理由。",
            ),
            Field("hearing", "听证", Kind.CHOICE, choices=HEARINGS),
        )
    ),
    "draft_decision": StepForm(
        (
            *_DISPOSITION,
            Field("public_interest", "涉及重大公共利益", Kind.YES_NO),
            Field("social_risk", "可能造成重大社会影响或者引发社会风险", Kind.YES_NO),
            Field("complex", "疑难复杂、涉及多个法律关系", Kind.YES_NO),
            Field(
                "raise_to_major",
                "提级为重大行政执法决定",
                Kind.YES_NO,
                help="符合目录清单的，系统自动列为重大；不符合的，也可以主动送审。",
            ),
        )
    ),
    "refer": StepForm(
        (
            Field("proposal", "（一）建议意见", Kind.LONG_TEXT, size=2000),
            Field("account", "（二）情况说明", Kind.LONG_TEXT, size=3000),
            Field("bases", "（三）依据材料", Kind.LONG_TEXT, size=1000),
            Field("evidence", "（四）证据材料及证明对象", Kind.LONG_TEXT, size=2000),
            Field(
                "hearing_record", "（五）听证笔录", size=300, help="没有听证的，写明“未经听证”。"
            ),
            Field("other", "（六）其他相关材料", size=300, help="没有的，写明“无”。"),
        )
    ),
    "decide": StepForm((Field("opinion", "审批意见", Kind.LONG_TEXT, size=500),), asks_when=False),
    "serve": StepForm(_SERVICE),
    "execute": StepForm(
        (
            Field("paid_on", "缴款日期", Kind.DATE, required=False),
            Field("receipt_number", "缴款凭证号", required=False, size=60),
            Field("manner", "执行情况", Kind.LONG_TEXT, size=500),
        )
    ),
    "close": StepForm(
        (
            Field("manner", "结案方式", Kind.CHOICE, choices=CLOSINGS),
            Field("summary", "结案说明", Kind.LONG_TEXT, size=1000),
        )
    ),
}
