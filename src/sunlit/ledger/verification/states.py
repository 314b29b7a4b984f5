"""The last state that the log knows of each row that may change, against the row as it stands.

The states of one moment are kept side by side: acts of one moment have no order in the log.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models

from sunlit.ledger.canonical import Json, canonical_value
from sunlit.ledger.collected import collected
from sunlit.ledger.committed import Committed
from sunlit.ledger.verification.finding import Finding

_CHUNK = 1_000
State = Mapping[str, Json]


class States:
    """What the log says of the rows that may change: of each row only what it said last."""

    def __init__(self) -> None:
        self._last: dict[str, dict[str, tuple[str, list[State]]]] = defaultdict(dict)

    def take(self, table: str, key: str, recorded_at: str, state: State) -> None:
        """Take up what an event says; events come in the order of the log."""
        moment, states = self._last[table].get(key, ("", []))
        if moment != recorded_at:
            states = []
        self._last[table][key] = (recorded_at, [*states, state])

    def compare(self) -> Iterator[Finding]:
        """Hold each row of these tables against its last state, and each state against its row."""
        installed = {model._meta.db_table: model for model in apps.get_models()}
        for one in collected().committed:
            if one.table in installed:
                yield from _compare(installed[one.table], one, dict(self._last[one.table]))


def _compare(
    model: type[models.Model], one: Committed, last: dict[str, tuple[str, list[State]]]
) -> Iterator[Finding]:
    names = {field.column: field.attname for field in model._meta.concrete_fields}
    rows = model._base_manager.order_by("pk").values("pk", *(names[c] for c in one.columns))
    for row in rows.iterator(chunk_size=_CHUNK):
        key = str(canonical_value(row["pk"]))
        where = f"{one.table}:{key}"
        _, states = last.pop(key, ("", []))
        if not states:
            yield Finding(where, "此行没有登记过任何事件。")
            continue
        now = one.state({column: row[names[column]] for column in one.columns})
        if not any(_same(now, state) for state in states):
            wrong = sorted(name for name in now if now[name] != states[-1].get(name, now[name]))
            labels = [str(_label(model, name)) for name in wrong]
            yield Finding(where, f"{'、'.join(labels)}与日志最后登记的不符，未经办理就被改动。")
    for key in last:
        yield Finding(f"{one.table}:{key}", "日志登记过的行已不在数据库中。")


def _same(now: State, state: State) -> bool:
    """Whether the row stands as the state says; a column that was added later is ignored."""
    return all(now[name] == value for name, value in state.items() if name in now)


def _label(model: type[models.Model], column: str) -> Any:
    field = next(one for one in model._meta.concrete_fields if one.column == column)
    return field.verbose_name
