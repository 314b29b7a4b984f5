"""A case as it stood, and what its rows mean, derived again from the facts for `verify`.

A row may be written past the services together with a proper event; then log and row agree. So
`verify` asks each assignment for its certificate, with the functions that the services use; what a
procedure writes its parts ask (`procedures/*/derived_again.py`).
"""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import EnforcementCertificate


def as_it_stood(facts: CaseFacts, step: Step) -> CaseFacts:
    """Return the case as it stood when the act was done, of the rows already read."""
    then = CaseFacts(facts.case, facts.whom, facts.ordinal)
    if facts.whole is not facts:
        vars(then).update(whole=as_it_stood(facts.whole, step))
    taken = [one for one in facts.steps if one.seq < step.seq]
    before = {one.pk for one in taken}
    drafted = sum(facts.procedure.step(one.code).drafts for one in taken)
    vars(then).update(
        steps=taken,
        reporter=facts.reporter,
        parties=[one for one in facts.parties if one.recorded_at <= step.recorded_at],
        corrections=[one for one in facts.corrections if one.step_id in before],
        recusals=[one for one in facts.recusals if one.step_id in before],
        drafts=facts.drafts[:drafted],
        decisions=[one for one in facts.decisions if one.step_id in before],
        notices=[one for one in facts.notices if one.step_id in before],
        items=[one for one in facts.items if one.step_id in before],
        evidence_files=[one for one in facts.evidence_files if one.step_id in before],
    )
    return then


def certificate_faults(
    facts: CaseFacts, certificates: Mapping[str, EnforcementCertificate]
) -> Iterator[str]:
    """Each officer was assigned with a certificate of theirs that was valid that day (CF-G01)."""
    for officer in facts.officer_rows:
        held = certificates.get(officer.certificate_number)
        day = timezone.localdate(officer.step.happened_at)
        if held is None or not _holds(held, officer.person_id, day):
            yield (
                f"第{officer.step.seq}步指派{officer.person.name}所用的执法证"
                f"{officer.certificate_number}不是其当日（{day}）有效的证件（CF-G01）。"
            )


def _holds(certificate: EnforcementCertificate, person: int, day: date) -> bool:
    return certificate.person_id == person and (
        certificate.issued_on <= day <= certificate.expires_on
    )
