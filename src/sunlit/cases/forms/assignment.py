"""指派 and 回避: who handles the case, what each declares, who stands aside (处罚法42、43)."""

from sunlit.cases.forms.fields import Field, Kind, StepForm

NO_CONFLICT = "none"
HARMLESS = "harmless"
CONFLICT = "conflict"
DECLARATIONS = (
    (NO_CONFLICT, "与本案没有利害关系，也没有其他可能影响公正执法的关系"),
    (HARMLESS, "有关系，经审查不影响公正执法"),
    (CONFLICT, "有利害关系或者可能影响公正执法，应当回避"),
)
POSITIONS = {"lead": "主办", "second": "协办"}
SELF = "self"
MANNERS = (
    ("party_written", "当事人书面申请"),
    ("party_oral", "当事人口头申请"),
    (SELF, "本人主动回避"),
)
GRANTED = "granted"
RECUSAL_OUTCOMES = ((GRANTED, "准予回避"), ("rejected", "驳回回避申请"))


def _of(position: str, word: str) -> tuple[Field, ...]:
    return (
        Field(f"{position}_officer", f"{word}人员", Kind.OFFICER, help="当天执法证有效的人员。"),
        Field(f"{position}_declaration", f"{word}人员的声明", Kind.CHOICE, choices=DECLARATIONS),
        Field(
            f"{position}_relation",
            f"{word}人员的关系说明",
            required=False,
            size=300,
            help="有关系的必填：是什么关系，为什么不影响公正执法。",
        ),
    )


FORMS: dict[str, StepForm] = {
    "assign_officers": StepForm(
        (
            *(field for position, word in POSITIONS.items() for field in _of(position, word)),
            Field("opinion", "指派意见", Kind.LONG_TEXT, size=500),
            Field(
                "replacing_reason",
                "更换理由",
                Kind.LONG_TEXT,
                required=False,
                size=500,
                help="更换办案人员的必填。",
            ),
        )
    ),
    "request_recusal": StepForm(
        (
            Field("manner", "提出方式", Kind.CHOICE, choices=MANNERS),
            Field("person", "被申请回避的人员", Kind.PERSON, help="办案、审核、决定本案的人员。"),
            Field("reasons", "申请回避的理由", Kind.LONG_TEXT, size=1000),
            Field("proof", "提交的材料", Kind.LONG_TEXT, required=False, size=500),
            Field("answer", "被申请人的说明", Kind.LONG_TEXT, size=1000),
            Field("examination", "审查情况", Kind.LONG_TEXT, size=1000),
            Field("opinion", "科室意见", Kind.LONG_TEXT, size=500),
        )
    ),
    "decide_recusal": StepForm(
        (
            Field("outcome", "决定", Kind.CHOICE, choices=RECUSAL_OUTCOMES),
            Field("reasons", "理由", Kind.LONG_TEXT, size=1000),
            Field(
                "consequences",
                "后续安排",
                Kind.LONG_TEXT,
                required=False,
                size=1000,
                help="准予回避的必填：由谁接替，已经进行的调查如何处理。",
            ),
        )
    ),
}
