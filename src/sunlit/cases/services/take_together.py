"""同时办理: one step for several parties with the same entries, an act for each, all or none."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from sunlit.cases.acting import Act
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import service_of
from sunlit.rules.refusal import Refusal, Refused


class RefusedForOne(Refused):
    """It is refused for that party, and so for all; the sentence begins with their name."""

    def __init__(self, refusal: Refusal, name: str, party: int | None) -> None:
        """Say for whom: `party` is the key of the row that first named them."""
        self.party = party
        sentence = f"{name}：{refusal.sentence}"
        super().__init__(Refusal(sentence, refusal.citation, refusal.field))


@transaction.atomic
def take_together(acts: Sequence[Act], code: str) -> list[object]:
    """Take the step for the party of each act, in their order; return what each left.

    Each is checked, signed and written as if it were taken alone. They follow each other without
    an act of anybody else between them: what the person saw is the case before the first.

    :raises CaseMovedOn: see `begin`.
    :raises RefusedForOne: when it is refused for one of them; nothing is written for any.
    """
    take = service_of(acts[0].case.procedure, code)
    beside = frozenset(act.of_party for act in acts)
    taken: list[object] = []
    for number, act in enumerate(acts):
        try:
            taken.append(take(replace(act, seen=act.seen + number, beside=beside)))
        except Refused as refused:
            name = CaseFacts(act.case).of(act.of_party).party.name
            raise RefusedForOne(refused.refusal, name, act.of_party) from refused
    return taken
