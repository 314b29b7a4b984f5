"""The page of one step: its form, what is read before it is sent, and what comes of it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from sunlit.cases.may_act import answers_now, why_not_now
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.shown import SHOWN, Shown, entry_of, shown_for
from sunlit.cases.work import Opened, work_of
from sunlit.desk.chosen_files import ChosenFiles
from sunlit.desk.frame import page
from sunlit.desk.of_party import page_of
from sunlit.desk.presenters.beside_form import (
    answered_by,
    asked_form,
    begun_entries,
    what_follows,
)
from sunlit.desk.presenters.of_parts import warned
from sunlit.desk.presenters.others_shown import others_shown
from sunlit.desk.presenters.sent_back import entered_before, sent_back_notices
from sunlit.desk.presenters.signing_page import signing_parts
from sunlit.desk.presenters.standing_aside import aside_url
from sunlit.desk.sent_entries import ALSO
from sunlit.desk.signing import button_of
from sunlit.desk.step_forms import EntriesForm, form_class, typed
from sunlit.desk.together import (
    Others,
    others_of,
)
from sunlit.desk.views.opening import records_of
from sunlit.people.models import Person
from sunlit.rules.answers import VIEW
from sunlit.rules.forms import FILES
from sunlit.rules.procedure import Step as StepRow
from sunlit.rules.refusal import Refusal
from sunlit.rules.signing import signs
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice

_TOO_LARGE = 413


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

    @cached_property
    def others(self) -> Others:
        """The other parties for whom the form may be sent too, and those who are ticked."""
        if self.request.method == "POST":
            return self._others(self.request.POST.getlist(ALSO))
        joined = self.work.joined(self.facts)
        views = self.facts.whole.views
        return self._others([str(one.ordinal) for one in views if one.whom_key in joined])

    def _others(self, ticked: Sequence[str]) -> Others:
        return others_of(self.opened, self.code, self.ways, self.step_form, ticked)

    def _all_shown(self) -> str:
        return entry_of([*self.shown, *self.others.papers])

    def _form_class(self) -> type[EntriesForm]:
        base = form_class(
            self.step_form,
            clock.today(),
            apart=self.facts.recused,
            among=self.work.people(self.opened),
            signed=signs(self.row),
        )
        return self.others.form_class(base)

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
            **(self.others.begins({}, self.request.POST) if self.request.method == "GET" else {}),
            "seen": len(self.facts.whole.steps),
            SHOWN: self._all_shown(),
        }

    def _read_before(self, form: EntriesForm) -> dict[str, Any]:
        """What is read before the form is sent: the papers, of each party that is ticked too."""
        chosen = str(form[VIEW].value() or "") if VIEW in form.fields else ""
        others = list(others_shown(self.others, self.shown, chosen, clock.today()))
        if not self.shown:
            return {"others": others}
        seen = records_of(self.request, self.facts)
        parts = signing_parts(self.shown, seen, self.code, chosen, clock.today())
        return {"signing": parts, "others": others}

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
        if form is not None and internal:
            context |= self._read_before(form)
        if form is None:
            context["after"] = []
            context["notices"] = [Notice(str(one), tone="warn") for one in refusals]
            return page(self.request, "desk/step.html", context, section="/desk/cases/")
        context["notices"] = [
            *(sent_back_notices(self.facts, self.code) if internal else []),
            *warned(self.facts, self.code, clock.today()),
            *self.chosen.lost_notices(form),
        ]
        if FILES in form.fields and self.request.method == "POST" and status != _TOO_LARGE:
            self.chosen.wait(form)
        if form.is_bound:
            # What is signed next is what this page shows.
            sent = QueryDict(mutable=True)
            sent.update(form.data)
            sent[SHOWN] = self._all_shown()
            form.data = sent
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
