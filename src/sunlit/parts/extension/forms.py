"""延期: for how long, by which provision and why, and the answers of the leader."""

from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.written_codes import plain_number

DAYS, BASIS, AGAIN = "days", "legal_basis", "again_basis"
"""Entries of the proposal: how long, by which provision, and by which one more than once."""
FORMS: dict[str, StepForm] = {
    "propose_extension": StepForm(
        (
            Field(
                BASIS,
                "延期的依据",
                size=300,
                help="规定可以延长办案期限的法律、法规、规章的名称和条，例如：《××规定》第十二条。"
                "行政处罚法第六十条只说从其规定，本身不是依据。",
            ),
            Field(
                DAYS,
                "延长的日数",
                size=3,
                plain=plain_number,
                help="该依据允许的日数，写阿拉伯数字；接在原来的期限后面连续计算。",
            ),
            Field(
                AGAIN,
                "再次延期的依据",
                required=False,
                size=300,
                when="已经延期过的必填",
                help="规定可以再次延期的条文，写到条；没有这样规定的，不能再次延期。",
            ),
            Field(
                "reason",
                "理由",
                Kind.LONG_TEXT,
                size=1000,
                help="为什么在期限内不能作出决定，还要办什么、各需要多少日。",
            ),
        ),
        asks_when=False,
    ),
    "extend": agreement("同意延期"),
    "decline_extension": objection(
        (DISAGREE, "不同意延期，按原来的期限办理"), (RETURN, "退回，补充后重新提请")
    ),
}
