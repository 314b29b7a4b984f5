"""C2SP signed notes and checkpoints, and the Ed25519 key that signs them."""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

_ED25519 = b"\x01"
_KEY_BYTES = 32
_HASH_BYTES = 4
_CHECKPOINT_LINES = 3


class BadNoteError(ValueError):
    """The text is no signed checkpoint of this key."""


@dataclass(frozen=True)
class Checkpoint:
    """The head of a tree: which log, how many leaves, which root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class Verifier:
    """A public key under the name of the log it speaks for."""

    name: str
    key: Ed25519PublicKey

    @property
    def key_hash(self) -> bytes:
        """The first four bytes of SHA-256(name ‖ newline ‖ 01 ‖ key)."""
        return _key_hash(self.name, self.key.public_bytes_raw())

    @property
    def vkey(self) -> str:
        """The text that is printed and given out: name+hash+key."""
        key = base64.b64encode(_ED25519 + self.key.public_bytes_raw()).decode()
        return f"{self.name}+{self.key_hash.hex()}+{key}"


def _key_hash(name: str, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + key).digest()[:_HASH_BYTES]


def verifier_of(vkey: str) -> Verifier:
    """Read a vkey text.

    :raises BadNoteError: when it is none, or not of Ed25519.
    """
    name, _, rest = vkey.strip().partition("+")
    key_hash, _, encoded = rest.partition("+")
    raw = _from_base64(encoded)
    if not name or raw[:1] != _ED25519 or len(raw) != 1 + _KEY_BYTES:
        raise BadNoteError("not an Ed25519 verification key")
    verifier = Verifier(name, Ed25519PublicKey.from_public_bytes(raw[1:]))
    if verifier.key_hash.hex() != key_hash:
        raise BadNoteError("the key's own hash is wrong")
    return verifier


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """Return the signed note; the key's name is the log's own."""
    signature = _key_hash(checkpoint.origin, key.public_key().public_bytes_raw())
    signature += key.sign(checkpoint.text.encode())
    encoded = base64.b64encode(signature).decode()
    return f"{checkpoint.text}\n— {checkpoint.origin} {encoded}\n"


def checkpoint_of(note: str, verifier: Verifier) -> Checkpoint:
    """Return the checkpoint of a note that `verifier` signed; other signatures are ignored.

    :raises BadNoteError: when the note is malformed or its signature missing or wrong.
    """
    text, separator, signatures = note.rpartition("\n\n")
    if not separator:
        raise BadNoteError("a signed note has an empty line before its signatures")
    text += "\n"
    _require_signature(text, signatures, verifier)
    checkpoint = parse(text)
    if checkpoint.origin != verifier.name:
        raise BadNoteError("the checkpoint is of another log")
    return checkpoint


def parse(text: str) -> Checkpoint:
    """Return the checkpoint that the first three lines state, whoever signed them.

    :raises BadNoteError: when they state none.
    """
    lines = text.split("\n")
    if len(lines) <= _CHECKPOINT_LINES or not lines[0]:
        raise BadNoteError("a checkpoint has three lines")
    origin, size, root = lines[:_CHECKPOINT_LINES]
    if not (size.isascii() and size.isdigit()) or str(int(size)) != size:
        raise BadNoteError("the second line of a checkpoint is its size")
    return Checkpoint(origin, int(size), _from_base64(root))


def _require_signature(text: str, signatures: str, verifier: Verifier) -> None:
    for line in signatures.splitlines():
        dash, _, rest = line.partition(" ")
        name, _, encoded = rest.partition(" ")
        if dash != "—" or name != verifier.name:
            continue
        raw = _from_base64(encoded)
        if raw[:_HASH_BYTES] != verifier.key_hash:
            continue
        try:
            verifier.key.verify(raw[_HASH_BYTES:], text.encode())
        except InvalidSignature as error:
            raise BadNoteError("the signature is wrong") from error
        return
    raise BadNoteError("the note is not signed by this key")


def _from_base64(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise BadNoteError("not base64") from error


def create_key(path: Path) -> Ed25519PrivateKey:
    """Make a new key and write it, readable by its owner only.

    :raises FileExistsError: a key is never overwritten.
    """
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(key.private_bytes_raw()) + b"\n")
        file.flush()
        os.fsync(descriptor)
    return key


def load_key(path: Path) -> Ed25519PrivateKey:
    """Read the key that `create_key` wrote."""
    return Ed25519PrivateKey.from_private_bytes(_from_base64(path.read_text().strip()))
