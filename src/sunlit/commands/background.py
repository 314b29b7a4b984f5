"""The work behind the web pages: covering events by checkpoints, setting papers."""

import logging
import threading

from django.db import close_old_connections, connection
from django.utils import timezone

from sunlit.documents.services.render_missing import render_missing
from sunlit.ledger.sequencer import Sequencer

logger = logging.getLogger("sunlit.background")

_PAUSE_SECONDS = 2.0
_PAPERS_A_ROUND = 10


class Background:
    """The sequencer's thread and the one that sets papers, started and stopped together."""

    def __init__(self) -> None:
        """Prepare both threads; nothing runs yet."""
        self._sequencer = Sequencer()
        self._stopping = threading.Event()
        self._papers = threading.Thread(target=self._set_papers, name="papers", daemon=True)

    def start(self) -> None:
        """Start both threads."""
        self._sequencer.start()
        self._papers.start()

    def stop(self) -> None:
        """Stop both threads after what they are doing."""
        self._stopping.set()
        self._sequencer.stop()
        self._papers.join(timeout=10)

    def _set_papers(self) -> None:
        failed: dict[int, str] = {}
        while not self._stopping.wait(_PAUSE_SECONDS):
            try:
                close_old_connections()
                done = render_missing(_PAPERS_A_ROUND, now=timezone.now(), skip=failed)
                for key, sentence in done.failed.items():
                    logger.error("paper %s cannot be set: %s", key, sentence)
                failed |= done.failed
            except Exception:
                logger.exception("the round of papers failed and is tried again")
        connection.close()
