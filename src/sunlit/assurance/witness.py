"""A witness (C2SP tlog-witness): it signs a checkpoint only if the log goes on from the last.

It keeps the size it saw last. A log that was put back or rewritten is refused there, whatever
this machine says; its signature beside ours is what a reader elsewhere can ask for.
"""

import base64
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings

from sunlit.ledger import notes
from sunlit.ledger.files import write_whole
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.places import log_directory
from sunlit.ledger.queries import consistency_proof

_SECONDS = 20
_CONFLICT = 409


class WitnessRefusedError(Exception):
    """The witness does not sign, and says why."""


@dataclass(frozen=True)
class Witness:
    """Where a witness answers, its name and its key."""

    url: str
    name: str
    key: bytes


def witnesses() -> list[Witness]:
    """Return the witnesses that are configured: address and key, with a space between."""
    found = []
    for text in settings.WITNESSES:
        url, _, vkey = text.partition(" ")
        name, _, rest = vkey.strip().partition("+")
        raw = base64.b64decode(rest.partition("+")[2])
        found.append(Witness(url.rstrip("/"), name, raw[1:]))
    return found


def ask_all(witness: Witness, published: Mapping[str, str]) -> None:
    """Ask the witness to sign the newest checkpoint of each log, and publish its signature.

    :raises WitnessRefusedError: when it refuses one, with its reason in words.
    """
    for log, note in published.items():
        signature = ask(witness, note)
        write_whole(log_directory(Log(log)) / "checkpoint.witnessed", (note + signature).encode())


def ask(witness: Witness, note: str) -> str:
    """Return the line with which the witness signs the checkpoint.

    :raises WitnessRefusedError: when it knows another history, or its answer is not its own.
    """
    checkpoint = notes.parse(note)
    origin = LogOrigin.objects.get(name=checkpoint.origin)
    status, answer = _post(witness, _body(origin, 0, note))
    if status == _CONFLICT:
        seen = int(answer.strip())
        if seen > checkpoint.size:
            raise WitnessRefusedError(
                f"见证方看到过 {seen} 条，现在只有 {checkpoint.size} 条：日志被退回。"
            )
        status, answer = _post(witness, _body(origin, seen, note))
    if status != 200:  # noqa: PLR2004 - the status of HTTP
        raise WitnessRefusedError(
            f"见证方不接受这个检查点（{status}）：它看到过的日志与现在的不同，或者没有登记本日志。"
        )
    _require_own(witness, checkpoint, answer)
    return answer


def _body(origin: LogOrigin, old: int, note: str) -> str:
    size = notes.parse(note).size
    proof = consistency_proof(origin, old, size) if 0 < old < size else []
    lines = [f"old {old}", *(base64.b64encode(each).decode() for each in proof)]
    return "\n".join(lines) + "\n\n" + note


def _post(witness: Witness, body: str) -> tuple[int, str]:
    if not witness.url.startswith(("http://", "https://")):
        raise WitnessRefusedError("见证方的地址要以 http:// 或者 https:// 开头。")
    request = urllib.request.Request(  # noqa: S310 - the scheme is looked at above
        f"{witness.url}/add-checkpoint", data=body.encode(), method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode(errors="replace")


def _require_own(witness: Witness, checkpoint: notes.Checkpoint, answer: str) -> None:
    """Require a cosignature/v1 of the witness over this checkpoint."""
    prefix = f"— {witness.name} "
    for line in answer.splitlines():
        if not line.startswith(prefix):
            continue
        raw = base64.b64decode(line.removeprefix(prefix))
        stamp = int.from_bytes(raw[4:12], "big")
        signed = f"cosignature/v1\ntime {stamp}\n{checkpoint.text}".encode()
        try:
            Ed25519PublicKey.from_public_bytes(witness.key).verify(raw[12:], signed)
        except (InvalidSignature, ValueError):
            break
        return
    raise WitnessRefusedError("见证方的签名不对。")
