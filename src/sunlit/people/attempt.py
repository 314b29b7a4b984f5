"""One attempt to prove by the password who one is, and how it may fail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sunlit.rules.slowing import Slowing

KEPT = timedelta(days=180)
"""How long a failure is kept; it counts towards the wait for a day."""
_MINUTE = timedelta(minutes=1)


class Purpose(StrEnum):
    """What the password is entered for. A stranger's failures at the door stop no signature."""

    SIGN_IN = "sign_in"
    SIGN = "sign"


@dataclass(frozen=True)
class Attempt:
    """A name and a password as typed, and the network address they came from."""

    username: str
    password: str
    address: str
    now: datetime
    purpose: Purpose = Purpose.SIGN_IN

    @property
    def name_key(self) -> str:
        """The name, known or not, as a keyed hash."""
        return _key(f"{self.purpose}:{self.username}")

    @property
    def address_key(self) -> str:
        """The address as a keyed hash."""
        return _key(f"address:{self.address}")


class WrongPassword(Exception):
    """Name or password is wrong, or the account is switched off: it is not said which."""

    sentence = "登录名或者密码不对，请重新输入。"


class TooManyFailures(Exception):
    """One must wait; whether the password was right is not looked at."""

    def __init__(self, until: datetime) -> None:
        """Say from when one may try again."""
        up = timezone.localtime(until + _MINUTE).replace(second=0, microsecond=0)
        self.sentence = f"失败次数太多，请在 {up:%H:%M} 以后再试。忘记密码的，请联系安全管理员。"
        super().__init__(self.sentence)


def slowing_of_name() -> Slowing:
    """Return how failures of one name slow it down."""
    return Slowing(settings.SIGN_IN_FAILURES)


def slowing_of_address() -> Slowing:
    """Return how failures from one address slow it down: an office may share one."""
    return Slowing(settings.SIGN_IN_FAILURES_OF_ADDRESS)


def _key(text: str) -> str:
    return salted_hmac("sunlit.people.attempt", text, algorithm="sha256").hexdigest()
