"""A body that is larger than anybody could hold, made as it is read; it counts what was read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from django.test import Client

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

MEGABYTE = 1024 * 1024
_BOUNDARY = "sunlit-boundary"
_MULTIPART = f"multipart/form-data; boundary={_BOUNDARY}"


class SentSlowly:
    """What `wsgi.input` is: the given beginning, then as many bytes as were announced."""

    def __init__(self, beginning: bytes, megabytes: int, content_type: str) -> None:
        self._beginning = beginning
        self._length = len(beginning) + megabytes * MEGABYTE
        self._content_type = content_type
        self.read_bytes = 0

    @classmethod
    def form(cls, entries: Mapping[str, str], megabytes: int) -> Self:
        """A form with a file behind its entries."""
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
            for name, text in entries.items()
        ]
        file = (
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"'
            "\r\n\r\n"
        )
        return cls("".join([*parts, file]).encode(), megabytes, _MULTIPART)

    @property
    def read_megabytes(self) -> float:
        """How much of it anybody has read."""
        return self.read_bytes / MEGABYTE

    def read(self, size: int | None = None) -> bytes:
        """Return the next bytes."""
        size = self._length if size is None or size < 0 else size
        begin = self._beginning[self.read_bytes : self.read_bytes + size]
        left = self._length - self.read_bytes - len(begin)
        part = begin + bytes(max(0, min(size - len(begin), left)))
        self.read_bytes += len(part)
        return part

    def readline(self, size: int | None = None) -> bytes:
        """Return the next bytes: there are no lines."""
        return self.read(size)

    def to(self, client: Client, address: str, **headers: str) -> "Answer":
        """Send it."""
        sent = {
            "wsgi.input": self,
            "CONTENT_LENGTH": str(self._length),
            "CONTENT_TYPE": self._content_type,
        }
        return client.generic("POST", address, headers=headers, **sent)  # type: ignore[arg-type] # what is sent is no text
