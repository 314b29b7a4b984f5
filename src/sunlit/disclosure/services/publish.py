"""公示: the checked copy goes out, committed in the public log (公示制度第六条至第八条)."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Decision
from sunlit.cases.papers.wording import disposition_words
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import Publication, PublicCopy
from sunlit.disclosure.redaction import public_text
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.rules.citations import cite
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import read_id_number
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withholding import WithholdingGround, check_publication

PUBLISHED = "disclosure.published"
_TYPING = timedelta(minutes=5)


@transaction.atomic
def publish(act: Act, copy: PublicCopy, public_id: str) -> Publication:
    """Publish the copy under `public_id` and return the publication.

    `act.content` holds the answer to each ground of 公示制度7 and to 社会影响 of 处罚法48.

    :raises Refused: when a ground applies or was not answered, the party is a minor, the copy is
        another decision's, its PDF is not yet set, or the day is not that of publishing.
    """
    step, facts = begin(act, "publish")
    decision = facts.case.decision
    if act.now - act.happened_at > _TYPING:
        raise Refused(
            Refusal("公示时间由系统确定，不能补录。", cite("公示制度6(3)"), "happened_at")
        )
    if copy.decision_id != decision.pk:
        raise Refused(Refusal("这不是本案决定书的公示稿。", cite("公示制度6(3)")))
    answers = {key: value for key, value in act.content.items() if isinstance(value, bool)}
    refusal = check_publication(
        answers, kind=facts.case.kind, social_impact=act.content.get("social_impact")
    )
    refusal = refusal or _check_minor(decision)
    if refusal:
        raise Refused(refusal)
    rendition = copy.document.renditions.select_related("file").order_by("pk").first()
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
    return publication


def _check_minor(decision: Decision) -> Refusal | None:
    """A decision on a minor is not published, whatever was answered."""
    party = CaseFacts(decision.case).party
    ground = WithholdingGround.MINOR
    if party.kind != PartyKind.NATURAL_PERSON:
        return None
    if not read_id_number(party.code).is_minor_on(decision.decided_on):
        return None
    return Refusal(
        f"{ground.label}的，不予公开；请办理不予公开审批。", ground.citation, ground.value
    )


def _snapshot_content(
    copy: PublicCopy, public_id: str, pdf_sha256: str, act: Act
) -> Mapping[str, Any]:
    """Return what is published of the decision: the fields of the public page and of `.json`."""
    content = copy.content
    draft = copy.decision.draft.content
    name_setting = str(current_house().setting("natural_person_name", copy.decision.decided_on))
    conclusion = disposition_words(warning=draft["warning"], fine_fen=draft["fine_fen"])
    return {
        "id": public_id,
        "kind": "penalty",
        "number": content["shown_number"],
        "organ": content["organ_name"],
        "office": copy.decision.case.office.name,
        "party": content["party"],
        "cause": public_text(copy.decision, draft["characterization"], name_setting),
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
