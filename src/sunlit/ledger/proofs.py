"""C2SP tlog-proof files: what a citizen keeps to show, offline, that the log holds a record.

The `extra` line carries base64 JSON {"record", "salt", "v"}: the leaf is recomputed from it. It
proves nothing by itself; the leaf recomputed from it must be the one the proof leads to.
"""

import base64
import binascii
import json
from dataclasses import dataclass

from sunlit.ledger.canonical import canonical_bytes, commitment, leaf_bytes
from sunlit.ledger.merkle import leaf_hash, verify_inclusion
from sunlit.ledger.notes import Checkpoint, Verifier, checkpoint_of

_HEADER = "c2sp.org/tlog-proof@v1"


class BadProofError(ValueError):
    """The file is no proof, or does not prove what it says."""


@dataclass(frozen=True)
class Proof:
    """One record's way into the log: its place, the hashes up to the root, the signed root.

    `canonical` and `salt` are the record as committed; `version` is the form of the leaf.
    """

    index: int
    hashes: tuple[bytes, ...]
    note: str
    canonical: bytes
    salt: bytes | None
    version: int

    @property
    def leaf(self) -> bytes:
        """The leaf recomputed from the record."""
        record = json.loads(self.canonical)
        return leaf_bytes(
            version=self.version,
            event=record["event"],
            time=record["recorded_at"],
            subject=record["subject"],
            commit=commitment(self.salt, self.canonical),
        )


def write(proof: Proof) -> str:
    """Return the text of the `.tlog-proof` file."""
    extra = canonical_bytes(
        {
            "record": proof.canonical.decode(),
            "salt": None if proof.salt is None else proof.salt.hex(),
            "v": proof.version,
        }
    )
    lines = [
        _HEADER,
        f"extra {base64.b64encode(extra).decode()}",
        f"index {proof.index}",
        *(base64.b64encode(each).decode() for each in proof.hashes),
    ]
    return "\n".join(lines) + "\n\n" + proof.note


def read(text: str) -> Proof:
    """Read a `.tlog-proof` file that carries its record.

    :raises BadProofError: when it is malformed.
    """
    head, separator, note = text.partition("\n\n")
    lines = head.split("\n")
    try:
        header, extra, index, *hashes = lines
        if header != _HEADER or not separator:
            raise BadProofError("not a tlog-proof")
        carried = json.loads(base64.b64decode(_after("extra ", extra), validate=True))
        salt = carried["salt"]
        return Proof(
            index=int(_after("index ", index)),
            hashes=tuple(base64.b64decode(each, validate=True) for each in hashes),
            note=note,
            canonical=carried["record"].encode(),
            salt=None if salt is None else bytes.fromhex(salt),
            version=carried["v"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise BadProofError("the proof is malformed") from error


def _after(word: str, line: str) -> str:
    if not line.startswith(word):
        raise BadProofError(f"the line does not begin with {word!r}")
    return line.removeprefix(word)


def check(proof: Proof, verifier: Verifier) -> Checkpoint:
    """Return the signed checkpoint that covers the record.

    :raises BadProofError: when the record is not under the checkpoint.
    :raises BadNoteError: when the checkpoint is not signed by `verifier`.
    """
    checkpoint = checkpoint_of(proof.note, verifier)
    try:
        leaf = proof.leaf
    except (ValueError, KeyError, TypeError) as error:
        raise BadProofError("the record is malformed") from error
    if not verify_inclusion(
        leaf_hash(leaf), proof.index, checkpoint.size, proof.hashes, checkpoint.root
    ):
        raise BadProofError("the record is not under the checkpoint")
    return checkpoint
