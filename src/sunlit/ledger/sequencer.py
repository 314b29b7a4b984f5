"""The background thread of the serving process that keeps the log. It runs on real time."""

import logging
import threading
import time
from collections.abc import Mapping, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import close_old_connections, connection
from django.utils import timezone

from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.reconcile import reconcile
from sunlit.ledger.services.seal_readings import seal_readings
from sunlit.ledger.services.sequence import sequence

logger = logging.getLogger(__name__)
_STOPPING_SECONDS = 30.0
_SEALING_SECONDS = 600.0


class Sequencer:
    """Every `interval` seconds: sequence, publish and sign both logs; say an error and go on.

    A log starts only after `reconcile`: a log that cannot be reconciled signs nothing.
    """

    def __init__(
        self,
        *,
        interval: float = 1.0,
        witnessed: Mapping[Log, Sequence[str]] | None = None,
    ) -> None:
        self._interval = interval
        self._witnessed = witnessed or {}
        self._reconciled: set[Log] = set()
        self._next_seal = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sequencer", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the round under way and end the thread."""
        self._stop.set()
        self._thread.join(_STOPPING_SECONDS)

    def _run(self) -> None:
        while not self._stop.is_set():
            self.run_round()
            self._stop.wait(self._interval)
        connection.close()

    def run_round(self) -> None:
        """Do one round now, in the calling thread."""
        self._seal()
        for log in Log:
            try:
                self._keep(log)
            except Exception:
                logger.exception("日志 %s 本轮未能签发检查点，将继续重试。", log.value)
                close_old_connections()

    def _seal(self) -> None:
        """Seal what was read, now and then, so that the round that follows covers the seal."""
        if time.monotonic() < self._next_seal:
            return
        self._next_seal = time.monotonic() + _SEALING_SECONDS
        try:
            while seal_readings(timezone.now()):
                pass
        except Exception:
            logger.exception("查阅记录本轮未能封存，将继续重试。")
            close_old_connections()

    def _keep(self, log: Log) -> None:
        key = load_key(key_file())
        if log not in self._reconciled:
            self._reconcile(log, key)
        while sequence(log, key=key.public_key(), now=timezone.now()):
            pass
        publish(log, key=key, now=timezone.now())

    def _reconcile(self, log: Log, key: Ed25519PrivateKey) -> None:
        opened = reconcile(
            log,
            key=key.public_key(),
            now=timezone.now(),
            witnessed=self._witnessed.get(log, ()),
        )
        if opened is not None:
            logger.warning("数据库早于已公布的日志，已开启新的一代：%s", opened.name)
        self._reconciled.add(log)
