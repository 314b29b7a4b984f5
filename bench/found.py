"""What there is to ask for in a filled instance: read from its database beforehand.

`python -m bench.found DIRECTORY` prints it.
"""

import json
import os
import random
import sys
from dataclasses import asdict, dataclass
from importlib import import_module

import django

from bench.sizes import SEED, run_module
from serving import Instance

_MANY = 400


@dataclass(frozen=True)
class Found:
    """Some published decisions and open cases, words of two characters from their names.

    `words` come more than once, as people ask; `new_words` are all different.
    """

    public_ids: list[str]
    cases: list[str]
    words: list[str]
    new_words: list[str]


def find(instance: Instance) -> Found:
    """Return a sample of the instance, the same at each run."""
    return Found(**json.loads(run_module("bench.found", instance)))


def main() -> int:
    """Read and print."""
    os.environ["SUNLIT_INSTANCE"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "sunlit.config.settings"
    django.setup()
    publications = import_module("sunlit.disclosure.models").Publication.objects.public()
    cases = import_module("sunlit.cases.models").Case.objects.filter(decisions=None)
    public = publications.order_by("-pk").values_list("public_id", "party_name")[:50_000]
    open_cases = cases.order_by("-pk").values_list("uuid", flat=True)[:5_000]
    print(json.dumps(asdict(_sample(list(public), [str(one) for one in open_cases]))))
    return 0


def _sample(public: list[tuple[str, str]], cases: list[str]) -> Found:
    chance = random.Random(SEED)
    sample = chance.sample(public, min(_MANY, len(public)))
    names = [name for _, name in sample]
    starts = [chance.randrange(len(name) - 1) for name in names]
    words = [name[start : start + 2] for name, start in zip(names, starts, strict=True)]
    pairs = {name[at : at + 2] for _, name in public for at in range(len(name) - 1)}
    others = sorted(pairs - set(words))
    return Found(
        [public_id for public_id, _ in sample],
        chance.sample(cases, min(_MANY, len(cases))),
        words,
        chance.sample(others, len(others)),
    )


if __name__ == "__main__":
    sys.exit(main())
