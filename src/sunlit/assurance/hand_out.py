"""Hand out what is signed to where the insider is not, and remember how it went.

How it went is a file of the instance, not evidence: the evidence is what lies outside.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from sunlit.assurance import kept_elsewhere, mail, witness
from sunlit.ledger.files import write_whole
from sunlit.ledger.held_against import hold_checkpoint
from sunlit.ledger.models import Log
from sunlit.ledger.places import log_directory

MAIL = "mail"


@dataclass(frozen=True)
class Way:
    """One way out: its name for people, when it last worked, and why it does not."""

    name: str
    sent_at: datetime | None
    error: str


def hand_out(now: datetime) -> list[str]:
    """Hand the newest checkpoints out on every way; return what kept copies say against us."""
    notes = _newest()
    known = _read()
    day = f"{now:%Y%m%d}"
    for key, carry in _ways(notes, day, known):
        before = known.get(key, {})
        try:
            carry()
        except Exception as error:  # noqa: BLE001 - whatever hinders one way must not stop the others
            known[key] = {**before, "error": str(error) or type(error).__name__}
        else:
            known[key] = {"sent_at": now.isoformat(), "day": day, "error": ""}
    differs = against_us()
    known["differs"] = {"lines": differs, "at": now.isoformat()}
    write_whole(_file(), json.dumps(known, ensure_ascii=False, indent=1).encode())
    return differs


def against_us() -> list[str]:
    """Return a sentence for each kept checkpoint that the database does not hold."""
    held = [hold_checkpoint(note) for note in kept_elsewhere.kept_notes()]
    return [str(one) for one in held if not one.agrees and not one.acknowledged]


def ways() -> Iterator[Way]:
    """Yield how every configured way stands."""
    known = _read()
    for key in _keys():
        found = known.get(key, {})
        sent = found.get("sent_at")
        name = "电子邮件" if key == MAIL else key
        yield Way(name, datetime.fromisoformat(sent) if sent else None, found.get("error", ""))


def last_differences() -> list[str]:
    """Return what the last comparison with the kept copies found."""
    return list(_read().get("differs", {}).get("lines", []))


def _keys() -> list[str]:
    keys = [str(folder) for folder in kept_elsewhere.folders()]
    keys += [MAIL] if settings.CHECKPOINT_MAIL else []
    return keys + [one.name for one in witness.witnesses()]


def _ways(
    notes: dict[str, str], day: str, known: dict[str, Any]
) -> Iterator[tuple[str, Callable[[], None]]]:
    for folder in kept_elsewhere.folders():
        yield str(folder), partial(_into, folder, notes, day)
    if settings.CHECKPOINT_MAIL and notes and known.get(MAIL, {}).get("day") != day:
        yield MAIL, partial(mail.send, notes, day)
    for one in witness.witnesses():
        yield one.name, partial(witness.ask_all, one, notes)


def _into(folder: Path, notes: dict[str, str], day: str) -> None:
    for log, note in notes.items():
        kept_elsewhere.keep_in(folder, Log(log), note, day)


def _newest() -> dict[str, str]:
    found = {log.value: log_directory(log) / "checkpoint" for log in Log}
    return {name: file.read_text() for name, file in found.items() if file.is_file()}


def _file() -> Path:
    return Path(settings.INSTANCE_DIR) / "handed-out.json"


def _read() -> dict[str, Any]:
    try:
        found = json.loads(_file().read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
