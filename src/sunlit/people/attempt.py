"""One attempt to prove by the password who one is, where it comes from, and how it may fail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.utils import timezone

from sunlit.people.keyed import keyed
from sunlit.rules.slowing import Slowing

KEPT = timedelta(days=180)
"""How long a failure is kept; it counts towards the wait for a day."""
_MINUTE = timedelta(minutes=1)
_ONE_HOUSE = 64
"""Whoever has one IPv6 address has its /64."""


class Purpose(StrEnum):
    """What the password is entered for. A stranger's failures at the door stop no signature."""

    SIGN_IN = "sign_in"
    SIGN = "sign"
    OWN = "own"
    WITNESS = "witness"


@dataclass(frozen=True)
class Attempt:
    """A name and a password as typed, the network address, and the browser's device cookie."""

    username: str
    password: str
    address: str
    now: datetime
    purpose: Purpose = Purpose.SIGN_IN
    cookie: str = ""

    @property
    def name_key(self) -> str:
        """The name, known or not, as a keyed hash."""
        return name_key(self.purpose, self.username)

    @property
    def address_key(self) -> str:
        """The address as a keyed hash."""
        return address_key(self.address)


@dataclass(frozen=True)
class Source:
    """Where an attempt comes from: the key of its counter, and what the account knows of it."""

    key: str
    is_known_device: bool = False
    is_known_address: bool = False

    @property
    def is_strange(self) -> bool:
        """Whether the account has never signed in from there."""
        return not self.is_known_device and not self.is_known_address


class WrongPassword(Exception):
    """Name or password is wrong, or the account is switched off: it is not said which."""

    sentence = "登录名或者密码不对，请重新输入。"


class TooManyFailures(Exception):
    """One must wait; whether the password was right is not looked at."""

    def __init__(self, until: datetime) -> None:
        """Say from when one may try again."""
        up = timezone.localtime(until + _MINUTE).replace(second=0, microsecond=0)
        self.sentence = (
            f"从这里登录失败次数太多，请在 {up:%H:%M} 以后再试，或者换用您平时登录的那台电脑。"
            "忘记密码的、等不及的，请联系安全管理员。"
        )
        super().__init__(self.sentence)


def slowing_of_source() -> Slowing:
    """Return how failures of one name from one source slow that source down, and no other."""
    return Slowing(settings.SIGN_IN_FAILURES, longest=timedelta(hours=1))


def slowing_of_address() -> Slowing:
    """Return how failures from one address slow it down: an office may share one."""
    return Slowing(settings.SIGN_IN_FAILURES_OF_ADDRESS)


def slowing_of_strangers() -> Slowing:
    """Return how failures of one name from everywhere it is not known slow down those places."""
    return Slowing(settings.SIGN_IN_FAILURES_OF_STRANGERS)


def network_of(address: str) -> str:
    """Return what counts as one address: an IPv6 address stands for its /64."""
    try:
        read = ip_address(address.strip())
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(ip_network((read, _ONE_HOUSE), strict=False))


def name_key(purpose: Purpose, username: str) -> str:
    """Return the key under which failures of that name are counted."""
    return keyed(f"{purpose}:{username}")


def address_key(address: str) -> str:
    """Return the key under which failures from that address are counted."""
    return keyed(f"address:{network_of(address)}")


def pair_key(username: str, address: str) -> str:
    """Return the key of that name from that address, on no known device."""
    return keyed(f"source:{username}:{network_of(address)}")


def device_key(username: str, word: str) -> str:
    """Return the key of that name on one of its known devices."""
    return keyed(f"device:{username}:{word}")
