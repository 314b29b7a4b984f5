"""受案 and 立案: what is entered when a lead comes in, is checked, and a case is filed."""

from collections.abc import Mapping
from typing import Any

from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import check_party_code
from sunlit.rules.refusal import Refusal

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
CHECK_CONCLUSIONS = (
    ("file", "建议立案"),
    ("decline", "建议不予立案"),
    ("pass_on", "建议移送有管辖权的机关"),
)
PROPOSALS = (("file", "建议立案"), ("decline", "建议不予立案"))
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
VIEWS = (("agree", "同意"), ("disagree", "不同意"))

FORMS: dict[str, StepForm] = {
    "register_lead": StepForm(
        (
            Field("source", "案件来源", Kind.CHOICE, choices=SOURCES, correctable=True),
            Field("matter", "涉嫌违法行为", Kind.MATTER),
            Field("content", "线索内容", Kind.LONG_TEXT, size=2000, correctable=True),
            Field("party_kind", "当事人类别", Kind.CHOICE, choices=PARTY_KINDS, correctable=True),
            Field("party_name", "当事人名称（姓名）", size=90, correctable=True),
            Field(
                "party_code",
                "统一社会信用代码（身份证号）",
                size=18,
                help="18 位；系统会核对校验码。",
                correctable=True,
            ),
            Field("party_address", "住所", correctable=True),
            Field(
                "party_representative",
                "法定代表人（负责人）",
                required=False,
                size=60,
                help="当事人是自然人的不填。",
                correctable=True,
            ),
            Field("party_telephone", "联系电话", required=False, size=40, correctable=True),
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
            ),
            Field("found", "核查情况", Kind.LONG_TEXT, size=2000),
            Field("materials", "取得的材料", Kind.LONG_TEXT, required=False, size=1000),
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
                "act_ended_on",
                "违法行为终了日期",
                Kind.DATE,
                help="行为有连续或者继续状态的，从行为终了之日起计算追责期限。",
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
        )
    ),
    "endorse_filing": StepForm(
        (
            Field("view", "对处理建议", Kind.CHOICE, choices=VIEWS),
            Field("opinion", "科室负责人意见", Kind.LONG_TEXT, size=500),
        )
    ),
    "return_filing": StepForm(
        (Field("reason", "退回理由", Kind.LONG_TEXT, size=500, help="缺什么，要补充核查什么。"),)
    ),
    "file_case": StepForm((Field("opinion", "审批意见", Kind.LONG_TEXT, size=500),)),
    "decline_to_file": StepForm(
        (
            Field("ground", "不予立案的情形", Kind.CHOICE, choices=DECLINE_GROUNDS),
            Field("opinion", "不予立案的理由", Kind.LONG_TEXT, size=1000),
            Field(
                "onward",
                "线索移送",
                required=False,
                help="不属于本机关管辖的必填：移送到哪个机关。",
            ),
        )
    ),
    "tell_reporter": StepForm(
        (
            Field("manner", "告知方式", size=60, help="例如：电话、书面、当面。"),
            Field("told", "告知内容", Kind.LONG_TEXT, size=1000),
        )
    ),
}


def check_party(entries: Mapping[str, Any]) -> Refusal | None:
    """Return what is wrong with the party as it was entered, or None."""
    wrong = check_party_code(entries["party_kind"], entries["party_code"])
    if wrong:
        return Refusal(wrong, None, "party_code")
    is_person = entries["party_kind"] == PartyKind.NATURAL_PERSON
    if not is_person and not (entries.get("party_representative") or "").strip():
        return Refusal("当事人是单位的，请填写法定代表人（负责人）。", None, "party_representative")
    return None
