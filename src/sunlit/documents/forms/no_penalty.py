"""不予行政处罚决定书 (D17) and its public text."""

from dataclasses import replace

from sunlit.documents.forms.model import Field, Kind, PaperForm
from sunlit.documents.forms.penalty import CONTACT, EVIDENCE, ORGAN, PARTY, PENALTY_DECISION
from sunlit.rules.no_penalty import NoPenaltyCircumstance

NOT_ESTABLISHED = NoPenaltyCircumstance.NOT_ESTABLISHED.label
"""The one circumstance in which there is nobody to educate."""

NO_PENALTY_DECISION = PaperForm(
    code="D17",
    title="不予行政处罚决定书",
    template="no_penalty_decision.typ",
    internal=False,
    number_word_key="D17",
    fields=(
        ORGAN,
        PARTY,
        Field("cause", "案由", Kind.TEXT),
        Field("facts", "查明的事实", Kind.LONG_TEXT, help="时间、地点、经过、情节、后果。"),
        EVIDENCE,
        Field(
            "statement",
            "陈述、申辩情况",
            Kind.LONG_TEXT,
            required=False,
            help="曾经告知的，写明意见和复核结果。",
        ),
        Field(
            "circumstance",
            "不予处罚的情形",
            Kind.CHOICE,
            help="《行政处罚法》的条文。",
            choices=tuple(one.label for one in NoPenaltyCircumstance),
        ),
        Field("violated", "违反的规定", Kind.LONG_TEXT, required=False),
        Field("reasons", "不予处罚的理由", Kind.LONG_TEXT, help="事实怎样符合所选的情形。"),
        Field(
            "education",
            "教育情况",
            Kind.LONG_TEXT,
            required=False,
            help="违法事实成立的必须填写（《行政处罚法》第三十三条第三款）。",
        ),
        Field(
            "guardian",
            "对监护人的要求",
            Kind.LONG_TEXT,
            required=False,
            help="责令监护人加以管教，或者严加看管和治疗。",
        ),
        PENALTY_DECISION.field("correction"),
        PENALTY_DECISION.field("publication_period"),
        PENALTY_DECISION.field("reconsideration_organ"),
        PENALTY_DECISION.field("court"),
        *CONTACT,
        PENALTY_DECISION.field("copies"),
    ),
)

NO_PENALTY_DECISION_PUBLIC = replace(
    NO_PENALTY_DECISION,
    code="D17-G",
    title="不予行政处罚决定书（公示文本）",
    number_word_key=None,
    fields=(
        *(
            replace(field, kind=Kind.TEXT, choices=()) if field.name == "circumstance" else field
            for field in NO_PENALTY_DECISION.fields
        ),
        Field("shown_number", "决定文号", Kind.TEXT),
    ),
)
"""The decision after technical processing: it shows the decision's number and takes none.

Which circumstance it was stands there in the statute's words, or as 不公开 (处罚法30, 31).
"""
