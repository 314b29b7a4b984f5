"""`make mutants` changes what it says, in one place, and leaves every file readable."""

import ast
import json
import tomllib
from collections import Counter

from tools.mutation import chosen, every_mutant

from conventions.sources import ROOT

MUTANTS = every_mutant(ROOT)


def test_a_mutant_changes_one_place_and_the_file_can_still_be_read() -> None:
    """A file that cannot be read would be noticed for the wrong reason."""
    for mutant in chosen(MUTANTS, 120, seed=1):
        source = (ROOT / mutant.path).read_bytes()
        changed = mutant.applied(source).decode()
        assert changed != source.decode()
        if mutant.path.suffix == ".py":
            ast.parse(changed)
        elif mutant.path.suffix == ".json":
            json.loads(changed)
        elif mutant.kind != "date":
            tomllib.loads(changed)


def test_each_kind_of_change_has_its_share_of_the_sample() -> None:
    kinds = Counter(mutant.kind for mutant in MUTANTS)
    assert {"number", "unit", "comparison", "start event", "row", "deadline unit"} <= kinds.keys()
    sample = chosen(MUTANTS, 200, seed=11)
    assert len(set(sample)) == len(sample) == 200
    shares = Counter(mutant.kind for mutant in sample)
    assert min(shares.values()) >= min(10, *kinds.values())
    assert sample == chosen(MUTANTS, 200, seed=11)
