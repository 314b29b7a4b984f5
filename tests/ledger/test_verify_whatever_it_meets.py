"""verify: what cannot be right is named, and the rest is looked at all the same."""

import json

import pytest

from ledger.world import blob, spelled
from sunlit.ledger import queries
from sunlit.ledger.models import Log, LogEntry, LogNode, PendingEvent
from sunlit.ledger.services.verify import verify
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database", "sound")


def said() -> list[str]:
    return [str(finding) for finding in verify()]


def test_an_event_that_was_deleted_from_under_its_leaf_is_found() -> None:
    """Leaf and tree are whole, but what the leaf commits to is gone."""
    entry = LogEntry.objects.get(origin=queries.current_origin(Log.RECORD), index=1)
    tamper(f"DELETE FROM ledger_pendingevent WHERE id = '{spelled(entry.pending_id)}'")
    found = said()
    assert "office.example.cn/log/record 第 1 片叶：叶所指的事件已不在数据库中。" in found
    assert [line for line in found if "此行没有登记过任何事件" in line]


def test_two_neighbors_that_are_right_only_when_joined_are_found(database: str) -> None:
    """A byte moved from one stored hash to the next leaves the row of both as it was."""
    nodes = LogNode.objects.filter(origin=queries.current_origin(Log.RECORD), level=0)
    first, second, _ = nodes.order_by("index")
    joined = bytes(first.hash) + bytes(second.hash)
    for node, part in ((first, joined[:31]), (second, joined[31:])):
        tamper(f"UPDATE ledger_lognode SET hash = {blob(part, database)} WHERE id = {node.pk}")
    assert [line for line in said() if "散列树第 0 层第 0 个节点与事件不符" in line]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("ledger_pendingevent SET canonical = 'x'", "叶与所存事件的规范字节"),
        ("ledger_pendingevent SET salt = 'x'", "叶与所存事件的规范字节"),
        ("ledger_logentry SET leaf = 'x'", "散列树第 0 层第 0 个节点与事件不符"),
        ("ledger_lognode SET hash = 'x'", "散列树第 1 层第 0 个节点与事件不符"),
    ],
)
def test_a_text_where_bytes_belong_is_found_and_stops_nothing(column: str, expected: str) -> None:
    """SQLite keeps it; PostgreSQL takes no text into such a column."""
    tamper(f"UPDATE {column}", "UPDATE slips_slip SET amount = 9 WHERE amount = 2")
    found = said()
    assert [line for line in found if expected in line]
    if "canonical" not in column:
        assert [line for line in found if "amount：与事件" in line]


@pytest.mark.parametrize("name", ["x", "007", "-1", "٣", "9" * 40])
def test_a_record_that_names_no_possible_row_is_found_and_stops_nothing(
    name: str, database: str
) -> None:
    event = PendingEvent.objects.filter(log="record").order_by("pk")[0]
    record_of_event = json.loads(bytes(event.canonical))
    [values] = record_of_event["rows"].values()
    record_of_event["rows"] = {f"slips_slip:{name}": values}
    canonical = blob(json.dumps(record_of_event).encode(), database)
    tamper(
        f"UPDATE ledger_pendingevent SET canonical = {canonical} WHERE id = '{spelled(event.pk)}'",
        "UPDATE slips_slip SET amount = amount + 9",
    )
    found = said()
    assert f"slips_slip:{name}：事件 {event.pk} 所记的行已不在数据库中。" in found
    assert [line for line in found if "amount：与事件" in line]
