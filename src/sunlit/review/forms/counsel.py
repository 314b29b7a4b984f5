"""聘请外聘审核人员: whom, why, and what they advise (审核制度四)."""

from sunlit.review.steps.codes import ADVISED, ENDED, INVITED
from sunlit.rules.forms import Field, Kind, StepForm

_COUNSEL = Field("counsel", "外聘审核人员", Kind.COUNSEL, help="法律顾问、公职律师、法律专家。")

FORMS: dict[str, StepForm] = {
    INVITED: StepForm(
        (
            _COUNSEL,
            Field("reasons", "聘请理由", Kind.LONG_TEXT, size=500),
            Field(
                "confidentiality",
                "已经签订保密承诺",
                Kind.CHOICE,
                choices=(("signed", "已经签订"),),
                help="只能查看本案送审的书稿、证据和材料；本轮审核结束后自动终止。",
            ),
        ),
        asks_when=False,
    ),
    ENDED: StepForm(
        (_COUNSEL, Field("reasons", "终止理由", Kind.LONG_TEXT, size=500)), asks_when=False
    ),
    ADVISED: StepForm(
        (Field("advice", "审核意见和理由", Kind.LONG_TEXT, size=5000),), asks_when=False
    ),
}
