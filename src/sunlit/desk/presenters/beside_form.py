"""The form of a step as this case asks it, and what stands beside it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.cases.deadlines import starting
from sunlit.cases.may_act import answers_now, why_not_yet
from sunlit.cases.models import Case, Draft
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Opened, work_of
from sunlit.people.models import Person
from sunlit.rules.answers import combined
from sunlit.rules.forms import StepForm
from sunlit.rules.procedure import Step
from sunlit.web.parts import Fact


def asked_form(opened: Opened, code: str) -> StepForm:
    """Return the form; where the step may be answered in several ways, with the choice of them."""
    facts = opened.facts
    forms = facts.procedure.forms
    ways = answers_now(opened.person, code, facts, opened.day) or [facts.procedure.step(code)]
    form = combined([forms[row.code] for row in ways])
    return work_of(facts.case.procedure, code).asks(form, opened)


def begun_entries(case: Case, code: str, person: Person) -> Mapping[str, Any]:
    """Return what the person has begun to enter for that step and saved as a draft."""
    draft = Draft.objects.filter(case=case, step=code, author=person).first()
    return draft.content if draft else {}


def answered_by(opened: Opened, code: str) -> tuple[str, list[Fact]]:
    """Return what an earlier step said and this one answers, under its heading."""
    shown = work_of(opened.facts.case.procedure, code).beside(opened)
    return shown.heading, [Fact(row.label, row.words) for row in shown.rows]


def what_follows(facts: CaseFacts, row: Step, day: date) -> list[str]:
    """Return what follows when the step is signed, and which answers cannot be given yet."""
    lines = ["签署后写入日志，不能修改，请核对后再签署。", *_not_yet(facts, row, day)]
    return lines + [f"开始计算“{one.name}”的期限。" for one in starting(facts, row)]


def _not_yet(facts: CaseFacts, row: Step, day: date) -> Iterator[str]:
    for way in facts.procedure.ways_to_answer(row.code):
        if why := why_not_yet(way.code, facts, day):
            yield f"现在还不能“{way.name}”：{why}"
