"""中止、恢复: why a case stands still, by which provision, and the answers of the leader."""

from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm

GROUNDS = (
    ("other_case", "须以其他案件的结果或者其他机关的决定为依据"),
    ("expertise", "等待检验、检测、鉴定或者专家意见"),
    ("successor", "当事人死亡或者终止，等待权利义务的承受人"),
    ("force_majeure", "因不可抗力不能继续办理"),
    ("other", "其他"),
)

CLOCK_BASIS = "clock_basis"
"""The entry of the proposal that names the provision by which the clocks stand still."""
FORMS: dict[str, StepForm] = {
    "propose_suspension": StepForm(
        (
            Field("ground", "中止的情形", Kind.CHOICE, choices=GROUNDS),
            Field(
                "reason",
                "理由",
                Kind.LONG_TEXT,
                size=1000,
                help="等待什么、由谁作出、现在到哪一步。",
            ),
            Field(
                "legal_basis",
                "中止的依据",
                size=300,
                help="法律、法规、规章或者本机关制度的名称和条，例如：《××规定》第十二条。",
            ),
            Field(
                CLOCK_BASIS,
                "期限停止计算的依据",
                required=False,
                size=300,
                when="法律、法规、规章规定中止期间不计入办案期限的才填写",
                help="写到条。行政处罚法第六十条没有规定可以扣除的时间，不写的，九十日照常计算。",
            ),
            Field("expected_on", "预计恢复的日期", Kind.DATE, required=False),
        ),
        asks_when=False,
    ),
    "suspend": agreement("同意中止"),
    "decline_suspension": objection(
        (DISAGREE, "不同意中止，继续办理"), (RETURN, "退回，补充后重新提请")
    ),
    "propose_resumption": StepForm(
        (
            Field(
                "reason",
                "理由",
                Kind.LONG_TEXT,
                size=1000,
                help="中止的原因怎样消除：等到了什么，哪一天知道的。",
            ),
        ),
        asks_when=False,
    ),
    "resume": agreement("同意恢复"),
    "decline_resumption": objection(
        (DISAGREE, "不同意恢复，继续中止"), (RETURN, "退回，补充后重新提请")
    ),
}
