"""审核书稿, 集体讨论 and 退回: what is entered between the draft and the decision."""

from collections.abc import Mapping

from sunlit.rules.answers import (
    AGREE,
    DISAGREE,
    OPINION,
    RETURN,
    VIEW,
)
from sunlit.rules.deliberation import DELIBERATION
from sunlit.rules.forms import Apart, Field, FilesAsked, Kind, StepForm
from sunlit.rules.redaction import Personal

_AGREED, _OPPOSED = DELIBERATION.concluding
OFFICE = "office"
REVIEW = "review"
SIDES = {OFFICE: "支持承办科室", REVIEW: "支持法规科"}
VIEWS = {**SIDES, "other": "其他意见"}
"""What a participant may say of the two opinions, before their own words."""
POSITIONS = {AGREE: "同意", DISAGREE: "不同意", "other": "其他意见"}
"""What a participant may say of the draft, before their own words."""
_MEETING = (
    Field("place", "地点", size=100),
    Field("recorder", "记录人及职务", size=60, personal=Personal.OFFICIAL),
    Field("reporter", "汇报人及职务", size=60, personal=Personal.OFFICIAL),
    Field(
        "observers",
        "列席人员及职务",
        Kind.LONG_TEXT,
        required=False,
        size=500,
        personal=Personal.OFFICIAL,
    ),
    Field(
        "absent",
        "缺席人员及原因",
        Kind.LONG_TEXT,
        required=False,
        size=500,
        personal=Personal.OFFICIAL,
    ),
    Field("report", "案情汇报", Kind.LONG_TEXT, size=3000, apart=Apart.ALIKE),
)
_STARTED = Field("started_at", "开始时间", Kind.MOMENT)
ENDED = Field("ended_at", "结束时间", Kind.MOMENT)
CONCLUSION = Field(
    "conclusion",
    "讨论结论",
    Kind.LONG_TEXT,
    size=1000,
    help="表决或者一致的情况，保留的意见。",
)


CONVENED = StepForm(
    (
        _STARTED,
        *_MEETING,
        Field(
            "present",
            "到会人员",
            Kind.TABLE,
            help="到会的机关负责人，连同您本人。意见由各人自己发表并签署，这里不记。",
            columns=(Field("person", "到会人", Kind.PERSON),),
            least=2,
        ),
    ),
    asks_when=False,
)


def own_view(positions: Mapping[str, str]) -> StepForm:
    """Return what each who is present says for themselves: the choice, then the words."""
    return StepForm(
        (
            Field(VIEW, "本人意见", Kind.CHOICE, choices=tuple(positions.items())),
            Field(OPINION, "发言内容", Kind.LONG_TEXT, size=1000, help="不同意见如实写明。"),
        ),
        asks_when=False,
    )


def on_paper(positions: Mapping[str, str]) -> StepForm:
    """Return what the host enters from a signed paper: each view as it stands there, the scan."""
    return StepForm(
        (
            Field(
                "paper_views",
                "纸面记录上的意见",
                Kind.TABLE,
                help="照签名的会议记录逐人登记，按发言次序，主持人最后。已经在系统里本人签署的，不再登记。",
                columns=(
                    Field("person", "到会人", Kind.PERSON),
                    Field(VIEW, "意见", Kind.CHOICE, choices=tuple(positions.items())),
                    Field(OPINION, "发言内容", Kind.LONG_TEXT, size=1000),
                ),
            ),
        ),
        asks_when=False,
        files=FilesAsked(
            "纸面签名扫描件",
            help="到会人员签名的会议记录，PDF 或者照片。"
            "意见标明按扫描件登记，不算本人在系统里签署。",
            required=True,
            missing="请选择到会人员签名的会议记录扫描件；没有扫描件的，不能登记纸面会议。",
            scans=True,
        ),
    )


def _deliberation(*choices: tuple[str, str]) -> StepForm:
    result = Field(VIEW, "讨论结果", Kind.CHOICE, choices=choices)
    return StepForm((ENDED, result, CONCLUSION), asks_when=False)


FORMS: dict[str, StepForm] = {
    DELIBERATION.convene: CONVENED,
    DELIBERATION.on_paper: on_paper(POSITIONS),
    DELIBERATION.give_view: own_view(POSITIONS),
    _AGREED: _deliberation((AGREE, "同意按书稿作出决定")),
    _OPPOSED: _deliberation(
        (DISAGREE, "不同意，由承办科室重新拟定"), (RETURN, "退回承办科室补充后再讨论")
    ),
}
