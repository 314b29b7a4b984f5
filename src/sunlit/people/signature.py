"""签署: the proof that a person has just entered their password again."""

from dataclasses import dataclass
from datetime import datetime

from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal

SIGNATURE = "signing_password"
"""The name of the entry in every form that is signed."""


def is_secret(name: str) -> bool:
    """Whether an entry of that name is a password: none is ever kept in a draft or carried."""
    return "password" in name


@dataclass(frozen=True)
class Signature:
    """Made by `services.confirm_signature` alone; an act of a signing step is refused without."""

    person: int
    at: datetime


def why_not_signed(signature: Signature | None, actor: Person) -> Refusal | None:
    """Return that the actor must enter their password again, or None when they have."""
    if signature is not None and signature.person == actor.pk:
        return None
    return Refusal("请再次输入登录密码，确认由您本人签署。", cite("审核制度10"), SIGNATURE)
