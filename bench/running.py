"""The product as an office runs it: one process on SQLite, several and a worker on PostgreSQL."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bench.databases import PROCESSES
from serving import Instance, ServedInstance


@contextmanager
def served(instance: Instance, processes: int = 0) -> Iterator[list[int]]:
    """Serve the instance by that many processes, else as many as usual; yield their ports.

    Whoever asks keeps to one of them, as a proxy in front of them would let him.
    """
    if not instance.database:
        with ServedInstance(instance) as one:
            yield [one.port]
        return
    with ExitStack() as running:
        several = [
            running.enter_context(ServedInstance(instance, "--no-worker"))
            for _ in range(processes or PROCESSES["postgresql"])
        ]
        running.enter_context(_worker(instance))
        yield [one.port for one in several]


@contextmanager
def _worker(instance: Instance) -> Iterator[None]:
    process = subprocess.Popen(
        instance.command("worker"), stdout=subprocess.DEVNULL, env=instance.environment
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
