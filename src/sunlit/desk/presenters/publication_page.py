"""The public copy beside the original, what was answered of it, and by whom, in ready words."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.disclosure.models import PublicationCheck, PublicCopy
from sunlit.disclosure.redaction import compare
from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present as present_paper
from sunlit.rules.withholding import WithholdingGround
from sunlit.web.parts import Event, Fact

SOCIAL_IMPACT = "是否具有一定社会影响"
_TRAIL = (
    "check_publication",
    "return_publication",
    "object_to_withholding",
    "decline_withholding",
    "end_withholding",
)


def comparison(copy: PublicCopy) -> list[dict[str, Any]]:
    """Return every item of the decision beside what the public reads of it."""
    decision = copy.decision
    original = {**decision.document.content, "shown_number": str(decision.document.number)}
    form = FORMS[copy.document.form]
    shown = {
        name: present_paper(form, content, title="", number="", issued_on=decision.decided_on)[
            "fields"
        ]
        for name, content in (("original", original), ("public", copy.content))
    }
    labels = {field.name: field.label for field in form.fields}
    return [
        {
            "name": item.name,
            "label": labels[item.name],
            "original": _text(shown["original"][item.name]),
            "public": _text(shown["public"][item.name]),
            "changed": item.changed,
            "why": "隐去个人信息或者账号（公示制度第六条）" if item.changed else "",
        }
        for item in compare(original, copy.content)
        if item.original not in (None, "")
    ]


def answers(check: PublicationCheck) -> list[Fact]:
    """Return what the first person answered, for the second to read."""
    content = check.step.content
    asked = [(ground.label, content[ground.value]) for ground in WithholdingGround]
    asked.append((SOCIAL_IMPACT, content["social_impact"]))
    return [
        *(Fact(label, "是" if answer else "否") for label, answer in asked),
        Fact("保密审查人", check.secrecy_reviewer.name),
        Fact("保密审查意见", content["secrecy_opinion"]),
        Fact("核对人", check.checked_by.name),
        Fact("核对时间", f"{timezone.localtime(check.recorded_at):%Y-%m-%d %H:%M}"),
    ]


def trail(case: Case) -> list[Event]:
    """Return who checked and returned before, oldest first."""
    return list(_events(CaseFacts(case)))


def _events(facts: CaseFacts) -> Iterator[Event]:
    for step in facts.steps:
        if step.code in _TRAIL:
            yield Event(
                title=facts.procedure.step(step.code).name,
                when=f"{timezone.localtime(step.happened_at):%Y-%m-%d %H:%M}",
                who=f"{step.actor.name}（{step.actor.office.name}）",
                text=_said(step),
            )


def _said(step: Step) -> str:
    names = ("reason", "opinion", "finding", "secrecy_opinion")
    return next((str(step.content[name]) for name in names if step.content.get(name)), "")


def _text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, dict):
        if "rows" in value:
            return "\n".join("　".join(row) for row in value["rows"])
        return f"{value['words']}（{value['figures']}）"
    return "\n".join(line if isinstance(line, str) else "：".join(line) for line in value)
