"""One step of a case, as a form."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.may_act import answers_now, why_not_now
from sunlit.cases.models import Case, Step
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.cases.read_case import read_case
from sunlit.cases.services.save_draft import save_draft
from sunlit.cases.shown import SHOWN, Shown, entry_of, shown_for
from sunlit.cases.work import Opened, service_of, work_of
from sunlit.desk.amounts_said import amounts_said
from sunlit.desk.chosen_files import ChosenFiles
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.of_party import address_of, for_whom, page_of
from sunlit.desk.presenters.beside_form import (
    answered,
    answered_by,
    asked_form,
    begun_entries,
    what_follows,
)
from sunlit.desk.presenters.late_decision import late_notices
from sunlit.desk.presenters.sent_back import entered_before, sent_back_notices
from sunlit.desk.presenters.signing_page import signing_parts
from sunlit.desk.presenters.standing_aside import NO_LONGER_THEIRS, aside_url
from sunlit.desk.presenters.step_words import name_of
from sunlit.desk.sent_twice import files_of, say_once, taken_before_as
from sunlit.desk.signing import button_of, signed
from sunlit.desk.stated_time import stated_moment
from sunlit.desk.step_forms import EntriesForm, as_sent, form_class, typed
from sunlit.desk.unsent_entries import filled, waiting
from sunlit.desk.views.choose_party import choose_party
from sunlit.desk.views.opening import open_case, records_of
from sunlit.parts.assignment.recusal_steps import STAND_ASIDE
from sunlit.people.models import Person
from sunlit.records.services.put_bytes import NoSpaceError
from sunlit.rules.answers import VIEW
from sunlit.rules.forms import FILES
from sunlit.rules.procedure import Step as StepRow
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.signing import signs
from sunlit.web import clock
from sunlit.web.form_parts import ANOTHER_ROW, present
from sunlit.web.parts import Crumb, Notice
from sunlit.web.uploads import PROOF_TOO_LARGE

_TOO_LARGE = 413


@login_required
def step(request: HttpRequest, case: uuid.UUID, code: str, party: int = 0) -> HttpResponse:
    """Show the form of a step, keep its draft, or take the step.

    :param party: for which of several parties, by its place: its step is taken for each apart.
    """
    person = person_of(request)
    found = open_case(request, case, name_of(code))
    whole = read_case(found)
    own = work_of(found.procedure, code).page
    if not own and (code not in PROCEDURES[found.procedure].forms or code == whole.steps[0].code):
        raise Http404
    facts = for_whom(whole, code, party)
    if own := own or whole.procedure.step(code).answers:
        return HttpResponseRedirect(address_of(facts or whole, own))
    if facts is None:
        return choose_party(request, whole, code)
    return StepPage(request, found, facts, person, code).respond()


class StepPage:
    """The form of one step of one case, for one person."""

    def __init__(
        self, request: HttpRequest, case: Case, facts: CaseFacts, person: Person, code: str
    ) -> None:
        """Bind what the request brought to the form of the step."""
        self.request = request
        self.case = case
        self.facts = facts
        self.person = person
        self.code = code
        self.row: StepRow = facts.procedure.step(code)
        self.ways = answers_now(person, code, facts, clock.today()) or [self.row]
        self.opened = Opened(facts, person, clock.today())
        self.work = work_of(case.procedure, code)
        self.step_form = asked_form(self.opened, code)
        self.url = page_of(facts)
        self.now = clock.now()
        self.chosen = ChosenFiles(request, person, self.now)
        self.shown = self._what_is_shown()

    def _what_is_shown(self) -> list[Shown]:
        """The papers of each answer, put before whoever may give one; what is sent back too."""
        if why_not_now(self.person, self.ways[0].code, self.facts, clock.today()):
            return []
        codes = (self.code, *(way.code for way in self.ways))
        return shown_for(self.person, codes, self.facts, clock.today())

    def respond(self) -> HttpResponse:
        """Answer the request."""
        refusal = why_not_now(self.person, self.ways[0].code, self.facts, clock.today())
        kept = waiting(self.request)
        if refusal and self.request.method == "GET" and kept is None:
            return self._page(None, [refusal])
        sent = self.request.method == "POST"
        form = self._form_class()(
            self.request.POST if sent else None,
            self.chosen.as_files if sent else None,
            initial=self._initial(),
        )
        if self.request.method != "POST":
            shown = form if kept is None else filled(form, kept)
            self.chosen.of_draft(shown, self.draft)
            return self._page(shown, [refusal] if refusal else [])
        action = self.request.POST.get("action", "")
        if action.startswith(ANOTHER_ROW):
            return self._with_another_row(action.removeprefix(ANOTHER_ROW))
        if action == "save":
            return self._page(form, [refusal]) if refusal else self._save(form)
        if not (form.is_valid() and self.chosen.all_there(form)):
            return self._page(form, [], status=507 if self.chosen.full_disk else 422)
        return self._take(form)

    def _save(self, form: EntriesForm) -> HttpResponse:
        entries = as_sent(self.step_form, self.request.POST) | self.chosen.for_draft()
        try:
            save_draft(
                self.case, self.code, self.person, entries, self.now, of_party=self.facts.whom_key
            )
        except Refused as refused:
            return self._page(form, [refused.refusal])
        say(self.request, "草稿已经保存。", self.chosen.said_of_draft)
        return HttpResponseRedirect(address_of(self.facts, self.code))

    def too_large(self) -> HttpResponse:
        """Refuse a body that is too large, unread."""
        form = self._form_class()(initial=self._initial())
        return self._page(form, [Refusal(PROOF_TOO_LARGE, None, FILES)], status=413)

    def _take(self, form: EntriesForm) -> HttpResponse:
        try:
            signature = signed(self.request) if signs(self.row) else None
        except Refused as refused:
            return self._page(form, [refused.refusal])
        row, content = answered(form.content(), self.ways, self.row)
        act = Act(
            case=self.case,
            actor=self.person,
            content=content,
            happened_at=self._happened_at(form),
            now=self.now,
            seen=form.cleaned_data["seen"],
            signature=signature,
            shown=form.cleaned_data.get(SHOWN, ""),
            of_party=self.facts.whom_key,
        )
        try:
            taken = service_of(self.case.procedure, row.code)(replace(act, files=self._proofs(row)))
        except CaseMovedOn as moved:
            ways = self.facts.procedure.ways_to_answer(self.code)
            before = taken_before_as(self.request, act, *(way.code for way in ways))
            if before and files_of(before) == self.chosen.told:
                say_once(self.request, f"“{self._name(before)}”已办理。")
                return HttpResponseRedirect(self.url)
            return self._as_it_stands_now(str(moved))
        except Refused as refused:
            return self._page(form, [refused.refusal])
        except NoSpaceError as full:
            return self._page(form, [Refusal(str(full), None, FILES)], status=507)
        self.chosen.done()
        done = self._name(taken) if isinstance(taken, Step) else row.name
        aside = row.code == STAND_ASIDE
        told = NO_LONGER_THEIRS if aside else amounts_said(self.step_form, content)
        say(self.request, f"“{done}”已办理。", told)
        return HttpResponseRedirect("/desk/" if aside else self.url)

    def _proofs(self, row: StepRow) -> list[HandedIn]:
        if not self.chosen.all:
            return []
        return self.chosen.keep_if(why_not_now(self.person, row.code, self.facts, clock.today()))

    def _name(self, step: Step) -> str:
        return self.facts.procedure.step(step.code).name

    def _as_it_stands_now(self, moved: str) -> HttpResponse:
        """Show the entries again, beside the case and the papers as somebody else left them."""
        whole = read_case(self.case)
        facts = whole.of(self.facts.whom_key) if self.facts.whom else whole
        page = StepPage(self.request, self.case, facts, self.person, self.code)
        sent = {**self.request.POST.dict(), "seen": str(len(whole.steps))}
        form = page._form_class()(sent, page.chosen.as_files)
        return page._page(form, [Refusal(moved)], status=409)

    def _with_another_row(self, table: str) -> HttpResponse:
        """Show the form as it was sent, unjudged, with one more row in that table."""
        entries = as_sent(self.step_form, self.request.POST)
        entries[table] = [*entries.get(table, []), {}]
        seen = self.request.POST.get("seen")
        made = self._form_class()
        return self._page(made(initial={**entries, "seen": seen}), [])

    def _form_class(self) -> type[EntriesForm]:
        return form_class(
            self.step_form,
            clock.today(),
            apart=self.facts.recused,
            among=self.work.people(self.opened),
            signed=signs(self.row),
        )

    def _happened_at(self, form: EntriesForm) -> datetime:
        stated = form.cleaned_data.get("happened_at")
        if stated is None:
            return self.now
        return stated_moment(stated, (step.happened_at for step in self.facts.steps))

    @cached_property
    def draft(self) -> Mapping[str, Any]:
        """What the person has begun to enter."""
        return begun_entries(self.facts, self.code, self.person)

    def _initial(self) -> dict[str, Any]:
        return {
            "happened_at": timezone.localtime(self.now).replace(second=0, microsecond=0),
            **typed(
                self.step_form,
                {**self.work.prefill(self.opened), **entered_before(self.facts, self.code)},
            ),
            **self.draft,
            "seen": len(self.facts.whole.steps),
            SHOWN: entry_of(self.shown),
        }

    def _page(
        self, form: EntriesForm | None, refusals: list[Refusal], status: int = 422
    ) -> HttpResponse:
        internal = records_of(self.request, self.facts).internal
        heading, shown = answered_by(self.opened, self.code) if internal else ("", [])
        context: dict[str, Any] = {
            "page_heading": self.row.asked if len(self.ways) > 1 else self.ways[0].name,
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.of_whom,
            "lead": "",
            "basis": "、".join(str(citation) for citation in self.row.citations),
            "after": what_follows(self.facts, self.row, clock.today()),
            "shown": shown,
            "shown_heading": heading,
            "aside_url": aside_url(self.facts, self.code, self.person, clock.today()),
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(self.case.number, self.url)],
        }
        if form is not None and self.shown:
            seen = records_of(self.request, self.facts)
            chosen = str(form[VIEW].value() or "") if VIEW in form.fields else ""
            parts = signing_parts(self.shown, seen, self.code, chosen, clock.today())
            context["signing"] = parts if seen.internal else None
        if form is None:
            context["after"] = []
            context["notices"] = [Notice(str(one), tone="warn") for one in refusals]
            return page(self.request, "desk/step.html", context, section="/desk/cases/")
        context["notices"] = [
            *(sent_back_notices(self.facts, self.code) if internal else []),
            *late_notices(self.facts, self.code, clock.today()),
            *self.chosen.lost_notices(form),
        ]
        if FILES in form.fields and self.request.method == "POST" and status != _TOO_LARGE:
            self.chosen.wait(form)
        if form.is_bound:
            # What is signed next is what this page shows.
            form.data = {**dict(form.data.items()), SHOWN: entry_of(self.shown)}
        context["form"] = present(
            form,
            submit=button_of(form),
            cancel_url=self.url,
            refusals=refusals,
            save_draft=bool(self.step_form.fields),
        )
        failed = bool(refusals or form.errors)
        return page(
            self.request,
            "desk/step.html",
            context,
            section="/desk/cases/",
            status=status if failed else 200,
        )
