"""全过程记录: text always; sound and picture by act; the five contents; gaps and answerability."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sunlit.rules.citations import Citation, cite
from sunlit.rules.house.model import House, RecordingLevel
from sunlit.rules.refusal import Refusal


class Interest(StrEnum):
    """What an on-site act may touch, so that it is recorded from beginning to end (记录制度11)."""

    FREEDOM = "人身自由"
    LIFE_AND_HEALTH = "生命健康"
    MAJOR_PROPERTY = "重大财产权益"


class RecordedAct(StrEnum):
    """The acts of 记录制度第十一条第二款, each with a dated switch of the organ."""

    ON_SITE_INSPECTION = "on_site_inspection"
    EVIDENCE_COLLECTION = "evidence_collection"
    EVIDENCE_PRESERVATION = "evidence_preservation"
    HEARING = "hearing"
    SERVICE_BY_LEAVING = "service_by_leaving"
    SERVICE_BY_PUBLICATION = "service_by_publication"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return _ACTS[self]


_ACTS = {
    RecordedAct.ON_SITE_INSPECTION: "现场检查",
    RecordedAct.EVIDENCE_COLLECTION: "调查取证",
    RecordedAct.EVIDENCE_PRESERVATION: "证据保全",
    RecordedAct.HEARING: "听证",
    RecordedAct.SERVICE_BY_LEAVING: "留置送达",
    RecordedAct.SERVICE_BY_PUBLICATION: "公告送达",
}

ACT_OF_STEP: Mapping[str, RecordedAct] = {
    "investigate": RecordedAct.EVIDENCE_COLLECTION,
    "interview": RecordedAct.EVIDENCE_COLLECTION,
    "inspect_site": RecordedAct.ON_SITE_INSPECTION,
    "advance_registration": RecordedAct.EVIDENCE_PRESERVATION,
    "hearing": RecordedAct.HEARING,
    "inspect_on_site": RecordedAct.ON_SITE_INSPECTION,
    "re_inspect": RecordedAct.ON_SITE_INSPECTION,
    "on_site_check": RecordedAct.ON_SITE_INSPECTION,
}
"""Which switch a step or episode falls under; service falls under one by its manner."""


@dataclass(frozen=True)
class Requirement:
    """How strongly sound and picture are asked of one step, and why. Text is always required."""

    level: RecordingLevel
    citation: Citation

    @property
    def whole_process(self) -> bool:
        """Whether the recording must cover the step from beginning to end, with five contents."""
        return self.level is RecordingLevel.REQUIRED


TEXT = Requirement(RecordingLevel.REQUIRED, cite("记录制度7"))
"""The written record (文字记录): every step leaves one."""


def audiovisual(
    act: RecordedAct | None,
    house: House,
    day: date,
    *,
    touches: AbstractSet[Interest] = frozenset(),
) -> Requirement:
    """Return what sound and picture an act needs on that day.

    `touches` are the interests that an *on-site* act may touch: any one makes it required.
    """
    if touches:
        return Requirement(RecordingLevel.REQUIRED, cite("记录制度11.1"))
    if act is None:
        return Requirement(RecordingLevel.OPTIONAL, cite("记录制度7"))
    return Requirement(house.recording_level(act, day), cite("记录制度11.2"))


def requirements_of(
    step: str, house: House, day: date, *, touches: AbstractSet[Interest] = frozenset()
) -> tuple[Requirement, Requirement]:
    """Return what a step or episode leaves behind: in text, and in sound and picture."""
    return TEXT, audiovisual(ACT_OF_STEP.get(step), house, day, touches=touches)


class Content(StrEnum):
    """The five contents of a whole-process recording (记录制度11（一）至（五）)."""

    START_AND_END = "start_and_end"
    PEOPLE = "people"
    SCENE = "scene"
    PROPERTY = "property"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return _CONTENTS[self]

    @property
    def citation(self) -> Citation:
        """The item of the article."""
        return cite(f"记录制度11.1({list(Content).index(self) + 1})")

    @property
    def may_be_absent(self) -> bool:
        """Whether the scene may lack it: then it is stated 不涉及."""
        return self in {Content.PROPERTY, Content.OTHER}


_CONTENTS = {
    Content.START_AND_END: "行政执法行为开始和结束的时间",
    Content.PEOPLE: "行政执法人员、当事人等现场人员",
    Content.SCENE: "行政执法现场环境及行政执法情况",
    Content.PROPERTY: "涉案场所、设施、设备和财物等",
    Content.OTHER: "其他应当记录的内容",
}


def check_contents(marks: Mapping[str, str], absent: AbstractSet[str]) -> Refusal | None:
    """Return which of the five contents the recording lacks, or None.

    `marks` gives a time mark in the recording for each content, `absent` those stated 不涉及.
    """
    for content in Content:
        if marks.get(content, "").strip():
            continue
        if content not in absent:
            return Refusal(
                f"没有在录像中标出“{content.label}”；现场没有的，应当写明“不涉及”。",
                content.citation,
                content.value,
            )
        if not content.may_be_absent:
            return Refusal(f"“{content.label}”不能写“不涉及”。", content.citation, content.value)
    return None


@dataclass(frozen=True)
class Span:
    """A stretch of time, from `start` to `end`."""

    start: datetime
    end: datetime


def uncovered(act: Span, recordings: Iterable[Span], tolerance: timedelta) -> list[Span]:
    """Return the parts of the act longer than `tolerance` that no recording covers, in order."""
    gaps: list[Span] = []
    reached = act.start
    for recording in sorted(recordings, key=lambda one: one.start):
        if recording.start > reached:
            gaps.append(Span(reached, min(recording.start, act.end)))
        reached = max(reached, recording.end)
        if reached >= act.end:
            break
    if reached < act.end:
        gaps.append(Span(reached, act.end))
    return [gap for gap in gaps if gap.end - gap.start > tolerance]


class GapGround(StrEnum):
    """Why a recording is missing (记录制度13): two lawful grounds, and everything else."""

    FORCE_MAJEURE = "force_majeure"
    LOST = "lost"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return {"force_majeure": "不可抗力", "lost": "记录信息丢失", "other": "其他原因"}[
            self.value
        ]

    @property
    def opens_breach(self) -> bool:
        """Whether the gap is registered as 不按要求制作记录 (记录制度15（一）)."""
        return self is GapGround.OTHER


class BreachGround(StrEnum):
    """For what people answer (记录制度15（一）至（五）)."""

    NOT_RECORDED = "not_recorded"
    LEAKED = "leaked"
    DESTROYED = "destroyed"
    BADLY_STORED = "badly_stored"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return _BREACHES[self]

    @property
    def citation(self) -> Citation:
        """The item of the article."""
        return cite(f"记录制度15({list(BreachGround).index(self) + 1})")


_BREACHES = {
    BreachGround.NOT_RECORDED: "不制作或不按要求制作行政执法全过程记录",
    BreachGround.LEAKED: "违反规定泄漏执法记录信息造成严重后果",
    BreachGround.DESTROYED: "故意毁损、随意删除、修改执法全过程中文字或音像记录信息",
    BreachGround.BADLY_STORED: "不按规定储存或维护致使执法记录损毁、丢失，造成严重后果",
    BreachGround.OTHER: "其他违反行政执法全过程记录规定，造成严重后果",
}


class Measure(StrEnum):
    """The three steps of answerability, in their order (记录制度15)."""

    RECTIFICATION_ORDER = "rectification_order"
    CRITICISM_NOTICE = "criticism_notice"
    ACCOUNTABILITY = "accountability"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return _MEASURES[self]


_MEASURES = {
    Measure.RECTIFICATION_ORDER: "责令限期整改",
    Measure.CRITICISM_NOTICE: "通报批评",
    Measure.ACCOUNTABILITY: "追究责任",
}


def check_measure(
    measure: Measure, taken: AbstractSet[Measure], *, refused: bool, serious: bool
) -> Refusal | None:
    """Return why a measure may not be ordered now, or None."""
    citation = cite("记录制度15")
    if measure is Measure.CRITICISM_NOTICE:
        if Measure.RECTIFICATION_ORDER not in taken or not refused:
            return Refusal("责令限期整改后拒不改正的，才予以通报批评。", citation)
    elif measure is Measure.ACCOUNTABILITY and not serious:
        return Refusal("情节严重或者造成严重后果的，才追究责任。", citation)
    return None
