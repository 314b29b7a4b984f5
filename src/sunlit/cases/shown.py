"""What is put before whoever signs, and its hash: signed is what was shown.

The papers are made as they will be issued, with the signer's own words still open; beside them
stand the evidence with the hashes of its files, and everything that was said before (the acts that
the case has). A form carries the hash of what its page showed for each answer that it offers; an
act whose case would show something else is refused: nobody signs unseen (审核制度第十条).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.documents.content import content_hash
from sunlit.documents.coverage import why_not_set
from sunlit.documents.forms import FORMS
from sunlit.documents.forms.check import content_faults
from sunlit.ledger.canonical import canonical_bytes
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal

SHOWN = "shown"
"""The hidden entry of a form that carries the hash."""


@dataclass(frozen=True)
class ShownPaper:
    """A paper as it would be issued if this person signed on that day."""

    form: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """All that is put before one person for one act, the `step`."""

    papers: tuple[ShownPaper, ...]
    hash: str
    step: str = ""

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of each paper's content, by its form."""
        return {one.form: content_hash(one.form, one.content) for one in self.papers}


def shown_to(person: Person, code: str, facts: CaseFacts, day: date) -> Shown | None:
    """Return what the act puts before the person on that day; None where it shows no paper."""
    forms = facts.procedure.step(code).shown(facts.branch)
    if not forms:
        return None
    step = _unsigned(person, code, facts, day)
    papers = tuple(ShownPaper(form, facts.worked.papers[form](step, facts)) for form in forms)
    everything = {
        "case": str(facts.case.uuid),
        "step": code,
        "seen": len(facts.steps),
        "day": day.isoformat(),
        "papers": [[one.form, content_hash(one.form, one.content)] for one in papers],
        "evidence": facts.evidence_list,
    }
    return Shown(papers, hashlib.sha256(canonical_bytes(everything)).hexdigest(), code)


def shown_for(person: Person, codes: Iterable[str], facts: CaseFacts, day: date) -> list[Shown]:
    """Return what one page puts before the person: the papers of each answer that it offers."""
    asked = (shown_to(person, code, facts, day) for code in dict.fromkeys(codes))
    return [one for one in asked if one]


def entry_of(shown: Iterable[Shown]) -> str:
    """Return what a form carries of all that its page shows: a hash for each answer."""
    return " ".join(dict.fromkeys(one.hash for one in shown))


def why_not_shown(shown: Shown | None, sent: str) -> Refusal | None:
    """Return that what would be signed is not what the person has read, or None.

    :param sent: the hashes of what the page showed, one for each answer that it offers.
    """
    if shown is None:
        return None
    for paper in shown.papers:
        form = FORMS[paper.form]
        faults = content_faults(form, paper.content, draft=True)
        if faults:
            sentences = "".join(fault.sentence for fault in faults)
            return Refusal(f"{form.title}还不能制作：{sentences}", cite("记录制度7"))
        unset = why_not_set(form, paper.content)
        if unset:
            return unset
    if shown.hash in sent.split():
        return None
    return Refusal(
        "您看过的文书稿和现在的不一致（内容或者证据有变动，或者没有打开过这一页）。"
        "请重新阅读本页的文书稿后再提交；您填写的内容还在。",
        cite("审核制度10"),
    )


def _unsigned(person: Person, code: str, facts: CaseFacts, day: date) -> Step:
    """The act of that day that is not done yet: it has no moment, no choice and no words.

    What is counted from the day alone may use the moment; a paper prints none of an unsigned act.
    """
    moment = timezone.make_aware(datetime.combine(day, time()))
    return Step(
        case=facts.case,
        seq=len(facts.steps) + 1,
        code=code,
        actor=person,
        happened_at=moment,
        recorded_at=moment,
        content={},
    )
