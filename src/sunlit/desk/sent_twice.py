"""The same form sent twice, by a second click or again after the line broke, is one act."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, QueryDict

from sunlit.cases.acting import Act
from sunlit.cases.models import Case, EvidenceFile, Step, StepFile
from sunlit.catalogue.models import HolidayNotice, ParameterRow
from sunlit.catalogue.notice_entry import NoticeEntry
from sunlit.catalogue.services.enter_parameter import ParameterEntry
from sunlit.desk.flash import say
from sunlit.desk.frame import person_of
from sunlit.people.models import Person
from sunlit.web.plain_fields import lines_of

TWICE = "这份表单送来了不止一次，只办理了一次。"


def taken_before(
    request: HttpRequest,
    case: Case,
    seen: object,
    content: Mapping[str, Any],
    *codes: str,
    of_party: int | None = None,
) -> Step | None:
    """Return the act that this very form has already become, or None.

    That is the step which came next after what the form has seen, when whoever sends it took it
    and entered the same; `codes` are the steps that the form can become. Of several parties,
    `of_party` is for whom: the same words for another party are another act.
    """
    if not str(seen).isdecimal():
        return None
    after = case.steps.filter(seq=int(str(seen)) + 1, actor=person_of(request), code__in=codes)
    step = after.first()
    if step is None or any(step.content.get(name) != said for name, said in content.items()):
        return None
    return step if of_party in {None, step.of_party_id} else None


def taken_before_as(request: HttpRequest, act: Act, *codes: str) -> Step | None:
    """Return what this very act has already become, for the same party, or None."""
    return taken_before(request, act.case, act.seen, act.content, *codes, of_party=act.of_party)


def all_taken_before(request: HttpRequest, acts: Sequence[Act], *codes: str) -> list[Step]:
    """Return what the acts of one form have already become, one after another; else nothing."""
    found = [
        taken_before_as(request, replace(act, seen=act.seen + number), *codes)
        for number, act in enumerate(acts)
    ]
    return [step for step in found if step] if all(found) else []


def entered(sent: QueryDict, name: str) -> str:
    """Return an entry as its form cleans it, where the form itself is gone."""
    return lines_of(sent.get(name, "").strip())


def files_of(step: Step) -> list[tuple[str, str]]:
    """Return name and SHA-256 of every file that came with that act."""
    collected = EvidenceFile.objects.filter(step=step).values_list("name", "file__sha256")
    proofs = StepFile.objects.filter(step=step).values_list("name", "file__sha256")
    return sorted([*collected, *proofs])


def notice_before(entry: NoticeEntry, seen: int, actor: Person) -> HolidayNotice | None:
    """Return the notice that the actor entered with the same form, or None."""
    row = HolidayNotice.objects.filter(year=entry.year, entered_by=actor).order_by("edition").last()
    if row is None or row.edition != seen + 1:
        return None
    table = row.table()
    kept = NoticeEntry(row.year, table.notice, table.holidays, table.working_weekends, row.reason)
    return row if kept == entry else None


def parameter_before(entry: ParameterEntry, actor: Person) -> ParameterRow | None:
    """Return the length that the actor set with the same form, or None."""
    rows = ParameterRow.objects.filter(code=entry.code, since=entry.since, entered_by=actor)
    row = rows.first()
    return row if row and (row.limit, row.reason) == (entry.limit, entry.reason) else None


def say_once(request: HttpRequest, done: str) -> None:
    """Tell on the next page that it is done, once."""
    say(request, done, TWICE)
