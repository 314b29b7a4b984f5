"""审核书稿, 集体讨论 and 退回: what is entered between the draft and the decision."""

from sunlit.cases.forms.fields import Field, Kind, StepForm

MEETING = (
    Field("started_at", "开始时间", Kind.MOMENT),
    Field("ended_at", "结束时间", Kind.MOMENT),
    Field("place", "地点", size=100),
    Field("recorder", "记录人及职务", size=60),
    Field("reporter", "汇报人及职务", size=60),
    Field("observers", "列席人员及职务", Kind.LONG_TEXT, required=False, size=500),
    Field("absent", "缺席人员及原因", Kind.LONG_TEXT, required=False, size=500),
    Field("report", "案情汇报", Kind.LONG_TEXT, size=3000),
    Field(
        "views",
        "参加人的意见",
        Kind.TABLE,
        help="按发言次序逐人记录原话，不同意见如实记录；您是主持人，最后发表意见。",
        columns=(
            Field("name", "参加人", size=60),
            Field("post", "职务", size=60),
            Field("view", "意见", Kind.LONG_TEXT, size=1000),
        ),
        least=2,
    ),
)
"""When and where the heads of the organ met, who reported, who said what."""
CONCLUSION = Field(
    "conclusion",
    "讨论结论",
    Kind.LONG_TEXT,
    size=1000,
    help="表决或者一致的情况，保留的意见。",
)
_DELIBERATION = StepForm(
    (
        *MEETING,
        Field(
            "agrees",
            "讨论结果",
            Kind.CHOICE,
            choices=(("agree", "同意按书稿作出决定"), ("disagree", "不同意，退回承办科室")),
        ),
        CONCLUSION,
    ),
    asks_when=False,
)

FORMS: dict[str, StepForm] = {
    "endorse_decision": StepForm(
        (Field("opinion", "科室负责人意见", Kind.LONG_TEXT, size=500),), asks_when=False
    ),
    "return_decision": StepForm(
        (Field("reason", "退回理由", Kind.LONG_TEXT, size=1000, help="哪一项要改，为什么。"),),
        asks_when=False,
    ),
    "deliberate": _DELIBERATION,
    "deliberate_against": _DELIBERATION,
}
