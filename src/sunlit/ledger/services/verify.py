"""Verify the whole log against the database, the files and the declared triggers."""

from collections.abc import Collection, Iterator

from django.db import connection

from sunlit.ledger import triggers
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.notes import Verifier, load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.queries import current_origin
from sunlit.ledger.verification.events import read_generation, read_waiting
from sunlit.ledger.verification.finding import Finding, Progress, say_nothing
from sunlit.ledger.verification.published import check_published, read_published
from sunlit.ledger.verification.rows import RecordedRows, check_rows
from sunlit.ledger.verification.snapshot import snapshot
from sunlit.ledger.verification.tree import Tree, check_checkpoints, check_nodes


def verify(*, progress: Progress = say_nothing, trusted: Collection[str] = ()) -> Iterator[Finding]:
    """Yield everything that is not as the log says, from one snapshot, while others write.

    :param trusted: verification keys known from outside (printed, or kept by a witness). When
        given, a generation under any other key is a finding.
    """
    published = {origin.pk: read_published(origin) for origin in LogOrigin.objects.all()}
    with snapshot():
        for difference in triggers.missing(connection):
            yield Finding("触发器", difference)
        rows = RecordedRows()
        for origin in LogOrigin.objects.order_by("log", "generation"):
            tree = Tree()
            yield from _check_key(origin, trusted)
            yield from read_generation(origin, tree, rows, progress)
            yield from check_nodes(origin, tree, progress)
            yield from check_checkpoints(origin, tree)
            if origin.pk in published:
                yield from check_published(origin, tree, published[origin.pk], progress)
        yield from read_waiting(rows)
        yield from check_rows(rows, progress)


def _check_key(origin: LogOrigin, trusted: Collection[str]) -> Iterator[Finding]:
    if trusted and origin.vkey not in trusted:
        yield Finding(origin.name, "验证公钥不是所信任的公钥。")
    if origin != current_origin(Log(origin.log)) or not key_file().exists():
        return
    if Verifier(origin.name, load_key(key_file()).public_key()).vkey != origin.vkey:
        yield Finding(origin.name, "验证公钥与本机的签名密钥不符。")
