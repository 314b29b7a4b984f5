"""A backup made in the middle of an upload."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sunlit.ledger.manifest import Manifest
from sunlit.ledger.services.backup import backup
from sunlit.records.store import incoming_folder, the_store

pytestmark = pytest.mark.usefixtures("database")


def test_a_file_still_on_its_way_in_is_no_part_of_a_backup(tmp_path: Path) -> None:
    """It may be gone before it is copied: a backup under load once stopped for that."""
    made: list[Manifest] = []

    class BackedUpMeanwhile(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if not made:
                assert len(list(incoming_folder().iterdir())) == 1
                made.append(
                    backup(
                        tmp_path.with_name(f"{tmp_path.name}-backup"),
                        now=datetime(2026, 11, 24, tzinfo=UTC),
                    )
                )
            return super().read(size)

    content = the_store().put(BackedUpMeanwhile(b"evidence"))
    assert not [path for path in made[0].files if path.startswith("files/store/")]
    after = backup(
        tmp_path.with_name(f"{tmp_path.name}-after"), now=datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert [path for path in after.files if path.endswith(content.sha256)]
