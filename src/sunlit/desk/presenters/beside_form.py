"""The form of a step as this case asks it, and what stands beside it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sunlit.cases.deadlines import starting
from sunlit.cases.may_act import answers_now, why_not_yet
from sunlit.cases.models import Draft
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Opened, work_of
from sunlit.documents.forms import FORMS
from sunlit.people.models import Person
from sunlit.rules.answers import VIEW, choices_of, combined
from sunlit.rules.forms import StepForm
from sunlit.rules.procedure import Step
from sunlit.rules.signing import signs
from sunlit.web.parts import Fact


def asked_form(opened: Opened, code: str) -> StepForm:
    """Return the form; where the step may be answered in several ways, with the choice of them."""
    facts = opened.facts
    forms = facts.procedure.forms
    ways = answers_now(opened.person, code, facts, opened.day) or [facts.procedure.step(code)]
    form = combined([forms[row.code] for row in ways])
    return work_of(facts.case.procedure, code).asks(form, opened)


def answered(
    content: dict[str, Any], ways: Sequence[Step], row: Step
) -> tuple[Step, dict[str, Any]]:
    """Return the step that was chosen among the ways, and what its own form asks of the entries."""
    if len(ways) == 1:
        return ways[0], content
    for way in ways:
        if way.form and content.get(VIEW) in dict(choices_of(way.form)):
            names = {field.name for field in way.form.fields}
            return way, {name: content[name] for name in content.keys() & names}
    return row, content


def begun_entries(facts: CaseFacts, code: str, person: Person) -> Mapping[str, Any]:
    """Return what the person has begun to enter for that step and saved as a draft."""
    own = Draft.objects.filter(case=facts.case, step=code, author=person, of_party=facts.whom)
    draft = own.first()
    return draft.content if draft else {}


def answered_by(opened: Opened, code: str) -> tuple[str, list[Fact]]:
    """Return what an earlier step said and this one answers, under its heading."""
    shown = work_of(opened.facts.case.procedure, code).beside(opened)
    return shown.heading, [Fact(row.label, row.words) for row in shown.rows]


def what_follows(facts: CaseFacts, row: Step, day: date) -> list[str]:
    """Return what follows when the step is taken: of each answer, or why it cannot be given."""
    word = "签署" if signs(row) else "提交"
    first = f"{word}后写入日志，不能修改，请核对后再{word}。"
    ways = facts.procedure.ways_to_answer(row.code)
    if len(ways) == 1:
        return [first, *(f"{one}。" for one in _clocks(facts, row))]
    return [first, *(line for way in ways for line in _of_an_answer(facts, way, day))]


def _of_an_answer(facts: CaseFacts, way: Step, day: date) -> Iterator[str]:
    """What one answer leads to, so that whoever says no knows it as well as who agrees."""
    if why := why_not_yet(way.code, facts, day):
        yield f"现在还不能“{way.name}”：{why}"
        return
    labels = [label for _, label in choices_of(facts.procedure.forms[way.code])]
    papers = "、".join(FORMS[form].title for form in way.leaves(facts.branch))
    again = next((row for row in facts.procedure.steps if _is_undone(row, way, facts)), None)
    led = [
        *([f"制作{papers}"] if papers else []),
        *([f"从“{again.name}”起重新办理"] if again else []),
        *([f"本案以{way.ended}结束"] if way.ends else []),
        *_clocks(facts, way),
    ]
    if led:
        chosen = "或者".join(f"“{one}”" for one in labels)
        yield f"选{chosen}的，{'，'.join(led)}。"


def _is_undone(row: Step, way: Step, facts: CaseFacts) -> bool:
    return bool(way.answers) and row.code in way.voids and row.code in facts.position.standing


def _clocks(facts: CaseFacts, row: Step) -> list[str]:
    names = "、".join(f"“{one.name}”" for one in starting(facts, row))
    return [f"开始计算{names}的期限"] if names else []
