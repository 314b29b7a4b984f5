"""Each row of the table: what is asked, by whom, and what it must not exceed."""

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bench.clients import CLIENTS, Act, Client, measure, reading
from bench.found import Found, find
from bench.invented import Inventor
from bench.memory import pss_mib
from bench.running import served
from bench.sizes import SEED, run_module
from serving import PASSWORD, Instance, ServedInstance, free_port

_OK = frozenset({200})
_SENT = frozenset({302})
_BARE_SECONDS = 2.0
_LEAST_OF_HASHING = 0.25
_PEOPLE = ("officer1", "officer2", "officehead", "leader1", "supervisor")


@dataclass(frozen=True)
class Row:
    """One row: milliseconds, requests in a second, p50 beside the bare view's, and the limit."""

    what: str
    p50: float | None
    p95: float | None
    rate: float | None
    beside: float | None
    limit: str
    holds: bool | None


@contextmanager
def _bare() -> Iterator[int]:
    """Serve the bare view; yield its port."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.bare", str(port)], stderr=subprocess.DEVNULL
    )
    try:
        client = Client(port)
        deadline = time.monotonic() + 20
        while True:
            try:
                client.get("/")
                break
            except OSError:
                client = Client(port)
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def _compared(
    what: str,
    acts: list[Act],
    seconds: float,
    limits: tuple[float, float],
    wanted: frozenset[int] = _OK,
) -> Row:
    """Measure the bare view, then the acts; `limits` are p50 and p95 in milliseconds."""
    with _bare() as port:
        bare = measure(
            [reading(Client(port), ["/"], 0) for _ in range(CLIENTS)], _BARE_SECONDS, _OK
        )
    taken = measure(acts, seconds, wanted)
    p50, p95 = limits
    said = " ".join(
        f"{name} ≤ {limit:.0f}" for name, limit in (("p50", p50), ("p95", p95)) if limit
    )
    holds = (not p50 or taken.p50 <= p50) and (not p95 or taken.p95 <= p95)
    return Row(what, taken.p50, taken.p95, taken.rate, taken.p50 / bare.p50, said, holds)


def portal_rows(instance: Instance, seconds: float) -> Iterator[Row]:
    """The public pages, sixteen visitors at once, one process of the product."""
    found = find(instance)
    each = -(-len(found.new_words) // CLIENTS)
    paths = {
        "portal list": (_lists(), 1),
        "portal page of a decision": ([f"/decisions/{one}/" for one in found.public_ids], 1),
        "portal search, 2 characters": (_searches("/decisions/", found.words), 1),
        "portal search, new words": (_searches("/decisions/", found.new_words), each),
    }
    with served(instance, 1) as ports:
        for what, (asked, apart) in paths.items():
            visitors = [Client(ports[0]) for _ in range(CLIENTS)]
            acts = [reading(one, asked, place * apart) for place, one in enumerate(visitors)]
            yield _compared(what, acts, seconds, (50, 150))


def _searches(address: str, words: list[str]) -> list[str]:
    return [f"{address}?{urlencode({'q': word})}" for word in words]


def _lists() -> list[str]:
    years = [f"/decisions/?year={year}" for year in range(2016, 2027)]
    return ["/decisions/", "/", "/decisions/?kind=penalty", *years]


def desk_rows(instance: Instance, seconds: float) -> Iterator[Row]:
    """The desk, sixteen colleagues at once."""
    found = find(instance)
    limit = 250 if instance.database else 350
    with served(instance) as ports:
        colleagues = [_signed_in(ports, place)[0] for place in range(CLIENTS)]
        for what, each in _desk_paths(found).items():
            acts = [reading(one, each, place) for place, one in enumerate(colleagues)]
            yield _compared(what, acts, seconds, (0, limit))


def _desk_paths(found: Found) -> dict[str, list[str]]:
    return {
        "work list": ["/desk/", "/desk/?when=overdue", "/desk/?when=later"] * CLIENTS,
        "case list": ["/desk/cases/"] * CLIENTS,
        "case page": [f"/desk/cases/{one}/" for one in found.cases],
        "desk search, 2 characters": _searches("/desk/cases/", found.words),
    }


def _signed_in(ports: list[int], place: int, who: str = "") -> tuple[Client, str]:
    client = Client(ports[place % len(ports)])
    return client, client.sign_in(who or _PEOPLE[place % len(_PEOPLE)], PASSWORD)


def new_case_row(instance: Instance, seconds: float) -> Row:
    """A lead registered over HTTP, with its entry in the log."""
    inventor = Inventor(SEED)
    with served(instance) as ports:
        acts = [
            _registering(*_signed_in(ports, place, f"officer{place // 2 % 2 + 1}"), inventor)
            for place in range(CLIENTS)
        ]
        row = _compared("new case over HTTP with its log entry", acts, seconds, (0, 300), _SENT)
    alone = float(run_module("bench.alone", instance, str(seconds)))
    assert row.rate is not None
    limit = f"{row.limit}, ≥ 100/s, ≥ 1/4 of {alone:.0f}/s without HTTP"
    holds = bool(row.holds) and row.rate >= max(100, alone / 4)
    return Row(row.what, row.p50, row.p95, row.rate, row.beside, limit, holds)


def _registering(client: Client, token: str, inventor: Inventor) -> Act:
    def act() -> int:
        party = inventor.party()
        entries = {
            "csrfmiddlewaretoken": token,
            "seen": "0",
            "uuid": str(uuid.uuid4()),
            "happened_at": "2026-11-24T08:30",
            "source": "inspection",
            "matter": "LS-02",
            "content": inventor.findings(),
            "party_kind": "organization",
            "party_code_kind": "credit_code",
            "party_name": party.name,
            "party_code": party.code,
            "party_address": "山西省阳泉市示例路1号",
            "party_representative": "张示例",
        }
        return client.post("/desk/cases/new/", entries)[0]

    return act


def log_row(empty: Instance, entries: int) -> Row:
    """The whole log verified, in a process of its own."""
    settings = {**empty.settings, "SUNLIT_FIRST_PASSWORD": uuid.uuid4().hex}
    del settings["SUNLIT_CLOCK"]
    instance = replace(empty, settings=settings)
    done = instance.run("init")
    if done.returncode:
        raise RuntimeError(done.stderr)
    figures = json.loads(run_module("bench.log", instance, f"--entries={entries}"))
    verified, entries = figures["verified"], figures["entries"]
    ratio = figures["hashed_only"] / (figures["tree"] + figures["checkpoints"])
    each = ", ".join(
        f"{part} {figures[part] * 1000:.0f}"
        for part in ("tree", "checkpoints", "commitments", "rows")
    )
    return Row(
        f"log of {entries} entries verified (ms)",
        verified * 1000,
        None,
        entries / verified,
        None,
        f"≤ 60 s at 1,000,000; {each} ms; hashing alone {figures['hashed_only'] * 1000:.0f} ms,"
        f" {ratio:.2f} of tree and checkpoints (≥ 0.25); commitments alone"
        f" {figures['commitments_only'] * 1000:.0f} ms; peak {figures['peak_mib']:.0f} MiB",
        verified <= 60 * entries / 1_000_000 and ratio >= _LEAST_OF_HASHING,
    )


def start_row(instance: Instance) -> Row:
    """From the start of one process to its first answer, and what it then holds of memory."""
    process = ServedInstance(instance)
    started = time.perf_counter()
    process.start()
    first = (time.perf_counter() - started) * 1000
    time.sleep(3)
    memory = pss_mib(process.process_id)
    process.stop()
    limit = f"≤ 2,000 ms; idle {memory:.0f} MiB of 200"
    return Row(
        "start to first answer", first, None, None, None, limit, first <= 2000 and memory <= 200
    )
