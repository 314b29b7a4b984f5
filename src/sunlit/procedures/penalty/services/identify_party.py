"""补充当事人情况: what was found out of a party that the lead did not name (处罚法54)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Party, Step
from sunlit.cases.party import columns_of, stated_of
from sunlit.cases.queries import CaseFacts
from sunlit.parts.party.forms import PARTY, check_party
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def identify_party(act: Act) -> Step:
    """Fill in what the lead left open; what it said stays, and is changed by a correction only.

    An application to file the case that was made before no longer stands.

    :raises Refused: when nothing new is said, an entry says otherwise than the lead, or number and
        document do not fit.
    """
    step, facts = begin(act, "identify_party")
    now = facts.content(facts.steps[0])
    after = {**now, **stated_of(act.content)}
    refusal = _nothing_new(facts, act.content) or _otherwise(now, act.content) or check_party(after)
    if refusal:
        raise Refused(refusal)
    party = Party.objects.create(
        case=facts.case,
        corrects=facts.party,
        reason=facts.procedure.step(step.code).name,
        recorded_at=act.now,
        **columns_of(after),
    )
    return complete(step, [party])


def _nothing_new(facts: CaseFacts, entries: Mapping[str, Any]) -> Refusal | None:
    known = stated_of(facts.content(facts.steps[0]))
    if stated_of(entries).keys() - known.keys():
        return None
    return Refusal(
        "没有补充新的内容；原来填错的，办理“提请更正”。", cite("记录制度15"), "party_name"
    )


def _otherwise(now: Mapping[str, Any], entries: Mapping[str, Any]) -> Refusal | None:
    known, labels = stated_of(now), {field.name: field.label for field in PARTY}
    for name, value in stated_of(entries).items():
        if known.get(name, value) != value:
            return Refusal(
                f"“{labels[name]}”登记时已经填写；要改动的，办理“提请更正”，由科室负责人审批。",
                cite("记录制度15"),
                name,
            )
    return None
