"""The case page in ready words: stages, next step, timeline, deadlines, papers, what is missing."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from sunlit.cases.duties import waiting_steps
from sunlit.cases.may_act import why_not_now, why_not_standing
from sunlit.cases.models import Step, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.said import chosen_in
from sunlit.cases.visible_records import visible_records
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.of_party import address_of
from sunlit.desk.presenters.assignments import awaited, former_officers
from sunlit.desk.presenters.corrections import correction_rows
from sunlit.desk.presenters.deadline_rows import deadline_rows
from sunlit.desk.presenters.disagreement import after_opinion
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.evidence_rows import evidence_rows, material_rows
from sunlit.desk.presenters.filter_rows import KIND_NAMES
from sunlit.desk.presenters.of_parts import panels_of, tags_of
from sunlit.desk.presenters.paper_rows import paper_row, papers_of, whose
from sunlit.desk.presenters.parties_panel import parties_panel, party_facts
from sunlit.desk.presenters.proof_links import proof_links
from sunlit.desk.presenters.stage_marks import stage_marks
from sunlit.desk.presenters.step_words import said_in
from sunlit.disclosure.models import Publication
from sunlit.disclosure.part import WITHHOLDING_REVIEW
from sunlit.disclosure.queries import why_not_withdraw
from sunlit.disclosure.steps import WITHHOLD
from sunlit.documents.forms import FORMS
from sunlit.duties.queries import duties_of
from sunlit.parts.assignment.recusal_steps import STAND_ASIDE
from sunlit.parts.correction.steps import ANSWERS, PROPOSAL
from sunlit.parts.deliberation.paper_meeting import said_on_paper
from sunlit.parts.party.named import whom_named
from sunlit.parts.voiding.voiding import voided_words
from sunlit.people.models import Person
from sunlit.review.queries import unanswered
from sunlit.review.steps.codes import ANSWERED
from sunlit.rules.landmarks import CLOSE
from sunlit.rules.major_decisions import REFERRED
from sunlit.rules.marking import Part
from sunlit.rules.procedure import Fact as Branch
from sunlit.rules.procedure import Step as StepRow
from sunlit.web.parts import Event, Fact, Link, Tag

_LATE_ENTRY_HOURS = 24


class CasePage:
    """One case as its page shows it to one person: whole, or as one of several parties has it."""

    def __init__(self, facts: CaseFacts, person: Person, now: datetime) -> None:
        """Take the case, read once."""
        case = self.case = facts.case
        self.person = person
        self.now = now
        self.today = timezone.localdate(now)
        self.calendar = current_calendar()
        self.facts = facts
        self.several = len(facts.views) > 1
        self.all_duties = duties_of(case.uuid)
        own = {0, facts.ordinal}
        self.duties = [duty for duty in self.all_duties if self.several or duty.of_party in own]
        self.papers = self.facts.papers
        self.publication = self._publication()
        self.url = f"/desk/cases/{case.uuid}/"
        self.seen = visible_records(person, self.facts, self.today)

    def _publication(self) -> Publication | None:
        if self.several or not self.facts.is_decided:
            return None
        decision = self.facts.decision
        found = Publication.objects.select_related("withdrawal").filter(decision=decision).first()
        if found:
            found.decision = decision
        return found

    def context(self) -> dict[str, Any]:
        """Return what `desk/case.html` shows."""
        return {
            "number": self.case.number,
            "tags": self._tags(),
            "party": self.facts.of_whom,
            "parties": (
                parties_panel(self.facts, self.person, self.all_duties, self.now)
                if self.several
                else []
            ),
            "whole_url": self.url if self.facts.ordinal else "",
            "cause": f"{self.facts.title}{voided_words(self.facts)}",
            "office": self.case.office.name,
            "officers_line": "、".join(one.person.name for one in self.facts.officers),
            "actions": self._actions(),
            "stages": stage_marks(self.facts, self._standing(), self._where_it_is()),
            "next_step": self._next_step(),
            "other_steps": self._other_steps(),
            "events": [self._event(step) for step in self.facts.steps],
            "deadlines": list(deadline_rows(self.facts, self.duties, self.now, self.calendar)),
            "papers": [
                paper_row(one, self.seen, self._paper_url(one), whose(one, self.facts))
                for one in self.papers
            ],
            "papers_total": len(self.papers),
            "papers_url": f"{self.url}file/",
            "missing_papers": list(self._missing_papers()),
            "materials": material_rows(self.seen, self.url),
            "evidence": evidence_rows(self.seen, self.url),
            "evidence_total": len(self.facts.evidence),
            "panels": panels_of(self.facts, self.today),
            "people": self._people(),
            "corrections": (
                correction_rows(self.facts, whole=self.seen.number) if self.seen.internal else []
            ),
        }

    def _tags(self) -> list[Tag]:
        tags = [Tag(KIND_NAMES[self.case.kind], "info")]
        if self.facts.draft and self.facts.branch[Branch.MAJOR]:
            tags.append(Tag(f"重大（{self.facts.draft.major_row or REFERRED}）", "warn"))
        tags += [
            Tag(row.ended, "good" if row.code == CLOSE else "plain")
            for row in self._standing()
            if row.ends
        ]
        tags += tags_of(self.facts)
        if WITHHOLD in self.facts.position.standing:
            tags.append(Tag("不予公开", "warn"))
        tags += [
            Tag(f"{episode.name}中", "warn")
            for episode in self.facts.procedure.episodes
            if episode.code in self.facts.position.open_episodes
        ]
        if self.publication:
            is_withdrawn = hasattr(self.publication, "withdrawal")
            tags.append(Tag("公示已撤下", "warn") if is_withdrawn else Tag("已公示", "good"))
        return tags

    def _actions(self) -> list[Link]:
        """What may be done to the case beside its steps: counsel reads, a publication goes."""
        if Part.ADVISES in self.seen.parts:
            return [Link("看送审的书稿和材料", address_of(self.facts, "review"))]
        if not self.publication or why_not_withdraw(self.publication, self.person, self.today):
            return []
        return [Link("撤下公示", address_of(self.facts, "withdrawal"))]

    def _standing(self) -> list[StepRow]:
        position = self.facts.position
        return [row for row in self.facts.procedure.steps if row.code in position.standing]

    @cached_property
    def _waits(self) -> list[StepRow]:
        return waiting_steps(self.facts)

    def _waiting(self) -> list[StepRow]:
        """What is waited for here: of several parties, what is done for all of them."""
        return [row for row in self._waits if self._is_here(row)]

    def _where_it_is(self) -> list[StepRow]:
        return self._waits if self.several else self._waiting()

    def _is_here(self, row: StepRow) -> bool:
        """Whether the step is taken from this page: what is each party's is on the party's own."""
        if self.several:
            return not row.each
        whole = self.facts.whole
        return row.each or whole is self.facts or why_not_standing(row.code, whole) is None

    def _address(self, row: StepRow, code: str = "") -> str:
        return address_of(self.facts if row.each else self.facts.whole, code or row.code)

    def _mine(self, row: StepRow) -> bool:
        return self._may(self.facts if row.each else self.facts.whole, row)

    def _may(self, facts: CaseFacts, row: StepRow) -> bool:
        return why_not_now(self.person, row.code, facts, self.today) is None

    def _next_step(self) -> dict[str, Any] | None:
        row = self._next_row()
        if row is None:
            return None
        duty = next((one for one in self.duties if one.step == row.code and one.actionable), None)
        due = due_words(duty, self.now, self.calendar)
        mine = self._mine(row)
        return {
            "title": row.asked,
            "text": after_opinion(self.facts) if self.seen.internal else "",
            "basis": "、".join(str(citation) for citation in row.citations),
            "tone": due.tone if due and due.tone in {"today", "overdue"} else "info",
            "due": due,
            "action_label": "去办理" if mine else "",
            "action_url": self._address(row) if mine else "",
            "waiting_for": "" if mine else f"等{row.role.label}办理。",
            "missing": [],
        }

    def _next_row(self) -> StepRow | None:
        """The step that the person can take, else the first that the case waits for."""
        again = (row for row in self._examined_again() if self._is_here(row))
        waiting = self._waiting() or list(again)
        return next((one for one in waiting if self._mine(one)), next(iter(waiting), None))

    def _examined_again(self) -> list[StepRow]:
        """The step of a duty that waits for a day, when the case itself waits for nothing."""
        return [
            self.facts.procedure.step(duty.step)
            for duty in self.duties
            if duty.code == WITHHOLDING_REVIEW
        ]

    def _other_steps(self) -> list[Link]:
        """What else the person may do now; to correct and to stand aside come last."""
        shown = self._next_row()
        rows = [
            row
            for row in self.facts.procedure.available(self.facts.position, self.facts.branch)
            if row != shown and row.code not in ANSWERS and self._mine(row) and self._concerns(row)
            if self._is_here(row)
        ]
        offered = {row.code for row in (*rows, *([shown] if shown else []))}
        rows = [row for row in rows if row.answers not in offered]
        rows.sort(key=lambda row: row.code in {PROPOSAL, STAND_ASIDE})
        pages = {row.answers or row.code: row for row in rows}
        return [Link(row.name, self._address(row, code)) for code, row in pages.items()]

    def _concerns(self, row: StepRow) -> bool:
        """Whether the step means anything in this case: nobody reported, nobody is told."""
        if row.code == ANSWERED:
            return bool(unanswered(self.facts))
        return row.asked_if is None or self.facts.branch.get(row.asked_if, False)

    def _event(self, step: Step) -> Event:
        row = self.facts.procedure.step(step.code)
        late = (step.recorded_at - step.happened_at).total_seconds()
        recorded = timezone.localtime(step.recorded_at)
        return Event(
            title=self._event_title(step, row),
            when=f"{timezone.localtime(step.happened_at):%Y-%m-%d %H:%M}",
            who=f"{step.actor.name}（{step.actor.office.name}）",
            text=self._said(step) if self.seen.internal else "",
            tag=Tag(self._stage_name(row)),
            late_entry=f"{recorded:%m-%d %H:%M} 补录" if late > _LATE_ENTRY_HOURS * 3600 else "",
            links=(*self._papers_of(step), *proof_links(self.seen, step, self.url)),
            id=f"step-{step.seq}",
        )

    def _event_title(self, step: Step, row: StepRow) -> str:
        whom = self.facts.whom_of(step) or whom_named(self.facts, step)
        title = f"{row.name}：{whom}" if whom else row.name
        return f"{title}（有更正）" if self._is_corrected(step) else title

    def _said(self, step: Step) -> str:
        chosen = chosen_in(self.facts, step)
        return said_on_paper(step) or said_in(self.facts.content(step), chosen)

    def _papers_of(self, step: Step) -> Iterator[Link]:
        for paper in papers_of(step, self.facts):
            if self.seen.paper(paper.document.form):
                yield Link(paper.document.title, self._paper_url(paper))

    def _is_corrected(self, step: Step) -> bool:
        return any(one.corrected_step_id == step.pk for one in self.facts.corrections)

    def _stage_name(self, row: StepRow) -> str:
        if row.code in {PROPOSAL, *ANSWERS}:
            return "更正"
        return next(one.name for one in self.facts.procedure.stages if one.code == row.stage)

    def _paper_url(self, paper: StepPaper) -> str:
        return f"{self.url}papers/{paper.document.uuid}/"

    def _missing_papers(self) -> Iterator[dict[str, Any]]:
        """What the steps taken and the next one leave behind: what is there, what is not."""
        there = {(paper.step.code, paper.document.form) for paper in self.papers}
        rows = {row.code: row for row in [*self._standing(), *self._waiting()[:1]]}
        for row in rows.values():
            for form in row.leaves(self.facts.branch):
                found = (row.code, form) in there
                name = FORMS[form].title if form != "D19" else f"{FORMS[form].title}（{row.name}）"
                yield {"label": name, "tag": Tag("有", "good") if found else Tag("缺", "bad")}

    def _people(self) -> list[Fact]:
        rows = party_facts(self.facts, whole=self.seen.number)
        reporter = self.facts.reporter
        if reporter and self.seen.reporter:
            rows.append(Fact("举报人（保密）", f"{reporter.name}　{reporter.contact}".strip()))
        rows += [
            Fact(
                officer.get_position_display(),
                f"{officer.person.name}（{officer.certificate_number}）",
            )
            for officer in self.facts.officers
        ]
        return [*rows, *awaited(self.facts), *former_officers(self.facts)]
