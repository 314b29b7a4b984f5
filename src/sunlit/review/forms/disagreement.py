"""申请复核 and 集体研究: what is entered where the office and the legal section disagree."""

from sunlit.parts.deliberation.forms import (
    CONCLUSION,
    CONVENED,
    ENDED,
    OFFICE,
    REVIEW,
    VIEWS,
    on_paper,
    own_view,
)
from sunlit.rules.deliberation import STUDY
from sunlit.rules.forms import Field, Kind, StepForm

_STUDY = StepForm(
    (
        ENDED,
        Field(
            "sides_with",
            "研究结果",
            Kind.CHOICE,
            choices=(
                (OFFICE, "支持承办科室：纪要送法规科再次审核，审核同意后才能作出决定"),
                (REVIEW, "支持法规科：退回承办科室重新拟定书稿"),
            ),
        ),
        CONCLUSION,
    ),
    asks_when=False,
)

FORMS: dict[str, StepForm] = {
    "ask_recheck": StepForm(
        (
            Field(
                "reasons",
                "申请复核的理由",
                Kind.LONG_TEXT,
                size=2000,
                help="哪一条审核意见不能采纳，事实、证据和依据是什么。同一版书稿只能申请一次。",
            ),
            Field(
                "material",
                "补充的说明材料",
                Kind.LONG_TEXT,
                required=False,
                size=1000,
                help="附上的说明、依据。有新证据的，应当先登记证据，重新拟定书稿。",
            ),
        ),
        asks_when=False,
    ),
    STUDY.convene: CONVENED,
    STUDY.give_view: own_view(VIEWS),
    STUDY.on_paper: on_paper(VIEWS),
    **dict.fromkeys(STUDY.concluding, _STUDY),
}
