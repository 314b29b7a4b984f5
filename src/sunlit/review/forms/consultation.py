"""请示、咨询: whom the legal section asked what, and what came back (审核制度九)."""

from sunlit.review.steps.codes import ANSWERED, CONSULTED
from sunlit.rules.consultation import Consulted
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.redaction import Personal

WAYS = {"written": "书面", "telephone": "电话", "in_person": "当面"}

FORMS: dict[str, StepForm] = {
    CONSULTED: StepForm(
        (
            Field(
                "kind",
                "机关类别",
                Kind.CHOICE,
                choices=tuple((one.value, one.label) for one in Consulted),
            ),
            Field("body", "机关名称", size=100, help="写全称，例如：阳泉市司法局。"),
            Field("way", "请示、咨询方式", Kind.CHOICE, choices=tuple(WAYS.items())),
            Field(
                "question",
                "请示、咨询的问题",
                Kind.LONG_TEXT,
                size=3000,
                help="本案的疑难、争议问题是什么，法规科的倾向意见是什么。",
            ),
            Field("asked_on", "请示、咨询日期", Kind.DATE),
        ),
        asks_when=False,
    ),
    ANSWERED: StepForm(
        (
            Field("consultation", "答复的是哪一次请示、咨询", size=10),
            Field("answer", "答复内容", Kind.LONG_TEXT, size=5000),
            Field(
                "answered_by",
                "答复人",
                size=100,
                help="答复的机关、机构和人员，例如：阳泉市司法局行政执法监督科，李某。",
                personal=Personal.OFFICIAL,
            ),
            Field("answered_on", "答复日期", Kind.DATE),
        ),
        asks_when=False,
    ),
}
