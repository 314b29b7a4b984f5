"""The background thread of the serving process that keeps the log. It runs on real time."""

import logging
import threading
import time

from django.db import close_old_connections, connection
from django.utils import timezone

from sunlit.ledger.lacking import lacking
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.put_back import put_back
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.seal_readings import seal_readings
from sunlit.ledger.services.sequence import sequence

logger = logging.getLogger(__name__)
_STOPPING_SECONDS = 30.0
_SEALING_SECONDS = 600.0


class Sequencer:
    """Every `interval` seconds: sequence, publish and sign both logs; say an error and go on.

    Nothing is signed before the database was seen to hold all that was published, nor while the
    clock was put back.
    """

    def __init__(self, *, interval: float = 1.0) -> None:
        self._interval = interval
        self._holds_all = False
        self._told = False
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
        if not self._looked() or self._is_put_back():
            return
        self._seal()
        for log in Log:
            try:
                self._keep(log)
            except Exception:
                logger.exception("日志 %s 本轮未能签发检查点，将继续重试。", log.value)
                close_old_connections()

    def _is_put_back(self) -> bool:
        """Sign nothing with an earlier moment than what was signed; say so once each time."""
        try:
            signed = put_back()
        except Exception:
            logger.exception("本机时钟本轮未能与签过的时间比对，将继续重试。")
            close_old_connections()
            return True
        if signed is not None and not self._told:
            logger.error("日志暂停签发：本机时钟比最近一次签过的时间 %s 早，请校准时钟。", signed)
        self._told = signed is not None
        return self._told

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
        while sequence(log, key=key.public_key(), now=timezone.now()):
            pass
        publish(log, key=key, now=timezone.now())

    def _looked(self) -> bool:
        """Look once whether the database lacks anything; while it does, no log goes on."""
        if self._holds_all:
            return True
        try:
            missing = [str(held) for held in lacking()]
        except Exception:
            logger.exception("日志本轮未能与公布的检查点比对，将继续重试。")
            close_old_connections()
            return False
        for sentence in missing:
            logger.error("日志不能继续签发：%s", sentence)
        self._holds_all = not missing
        return self._holds_all
