"""The forms of what happens to a decision after it was made: returned, withheld, examined again."""

from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.rules.withholding import WithholdingGround

GROUNDS = tuple((ground.value, ground.label) for ground in WithholdingGround)

_REVIEW_DAY = Field(
    "review_on", "重新审查日期", Kind.DATE, help="到这一天由承办科室重新审查情形是否仍然存在。"
)
_OPINION = StepForm((Field("opinion", "意见和理由", Kind.LONG_TEXT, size=1000),), asks_when=False)

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
    "return_publication": StepForm(
        (Field("reason", "退回理由", Kind.LONG_TEXT, size=500, help="哪一项要改，为什么。"),),
        asks_when=False,
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
    "review_withholding": _OPINION,
    "object_to_withholding": _OPINION,
    "withhold": StepForm(
        (Field("opinion", "审批意见", Kind.LONG_TEXT, size=500),), asks_when=False
    ),
    "decline_withholding": StepForm(
        (Field("opinion", "不批准的理由", Kind.LONG_TEXT, size=500),), asks_when=False
    ),
    "keep_withholding": StepForm(
        (
            Field(
                "finding",
                "审查情况",
                Kind.LONG_TEXT,
                size=1000,
                help="情形为什么仍然存在；已经消除的，不在这里办理，改办“终止不予公开”。",
            ),
            _REVIEW_DAY,
        ),
        asks_when=False,
    ),
    "end_withholding": StepForm(
        (
            Field(
                "finding",
                "审查情况",
                Kind.LONG_TEXT,
                size=1000,
                help="情形已经怎样消除。终止后按程序核对、公示。",
            ),
        ),
        asks_when=False,
    ),
}
