"""What all that is installed here declares in its `protection.py`, as one list.

Triggers are made from it, `verify` compares the database with it, and `record` accepts no row
of a table that is not on it. The first use reads it; importing this module reads nothing.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import module_has_submodule

from sunlit.ledger.gate import Gate
from sunlit.ledger.protected import Protection

_FILE = "protection"


@cache
def collected() -> Protection:
    """Return what all owners declare together.

    :raises AppRegistryNotReady: before Django is set up.
    :raises ValueError: see `joined`.
    """
    return joined(declarations().values())


def declarations() -> Mapping[str, Protection]:
    """Return what each owner declares, by its package.

    First the apps in their order, then the folders of the procedures that the settings name; what
    is both comes once, as an app.
    """
    folders = (path.rsplit(".", 2)[0] for path in settings.PROCEDURES)
    packages = {app.name: app.module for app in apps.get_app_configs()}
    packages.update((name, import_module(name)) for name in folders if name not in packages)
    return {
        name: import_module(f"{name}.{_FILE}").PROTECTION
        for name, package in packages.items()
        if module_has_submodule(package, _FILE)
    }


def joined(declared: Iterable[Protection]) -> Protection:
    """Return several declarations as one. A gate of a part that two procedures include comes once.

    :raises ValueError: for a table that two declare, and for two gates of one name.
    """
    protections = tuple(declared)
    protected = tuple(one for each in protections for one in each.protected)
    committed = tuple(one for each in protections for one in each.committed)
    tables = [*(one.table for one in protected), *(one.table for one in committed)]
    if twice := {table for table in tables if tables.count(table) > 1}:
        raise ValueError(f"declared twice: {', '.join(sorted(twice))}")
    gates: dict[str, Gate] = {}
    for gate in (gate for each in protections for gate in each.gates):
        if gates.setdefault(gate.name, gate) != gate:
            raise ValueError(f"two gates are called {gate.name}")
    return Protection(protected, committed, tuple(gates.values()))
