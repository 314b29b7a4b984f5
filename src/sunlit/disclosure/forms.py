"""The forms of what happens to a decision after it was made: returned, withheld, examined again."""

from sunlit.rules.answers import DISAGREE, RETURN, VIEW, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.withholding import WithholdingGround

KEEP, END = "keep", "end"
GROUNDS = tuple((ground.value, ground.label) for ground in WithholdingGround)

_REVIEW_DAY = Field(
    "review_on", "重新审查日期", Kind.DATE, help="到这一天由承办科室重新审查情形是否仍然存在。"
)

FORMS: dict[str, StepForm] = {
    "publish_before_service": StepForm(
        (
            Field(
                "reason",
                "先行公示的理由",
                Kind.LONG_TEXT,
                size=500,
                help="送达到什么程度，为什么不等送达。公示期限不因此变动。",
            ),
        ),
        asks_when=False,
    ),
    "hold_publication": StepForm(
        (
            Field(
                "reason",
                "暂缓公示的理由",
                Kind.LONG_TEXT,
                size=200,
                help="公示期限继续计算，超期照样显示，并显示这里的理由。",
            ),
        ),
        asks_when=False,
    ),
    "review_secrecy": agreement("没有国家秘密、商业秘密和未隐去的个人信息，可以公示", size=300),
    "return_secrecy": objection(
        (DISAGREE, "含有秘密，处理后也不能公开（由承办人员提请不予公开）"),
        (RETURN, "退回，处理后重新核对公示稿"),
        help_text="写明哪一项涉密，或者哪一项还要隐去，为什么。",
        size=500,
    ),
    "publish": agreement("同意公示", size=300),
    "return_publication": objection(
        (DISAGREE, "不同意公示（认为依法不应公开，由承办人员提请不予公开）"),
        (RETURN, "退回，重新核对公示稿"),
        help_text="写明哪一项要改，为什么；认为不应公开的，写明情形。",
        size=500,
    ),
    "propose_withholding": StepForm(
        (
            Field("ground", "不予公开情形", Kind.CHOICE, choices=GROUNDS),
            Field("reason", "理由", Kind.LONG_TEXT, size=1000, help="写明事实，不能只重复条文。"),
            Field(
                "redaction_fails",
                "技术处理后仍不能公开的理由",
                Kind.LONG_TEXT,
                required=False,
                size=1000,
                help="涉及商业秘密、个人隐私的必填：能处理后公开的，应当处理后公开。",
            ),
            Field(
                "basis",
                "规定不予公开的条文",
                required=False,
                size=300,
                help="情形为其他法律、法规、规章规定的必填，写到条、款、项。",
            ),
            _REVIEW_DAY,
        ),
        asks_when=False,
    ),
    "review_withholding": agreement("同意不予公开", size=1000),
    "object_to_withholding": objection(
        (DISAGREE, "不同意不予公开，应当公示"), (RETURN, "退回，补充理由后重新提请")
    ),
    "withhold": agreement("同意不予公开"),
    "decline_withholding": objection(
        (DISAGREE, "不同意不予公开，应当公示"),
        (RETURN, "退回，补充理由后重新提请"),
        size=500,
    ),
    "keep_withholding": StepForm(
        (
            Field(VIEW, "审查结论", Kind.CHOICE, choices=((KEEP, "情形仍然存在，继续不予公开"),)),
            Field(
                "finding",
                "审查情况",
                Kind.LONG_TEXT,
                size=1000,
                help="情形为什么仍然存在，或者已经怎样消除。",
            ),
            _REVIEW_DAY,
        ),
        asks_when=False,
    ),
    "end_withholding": StepForm(
        (
            Field(VIEW, "审查结论", Kind.CHOICE, choices=((END, "情形已经消除，终止不予公开"),)),
            Field(
                "finding",
                "审查情况",
                Kind.LONG_TEXT,
                size=1000,
                help="终止后按程序核对、公示。",
            ),
        ),
        asks_when=False,
    ),
}
