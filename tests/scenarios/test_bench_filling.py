"""The generator of `make bench` makes what the pages can show."""

from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bench.clients import Client
from bench.databases import Databases, as_owner
from bench.found import find
from bench.rows import log_row
from bench.sizes import run_module

from serving import PASSWORD, Instance, ServedInstance, copy_demonstration

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("demonstration", ["sqlite", "postgresql"], indirect=True)
def test_generated_cases_and_decisions_are_pages_like_any_other(demonstration: Instance) -> None:
    numbers = ("--cases=40", "--published=60", "--withdrawn=5", "--seed=3")
    said = run_module("bench.fill", as_owner(demonstration), *numbers)
    assert "open cases: 40" in said
    found = find(demonstration)
    assert len(found.cases) >= 40
    with (
        ServedInstance(demonstration) as served,
        closing(Client(served.port)) as visitor,
        closing(Client(served.port)) as leader,
    ):
        leader.sign_in("leader1", PASSWORD)
        for public_id in found.public_ids:
            assert visitor.get(f"/decisions/{public_id}/")[0] == 200
        for case in found.cases:
            assert leader.get(f"/desk/cases/{case}/")[0] == 200
        for word in found.words[:10]:
            assert "<mark>" in visitor.get(f"/decisions/?{urlencode({'q': word})}")[1], word
        assert visitor.get("/decisions/")[0] == leader.get("/desk/cases/")[0] == 200


def test_the_same_seed_makes_the_same_decisions(on_sqlite: Instance, tmp_path: Path) -> None:
    first, second, other = (
        _filled(copy_demonstration(on_sqlite, tmp_path / name), seed)
        for name, seed in (("first", 3), ("second", 3), ("other", 4))
    )
    assert first == second != other


def _filled(instance: Instance, seed: int) -> list[str]:
    run_module("bench.fill", instance, "--cases=0", "--published=20", f"--seed={seed}")
    return find(instance).public_ids


def test_a_log_is_made_and_verified(tmp_path: Path) -> None:
    row = log_row(Databases(None).new(tmp_path / "log"), 40)
    assert row.p50 is not None
    assert "hashing alone" in row.limit
    assert row.what.startswith("log of 4")
