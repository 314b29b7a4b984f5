"""Is what is published today what was published then? Every snapshot against the public log."""

import hashlib
import json
from collections.abc import Iterator

from sunlit.disclosure.models import HiddenPassage, Publication
from sunlit.disclosure.services.publish import PUBLISHED
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.verification.finding import Finding


def check_publications() -> Iterator[Finding]:
    """Yield a finding for each publication whose snapshot, columns or log entry disagree."""
    events = PendingEvent.objects.filter(log=Log.PUBLICITY, event=PUBLISHED)
    committed = {
        event.subject: json.loads(bytes(event.canonical))["facts"] for event in events.iterator()
    }
    touched = _touched_by_hand()
    for publication in Publication.objects.select_related("step").iterator():
        where = f"公示 {publication.public_id}（{publication.number}）"
        released_by = {publication.published_by_id, publication.step.actor_id}
        if released_by & touched.get(publication.decision_id, set()):
            yield Finding(where, "发布的人手工隐去或者恢复过公示稿的文字，没有经另一人审核。")
        facts = committed.pop(publication.uuid, None)
        if facts is None:
            yield Finding(where, "公示日志里没有这份公示。")
            continue
        if hashlib.sha256(publication.snapshot).hexdigest() != facts["snapshot"]:
            yield Finding(where, "公示内容与公示日志不一致：公示后被改动。")
            continue
        if publication.pdf_sha256 != facts["pdf"]:
            yield Finding(where, "公示文书与公示日志不一致：公示后被改动。")
        yield from _columns(publication, where)
    for subject in committed:
        yield Finding(f"公示 {subject}", "公示日志里有，数据库里没有：记录被删除。")


def _touched_by_hand() -> dict[int, set[int]]:
    """Return who hid a passage of a decision or had one shown again (公示制度八: another looks)."""
    touched: dict[int, set[int]] = {}
    rows = HiddenPassage.objects.values_list("decision", "hidden_by", "shown__shown_by")
    for decision, *persons in rows:
        touched.setdefault(decision, set()).update(one for one in persons if one is not None)
    return touched


def _columns(publication: Publication, where: str) -> Iterator[Finding]:
    content = json.loads(bytes(publication.snapshot))
    shown = {
        "number": publication.number,
        "cause": publication.cause,
        "conclusion": publication.conclusion,
        "decided_on": publication.decided_on.isoformat(),
        "published_on": publication.published_on.isoformat(),
        "kind": publication.kind,
        "pdf_sha256": publication.pdf_sha256,
    }
    for name, value in shown.items():
        if content[name] != value:
            yield Finding(where, f"列表中的“{name}”与公示内容不一致。")
    if content["party"]["name"] != publication.party_name:
        yield Finding(where, "列表中的当事人与公示内容不一致。")
    if content["party"].get("uscc", "") != publication.party_code:
        yield Finding(where, "列表中的统一社会信用代码与公示内容不一致。")
