"""送审: what the office says of the draft that it puts before the legal section (审核制度六)."""

from sunlit.review.steps.codes import REFER
from sunlit.rules.forms import Apart, Field, Kind, StepForm

FORMS: dict[str, StepForm] = {
    REFER: StepForm(
        (
            Field("proposal", "（一）建议意见", Kind.LONG_TEXT, size=2000, apart=Apart.ALIKE),
            Field("account", "（二）情况说明", Kind.LONG_TEXT, size=3000),
            Field("bases", "（三）依据材料", Kind.LONG_TEXT, size=1000),
            Field("evidence", "（四）证据材料及证明对象", Kind.LONG_TEXT, size=2000),
            Field(
                "hearing_record", "（五）听证笔录", size=300, help="没有听证的，写明“未经听证”。"
            ),
            Field("other", "（六）其他相关材料", size=300, help="没有的，写明“无”。"),
        ),
        asks_when=False,
    ),
}
