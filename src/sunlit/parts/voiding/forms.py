"""作废: why a case should not go on under its number, and the answer of the leader."""

from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm

DUPLICATE = "duplicate"
GROUNDS = (
    (DUPLICATE, "重复登记（同一线索已经另有一件）"),
    ("mistaken", "登记错误（不应当登记为案件）"),
    ("other", "其他"),
)

FORMS: dict[str, StepForm] = {
    "propose_voiding": StepForm(
        (
            Field("ground", "作废的情形", Kind.CHOICE, choices=GROUNDS),
            Field(
                "other_case",
                "保留的案件案号",
                required=False,
                when="重复登记的必填",
                size=40,
                help="同一线索继续在哪一件里办理。",
            ),
            Field(
                "reason",
                "理由",
                Kind.LONG_TEXT,
                size=500,
                help="作废只处理登记本身的错误；查无违法事实的办理不予立案或者不予处罚，不能作废。",
            ),
        ),
        asks_when=False,
    ),
    "void_case": agreement("同意作废"),
    "decline_voiding": objection(
        (DISAGREE, "不同意作废，继续办理"), (RETURN, "退回，补充后重新提请")
    ),
}
