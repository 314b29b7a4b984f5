"""公示: the checked copy goes out, committed in the public log (公示制度第六条至第八条)."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.papers.penalty import disposition_words
from sunlit.disclosure.models import Publication, PublicCopy
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withholding import check_publication

PUBLISHED = "disclosure.published"


@transaction.atomic
def publish(act: Act, copy: PublicCopy, public_id: str) -> Publication:
    """Publish the copy under `public_id` and return the publication.

    `act.content` holds the answer to each ground of 公示制度7 and to 社会影响 of 处罚法48.

    :raises Refused: when a ground applies or was not answered, or the copy's PDF is not yet set.
    """
    step, facts = begin(act, "publish")
    answers = {key: value for key, value in act.content.items() if isinstance(value, bool)}
    refusal = check_publication(
        answers, kind=facts.case.kind, social_impact=act.content.get("social_impact")
    )
    if refusal:
        raise Refused(refusal)
    decision = facts.case.decision
    rendition = copy.document.renditions.select_related("file").order_by("pk").first()
    if rendition is None:
        raise Refused(Refusal("公示稿的 PDF 还没有制作完成，请稍后再试。", cite("公示制度6(3)")))
    content = snapshot_content(copy, public_id, rendition.file.sha256, act)
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
    return publication


def snapshot_content(
    copy: PublicCopy, public_id: str, pdf_sha256: str, act: Act
) -> Mapping[str, Any]:
    """Return what is published of the decision: the fields of the public page and of `.json`."""
    content = copy.content
    draft = copy.decision.draft.content
    conclusion = disposition_words(warning=draft["warning"], fine_fen=draft["fine_fen"])
    return {
        "id": public_id,
        "kind": "penalty",
        "number": content["shown_number"],
        "organ": content["organ_name"],
        "office": copy.decision.case.office.name,
        "party": content["party"],
        "cause": draft["characterization"],
        "facts": content["facts"],
        "violated": content["violated"],
        "basis": content["basis"],
        "disposition": content["disposition"],
        "conclusion": conclusion.replace("\n", ""),
        "fine_fen": copy.decision.fine_fen,
        "decided_on": copy.decision.decided_on.isoformat(),
        "published_on": timezone.localdate(act.now).isoformat(),
        "pdf_sha256": pdf_sha256,
    }
