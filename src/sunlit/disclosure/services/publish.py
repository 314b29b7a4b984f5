"""公示: the office head releases the checked copy, committed in the public log (公示制度六至八)."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.papers.wording import name_words, proposal_words
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import Publication, PublicCopy
from sunlit.disclosure.queries import newest_check, secrecy_review
from sunlit.disclosure.redaction import public_text
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
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.violations import all_kinds

PUBLISHED = "disclosure.published"
_ONLY_SOME = ("circumstance", "reasons", "correction")


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


def _kinds(draft: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the names of the kinds of penalty; nothing where none was imposed."""
    imposed = all_kinds(draft)
    names = [kind.label for kind in PenaltyKind if kind in imposed]
    return {"kinds": names} if names else {}


def _snapshot_content(
    copy: PublicCopy, public_id: str, pdf_sha256: str, act: Act
) -> Mapping[str, Any]:
    """Return what is published of the decision: the fields of the public page and of `.json`."""
    content = copy.content
    draft = copy.decision.draft.content
    name_setting = str(current_house().setting("natural_person_name", copy.decision.decided_on))
    conclusion = public_text(copy.decision, proposal_words(draft), name_setting)
    return {
        "id": public_id,
        "kind": "penalty",
        "number": content["shown_number"],
        "organ": content["organ_name"],
        "office": copy.decision.case.office.name,
        "party": content["party"],
        "cause": public_text(copy.decision, name_words(draft), name_setting),
        "facts": content["facts"],
        "outcome": copy.decision.outcome,
        "violated": content.get("violated") or "",
        "basis": content.get("basis") or "",
        "disposition": content.get("disposition") or conclusion,
        **{name: content[name] for name in _ONLY_SOME if content.get(name)},
        **_kinds(draft),
        "conclusion": conclusion.replace("\n", ""),
        "fine_fen": copy.decision.fine_fen,
        "decided_on": copy.decision.decided_on.isoformat(),
        "published_on": timezone.localdate(act.now).isoformat(),
        "pdf_sha256": pdf_sha256,
    }
