"""One connection: what has come of it, what is still to go out, and until when it may stay."""

import errno
import select
import socket
from contextlib import suppress
from enum import Enum, auto
from typing import Any

from gunicorn import http

from sunlit.commands.intake.head import Head
from sunlit.commands.intake.sources import Received

MOST_WAITING = 1024 * 1024
"""Bytes of an answer that wait here for a slow reader, while the thread that made it is free."""
_SEND_BUFFER = 256 * 1024
_MOST_STILL_SECONDS = 20.0


class State(Enum):
    """What is waited for."""

    IDLE = auto()
    HEAD = auto()
    BODY = auto()
    WORK = auto()
    ANSWER = auto()
    LEAVING = auto()


class Outgoing:
    """The socket as gunicorn writes to it: what the reader does not take at once is kept."""

    def __init__(self, sock: socket.socket) -> None:
        """Write to that socket."""
        self._sock = sock
        self.waiting = bytearray()

    def sendall(self, content: bytes) -> None:
        """Send, or keep for later.

        :raises ConnectionResetError: when too much is kept and the reader takes nothing.
        """
        self.waiting += content
        self.flush()
        while len(self.waiting) > MOST_WAITING:
            ready = select.poll()
            ready.register(self._sock, select.POLLOUT)
            if not ready.poll(_MOST_STILL_SECONDS * 1000):
                raise ConnectionResetError(errno.ECONNRESET, "the reader stands still")
            self.flush()

    def flush(self) -> None:
        """Send what the reader takes at once."""
        self._sock.setblocking(False)
        with suppress(BlockingIOError):
            while self.waiting:
                del self.waiting[: self._sock.send(self.waiting[:_SEND_BUFFER])]

    def send(self, content: bytes) -> int:
        """Send as `sendall` does."""
        self.sendall(content)
        return len(content)

    def __getattr__(self, name: str) -> Any:
        """Be the socket in everything else."""
        return getattr(self._sock, name)


class Connection:
    """What gunicorn's threads know as a connection, and what the intake knows of it."""

    initialized = data_ready = True
    is_http2 = False

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any) -> None:
        """Take an accepted socket."""
        sock.setblocking(False)
        with suppress(OSError):  # a socket of the file system has none
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self.cfg = cfg
        self.raw = sock
        self.sock = Outgoing(sock)
        self.client = client
        self.server = server
        self.who = client[0] if isinstance(client, tuple) else ""
        self.counted: list[str] = []
        self.state = State.IDLE
        self.deadline = 0.0
        self.came = bytearray()
        self.head: Head | None = None
        self.source = Received(b"")
        self.stays = False
        self.left_over = 0
        self.parser: Any = None

    def init(self) -> None:
        """Let gunicorn read this one request and no more."""
        self.parser = http.get_parser(self.cfg, self.source, self.client)

    @property
    def weight(self) -> int:
        """How many bytes of a request it holds, or has been promised."""
        promised = (self.head.length or 0) if self.head and self.state is State.BODY else 0
        return max(len(self.came), promised) + self.source.held

    def take(self, size: int) -> bytes:
        """Take that many bytes from what has come."""
        taken = bytes(self.came[:size])
        del self.came[:size]
        return taken

    def close(self) -> None:
        """Let go of the socket."""
        with suppress(OSError):
            self.raw.close()


def plain_answer(status: int, reason: str, words: str) -> bytes:
    """Return an answer in words that needs no application; the connection ends with it."""
    body = words.encode()
    head = (
        f"HTTP/1.1 {status} {reason}\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
