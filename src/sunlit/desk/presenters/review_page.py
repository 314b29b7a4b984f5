"""法制审核 in ready words: materials left, eight findings and the opinion right."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.models import DecisionDraft
from sunlit.cases.papers.wording import (
    discretion_words,
    entered_words,
    facts_words,
    name_words,
    proposal_words,
)
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible_records import HIDDEN
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.of_party import address_of
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.evidence_rows import SHOWN_DIGITS
from sunlit.desk.presenters.review_trail import review_trail, round_words
from sunlit.duties.models import Duty
from sunlit.people.signature import SIGNATURE
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import OpinionRow, Outcome, Referral
from sunlit.rules.imposed import orders_in_words
from sunlit.rules.legal_review import Finding, Material, Opinion, Point, allowed_opinions
from sunlit.rules.numerals import chinese_number
from sunlit.web.form_parts import ErrorLine, ErrorSummary
from sunlit.web.parts import Fact, Link, Tag, in_groups

VALUES = {"pass": Outcome.CONFORMS, "fail": Outcome.FAILS, "none": Outcome.NOT_CONCERNED}
_RECHECK = (
    "这一轮是复核：承办科室为什么不采纳上一轮意见，见“审核经过”；"
    "仍然不同意的，报局领导集体研究（审核制度第九条）。"
)
_WORDS = {outcome: value for value, outcome in VALUES.items()}


def entries_of(opinion: OpinionRow) -> dict[str, Any]:
    """Return an issued opinion as the entries of its form."""
    entries: dict[str, Any] = {"opinion": opinion.opinions, "opinion_text": opinion.text}
    for finding in opinion.findings.all():
        entries[finding.point] = _WORDS[Outcome(finding.outcome)]
        entries[f"{finding.point}_note"] = finding.reason
        if finding.characterization_wrong:
            entries[f"{finding.point}_characterization"] = "fail"
    return entries


def found_in(entries: Mapping[str, Any]) -> dict[Point, Found]:
    """Return the findings that the entries hold; a point nobody looked at is not among them."""
    return {
        point: Found(
            VALUES[entries[point.value]],
            str(entries.get(f"{point.value}_note", "")).strip(),
            entries.get(f"{point.value}_characterization") == "fail",
        )
        for point in Point
        if entries.get(point.value) in VALUES
    }


def given_in(entries: Mapping[str, Any]) -> GivenOpinion:
    """Return the opinion that the entries hold."""
    known = {one.value for one in Opinion}
    return GivenOpinion(
        findings=found_in(entries),
        opinions=frozenset(Opinion(code) for code in entries.get("opinion", []) if code in known),
        text=str(entries.get("opinion_text", "")).strip(),
    )


class ReviewPage:
    """One referral as the reviewer sees it."""

    def __init__(
        self,
        rounds: Sequence[Referral],
        facts: CaseFacts,
        entries: Mapping[str, Any],
        now: datetime,
        *,
        read_only: bool,
        hidden: AbstractSet[str] = frozenset(),
        consulting: Sequence[Link] = (),
    ) -> None:
        """Take every referral, of which the newest is shown, and what has been entered of it.

        :param hidden: the SHA-256 of the files of evidence that the reader does not see.
        :param consulting: where the reader records a question to another body, or its answer.
        """
        self.facts = facts
        self.consulting = consulting
        self.hidden = hidden
        self.rounds = rounds
        self.referral = rounds[-1]
        self.case = facts.case
        self.entries = entries
        self.found = found_in(entries)
        self.now = now
        self.read_only = read_only
        self.url = f"/desk/cases/{self.case.uuid}/"
        self.own = address_of(facts, "review")

    def context(self, material: str, error: str = "", field: str = "") -> dict[str, Any]:
        """Return what `desk/review.html` shows; `error` is a refusal, `field` where it belongs."""
        referred = timezone.localtime(self.referral.recorded_at)
        return {
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.party.name,
            "cause": self.facts.title,
            "round_line": f"{round_words(self.referral, '审核')}，{referred:%m月%d日} 送审",
            "due": due_words(self._duty(), self.now, current_calendar()),
            "gate_line": self._gate_line(),
            "materials": [self._material(one, material) for one in Material],
            "material": self._opened(material),
            "findings": [
                self.finding(point, error if field == point.value else "") for point in Point
            ],
            "opinions": [self._opinion(one) for one in Opinion],
            "opinion_errors": [error] if field == "opinions" else [],
            "opinion_text": self.entries.get("opinion_text", ""),
            "opinion_text_error": error if field == "text" else "",
            "progress_line": self.progress_line,
            "may_issue": True,
            "error_summary": _summary(error, field),
            "action_url": f"{self.own}",
            "read_only": self.read_only,
            "trail": review_trail(self.facts, self.rounds),
            "consulting": self.consulting,
        }

    def _gate_line(self) -> str:
        if self.read_only:
            return ""
        line = "审核未完成，承办科室不能作出决定（审核制度第五条）。"
        return line + _RECHECK if self.referral.is_recheck else line

    def _duty(self) -> Duty | None:
        """The clock of the newest round, which its opinion has stopped."""
        if hasattr(self.referral, "opinion"):
            return None
        clocks = Duty.objects.filter(subject=self.case.uuid, closed_on=None)
        return clocks.filter(deadline__in=("FS-REVIEW", "FS-RECHECK")).first()

    @property
    def progress_line(self) -> str:
        """How many of the eight points have been looked at."""
        done = len(self.found)
        return f"已审 {done} / {len(Point)} 项，还差 {len(Point) - done} 项"

    def finding(self, point: Point, error: str = "") -> dict[str, Any]:
        """Return one of the eight points for `desk/_finding.html`."""
        points = []
        if point.covers_characterization:
            name = f"{point.value}_characterization"
            points = [{"code": name, "title": "定性不准确", "value": self.entries.get(name, "")}]
        return {
            "code": point.value,
            "number": point.number,
            "title": point.label,
            "value": self.entries.get(point.value, ""),
            "note": self.entries.get(f"{point.value}_note", ""),
            "saved": point in self.found and not error,
            "error": error,
            "points": points,
            "save_url": "" if self.read_only else f"{self.own}{point.value}/",
        }

    def _material(self, material: Material, opened: str) -> dict[str, Any]:
        text = self.referral.materials.get(material.value, "")
        absent = text.startswith(("未经", "无", "不涉及"))
        return {
            "label": f"（{chinese_number(material.item)}）{material.label}",
            "url": f"{self.own}?material={material.value}",
            "tag": Tag("不涉及") if absent else Tag("齐", "good"),
            "note": "",
            "current": material.value == opened,
        }

    def _opened(self, opened: str) -> dict[str, Any]:
        if opened in self.referral.materials:
            return {
                "title": Material(opened).label,
                "paragraphs": [{"head": "", "text": self.referral.materials[opened]}],
            }
        draft = self.referral.draft
        content = draft.content
        evidence = [
            f"{number}. {item['name']}（{item['source']}）：证明{item['proves']}"
            + "".join(f"\n　文件：{self._file(file)}" for file in item["files"])
            for number, item in enumerate(content["evidence"], 1)
        ]
        return {
            "title": f"决定书稿（第 {draft.version} 版）",
            "facts": [
                Fact("当事人", content["party"]["name"]),
                Fact("列为重大", _major(draft)),
                Fact("内容指纹", in_groups(draft.content_hash)),
            ],
            "paragraphs": [
                {"head": "违法事实", "text": facts_words(content, content["evidence"])},
                {"head": "证据", "text": "\n".join(evidence)},
                {"head": "定性", "text": name_words(content)},
                {"head": "违反的规定", "text": entered_words(content, "violated")},
                {"head": "处罚依据", "text": entered_words(content, "basis")},
                {"head": "裁量理由", "text": discretion_words(content)},
                {
                    "head": "拟作出的处罚",
                    "text": "\n".join([proposal_words(content), *orders_in_words(content)]),
                },
            ],
        }

    def _file(self, file: Mapping[str, str]) -> str:
        if file["sha256"] in self.hidden:
            return HIDDEN
        return f"{file['name']}（SHA-256 {in_groups(file['sha256'][:SHOWN_DIGITS])}……）"

    def _opinion(self, opinion: Opinion) -> dict[str, Any]:
        why = ""
        if len(self.found) == len(Point):
            rule_findings = [
                Finding(
                    point,
                    satisfied=found.outcome is not Outcome.FAILS,
                    reason=found.reason,
                    characterization_wrong=found.characterization_wrong,
                )
                for point, found in self.found.items()
            ]
            if opinion not in allowed_opinions(rule_findings):
                why = "与上面的审核结果不符"
        return {
            "code": opinion.value,
            "label": f"{opinion.label}：{opinion.consequence}",
            "checked": opinion.value in self.entries.get("opinion", []),
            "disabled": False,
            "why": why,
        }


def _major(draft: DecisionDraft) -> str:
    rows = current_house().majors(timezone.localdate(draft.recorded_at))
    name = next((row.name for row in rows if row.code == draft.major_row), "")
    return f"{name}（目录清单 {draft.major_row}）" if name else draft.major_row or "否"


def _summary(error: str, field: str) -> ErrorSummary:
    if not error:
        return ErrorSummary(())
    targets = {"opinions": "opinion", "text": "opinion-text", SIGNATURE: "signing"}
    target = targets.get(field) or (f"finding-{field}" if field else "")
    return ErrorSummary((ErrorLine(error, target),))
