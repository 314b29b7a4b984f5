"""The worker of gunicorn with an intake of its own: only what is whole costs a thread.

One loop waits for heads, for the bodies of forms, and for slow readers of an answer. Files are
read by threads set apart, few for the public and few for the desk.
"""

import errno
import selectors
import time
from collections.abc import Callable
from concurrent import futures
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from sunlit.commands.intake.callers import Callers
from sunlit.commands.intake.connection import Connection, State, plain_answer
from sunlit.commands.intake.head import END, GREATEST, read_head
from sunlit.commands.intake.rules import How, Rules
from sunlit.commands.intake.sources import Received, Streamed

_AT_ONCE = 64 * 1024
_LINGER_SECONDS, _LINGER_BYTES = 15.0, 12 * 1024 * 1024
"""After an answer to what was not read, so that a browser in mid-sending still sees it."""
_ANSWER_SECONDS = 120.0
_STOP_SECONDS = 2.0
_SAID_SECONDS = 60.0
_SMALL = 64 * 1024
_LOOK_SECONDS = 0.5
_FILES_DESK, _FILES_PUBLIC = 8, 4
_MAY_BE_DROPPED = frozenset({State.IDLE, State.HEAD, State.LEAVING})
_FULL = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})


class IntakeWorker(ThreadWorker):
    """`rules` are set on the class before the worker is made: gunicorn makes it by its class."""

    rules: Rules

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Hold no connection yet."""
        super().__init__(*args, **kwargs)
        self._held: dict[int, Connection] = {}
        self._callers = Callers(self.rules.per_address)
        self._looked = self._said = 0.0
        self._files: dict[bool, futures.ThreadPoolExecutor] = {}

    def init_process(self) -> None:
        """Make the threads for files, in the process that uses them."""
        self._files = {True: _pool(_FILES_DESK), False: _pool(_FILES_PUBLIC)}
        super().init_process()

    def run(self) -> None:
        """Serve until told to stop."""
        super().run()
        for pool in self._files.values():
            pool.shutdown(wait=False)

    def accept(self, listener: Any) -> None:
        """Take a new connection, unless its address has as many as it may."""
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno in _FULL:
                self._make_room()
            elif error.errno not in {errno.EAGAIN, errno.ECONNABORTED}:
                raise
            return
        conn = Connection(self.cfg, sock, client, listener.getsockname())
        self.nr_conns += 1
        self._held[id(conn)] = conn
        if not self.rules.proxies and not self._count(conn, conn.who):
            self._drop(conn)
            return
        if self.nr_conns >= self.worker_connections:
            self._make_room()
        self._wait(conn, State.HEAD, self.rules.head_seconds)

    def _count(self, conn: Connection, who: str) -> bool:
        if not (counted := self._callers.count(conn, who)):
            self._say("同一网络地址同时有 %d 个连接，多出的没有接。", self.rules.per_address)
        return counted

    def _wait(self, conn: Connection, state: State, seconds: float) -> None:
        """Wait for what comes."""
        conn.state = state
        conn.deadline = time.monotonic() + seconds
        conn.raw.setblocking(False)
        self.poller.register(conn.raw, selectors.EVENT_READ, self._safely(self._came, conn))

    def _safely(
        self, work: Callable[[Connection], None], conn: Connection
    ) -> Callable[[Any], None]:
        """Return the work as the loop calls it: a fault ends this connection, not the others."""

        def done(_sock: Any) -> None:
            try:
                work(conn)
            except OSError:
                self._drop(conn)
            except Exception:
                self.log.exception("a connection could not be served")
                self._drop(conn)

        return done

    def _came(self, conn: Connection) -> None:
        try:
            came = conn.raw.recv(_AT_ONCE)
        except BlockingIOError:
            return
        if not came:
            self._drop(conn)
        elif conn.state is State.LEAVING:
            conn.left_over += len(came)
            if conn.left_over > _LINGER_BYTES:
                self._drop(conn)
        else:
            conn.came += came
            self._look_at(conn)

    def _look_at(self, conn: Connection) -> None:
        """See whether what has come is a head, or all of a request."""
        if conn.state is State.IDLE:
            if not self.rules.proxies and not self._count(conn, conn.who):
                self._drop(conn)
                return
            conn.state = State.HEAD
            conn.deadline = time.monotonic() + self.rules.head_seconds
        if conn.state is State.HEAD:
            end = conn.came.find(END, 0, GREATEST)
            if end < 0:
                if len(conn.came) >= GREATEST:
                    self._refuse(conn, 431, "Request Header Fields Too Large", "请求头太长。")
                return
            self._begin(conn, conn.take(end + len(END)))
        elif conn.state is State.BODY:
            self._end_if_whole(conn)

    def _begin(self, conn: Connection, text: bytes) -> None:
        """Decide, by the head alone, what becomes of the body."""
        conn.head = head = read_head(text)
        if head.length is None:
            self._refuse(conn, 411, "Length Required", "请写明内容的长度。")
            return
        who = self.rules.asks(head, conn.who)
        if self.rules.proxies and not self._count(conn, who):
            self._refuse(conn, 503, "Service Unavailable", "同一网络地址的连接太多，请稍后再试。")
            return
        how = self.rules.how(head)
        if how is How.WHOLE:
            if head.length > _SMALL and self._in_memory() > self.rules.most_in_memory:
                self._refuse(conn, 503, "Service Unavailable", "系统正忙，请稍后再试。")
                return
            conn.state = State.BODY
            conn.deadline = time.monotonic() + self.rules.body_time(head.length)
            if head.asks_to_go_on and len(conn.came) < head.length:
                conn.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            self._end_if_whole(conn)
            return
        begun = conn.take(head.length)
        missing = head.length - len(begun)
        if how is How.NOT_AT_ALL:
            self._hand_over(conn, Received(head.text, missing=missing or 1), self.tpool)
            return
        source = Streamed(head.text + begun, conn.raw, missing=missing, go_on=head.asks_to_go_on)
        self._hand_over(conn, source, self._files[head.path.startswith("/desk/")])

    def _end_if_whole(self, conn: Connection) -> None:
        head = conn.head
        if head is not None and len(conn.came) >= (head.length or 0):
            whole = Received(head.text + conn.take(head.length or 0))
            slow = self.rules.sends_files(head.path)
            self._hand_over(conn, whole, self._files[True] if slow else self.tpool)

    def _in_memory(self) -> int:
        """Return how many bytes of requests are held or have been promised."""
        return sum(one.weight for one in self._held.values())

    def _hand_over(self, conn: Connection, source: Received, pool: Any) -> None:
        """Let a thread answer."""
        self._forget(conn)
        conn.state = State.WORK
        conn.source = source
        future = pool.submit(self.handle, conn)
        future.add_done_callback(
            lambda done: self.method_queue.defer(self.finish_request, conn, done)
        )

    def handle(self, conn: Connection) -> Any:
        """Answer, in a thread."""
        conn.init()
        return super().handle(conn)

    def finish_request(self, conn: Connection, done: Any) -> None:
        """Go on with the connection when its request is answered, in the loop."""
        answered = not done.cancelled() and done.exception() is None and bool(done.result())
        conn.stays = answered and not conn.source.missing and self.alive
        self._safely(self._answered, conn)(None)

    def _answered(self, conn: Connection) -> None:
        conn.source = Received(b"")
        conn.parser = conn.head = None
        if conn.sock.waiting:
            conn.state = State.ANSWER
            conn.deadline = time.monotonic() + _ANSWER_SECONDS
            conn.raw.setblocking(False)
            goes_out = self._safely(self._goes_out, conn)
            self.poller.register(conn.raw, selectors.EVENT_WRITE, goes_out)
        else:
            self._go_on(conn)

    def _goes_out(self, conn: Connection) -> None:
        conn.sock.flush()
        if not conn.sock.waiting:
            self._forget(conn)
            self._go_on(conn)

    def _go_on(self, conn: Connection) -> None:
        """Wait for the next request, or take leave."""
        if not conn.stays:
            self._leave(conn)
            return
        self._callers.uncount(conn)
        self._wait(conn, State.IDLE, self.rules.idle_seconds)
        if conn.came:
            self._look_at(conn)

    def _refuse(self, conn: Connection, status: int, reason: str, words: str) -> None:
        with suppress(OSError):
            conn.sock.sendall(plain_answer(status, reason, words))
        self._forget(conn)
        self._leave(conn)

    def _leave(self, conn: Connection) -> None:
        """End our side, and let the other read the answer while it still sends."""
        try:
            conn.raw.shutdown(1)
        except OSError:
            self._drop(conn)
            return
        conn.came.clear()
        self._wait(conn, State.LEAVING, _LINGER_SECONDS if self.alive else _STOP_SECONDS)

    def _drop(self, conn: Connection) -> None:
        """Close, whatever it was about."""
        if self._held.pop(id(conn), None) is None:
            return
        self._forget(conn)
        self._callers.uncount(conn)
        self.nr_conns -= 1
        conn.close()

    def _forget(self, conn: Connection) -> None:
        with suppress(KeyError, ValueError, OSError):
            self.poller.unregister(conn.raw)

    def _make_room(self) -> None:
        """Close whoever has let us wait longest without asking for anything."""
        self._say("连接太多，等得最久的先断开。")
        waiting = [one for one in self._held.values() if one.state in _MAY_BE_DROPPED]
        if waiting:
            self._drop(min(waiting, key=lambda one: one.deadline))

    def _say(self, words: str, *numbers: int) -> None:
        """Tell the log of the server, once a minute at most; never whom it was about."""
        if time.monotonic() - self._said > _SAID_SECONDS:
            self._said = time.monotonic()
            self.log.warning(words, *numbers)

    def murder_keepalived(self, force: bool = False) -> None:
        """Gunicorn's name for closing who is late; `murder_pending` does it for all."""

    def murder_pending(self) -> None:
        """Close whoever is late."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        for conn in [one for one in self._held.values() if one.state is not State.WORK]:
            if conn.deadline < now:
                self._safely(self._late, conn)(None)

    def _late(self, conn: Connection) -> None:
        if conn.state is State.BODY:
            self._refuse(conn, 408, "Request Timeout", "内容没有在规定的时间内送完，请重新提交。")
        else:
            self._drop(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """On stopping, wait only a moment for what nobody has begun to answer."""
        for conn in self._held.values():
            if conn.state in _MAY_BE_DROPPED:
                conn.deadline = min(conn.deadline, deadline)


def _pool(threads: int) -> futures.ThreadPoolExecutor:
    return futures.ThreadPoolExecutor(max_workers=threads, thread_name_prefix="files")
