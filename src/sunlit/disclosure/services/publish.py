"""公示: the office head releases the checked copy, committed in the public log (公示制度六至八)."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.publishing import Copied
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import Publication, PublicCopy
from sunlit.disclosure.queries import newest_check, secrecy_review
from sunlit.disclosure.redaction import public_text, publishing_of
from sunlit.disclosure.release import (
    check_current,
    check_grounds,
    check_second_look,
    laid_before,
    pdf_of,
)
from sunlit.disclosure.searching import refresh_search_of
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.rules.citations import cite
from sunlit.rules.disclosure import check_release
from sunlit.rules.refusal import Refusal, Refused

PUBLISHED = "disclosure.published"
LABELLED = 2
"""The format of a snapshot that holds its own labelled rows; one of before says no format."""


@transaction.atomic
def publish(act: Act, public_id: str) -> Publication:
    """Release the copy that two others checked and examined, under `public_id`.

    :return: the publication.
    :raises Refused: when who checked it, or hid a part of it, releases it, it changed since, a
        ground applies, the decision is withheld, its PDF is not yet set, or the day is not that of
        publishing.
    """
    check = newest_check(CaseFacts(act.case).of(act.of_party))
    step, facts = begin(laid_before(act, check.copy) if check else act, "publish")
    decision = facts.decision
    if check is None:
        raise AssertionError("the table lets nothing be published that was not checked")
    copy = check.copy
    examined = secrecy_review(check)
    examiner = examined.actor_id if examined else check.secrecy_reviewer_id
    refusal = (
        check_release(
            prepared_by=str(check.checked_by_id),
            approved_by=str(act.actor.pk),
            secrecy_reviewed_by=str(examiner) if examiner else None,
        )
        or check_second_look(decision, act.actor)
        or check_grounds(decision, check.step, timezone.localdate(act.now))
        or check_current(copy)
    )
    if refusal:
        raise Refused(refusal)
    rendition = pdf_of(copy)
    if rendition is None:
        raise Refused(Refusal("公示稿的 PDF 还没有制作完成，请稍后再试。", cite("公示制度6(3)")))
    content = _snapshot_content(copy, public_id, rendition.file.sha256, act)
    snapshot = canonical_bytes(content)
    party = copy.content["party"]
    publication = Publication.objects.create(
        public_id=public_id,
        decision=decision,
        copy=copy,
        step=step,
        snapshot=snapshot,
        snapshot_sha256=hashlib.sha256(snapshot).hexdigest(),
        pdf_sha256=rendition.file.sha256,
        number=content["number"],
        kind=facts.case.kind,
        party_name=party["name"],
        party_code=party.get("uscc", ""),
        cause=content["cause"],
        conclusion=content["conclusion"],
        office_code=facts.case.office.code,
        decided_on=decision.decided_on,
        published_on=timezone.localdate(act.now),
        published_at=act.now,
        published_by=act.actor,
    )
    complete(step, [publication])
    record(
        log=Log.PUBLICITY,
        event=PUBLISHED,
        subject=str(publication.uuid),
        facts={"snapshot": publication.snapshot_sha256, "pdf": publication.pdf_sha256},
        rows=[],
        actor=None,
        happened_at=act.now,
        recorded_at=act.now,
    )
    refresh_search_of(publication.uuid)
    return publication


def _snapshot_content(
    copy: PublicCopy, public_id: str, pdf_sha256: str, act: Act
) -> Mapping[str, Any]:
    """Return what is published of the decision: its public page and its `.json`.

    What every decision has stands in fields of its own; what only the procedure can say of it
    stands in `rows`, each with its label, so that no later version has to find words for it.
    """
    content, decision = copy.content, copy.decision
    setting = str(current_house().setting("natural_person_name", decision.decided_on))
    text = publishing_of(decision).text(
        Copied(decision, content, lambda words: public_text(decision, words, setting))
    )
    return {
        **text.fields,
        "format": LABELLED,
        "id": public_id,
        "kind": decision.case.kind,
        "title": text.title,
        "number": content["shown_number"],
        "organ": content["organ_name"],
        "office": decision.case.office.name,
        "party": content["party"],
        "cause": text.cause,
        "rows": [row._asdict() for row in text.rows if row.words],
        "conclusion": text.conclusion,
        "decided_on": decision.decided_on.isoformat(),
        "published_on": timezone.localdate(act.now).isoformat(),
        "pdf_sha256": pdf_sha256,
    }
