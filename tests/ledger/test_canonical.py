"""Canonical bytes: the same act gives the same bytes, whatever the database and the machine."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
import rfc8785
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from sunlit.ledger.canonical import (
    EVENT_TYPE,
    canonical_bytes,
    canonical_value,
    commitment,
    leaf_bytes,
    moment_text,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
    | st.floats(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


class Kind(models.TextChoices):
    PENALTY = "penalty", "行政处罚"


@given(
    st.integers(1, 99),
    st.from_regex(EVENT_TYPE, fullmatch=True),
    st.datetimes(timezones=st.just(UTC)),
    st.uuids(),
    st.binary(min_size=32, max_size=32),
)
def test_a_leaf_is_rfc_8785_json(
    version: int, event: str, at: datetime, subject: UUID, commit: bytes
) -> None:
    at_text, subject_text = moment_text(at), str(subject)
    leaf = leaf_bytes(
        version=version, event=event, time=at_text, subject=subject_text, commit=commit
    )
    assert leaf == rfc8785.dumps(
        {
            "v": version,
            "type": event,
            "time": at_text,
            "object": subject_text,
            "commit": commit.hex(),
        }
    )


@given(JSON)
def test_a_json_value_survives_writing_and_reading(value: object) -> None:
    canonical = canonical_bytes(canonical_value(value))
    assert canonical_bytes(canonical_value(json.loads(canonical))) == canonical


def test_each_kind_of_column_has_one_form() -> None:
    beijing = timezone(timedelta(hours=8))
    same = {
        datetime(2026, 9, 24, 9, 30, tzinfo=beijing): "2026-09-24T01:30:00.000000Z",
        date(2026, 9, 24): "2026-09-24",
        UUID(int=7): "00000000-0000-0000-0000-000000000007",
        Decimal("1.50"): "1.50",
        b"\x00\xff": "00ff",
        memoryview(b"\x01"): "01",
        Kind.PENALTY: "penalty",
        2.0: 2,
        0.5: 0.5,
        True: True,
        None: None,
    }
    for value, form in same.items():
        assert (canonical_value(value), type(canonical_value(value))) == (form, type(form))


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="timedelta"):
        canonical_value(timedelta(days=1))
    with pytest.raises(ValueError, match="offset"):
        canonical_value(datetime(2026, 9, 24))  # noqa: DTZ001 - the case itself
    with pytest.raises(ValueError, match="safe integer"):
        canonical_bytes(2**53)
    with pytest.raises(ValueError, match="beyond"):
        canonical_value(2.0**53)


def test_a_commitment_depends_on_salt_and_record() -> None:
    assert commitment(b"\x01" * 32, b"{}") != commitment(b"\x02" * 32, b"{}")
    assert commitment(b"\x01" * 32, b"{}") != commitment(b"\x01" * 32, b"[]")
    assert commitment(None, b"").hex().startswith("e3b0c442")
