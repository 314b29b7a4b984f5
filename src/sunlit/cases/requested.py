"""What whoever answers a request reads beside the form: the request, and what was said to it."""

from collections.abc import Callable, Mapping
from typing import Any

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.said import said_of
from sunlit.cases.work import Beside, Opened, Row
from sunlit.rules.forms import Field, Kind


def request(asked: str, endorsed: str = "") -> Callable[[Opened], Beside]:
    """Return what shows the request made by the step `asked`, and what the office head said to it.

    :param endorsed: the step by which the office head passed the request on.
    """

    def shown(opened: Opened) -> Beside:
        facts = opened.facts
        step = facts.last(asked)
        if step is None:
            return Beside("")
        rows = [*_entries(step, facts), Row("提请人", step.actor.name)]
        head = facts.last(endorsed)
        if head and head.seq > step.seq:
            rows.append(Row("科室负责人意见", f"{said_of(facts, head)}（{head.actor.name}）"))
        return Beside("提请的内容", tuple(rows))

    return shown


def _entries(step: Step, facts: CaseFacts) -> list[Row]:
    content = facts.content(step)
    fields = facts.procedure.forms[step.code].fields
    return [Row(field.label, words) for field in fields if (words := _words(field, content))]


def _words(field: Field, content: Mapping[str, Any]) -> str:
    value = content.get(field.name)
    if value is None or field.kind is Kind.TABLE:
        return ""
    if field.kind is Kind.YES_NO:
        return "是" if value else "否"
    return dict(field.choices).get(str(value), str(value))
