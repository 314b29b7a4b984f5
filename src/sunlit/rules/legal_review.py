"""法制审核: materials (审核制度六), the eight points (七) and the five opinions (八).

What makes a decision major is in `major_decisions.py`, what opens the gate in `review_gate.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from sunlit.rules.citations import Citation, cite
from sunlit.rules.numerals import chinese_number
from sunlit.rules.refusal import Refusal


class Material(StrEnum):
    """One kind of material; the order of the members is the order of the article."""

    PROPOSAL = "proposal"
    ACCOUNT = "account"
    BASES = "bases"
    EVIDENCE = "evidence"
    HEARING_RECORD = "hearing_record"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The article's own words."""
        return _MATERIALS[self]

    @property
    def item(self) -> int:
        """The number of the item in the article."""
        return list(Material).index(self) + 1


_MATERIALS = {
    Material.PROPOSAL: "拟作出的重大行政执法决定建议意见",
    Material.ACCOUNT: "拟作出重大行政执法决定的情况说明",
    Material.BASES: "法律、法规、规章、规范性文件等依据材料",
    Material.EVIDENCE: "相关证据材料及证明对象",
    Material.HEARING_RECORD: "听证笔录",
    Material.OTHER: "其他相关材料",
}


@dataclass(frozen=True)
class MaterialEntry:
    """One kind of material as submitted: the papers, or the statement that it does not apply."""

    papers: tuple[str, ...] = ()
    not_applicable: str = ""


def check_materials(
    entries: Mapping[Material, MaterialEntry], *, hearing_held: bool
) -> Refusal | None:
    """Return why the referral is incomplete, or None. What does not apply is stated, not blank."""
    for material in Material:
        entry = entries.get(material, MaterialEntry())
        citation = cite(f"审核制度6({material.item})")
        if entry.papers:
            continue
        if material is Material.HEARING_RECORD and hearing_held:
            return Refusal("本案经过听证，送审时必须提供听证笔录。", citation, material.value)
        if material not in {Material.HEARING_RECORD, Material.OTHER}:
            return Refusal(f"送审材料缺少“{material.label}”。", citation, material.value)
        if not entry.not_applicable.strip():
            return Refusal(
                f"没有“{material.label}”的，应当写明不涉及的原因。", citation, material.value
            )
    return None


class Point(StrEnum):
    """The eight contents of the review (审核制度七), in the order of the article."""

    SUBJECT = "subject"
    FACTS = "facts"
    BASIS = "basis"
    DISCRETION = "discretion"
    PROCEDURE = "procedure"
    POWERS = "powers"
    PAPERS = "papers"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The article's own words."""
        return _POINTS[self]

    @property
    def number(self) -> int:
        """The number of the item in the article."""
        return list(Point).index(self) + 1

    @property
    def heading(self) -> str:
        """Number and words, as （二）认定事实是否清楚，证据是否确实、充分."""
        return f"（{chinese_number(self.number)}）{self.label}"

    @property
    def citation(self) -> Citation:
        """The item of the article."""
        return cite(f"审核制度7({self.number})")

    @property
    def covers_characterization(self) -> bool:
        """Whether the point has 定性 as a sub-finding."""
        return self in {Point.FACTS, Point.BASIS}


_POINTS = {
    Point.SUBJECT: "执法主体及执法人员是否适格",
    Point.FACTS: "认定事实是否清楚，证据是否确实、充分",
    Point.BASIS: "适用依据是否正确",
    Point.DISCRETION: "行政裁量是否适当",
    Point.PROCEDURE: "程序是否合法",
    Point.POWERS: "执法是否超越权限",
    Point.PAPERS: "行政执法文书是否完备、规范",
    Point.OTHER: "其他依法需要审核的内容",
}


@dataclass(frozen=True)
class Finding:
    """What the reviewer found on one point.

    `satisfied` speaks of the point without 定性; `characterization_wrong` is the sub-finding under
    points 2 and 3. A negative finding has its reason.
    """

    point: Point
    satisfied: bool
    reason: str = ""
    characterization_wrong: bool = False

    @property
    def negative(self) -> bool:
        return not self.satisfied or self.characterization_wrong


class Opinion(StrEnum):
    """The five opinions (审核制度八), in the order of the article."""

    AGREE = "agree"
    INVESTIGATE_FURTHER = "investigate_further"
    AMEND = "amend"
    CORRECT_PROCEDURE = "correct_procedure"
    TRANSFER = "transfer"

    @property
    def label(self) -> str:
        """The short name of the opinion."""
        return _OPINIONS[self][0]

    @property
    def consequence(self) -> str:
        """Where the opinion sends the case."""
        return _OPINIONS[self][1]

    @property
    def citation(self) -> Citation:
        """The item of 审核制度第八条."""
        return cite(f"审核制度8({list(Opinion).index(self) + 1})")


_OPINIONS = {
    Opinion.AGREE: ("同意", "可以提请作出决定"),
    Opinion.INVESTIGATE_FURTHER: ("继续调查或者不予作出决定", "退回承办科室继续调查，或者不作决定"),
    Opinion.AMEND: ("变更", "退回承办科室变更处理意见或者文书，变更后重新送审"),
    Opinion.CORRECT_PROCEDURE: ("纠正", "退回承办科室纠正程序，纠正后重新送审"),
    Opinion.TRANSFER: ("移送", "移送有管辖权的机关或者司法机关"),
}

_ANSWERS: Mapping[Point, frozenset[Opinion]] = {
    Point.SUBJECT: frozenset({Opinion.CORRECT_PROCEDURE}),
    Point.FACTS: frozenset({Opinion.INVESTIGATE_FURTHER}),
    Point.BASIS: frozenset({Opinion.INVESTIGATE_FURTHER}),
    Point.DISCRETION: frozenset({Opinion.AMEND}),
    Point.PROCEDURE: frozenset({Opinion.CORRECT_PROCEDURE}),
    Point.POWERS: frozenset({Opinion.TRANSFER}),
    Point.PAPERS: frozenset({Opinion.AMEND}),
    Point.OTHER: frozenset(Opinion) - {Opinion.AGREE},
}


def check_findings(findings: Sequence[Finding]) -> Refusal | None:
    """Return why the findings are incomplete: each point once, negative ones with a reason."""
    by_point = {finding.point: finding for finding in findings}
    if len(by_point) != len(findings):
        return Refusal("同一项审核内容不能有两个结论。", cite("审核制度7"))
    for point in Point:
        finding = by_point.get(point)
        wrong = "没有审核结论" if finding is None else _incomplete(finding)
        if wrong:
            return Refusal(f"{point.heading}：{wrong}。", point.citation, point.value)
    return None


def _incomplete(finding: Finding) -> str:
    if finding.characterization_wrong and not finding.point.covers_characterization:
        return "不包括定性，定性问题写在事实或者依据一项"
    if finding.negative and not finding.reason.strip():
        return "有问题的，应当写明理由"
    return ""


def allowed_opinions(findings: Sequence[Finding]) -> frozenset[Opinion]:
    """Return the opinions that follow from the findings: agreement alone, or some of the others."""
    wanted = [answers for finding in findings for answers in answers_to(finding, findings)]
    return frozenset().union(*wanted) if wanted else frozenset({Opinion.AGREE})


def answers_to(finding: Finding, findings: Iterable[Finding]) -> list[frozenset[Opinion]]:
    """Return sets of opinions, of each of which one must be given.

    An organ beyond its powers is no fit subject either: transfer answers both.
    """
    found: list[frozenset[Opinion]] = []
    if not finding.satisfied:
        answers = _ANSWERS[finding.point]
        beyond = any(one.point is Point.POWERS and one.negative for one in findings)
        if finding.point is Point.SUBJECT and beyond:
            answers |= {Opinion.TRANSFER}
        found.append(answers)
    if finding.characterization_wrong:
        found.append(frozenset({Opinion.AMEND}))
    return found


def check_opinion(findings: Sequence[Finding], opinions: AbstractSet[Opinion]) -> Refusal | None:
    """Return why these opinions may not be given on these findings, or None.

    Agreement stands alone; of the other four one or more may be given; each opinion must follow
    from a finding, and each negative finding must be answered.
    """
    incomplete = check_findings(findings)
    if incomplete:
        return incomplete
    if not opinions:
        return Refusal("请选择审核意见。", cite("审核制度8"), "opinions")
    if Opinion.AGREE in opinions and len(opinions) > 1:
        return Refusal("“同意”不能与其他意见并用。", Opinion.AGREE.citation, "opinions")
    allowed = allowed_opinions(findings)
    for opinion in Opinion:
        if opinion in opinions and opinion not in allowed:
            agreed = opinion is Opinion.AGREE
            because = "有审核内容不合格" if agreed else "审核结论中没有相应的问题"
            return Refusal(
                f"{because}，不能提出“{opinion.label}”的意见。", opinion.citation, "opinions"
            )
    return _unanswered(findings, opinions)


def _unanswered(findings: Sequence[Finding], opinions: AbstractSet[Opinion]) -> Refusal | None:
    for finding in findings:
        for answers in answers_to(finding, findings):
            if answers.isdisjoint(opinions):
                names = "或者".join(f"“{one.label}”" for one in Opinion if one in answers)
                return Refusal(
                    f"{finding.point.heading}：有问题，应当提出{names}的意见。",
                    cite("审核制度8"),
                    "opinions",
                )
    return None
