"""Values that the law changes on a day. A version is added, never edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sunlit.rules.citations import Citation

T = TypeVar("T")


class NoVersionInForce(LookupError):
    """No version held on the day asked for."""


@dataclass(frozen=True)
class Version(Generic[T]):
    """A value as it held from `since` on, to `until` inclusive where it ended without a successor.

    `checked_on` is the day someone last held the value against the text cited.
    """

    since: date
    value: T
    citation: Citation
    checked_on: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the version's own days include that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Effective(Generic[T]):
    """All versions of one value, oldest first; the newest begun on a day is the one that holds."""

    name: str
    versions: tuple[Version[T], ...]

    def __post_init__(self) -> None:
        """Refuse versions of the same day, out of order, or ending before they begin."""
        days = [version.since for version in self.versions]
        if days != sorted(set(days)):
            raise ValueError(f"“{self.name}”的各版本应当按施行日期排列，同一天只能有一个版本。")
        for version in self.versions:
            if version.until is not None and version.until < version.since:
                raise ValueError(f"“{self.name}”有一个版本的终止日早于施行日。")

    def version_on(self, day: date) -> Version[T]:
        """Return the version in force on that day, with its citation.

        :raises NoVersionInForce: before the first version, and after an end without a successor.
        """
        for version in reversed(self.versions):
            if version.since <= day:
                if version.holds_on(day):
                    return version
                break
        raise NoVersionInForce(f"{day:%Y年%m月%d日}没有生效的“{self.name}”。")

    def on(self, day: date) -> T:
        """Return the value in force on that day.

        :raises NoVersionInForce: as `version_on`.
        """
        return self.version_on(day).value

    def with_version(self, version: Version[T]) -> "Effective[T]":
        """Return a copy that also has `version`; the old versions stay as they are."""
        return Effective(self.name, tuple(_by_day((*self.versions, version))))


def _by_day(versions: Iterable[Version[T]]) -> list[Version[T]]:
    return sorted(versions, key=lambda version: version.since)
