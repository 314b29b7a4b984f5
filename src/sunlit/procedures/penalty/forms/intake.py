"""受案 and 立案: what is entered when a lead comes in, is checked, and a case is filed."""

from sunlit.parts.assignment.forms import ASSIGNMENT
from sunlit.parts.party.forms import PARTY
from sunlit.procedures.penalty.forms.investigation import PROGRAMS_DECLARED
from sunlit.rules.answers import (
    AGREE,
    DISAGREE,
    OPINION,
    RETURN,
    VIEW,
    agreement,
    objection,
)
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.marking import STATE_SECRET, Marking
from sunlit.rules.redaction import Personal

SOURCES = (
    ("inspection", "检查发现"),
    ("complaint", "投诉举报"),
    ("superior", "上级交办"),
    ("transfer", "其他机关移送"),
    ("subordinate", "下级报请"),
    ("media", "媒体披露"),
    ("other", "其他"),
)
CHECK_CONCLUSIONS = (
    ("file", "建议立案"),
    ("decline", "建议不予立案"),
    ("pass_on", "建议移送有管辖权的机关"),
)
PROPOSALS = (("file", "建议立案"), ("decline", "建议不予立案"))
CONTINUES = "continues"
ACT_STATES = (("", "已经终了"), (CONTINUES, "仍在继续"))
TWO_YEARS = "two_years"
LIMITS = (
    (TWO_YEARS, "二年（一般情形）"),
    ("life_health", "五年：涉及公民生命健康安全且有危害后果"),
    ("financial_security", "五年：涉及金融安全且有危害后果"),
)
JURISDICTIONS = (
    ("own", "属于本机关管辖"),
    ("other", "不属于本机关管辖"),
    ("disputed", "管辖权有争议，尚未解决"),
)
OUTSIDE_JURISDICTION = "outside_jurisdiction"
DECLINE_GROUNDS = (
    ("no_violation", "没有违法事实"),
    ("out_of_time", "违法行为超过追责时效"),
    (OUTSIDE_JURISDICTION, "不属于本机关管辖"),
    ("under_age", "当事人不满十四周岁"),
    ("other", "其他依法不予立案的情形"),
)
VIEWS = ((AGREE, "同意，报局领导审批"), (DISAGREE, "不同意，报局领导审批"))
_WHAT_IS_MISSING = "退回的写明缺什么，要补充核查什么。"

FORMS: dict[str, StepForm] = {
    "identify_party": StepForm(PARTY, asks_when=False),
    "add_lead_material": StepForm(
        (
            Field("name", "材料名称", help="例如：匿名信一封、照片、通话录音、移送函。", size=100),
            Field("source", "材料来源", help="例如：来信、来访提交、其他机关随案移送。"),
            Field("note", "说明", required=False, size=300),
            PROGRAMS_DECLARED,
            Field(
                "marking",
                "密级",
                Kind.CHOICE,
                choices=(*((one.value, one.label) for one in Marking), (STATE_SECRET, "国家秘密")),
                help="能看出举报人是谁的，选“举报人身份”：只有本案办案人员和科室负责人能打开。",
            ),
        )
    ),
    "register_lead": StepForm(
        (
            Field("source", "案件来源", Kind.CHOICE, choices=SOURCES, correctable=True),
            Field("matter", "涉嫌违法行为", Kind.MATTER),
            Field("content", "线索内容", Kind.LONG_TEXT, size=2000, correctable=True),
            *PARTY,
            Field(
                "reporter_name",
                "举报人（提供人）姓名",
                required=False,
                when="匿名的不填",
                size=60,
                help="保密：另行保存，只有本案办案人员和科室负责人能看到，不写进任何文书。",
                personal=Personal.NAME,
            ),
            Field(
                "reporter_contact",
                "举报人联系方式",
                required=False,
                size=100,
                help="保密。",
                personal=Personal.CONTACT,
            ),
        )
    ),
    "check_lead": StepForm(
        (
            Field(
                "first_checker", "核查人", Kind.OFFICER, help="核查期间每一天执法证都有效的人员。"
            ),
            Field("second_checker", "另一核查人", Kind.OFFICER),
            Field("started_on", "核查开始日期", Kind.DATE),
            Field("ended_on", "核查结束日期", Kind.DATE),
            Field(
                "course",
                "核查经过",
                Kind.LONG_TEXT,
                size=2000,
                help="时间、地点、方式，核查了哪些人和材料。",
                correctable=True,
            ),
            Field("found", "核查情况", Kind.LONG_TEXT, size=2000, correctable=True),
            Field(
                "materials",
                "取得的材料",
                Kind.LONG_TEXT,
                required=False,
                size=1000,
                correctable=True,
            ),
            Field("conclusion", "核查结论", Kind.CHOICE, choices=CHECK_CONCLUSIONS),
            Field("reasons", "理由", Kind.LONG_TEXT, size=1000),
        )
    ),
    "apply_to_file": StepForm(
        (
            Field("summary", "案情摘要", Kind.LONG_TEXT, size=2000),
            Field("proposal", "处理建议", Kind.CHOICE, choices=PROPOSALS),
            Field("filing_basis", "理由和依据", Kind.LONG_TEXT, size=1000),
            Field("jurisdiction", "管辖", Kind.CHOICE, choices=JURISDICTIONS),
            Field(
                "jurisdiction_reason",
                "管辖的理由",
                Kind.LONG_TEXT,
                size=500,
                help="违法行为发生地、级别管辖；本机关依据哪一条管辖。",
                correctable=True,
            ),
            Field(
                "act_state",
                "违法行为的状态",
                Kind.CHOICE,
                required=False,
                choices=ACT_STATES,
                help="行为有连续或者继续状态的，从行为终了之日起计算追责期限；仍在继续的，期限还没有开始。",
                correctable=True,
            ),
            Field(
                "act_ended_on",
                "违法行为终了日期",
                Kind.DATE,
                required=False,
                when="已经终了的必填",
                correctable=True,
            ),
            Field(
                "found_by",
                "先发现的机关",
                required=False,
                size=100,
                help="其他有权机关在本机关以前发现这一违法行为的，写明机关和凭据；期限按它发现的日期看。",
                correctable=True,
            ),
            Field(
                "found_on",
                "该机关发现的日期",
                Kind.DATE,
                required=False,
                when="写了先发现的机关的必填",
                correctable=True,
            ),
            Field("limit", "追责期限", Kind.CHOICE, choices=LIMITS, correctable=True),
            Field(
                "limit_reason",
                "适用五年期限的理由",
                Kind.LONG_TEXT,
                required=False,
                size=1000,
                help="选择五年的必填：涉及哪项安全，有什么危害后果。",
                correctable=True,
            ),
        ),
        asks_when=False,
    ),
    "endorse_filing": StepForm(
        (
            Field(VIEW, "对处理建议", Kind.CHOICE, choices=VIEWS),
            Field(
                OPINION,
                "意见和理由",
                Kind.LONG_TEXT,
                size=500,
                help="不同意的，写明理由，由局领导审批；材料不全的，退回承办人员。",
            ),
        ),
        asks_when=False,
    ),
    "return_application": objection((RETURN, "退回承办人员"), help_text=_WHAT_IS_MISSING),
    "return_filing": objection((RETURN, "退回补充核查"), help_text=_WHAT_IS_MISSING),
    "file_case": agreement("同意立案"),
    "decline_to_file": objection(
        (DISAGREE, "不同意立案（不予立案）"),
        more=(
            Field("ground", "不予立案的情形", Kind.CHOICE, choices=DECLINE_GROUNDS),
            Field(
                "onward",
                "线索移送",
                required=False,
                when="不予立案且不属于本机关管辖的必填",
                help="移送到哪个机关。",
            ),
        ),
    ),
    "assign_officers": ASSIGNMENT,
    "tell_reporter": StepForm(
        (
            Field("manner", "告知方式", size=60, help="例如：电话、书面、当面。"),
            Field("told", "告知内容", Kind.LONG_TEXT, size=1000),
        )
    ),
}
