"""Where gunicorn reads a request from: what has come already, and for files what still comes."""

import errno
import socket
import time

MOST_STILL_SECONDS = 20.0
GRACE_SECONDS = 30.0
SLOWEST = 8 * 1024
"""Bytes a second: who sends files more slowly than a telephone line is let go."""
_GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"


class Received:
    """A request of which nothing more is read; `missing` bytes of its body were not waited for."""

    def __init__(self, content: bytes, *, missing: int = 0) -> None:
        """Hold head and body."""
        self._content = memoryview(content)
        self.held = len(content)
        self.missing = missing

    def recv(self, size: int) -> bytes:
        """Return the next bytes; none at the end."""
        part, self._content = self._content[:size], self._content[size:]
        return bytes(part)


class Streamed(Received):
    """A request with files: its body is read by who takes it, not faster than it comes."""

    def __init__(self, content: bytes, sock: socket.socket, *, missing: int, go_on: bool) -> None:
        """Hold what has come; `go_on` says that the sender waits to be told to send."""
        super().__init__(content, missing=missing)
        self._sock = sock
        self._go_on = go_on
        self._begun = 0.0
        self._came = 0

    def recv(self, size: int) -> bytes:
        """Return the next bytes.

        :raises ConnectionResetError: when the sender stands still, or is slower than one may be.
        """
        held = super().recv(size)
        if held or not self.missing:
            return held
        if not self._begun:
            self._begun = time.monotonic()
            if self._go_on:
                self._sock.sendall(_GO_ON)
        self._sock.settimeout(MOST_STILL_SECONDS)
        try:
            came = self._sock.recv(min(size, self.missing))
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "the sender stands still") from None
        self.missing -= len(came)
        self._came += len(came)
        took = time.monotonic() - self._begun
        if took > GRACE_SECONDS and self._came < took * SLOWEST:
            raise ConnectionResetError(errno.ECONNRESET, "the sender is too slow")
        return came
