"""The work of this room: due days follow a changed calendar, parameter or version."""

from datetime import date
from typing import Any
from uuid import UUID

from sunlit.cases.services.derive_again import derive_again
from sunlit.cases.services.recompute_duties import (
    DaysChanged,
    Part,
    PeriodChanged,
    recompute_duties,
)
from sunlit.jobs.registry import job
from sunlit.jobs.run import Run
from sunlit.people.models import Person


@job("cases.recompute_duties", "重新计算期限")
def recompute(run: Run) -> None:
    """Derive the duties again, part by part; a part is done exactly once, whoever is killed."""
    reached = {"last": 0, "cases": 0, "moved": 0, "settled": 0, **run.cursor}

    def keep(part: Part) -> None:
        run.require_going_on()
        moved = sum(duty.old != duty.new for duty in part.changed)
        reached["last"] = part.last
        reached["cases"] += part.cases
        reached["moved"] += moved
        reached["settled"] += len(part.changed) - moved
        run.advance(reached["cases"], reached["cases"] + part.remaining, reached)

    recompute_duties(
        change_of(run.payload),
        subject=UUID(run.payload["subject"]),
        reason=run.payload["reason"],
        actor=Person.objects.get(pk=run.payload["actor"]),
        now=run.now(),
        after=reached["last"],
        within=keep,
    )
    run.words = (
        f"重新计算了 {reached['cases']} 件案件：{reached['moved']} 项期限的到期日有变动，"
        f"另有 {reached['settled']} 项不再是暂算。"
    )


@job("cases.derive_again", "按新版本重新推导待办")
def follow_the_version(run: Run) -> None:
    """Derive all cases again after an upgrade; whoever is killed goes on where it stood."""
    reached = {"last": 0, "cases": 0, **run.cursor}

    def keep(last: int, done: int, remaining: int) -> None:
        run.give_way()
        reached["last"] = last
        reached["cases"] += done
        run.advance(reached["cases"], reached["cases"] + remaining, reached)

    derive_again(after=reached["last"], within=keep)
    run.words = f"重新推导了 {reached['cases']} 件案件的待办和概要。"


def payload_of(
    change: DaysChanged | PeriodChanged, *, subject: UUID, reason: str, actor: Person
) -> dict[str, Any]:
    """Return what `recompute` is told."""
    match change:
        case DaysChanged(first, last):
            told = {"first": first.isoformat(), "last": last.isoformat()}
        case PeriodChanged(code, since):
            told = {"code": code, "since": since.isoformat()}
    return {**told, "subject": str(subject), "reason": reason, "actor": actor.pk}


def change_of(payload: dict[str, Any]) -> DaysChanged | PeriodChanged:
    """Return the change that a payload tells."""
    if "code" in payload:
        return PeriodChanged(payload["code"], date.fromisoformat(payload["since"]))
    return DaysChanged(date.fromisoformat(payload["first"]), date.fromisoformat(payload["last"]))
