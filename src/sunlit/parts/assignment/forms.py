"""指派 and 回避: who handles the case, what each declares, who stands aside (处罚法42、43)."""

from sunlit.rules.answers import VIEW
from sunlit.rules.forms import Field, Kind, StepForm

NO_CONFLICT = "none"
CONFLICT = "conflict"
DECLARATIONS = {
    NO_CONFLICT: "与本案没有直接利害关系，也没有其他可能影响公正执法的关系",
    CONFLICT: "与本案有直接利害关系，或者有其他关系可能影响公正执法，申请回避",
}
RELATION = "relation"
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
    )


def _declaration(value: str) -> StepForm:
    """Return what one person says of themselves; whoever has a relation says which."""
    return StepForm(
        (
            Field(VIEW, "本人声明", Kind.CHOICE, choices=((value, DECLARATIONS[value]),)),
            Field(
                RELATION,
                "关系说明",
                Kind.LONG_TEXT,
                required=False,
                when="申请回避的必填",
                size=300,
                help="是什么关系，为什么可能影响公正执法；由局领导决定是否回避。",
            ),
        ),
        asks_when=False,
    )


ASSIGNMENT = StepForm(
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
    ),
    asks_when=False,
)
DECLARATION_FORMS: dict[str, StepForm] = {
    "declare_no_conflict": _declaration(NO_CONFLICT),
    "declare_conflict": _declaration(CONFLICT),
}
RECUSAL_FORMS: dict[str, StepForm] = {
    "stand_aside": StepForm(
        (
            Field(
                RELATION,
                "关系说明",
                Kind.LONG_TEXT,
                size=300,
                help="与本案有什么关系，为什么可能影响公正执法。签署以后，您不再参加本案。",
            ),
        ),
        asks_when=False,
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
        ),
        asks_when=False,
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
        ),
        asks_when=False,
    ),
}
