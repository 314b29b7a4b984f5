"""Verify the whole log against the database, the files and the declared triggers."""

from collections.abc import Collection, Iterator

from django.db import connection

from sunlit.ledger import triggers
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.notes import Verifier, load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.queries import current_origin
from sunlit.ledger.readings import check_readings
from sunlit.ledger.verification.events import (
    find_never_covered,
    read_generation,
    read_waiting,
)
from sunlit.ledger.verification.finding import (
    Finding,
    Part,
    Progress,
    Turn,
    say_nothing,
    turn_unseen,
)
from sunlit.ledger.verification.leaves import read_leaves
from sunlit.ledger.verification.published import (
    NOTHING_SHOWN,
    Bundles,
    Published,
    check_published,
    read_published,
)
from sunlit.ledger.verification.rows import RecordedRows
from sunlit.ledger.verification.snapshot import snapshot
from sunlit.ledger.verification.tree import Tree, check_checkpoints, check_nodes


def verify(
    *,
    progress: Progress = say_nothing,
    turn: Turn = turn_unseen,
    trusted: Collection[str] = (),
) -> Iterator[Finding]:
    """Yield everything that is not as the log says, from one snapshot, while others write.

    :param turn: told whenever the work turns to another part, for whoever keeps the time.
    :param trusted: verification keys known from outside (printed, or kept by a witness). When
        given, a generation under any other key is a finding.
    """
    published = {origin.pk: read_published(origin) for origin in LogOrigin.objects.all()}
    with snapshot():
        turn(Part.TRIGGERS)
        for difference in triggers.missing(connection):
            yield Finding("触发器", difference)
        rows = RecordedRows()
        for origin in LogOrigin.objects.order_by("log", "generation"):
            yield from _check_key(origin, trusted)
            shown = published.get(origin.pk, NOTHING_SHOWN)
            yield from _check_tree(origin, shown, progress, turn)
            yield from read_generation(origin, rows, progress, turn)
            if shown.current:
                yield from find_never_covered(origin, shown.signed_size)
        yield from read_waiting(rows, turn)
        yield from rows.find_unrecorded(progress)
        yield from rows.compare_states()
        turn(Part.READINGS)
        yield from check_readings(progress)


def _check_tree(
    origin: LogOrigin, shown: Published, progress: Progress, turn: Turn
) -> Iterator[Finding]:
    """Recompute the tree from the leaves; compare nodes, files and checkpoints with it."""
    turn(Part.TREE)
    tree = Tree()
    yield from read_leaves(origin, tree, Bundles(origin, shown), progress)
    yield from check_nodes(origin, tree, progress)
    yield from check_published(origin, tree, shown, progress)
    turn(Part.CHECKPOINTS)
    yield from check_checkpoints(origin, tree, progress)


def _check_key(origin: LogOrigin, trusted: Collection[str]) -> Iterator[Finding]:
    if trusted and origin.vkey not in trusted:
        yield Finding(origin.name, "验证公钥不是所信任的公钥。")
    if origin != current_origin(Log(origin.log)) or not key_file().exists():
        return
    if Verifier(origin.name, load_key(key_file()).public_key()).vkey != origin.vkey:
        yield Finding(origin.name, "验证公钥与本机的签名密钥不符。")
