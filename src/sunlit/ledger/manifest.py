"""The manifest of a backup: every file with size and SHA-256, and where each log stood.

The log's key signs it: whoever alters a backup without that key cannot alter the manifest with it.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from sunlit.ledger.files import write_whole
from sunlit.ledger.refusals import BackupDamagedError
from sunlit.ledger.verification.finding import Progress

NAME = "manifest.json"
_SIGNATURE = "manifest.sig"
_PREFIX = b"sunlit backup manifest v1\n"
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """`files`: path below the backup -> (size in bytes, SHA-256 in hexadecimal).

    `checkpoints`: log -> the last signed checkpoint in the copied database.
    """

    made_at: str
    database: str
    files: Mapping[str, tuple[int, str]]
    checkpoints: Mapping[str, str]


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the backup's folder."""
    content = {**vars(manifest), "version": 1}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(folder / NAME, f"{text}\n".encode())


def read(folder: Path) -> Manifest:
    """Read the manifest.

    :raises BackupDamagedError: when there is none, or it cannot be read.
    """
    try:
        content = json.loads((folder / NAME).read_text())
        return Manifest(
            made_at=content["made_at"],
            database=content["database"],
            files={path: (size, digest) for path, (size, digest) in content["files"].items()},
            checkpoints=content["checkpoints"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupDamagedError("备份的清单缺失或无法识读。") from error


def sign(folder: Path, key: Ed25519PrivateKey) -> None:
    """Sign the manifest as it lies there; the public key stands beside the signature."""
    signature = key.sign(_PREFIX + (folder / NAME).read_bytes())
    lines = (key.public_key().public_bytes_raw().hex(), base64.b64encode(signature).decode())
    write_whole(folder / _SIGNATURE, ("\n".join(lines) + "\n").encode())


def signer(folder: Path) -> bytes | None:
    """Return the public key that signed the manifest; None where nobody did.

    :raises BackupDamagedError: when the signature does not hold.
    """
    file = folder / _SIGNATURE
    if not file.exists():
        return None
    try:
        key, signature = file.read_text().split()
        public = bytes.fromhex(key)
        Ed25519PublicKey.from_public_bytes(public).verify(
            base64.b64decode(signature), _PREFIX + (folder / NAME).read_bytes()
        )
    except (InvalidSignature, ValueError) as error:
        raise BackupDamagedError("备份的清单被改动过：签名不符。") from error
    return public


def require_whole(folder: Path, manifest: Manifest, progress: Progress) -> None:
    """Read every file of the backup again.

    :raises BackupDamagedError: names the first file that is missing, altered or not listed.
    """
    present = {str(path.relative_to(folder)) for path in files_below(folder)} - {NAME, _SIGNATURE}
    for path in sorted(present ^ set(manifest.files)):
        raise BackupDamagedError(f"备份中的文件与清单不一致：{path}")
    for done, (path, (size, digest)) in enumerate(sorted(manifest.files.items())):
        if measure(folder / path) != (size, digest):
            raise BackupDamagedError(f"备份中的文件已被改动：{path}")
        progress("备份文件", done + 1, len(manifest.files))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every file, in no particular order, links not followed."""
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)


def measure(file: Path) -> tuple[int, str]:
    """Return size and SHA-256 of a file."""
    digest = hashlib.sha256()
    size = 0
    with file.open("rb") as content:
        while block := content.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def copy_measured(source: Path, target: Path) -> tuple[int, str]:
    """Copy a file durably and return size and SHA-256 of what was copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    size = 0
    with source.open("rb") as content, target.open("xb") as copy:
        while block := content.read(_BLOCK):
            digest.update(block)
            size += copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    target.chmod(source.stat().st_mode & 0o777)
    return size, digest.hexdigest()
