"""Threads of a test that run at once."""

import threading
from collections.abc import Callable

from django.db import connection


class Together:
    """Threads that run at once; what one of them raises is raised when they are joined."""

    def __init__(self) -> None:
        self._failed: list[BaseException] = []

    def start(self, work: Callable[[], None], times: int) -> list[threading.Thread]:
        def run() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - raised again in the asserting thread
                self._failed.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _ in range(times)]
        for thread in threads:
            thread.start()
        return threads

    def join(self, threads: list[threading.Thread]) -> None:
        for thread in threads:
            thread.join()
        if self._failed:
            raise self._failed[0]
