"""A fresh migrated database per test, on SQLite and PostgreSQL, with the app `slips` and a key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings as django_settings
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from databases import folder_of_the_run, fresh_database
from ledger.world import NOON, act
from sunlit.ledger import collected, notes
from sunlit.ledger.models import Log, LogCheckpoint
from sunlit.ledger.places import key_file
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.sequence import sequence

TEMPLATE_WITH_SLIPS = "sunlit_template_with_slips"


@pytest.fixture
def slips_app(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app `slips`, and no protection but what the ledger and this app declare."""
    with override_settings(INSTALLED_APPS=[*django_settings.INSTALLED_APPS, "ledger.slips"]):
        of_all = collected.declarations()
        of_two = {name: of_all[name] for name in ("sunlit.ledger", "ledger.slips")}
        monkeypatch.setattr(collected, "declarations", lambda: of_two)
        collected.collected.cache_clear()
        yield
    collected.collected.cache_clear()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_the_run(tmp_path_factory, "ledger") / "template.sqlite3"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Path]:
    """An instance folder of this test's own, without a key."""
    folder = tmp_path / "instance"
    folder.mkdir()
    with override_settings(
        INSTANCE_DIR=folder, PUBLIC_URL="https://office.example.cn", LOG_ORIGIN=""
    ):
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest,
    slips_app: None,
    instance: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """A fresh database as Django's default connection; on PostgreSQL as the application's role."""
    file = instance / "sunlit.sqlite3"
    yield from fresh_database(request, django_db_blocker, file, TEMPLATE_WITH_SLIPS)


@pytest.fixture
def key(instance: Path) -> Ed25519PrivateKey:
    return notes.create_key(key_file())


@pytest.fixture
def keep(key: Ed25519PrivateKey, database: str) -> Callable[..., LogCheckpoint | None]:
    """Sequence and publish a log once."""

    def keep_log(log: Log = Log.RECORD) -> LogCheckpoint | None:
        sequence(log, key=key.public_key(), now=NOON)
        return publish(log, key=key, now=NOON)

    return keep_log


@pytest.fixture
def sound(keep: Callable[..., LogCheckpoint | None]) -> None:
    """Three acts in each log, signed, then one more that still waits."""
    for log in Log:
        for number in range(3):
            act(log, amount=number, details={"甲": [1, 2.5, 3.0]}, content=b"\x01")
        keep(log)
    act()
