"""What comes of the form of a step: a draft, the form again, or the act."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.may_act import why_not_now
from sunlit.cases.models import Step
from sunlit.cases.read_case import read_case
from sunlit.cases.services.save_draft import save_draft
from sunlit.cases.services.take_together import RefusedForOne, take_together
from sunlit.cases.shown import SHOWN
from sunlit.cases.work import service_of
from sunlit.desk.amounts_said import amounts_said
from sunlit.desk.flash import say
from sunlit.desk.of_party import address_of, page_of
from sunlit.desk.presenters.beside_form import answered
from sunlit.desk.presenters.standing_aside import NO_LONGER_THEIRS
from sunlit.desk.sent_entries import ALSO, as_sent
from sunlit.desk.sent_twice import all_taken_before, files_of, say_once
from sunlit.desk.signing import signed
from sunlit.desk.stated_time import stated_moment
from sunlit.desk.step_forms import EntriesForm
from sunlit.desk.together import LIST, UNREAD, EntriesOfSeveral, own_name
from sunlit.desk.unsent_entries import filled, waiting
from sunlit.desk.views.step_page import StepPage
from sunlit.parts.assignment.recusal_steps import STAND_ASIDE
from sunlit.records.services.put_bytes import NoSpaceError
from sunlit.rules.forms import FILES
from sunlit.rules.procedure import Step as StepRow
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.signing import signs
from sunlit.web import clock
from sunlit.web.form_parts import ANOTHER_ROW
from sunlit.web.uploads import PROOF_TOO_LARGE


class StepAnswer(StepPage):
    """The form of one step, as it is opened or sent."""

    def respond(self) -> HttpResponse:
        """Answer the request."""
        refusal = why_not_now(self.person, self.ways[0].code, self.facts, clock.today())
        kept = waiting(self.request)
        if kept is not None:
            self.others = self._others(kept.getlist(ALSO))
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
        if (asked := self._asked(form, refusal)) is not None:
            return asked
        if not (form.is_valid() and self.chosen.all_there(form)):
            return self._page(form, [], status=507 if self.chosen.full_disk else 422)
        return self._take(form)

    def _asked(self, form: EntriesForm, refusal: Refusal | None) -> HttpResponse | None:
        """Answer a button that asks for something before the form is sent; None: it is sent."""
        action = self.request.POST.get("action", "")
        if action.startswith(ANOTHER_ROW):
            return self._with_another_row(action.removeprefix(ANOTHER_ROW))
        if action == "save":
            return self._page(form, [refusal]) if refusal else self._save(form)
        if action == LIST or self.others.unread(self.request.POST):
            return self._listed([] if action == LIST else [UNREAD])
        return None

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
        self.others = self._others(())
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
        acts = [act, *self._acts_of_others(act, form)]
        try:
            taken = self._done(row, acts)
        except CaseMovedOn as moved:
            return self._sent_before(acts) or self._as_it_stands_now(str(moved))
        except RefusedForOne as refused:
            return self._page(form, [self._at_the_own_entry(refused)])
        except Refused as refused:
            return self._page(form, [refused.refusal])
        except NoSpaceError as full:
            return self._page(form, [Refusal(str(full), None, FILES)], status=507)
        self.chosen.done()
        done = self._name(taken) if isinstance(taken, Step) else row.name
        aside = row.code == STAND_ASIDE
        signed_content = taken.content if isinstance(taken, Step) else content
        told = NO_LONGER_THEIRS if aside else amounts_said(self.step_form, signed_content)
        say(self.request, f"“{done}”已办理{self._for_whom()}。", told)
        return HttpResponseRedirect("/desk/" if aside else self._afterwards())

    def _done(self, row: StepRow, acts: list[Act]) -> object:
        """Take the step for the one party, or for all that are ticked; return what the first left.

        :raises CaseMovedOn: see `begin`.
        :raises Refused: when it is refused, of several parties for one.
        """
        proofs = self._proofs(row)
        ready = [replace(act, files=proofs) for act in acts]
        if len(ready) == 1:
            return service_of(self.case.procedure, row.code)(ready[0])
        return take_together(ready, row.code)[0]

    def _acts_of_others(self, act: Act, form: EntriesForm) -> list[Act]:
        if not isinstance(form, EntriesOfSeveral):
            return []
        return [
            replace(
                act,
                of_party=view.whom_key,
                content=answered(form.content_of(view), self.ways, self.row)[1],
            )
            for view in self.others.ticked
        ]

    def _sent_before(self, acts: list[Act]) -> HttpResponse | None:
        """Say that this very form has been sent before, or None when it has not."""
        ways = self.facts.procedure.ways_to_answer(self.code)
        before = all_taken_before(self.request, acts, *(way.code for way in ways))
        if not before or any(files_of(one) != self.chosen.told for one in before):
            return None
        say_once(self.request, f"“{self._name(before[0])}”已办理{self._for_whom()}。")
        return HttpResponseRedirect(self._afterwards())

    def _for_whom(self) -> str:
        names = [view.party.name for view in (self.facts, *self.others.ticked)]
        return f"（{'、'.join(names)}）" if self.others.ticked else ""

    def _afterwards(self) -> str:
        return page_of(self.facts.whole) if self.others.ticked else self.url

    def _at_the_own_entry(self, refused: RefusedForOne) -> Refusal:
        """The refusal, at the entry that is asked of that party where there is one."""
        name = refused.refusal.field
        view = next((one for one in self.others.ticked if one.whom_key == refused.party), None)
        if view and name in {one.name for one in self.step_form.apart}:
            return replace(refused.refusal, field=own_name(name, view))
        return refused.refusal

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
        page = StepAnswer(self.request, self.case, facts, self.person, self.code)
        sent = self.request.POST.copy()
        sent["seen"] = str(len(whole.steps))
        form = page._form_class()(sent, page.chosen.as_files)
        return page._page(form, [Refusal(moved)], status=409)

    def _happened_at(self, form: EntriesForm) -> datetime:
        stated = form.cleaned_data.get("happened_at")
        if stated is None:
            return self.now
        of_whom = (self.facts, *self.others.ticked)
        acts = (step.happened_at for view in of_whom for step in view.steps)
        return stated_moment(stated, acts)

    def _with_another_row(self, table: str) -> HttpResponse:
        """Show the form as it was sent, unjudged, with one more row in that table."""
        entries = as_sent(self.step_form, self.request.POST)
        return self._again({**entries, table: [*entries.get(table, []), {}]}, [])

    def _listed(self, refusals: list[Refusal]) -> HttpResponse:
        """Show the form as it was sent, with the papers of the ticked parties and their entries."""
        return self._again(as_sent(self.step_form, self.request.POST), refusals)

    def _again(self, entries: Mapping[str, Any], refusals: list[Refusal]) -> HttpResponse:
        begun = {**entries, "seen": self.request.POST.get("seen"), SHOWN: self._all_shown()}
        own = self.others.begins(begun, self.request.POST)
        return self._page(self._form_class()(initial=begun | own), refusals)
