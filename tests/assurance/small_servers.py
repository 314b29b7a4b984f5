"""A mail server and a witness of the log, as small as their protocols allow, each in a thread."""

import base64
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sunlit.ledger import notes
from sunlit.ledger.merkle import verify_consistency


@contextmanager
def running(server: Any) -> Iterator[int]:
    """Serve in a thread; yield the port."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.socket.getsockname()[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Mail(socketserver.StreamRequestHandler):
    """Takes one message after the other and keeps it in `server.received`."""

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            command = line.split(" ")[0].upper()
            if command == "DATA":
                self._say("354 go on")
                self._take()
            if command == "QUIT":
                self._say("221 bye")
                return
            if command != "DATA":
                self._say("250 here" if command == "EHLO" else "250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        self.server.received.append(b"".join(lines).decode())  # type: ignore[attr-defined]
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def mail_server() -> Any:
    """Return a mail server of this machine; `received` are its messages."""
    server: Any = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)
    server.received = []
    return server


class WitnessHandler(BaseHTTPRequestHandler):
    """add-checkpoint of C2SP tlog-witness: signs what goes on from what it saw last."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        head, _, note = body.partition("\n\n")
        old, *proof = head.split("\n")
        checkpoint = notes.checkpoint_of(note, server.trusted)
        seen = server.seen.get(checkpoint.origin)
        if int(old.removeprefix("old ")) != (seen.size if seen else 0):
            return self._answer(409, str(seen.size))
        if seen and not verify_consistency(
            seen.size,
            checkpoint.size,
            seen.root,
            checkpoint.root,
            [base64.b64decode(each) for each in proof],
        ):
            return self._answer(422, "no prefix")
        server.seen[checkpoint.origin] = checkpoint
        return self._answer(200, self._sign(checkpoint))

    def _sign(self, checkpoint: notes.Checkpoint) -> str:
        key: Ed25519PrivateKey = self.server.key  # type: ignore[attr-defined]
        stamp = int(time.time())
        signed = key.sign(f"cosignature/v1\ntime {stamp}\n{checkpoint.text}".encode())
        raw = b"\x01\x02\x03\x04" + stamp.to_bytes(8, "big") + signed
        return f"— archive.example.cn {base64.b64encode(raw).decode()}\n"

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def witness_server(trusted: notes.Verifier) -> Any:
    """Return a witness that knows the log's key; `seen` is what it signed last."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), WitnessHandler)
    server.key, server.trusted, server.seen = Ed25519PrivateKey.generate(), trusted, {}
    raw = base64.b64encode(b"\x04" + server.key.public_key().public_bytes_raw()).decode()
    server.vkey = f"archive.example.cn+01020304+{raw}"
    return server
