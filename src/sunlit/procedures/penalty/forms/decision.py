"""书稿, 送审, 决定 and 送达: what is entered until the decision has reached the party."""

from sunlit.parts.deliberation import forms as deliberation
from sunlit.parts.serving.forms import SERVICE, SERVICE_FILES, SERVICE_SECTIONS
from sunlit.procedures.penalty.forms.proposal import DISPOSITION, DISPOSITION_SECTIONS
from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.joint_decision import JOINT
from sunlit.rules.no_penalty import NoPenaltyCircumstance
from sunlit.rules.redaction import Personal

CIRCUMSTANCES = (("", "不适用"), *((one.value, one.label) for one in NoPenaltyCircumstance))

_NO_AGREEMENT = "不同意处理意见，重新提出处理建议并告知"
_BACK_TO_DRAFT = "退回修改书稿"
_WHAT_TO_CHANGE = "退回的写明哪一项要改，为什么。"

FORMS: dict[str, StepForm] = {
    "draft_decision": StepForm(
        (
            *DISPOSITION,
            Field(
                "circumstance",
                "不予处罚的情形",
                Kind.CHOICE,
                required=False,
                choices=CIRCUMSTANCES,
                help="只在不予处罚或者违法事实不能成立时选择。",
            ),
            Field(
                "education",
                "教育情况",
                Kind.LONG_TEXT,
                required=False,
                size=1000,
                help="违法事实成立而不予处罚的必填：怎样教育当事人。",
            ),
            Field(
                "guardian",
                "对监护人的要求",
                Kind.LONG_TEXT,
                required=False,
                size=500,
                help="当事人不满十四周岁，或者不能辨认、控制自己行为的必填。",
                personal=Personal.CIRCUMSTANCE,
            ),
            Field("public_interest", "涉及重大公共利益", Kind.YES_NO),
            Field("social_risk", "可能造成重大社会影响或者引发社会风险", Kind.YES_NO),
            Field("complex", "疑难复杂、涉及多个法律关系", Kind.YES_NO),
            Field(
                "review_by_law",
                "法律、法规规定应当法制审核的依据",
                required=False,
                size=300,
                help="法律、法规规定这类处罚应当进行法制审核的，写到条、款、项；没有规定的不填。",
            ),
            Field(
                "grave",
                "属于重大违法行为",
                Kind.YES_NO,
                help="情节复杂或者重大违法行为给予处罚的，由机关负责人集体讨论决定。",
            ),
            Field(
                "raise_to_major",
                "提级为重大行政执法决定",
                Kind.YES_NO,
                help="符合目录清单的，系统自动列为重大；不符合的，也可以主动送审。"
                "提级以后，由承办科室负责人在送审以前写明理由才能取消。",
            ),
            Field(
                JOINT,
                "各当事人一并制作一份决定书",
                Kind.YES_NO,
                required=False,
                when="一并制作的选“是”",
                help="一份决定书、一个文号，写明每一名当事人和对每一名的处罚；一并决定，"
                "分别送达、公示、缴款。只对本表勾选的当事人。不选的，每一名各制作一份。",
            ),
        ),
        sections={
            **DISPOSITION_SECTIONS,
            "circumstance": "不予处罚的，还要写明",
            "public_interest": "法制审核和集体讨论",
            JOINT: "决定书怎样制作",
        },
        asks_when=False,
    ),
    "undo_raise": StepForm(
        (
            Field(
                "reason",
                "取消提级的理由",
                Kind.LONG_TEXT,
                size=1000,
                help="当时为什么提级，现在为什么不需要；写进取消提级审批表，随案卷归档。",
            ),
        ),
        asks_when=False,
    ),
    "endorse_decision": agreement("同意书稿，报局领导审批"),
    "refuse_draft": objection((DISAGREE, _NO_AGREEMENT)),
    "return_draft": objection((RETURN, _BACK_TO_DRAFT), help_text=_WHAT_TO_CHANGE),
    "refuse_decision": objection((DISAGREE, _NO_AGREEMENT)),
    "return_decision": objection((RETURN, _BACK_TO_DRAFT), help_text=_WHAT_TO_CHANGE),
    **deliberation.FORMS,
    "decide": agreement(
        "同意作出决定",
        Field(
            "late_basis",
            "超过九十日作出决定的依据",
            required=False,
            size=300,
            when="法律、法规、规章另有规定的必填",
            help="写到条、款、项。",
        ),
        Field(
            "late_reason",
            "超过九十日作出决定的原因",
            Kind.LONG_TEXT,
            required=False,
            when="没有上述依据的必填",
            size=500,
            help="写明为什么逾期；写进审批表和结案报告，逾期记录在案。",
        ),
    ),
    "serve": StepForm(SERVICE, sections=SERVICE_SECTIONS, files=SERVICE_FILES),
}
