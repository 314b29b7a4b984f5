"""The public copy beside the original, what was answered of it, and by whom, in ready words."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Decision, Step
from sunlit.cases.queries import CaseFacts
from sunlit.disclosure.models import PublicationCheck, PublicCopy
from sunlit.disclosure.queries import secrecy_review, standing_passages
from sunlit.disclosure.redaction import compare
from sunlit.disclosure.steps import CHECK, DECLINE, END, OBJECT, RETURN, RETURN_SECRECY, SECRECY
from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present as present_paper
from sunlit.rules.answers import OPINION
from sunlit.rules.withholding import WithholdingGround
from sunlit.search.tokens import Piece
from sunlit.web.parts import Event, Fact

_HIDDEN = re.compile(r"（已隐去）|（不公开）|[㐀-鿿A-Z]{1,2}(?:\*\*|某某)")
"""What stands in the copy where something was hidden."""
SOCIAL_IMPACT = "是否具有一定社会影响"
_TRAIL = (
    CHECK,
    SECRECY,
    RETURN_SECRECY,
    RETURN,
    OBJECT,
    DECLINE,
    END,
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
    by_hand = [one.passage for one in standing_passages(decision)]
    return [
        _row(
            item.name,
            labels[item.name],
            _text(shown["original"][item.name]),
            _text(shown["public"][item.name]),
            by_hand,
        )
        for item in compare(original, copy.content)
        if item.original not in (None, "")
    ]


def _row(
    name: str, label: str, original: str, public: str, by_hand: Sequence[str]
) -> dict[str, Any]:
    """Return one row: marked is only what went, a line that is missing is named."""
    return {
        "name": name,
        "label": label,
        "original": original,
        "public": public,
        "pieces": list(_pieces(public)),
        "changed": original != public,
        "why": _why(original, public, by_hand) if original != public else "",
    }


def _pieces(public: str) -> Iterator[Piece]:
    start = 0
    for match in _HIDDEN.finditer(public):
        yield Piece(public[start : match.start()])
        yield Piece(match.group(), hit=True)
        start = match.end()
    yield Piece(public[start:])


def _why(original: str, public: str, by_hand: Sequence[str]) -> str:
    said = ["隐去个人信息或者账号（公示制度第六条）"]
    if any(one in original and one not in public for one in by_hand):
        said.append("含手工隐去的文字")
    there = {line.partition("：")[0] for line in public.splitlines()}
    lines = [line.partition("：") for line in original.splitlines()]
    gone = [label for label, sign, _ in lines if sign and label not in there]
    if public and gone:
        said.append(f"删去：{'、'.join(gone)}")
    return "；".join(said)


def copy_words(decision: Decision) -> list[Fact]:
    """Return what the public would read of the decision now, an item a row."""
    newest = decision.public_copies.order_by("-id").first()
    rows = comparison(newest) if newest else []
    return [Fact(row["label"], row["public"]) for row in rows if row["public"]]


def hidden_by_hand(decision: Decision) -> list[Fact]:
    """Return what is hidden by hand, with ground, reason and who, for the second look."""
    return [
        Fact(
            one.get_ground_display(),
            f"{one.passage}（理由：{one.reason}；{one.hidden_by.name}，"
            f"{timezone.localtime(one.recorded_at):%Y-%m-%d %H:%M}）",
        )
        for one in standing_passages(decision)
    ]


def answers(check: PublicationCheck) -> list[Fact]:
    """Return what the first person answered, for the second to read."""
    content = check.step.content
    asked = [(ground.label, content[ground.value]) for ground in WithholdingGround]
    if "social_impact" in content:
        asked.append((SOCIAL_IMPACT, content["social_impact"]))
    return [
        *(Fact(label, "是" if answer else "否") for label, answer in asked),
        Fact("核对人", check.checked_by.name),
        Fact("核对时间", f"{timezone.localtime(check.recorded_at):%Y-%m-%d %H:%M}"),
        *_secrecy(check),
    ]


def _secrecy(check: PublicationCheck) -> list[Fact]:
    """Return who examined the copy for secrets and what they said; nothing before they did."""
    step = secrecy_review(check)
    if step is not None:
        when = f"{timezone.localtime(step.recorded_at):%Y-%m-%d %H:%M}"
        said = step.content.get(OPINION) or "没有应当保密的内容，可以公示。"
        return [Fact("保密审查人", f"{step.actor.name}（{when}签署）"), Fact("保密审查意见", said)]
    if check.secrecy_reviewer is None:
        return []
    return [
        Fact("保密审查人", check.secrecy_reviewer.name),
        Fact("保密审查意见", check.step.content["secrecy_opinion"]),
    ]


def trail(facts: CaseFacts) -> list[Event]:
    """Return who checked and returned before, oldest first."""
    return list(_events(facts))


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
