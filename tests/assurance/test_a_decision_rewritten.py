"""A published decision rewritten by who owns machine, database and key: a kept proof finds it."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from assurance.test_what_a_citizen_kept import at_the_portal, on_ones_own
from factories import ON_SQLITE, CaseStory
from sunlit.disclosure.models import Publication
from sunlit.ledger import proofs
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.queries import proof_of
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.sequence import sequence
from tampering import tamper

pytestmark = [pytest.mark.usefixtures("website"), ON_SQLITE]
OLD, NEW = "126吨", "12吨"


def sign_both_logs() -> None:
    """Sequence and publish them, with the key that lies on the disk."""
    key, now = load_key(key_file()), timezone.now()
    for log in Log:
        sequence(log, key=key.public_key(), now=now)
        publish(log, key=key, now=now)


def rewrite(publication: Publication, instance: Path) -> bytes:
    """Let the decision say something else, everywhere, and sign both logs anew.

    Return the new page as data, as the portal hands it out from now on.
    """
    old = bytes(publication.snapshot)
    new = old.decode().replace(OLD, NEW).encode()
    assert new != old
    digests = {hashlib.sha256(old).hexdigest(): hashlib.sha256(new).hexdigest()}
    tamper(
        f"UPDATE disclosure_publication SET snapshot = X'{new.hex()}',"
        f" snapshot_sha256 = '{next(iter(digests.values()))}' WHERE id = {publication.pk}",
        *(_event(row, {**digests, old.hex(): new.hex()}) for row in PendingEvent.objects.all()),
        *(
            f"DELETE FROM {table}"
            for table in (
                "ledger_logcheckpoint",
                "ledger_lognode",
                "ledger_queuedevent",
                "ledger_logentry",
            )
        ),
        "INSERT INTO ledger_queuedevent (pending_id, log, queued_at)"
        " SELECT id, log, recorded_at FROM ledger_pendingevent",
    )
    shutil.rmtree(instance / "log")
    sign_both_logs()
    return new


def _event(row: PendingEvent, changes: dict[str, str]) -> str:
    """Return the statement by which the event says the new thing too."""
    said: Any = json.loads(bytes(row.canonical))
    text = json.dumps(said, ensure_ascii=False)
    for old, new in changes.items():
        text = text.replace(old, new)
    canonical = canonical_bytes(json.loads(text))
    return (
        f"UPDATE ledger_pendingevent SET canonical = X'{canonical.hex()}' WHERE id = '{row.pk.hex}'"
    )


def test_a_published_decision_rewritten_and_signed_again_is_found_by_a_kept_proof(
    story: CaseStory, instance: Path
) -> None:
    """Nothing on the machine disagrees: today's data is 一致. The proof of that day is not."""
    publication = story.until("check_publication").publish()
    sign_both_logs()
    proof = proof_of(PendingEvent.objects.get(log=Log.PUBLICITY))
    assert proof is not None
    kept, page = instance / "mine.tlog-proof", instance / "mine.json"
    kept.write_text(proofs.write(proof))
    page.write_bytes(bytes(publication.snapshot))
    assert "一致：日志没有被改写" in at_the_portal(kept)
    assert "一致：这是本机关公示的文件" in at_the_portal(page)
    assert on_ones_own(kept, instance)[0] == 0

    today = instance / "today.json"
    today.write_bytes(rewrite(publication, instance))
    assert "一致：这是本机关公示的文件" in at_the_portal(today)
    assert "查不到" in at_the_portal(page), "and nothing says whether it ever was"
    assert "日志被改写（分叉）" in at_the_portal(kept)
    status, said = on_ones_own(kept, instance)
    assert status == 1
    assert "分叉" in said
