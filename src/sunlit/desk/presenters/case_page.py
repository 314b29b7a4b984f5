"""The case page in ready words: stages, next step, timeline, deadlines, papers, what is missing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.duties import WITHHOLDING_REVIEW
from sunlit.cases.models import Case, Step, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import may_know_reporter, why_not
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.evidence_rows import evidence_rows
from sunlit.disclosure.models import Publication
from sunlit.disclosure.queries import why_not_withdraw
from sunlit.documents.forms import FORMS
from sunlit.duties.models import Duty
from sunlit.people.models import Person
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.procedure import Step as StepRow
from sunlit.web.parts import Event, Fact, Link, StageMark, Tag

KIND_NAMES = {"penalty": "行政处罚", "license": "行政许可", "inspection": "行政检查"}
_LATE_ENTRY_HOURS = 24
_SHORT = 80


class CasePage:
    """One case as its page shows it to one person."""

    def __init__(self, case: Case, person: Person, now: datetime) -> None:
        """Read the case once."""
        self.case = case
        self.person = person
        self.today = timezone.localdate(now)
        self.calendar = current_calendar()
        self.facts = CaseFacts(case)
        self.duties = list(Duty.objects.filter(subject=case.uuid).order_by("due_on", "id"))
        self.papers = list(
            StepPaper.objects.filter(step__case=case)
            .select_related("document__number", "step")
            .order_by("pk")
        )
        self.publication = (
            Publication.objects.select_related("withdrawal").filter(decision__case=case).first()
        )
        self.url = f"/desk/cases/{case.uuid}/"

    def context(self) -> dict[str, Any]:
        """Return what `desk/case.html` shows."""
        party = self.facts.party
        return {
            "number": self.case.number,
            "tags": self._tags(),
            "party": party.name,
            "cause": self.case.title,
            "office": self.case.office.name,
            "officers_line": "、".join(one.person.name for one in self.facts.officers),
            "actions": self._actions(),
            "stages": self._stages(),
            "next_step": self._next_step(),
            "other_steps": self._other_steps(),
            "events": [self._event(step) for step in self.facts.steps],
            "deadlines": [
                {
                    "label": DEADLINES[duty.deadline].name,
                    "due": due_words(duty, self.today, self.calendar),
                }
                for duty in self.duties
                if duty.deadline and duty.closed_on is None
            ],
            "papers": [self._paper(paper) for paper in self.papers],
            "papers_total": len(self.papers),
            "missing_papers": list(self._missing_papers()),
            "evidence": evidence_rows(self.facts, self.url),
            "evidence_total": len(self.facts.evidence),
            "people": self._people(),
        }

    def _tags(self) -> list[Tag]:
        tags = [Tag(KIND_NAMES[self.case.kind], "info")]
        if self.facts.draft and self.facts.draft.is_major:
            tags.append(Tag(f"重大（{self.facts.draft.major_row}）", "warn"))
        if any(step.ends for step in self._standing()):
            tags.append(Tag("已结案", "good"))
        if "withhold" in self.facts.position.standing:
            tags.append(Tag("不予公开", "warn"))
        if self.publication:
            is_withdrawn = hasattr(self.publication, "withdrawal")
            tags.append(Tag("公示已撤下", "warn") if is_withdrawn else Tag("已公示", "good"))
        return tags

    def _actions(self) -> list[Link]:
        """What may be done to the case beside its steps: a publication is taken down."""
        if not self.publication or why_not_withdraw(self.publication, self.person, self.today):
            return []
        return [Link("撤下公示", f"{self.url}withdrawal/")]

    def _standing(self) -> list[StepRow]:
        position = self.facts.position
        return [row for row in self.facts.procedure.steps if row.code in position.standing]

    def _waiting(self) -> list[StepRow]:
        return self.facts.procedure.next_steps(self.facts.position, self.facts.branch)

    def _stages(self) -> list[StageMark]:
        done = {
            row.stage
            for row in self._standing()
            if row.stage != "publication" or row.code in {"publish", "withhold"}
        }
        waiting = self._waiting()
        now = waiting[0].stage if waiting else ""
        is_major = bool(self.facts.draft and self.facts.draft.is_major)
        marks = []
        for stage in self.facts.procedure.stages:
            if stage.code == now:
                marks.append(StageMark(stage.name, "now"))
            elif stage.code == "review" and self.facts.draft and not is_major:
                marks.append(StageMark(stage.name, "skipped"))
            else:
                marks.append(StageMark(stage.name, "done" if stage.code in done else "ahead"))
        return marks

    def _mine(self, row: StepRow) -> bool:
        return why_not(self.person, row.code, self.facts, self.today) is None

    def _next_step(self) -> dict[str, Any] | None:
        row = self._next_row()
        if row is None:
            return None
        duty = next((one for one in self.duties if one.step == row.code and one.actionable), None)
        due = due_words(duty, self.today, self.calendar)
        mine = self._mine(row)
        return {
            "title": row.asked,
            "text": "",
            "basis": "、".join(str(citation) for citation in row.citations),
            "tone": due.tone if due and due.tone in {"today", "overdue"} else "info",
            "due": due,
            "action_label": "去办理" if mine else "",
            "action_url": f"{self.url}{row.code}/" if mine else "",
            "waiting_for": "" if mine else f"等{row.role.label}办理。",
            "missing": [],
        }

    def _next_row(self) -> StepRow | None:
        """The step that the person can take, else the first that the case waits for."""
        waiting = self._waiting() or self._examined_again()
        return next((one for one in waiting if self._mine(one)), next(iter(waiting), None))

    def _examined_again(self) -> list[StepRow]:
        """The step of a duty that waits for a day, when the case itself waits for nothing."""
        return [
            self.facts.procedure.step(duty.step)
            for duty in self.duties
            if duty.code == WITHHOLDING_REVIEW
        ]

    def _other_steps(self) -> list[Link]:
        shown = self._next_row()
        return [
            Link(row.name, f"{self.url}{row.code}/")
            for row in self.facts.procedure.available(self.facts.position, self.facts.branch)
            if row != shown and self._mine(row)
        ]

    def _event(self, step: Step) -> Event:
        row = self.facts.procedure.step(step.code)
        late = step.recorded_at - step.happened_at
        is_late = late.total_seconds() > _LATE_ENTRY_HOURS * 3600
        recorded = timezone.localtime(step.recorded_at)
        return Event(
            title=row.name,
            when=f"{timezone.localtime(step.happened_at):%Y-%m-%d %H:%M}",
            who=f"{step.actor.name}（{step.actor.office.name}）",
            text=_short(step),
            tag=Tag(self._stage_name(row)),
            late_entry=f"{recorded:%m-%d %H:%M} 补录" if is_late else "",
            links=tuple(
                Link(paper.document.title, self._paper_url(paper))
                for paper in self.papers
                if paper.step_id == step.pk
            ),
        )

    def _stage_name(self, row: StepRow) -> str:
        return next(one.name for one in self.facts.procedure.stages if one.code == row.stage)

    def _paper_url(self, paper: StepPaper) -> str:
        return f"{self.url}papers/{paper.document.uuid}/"

    def _paper(self, paper: StepPaper) -> dict[str, Any]:
        number = f"　{paper.document.number}" if paper.document.number else ""
        return {"label": f"{paper.document.title}{number}", "url": self._paper_url(paper)}

    def _missing_papers(self) -> Iterator[dict[str, Any]]:
        """What the steps taken and the next one leave behind: what is there, what is not."""
        there = {(paper.step.code, paper.document.form) for paper in self.papers}
        for row in [*self._standing(), *self._waiting()[:1]]:
            for form in row.papers:
                found = (row.code, form) in there
                name = FORMS[form].title if form != "D19" else f"{FORMS[form].title}（{row.name}）"
                yield {"label": name, "tag": Tag("有", "good") if found else Tag("缺", "bad")}

    def _people(self) -> list[Fact]:
        party = self.facts.party
        rows = [
            Fact("当事人", party.name),
            Fact("代码", party.code),
            Fact("住所", party.address),
        ]
        if party.representative:
            rows.append(Fact("法定代表人", party.representative))
        reporter = self.facts.reporter
        if reporter and may_know_reporter(self.person, self.facts, self.today):
            rows.append(Fact("举报人（保密）", f"{reporter.name}　{reporter.contact}".strip()))
        rows += [
            Fact(
                officer.get_position_display(),
                f"{officer.person.name}（{officer.certificate_number}）",
            )
            for officer in self.facts.officers
        ]
        return rows


def _short(step: Step) -> str:
    for name in (
        *("summary", "content", "facts", "opinion", "statement_content", "manner"),
        *("reason", "finding", "secrecy_opinion"),
    ):
        text = str(step.content.get(name) or "")
        if text:
            return text if len(text) <= _SHORT else f"{text[:_SHORT]}……"
    return ""
