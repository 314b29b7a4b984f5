"""同时为其他当事人办理: what the form of a step asks where it may be sent for several parties.

The person ticks the others. What differs between parties is then asked of each, and the papers of
each stand above the form: both are there before anything is signed. Without scripts too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from sunlit.cases.may_act import answers_now, why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.cases.shown import SHOWN, Shown, shown_for
from sunlit.cases.work import Opened, work_of
from sunlit.desk.presenters.beside_form import asked_form
from sunlit.desk.presenters.sent_back import entered_before
from sunlit.desk.sent_entries import ALSO
from sunlit.desk.step_forms import EntriesForm, entry_of, stored, typed
from sunlit.people.signature import SIGNATURE
from sunlit.rules.forms import Apart, Field, StepForm
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal

LIST = "list"
"""The value of `action` that asks for the papers and the own entries of those who are ticked."""
UNREAD = Refusal(
    "请先核对所选当事人的文书稿和各自不同的内容，再提交；您填写的内容还在。", None, ALSO
)
_HELP = "内容相同的，一次办理：每一名各记一步、各有各的文书，一名不能办的，都不办。"
_FILES = "存入的文件记在每一名的名下。"
_BUTTON = "列出所选当事人的文书稿和各自的内容"


class EntriesOfSeveral(EntriesForm):
    """A form that may be sent for several parties: the entries of the first, and what differs."""

    apart: tuple[Field, ...] = ()
    ticked: tuple[CaseFacts, ...] = ()

    def content(self) -> dict[str, Any]:
        """Return the entries for the party on whose page the form stands."""
        others = {ALSO, *(own_name(one.name, of) for of in self.ticked for one in self.apart)}
        return {name: value for name, value in super().content().items() if name not in others}

    def content_of(self, view: CaseFacts) -> dict[str, Any]:
        """Return the entries for another party: the same, and its own where they differ."""
        own = {one.name: self.cleaned_data[own_name(one.name, view)] for one in self.apart}
        return self.content() | {name: stored(value) for name, value in own.items()}


def own_name(name: str, view: CaseFacts) -> str:
    """Return the name under which the form asks the entry of that party."""
    return f"{name}-of-{view.ordinal}"


@dataclass(frozen=True)
class Others:
    """The other parties for whom a form may be sent too: those offered, and those ticked.

    One may be ticked that is offered no more, when somebody acted meanwhile: the act says so.
    """

    opened: Opened
    code: str
    form: StepForm
    offered: tuple[CaseFacts, ...] = ()
    ticked: tuple[CaseFacts, ...] = ()

    def form_class(self, base: type[EntriesForm]) -> type[EntriesForm]:
        """Return the form with the choice of the others, and what is asked of each ticked one."""
        if not (self.offered or self.ticked):
            return base
        asked: dict[str, forms.Field] = {ALSO: self._choice()}
        sections = {**base.sections, ALSO: "同时为下列当事人办理"}
        for view in self.ticked:
            for number, one in enumerate(self.form.apart):
                name = own_name(one.name, view)
                label = f"{one.label}（{view.party.name}）"
                asked[name] = entry_of(replace(one, label=label), self.opened.day)
                if number == 0:
                    sections[name] = f"{view.party.name}各自的内容"
        entries = [name for name in base.base_fields if name != SIGNATURE]
        words = {
            own_name(one.name, view): one.when
            for view in self.ticked
            for one in self.form.apart
            if one.when
        }
        more = {
            "apart": self.form.apart,
            "ticked": self.ticked,
            "sections": sections,
            "optional_words": {**base.optional_words, **words},
            "field_order": [*entries, *asked, SIGNATURE],
        }
        return type("EntriesOfParties", (EntriesOfSeveral, base), {**asked, **more})

    def _choice(self) -> forms.Field:
        field = forms.MultipleChoiceField(
            label="还有谁",
            help_text=_HELP + (_FILES if self.form.files else ""),
            required=False,
            choices=[
                (str(view.ordinal), view.party.name)
                for view in self.opened.facts.whole.views
                if view in self.offered or view in self.ticked
            ],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "选择的不是本案的其他当事人，请重新选择。"},
        )
        if self.form.apart or self.opened.facts.procedure.step(self.code).shown(
            self.opened.facts.branch
        ):
            field.button = (LIST, _BUTTON)  # type: ignore[attr-defined] # told to the template
        return field

    @cached_property
    def shown(self) -> dict[int, list[Shown]]:
        """The papers of each ticked party, by its place, as they would be issued."""
        person, day = self.opened.person, self.opened.day
        return {
            view.ordinal: shown_for(person, self._codes(view), view, day)
            if view in self.offered
            else []
            for view in self.ticked
        }

    def _codes(self, view: CaseFacts) -> list[str]:
        ways = answers_now(self.opened.person, self.code, view, self.opened.day)
        return [self.code, *(way.code for way in ways)]

    @property
    def papers(self) -> list[Shown]:
        """Every paper of the ticked parties."""
        return [one for of_one in self.shown.values() for one in of_one]

    def unread(self, sent: QueryDict) -> bool:
        """Whether what was sent came from a page that did not show what is the others' own.

        Where the case moved on meanwhile that is said instead.
        """
        if sent.get("seen") != str(len(self.opened.facts.whole.steps)):
            return False
        names = (own_name(one.name, of) for of in self.ticked for one in self.form.apart)
        hashes = sent.get(SHOWN, "").split()
        return any(name not in sent for name in names) or any(
            paper.hash not in hashes for paper in self.papers
        )

    def begins(self, first: dict[str, Any], sent: QueryDict) -> dict[str, Any]:
        """Return what the own entries of the ticked begin with.

        That is what was sent; else what the case knows of the party; else what is entered for the
        first, or nothing, as the entry says.

        :param first: the entries for the first, as typed.
        """
        found: dict[str, Any] = {ALSO: [str(view.ordinal) for view in self.ticked]}
        for view in self.ticked:
            known = typed(self.form, _begun(replace(self.opened, facts=view), self.code))
            for one in self.form.apart:
                name = own_name(one.name, view)
                alike = first.get(one.name) if one.apart is Apart.ALIKE else None
                found[name] = sent[name] if name in sent else known.get(one.name, alike)
        return found


def others_of(
    opened: Opened, code: str, ways: Sequence[Step], form: StepForm, ticked: Sequence[str]
) -> Others:
    """Return for whom else the form may be sent: who can be dealt with now in the same words.

    :param ways: the answers that the page offers for the party it stands for.
    :param ticked: the places of those who were chosen.
    """
    facts = opened.facts
    if facts.whom is None or not facts.procedure.step(code).alike:
        return Others(opened, code, form)
    possible = why_not_now(opened.person, ways[0].code, facts, opened.day) is None
    others = [view for view in facts.whole.views if view.whom_key != facts.whom_key]
    offered = [view for view in others if possible and _is_alike(view, opened, code, ways, form)]
    chosen = [view for view in others if str(view.ordinal) in ticked]
    return Others(opened, code, form, tuple(offered), tuple(chosen))


def _is_alike(
    view: CaseFacts, opened: Opened, code: str, ways: Sequence[Step], form: StepForm
) -> bool:
    """Whether that party can be dealt with now, by the same answers and in the same words."""
    other = replace(opened, facts=view)
    return (
        why_not_now(opened.person, ways[0].code, view, opened.day) is None
        and answers_now(opened.person, code, view, opened.day) == list(ways)
        and asked_form(other, code) == form
        and _same(other, code, form) == _same(opened, code, form)
    )


def _same(opened: Opened, code: str, form: StepForm) -> dict[str, Any]:
    """What the form begins with, without what is asked of each party."""
    apart = {one.name for one in form.apart}
    return {name: said for name, said in _begun(opened, code).items() if name not in apart}


def _begun(opened: Opened, code: str) -> dict[str, Any]:
    work = work_of(opened.facts.case.procedure, code)
    return {**work.prefill(opened), **entered_before(opened.facts, code)}
