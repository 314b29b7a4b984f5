"""Protected rows against what the log recorded of them, field by field.

The rows of a batch of events are read beside it and compared at once; of all of them only which
were mentioned is kept. A column that was added after the event is ignored.
"""

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from sunlit.ledger.batches import batches
from sunlit.ledger.canonical import SCALARS, Json, canonical_value
from sunlit.ledger.collected import collected
from sunlit.ledger.rows import columns_of
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.ledger.verification.mentioned import Mentioned
from sunlit.ledger.verification.states import States

_CHUNK = 5_000
_KEYS_PER_QUERY = 500
_WHOLE_NUMBER = re.compile(r"[0-9]{1,18}")

Model = type[models.Model]
Values = Mapping[str, Json]
Mention = tuple[str, Values]
"""What an event says of a row: the event, the columns it knew with their values."""


class RecordedRows:
    """The rows that events speak of."""

    def __init__(self) -> None:
        models_of_all = apps.get_models(include_auto_created=True)
        self._installed = {model._meta.db_table: model for model in models_of_all}
        self._mentioned: dict[str, Mentioned] = defaultdict(Mentioned)
        self._committed = collected().by_committed_table
        self._states = States()

    def compare(self, events: Iterable[tuple[str, str, Mapping[str, Values]]]) -> Iterator[Finding]:
        """Compare what the events say of their rows with the rows as they are stored."""
        by_table: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for event, recorded_at, rows in events:
            for name, values in rows.items():
                table, _, key = name.partition(":")
                if table in self._committed:
                    self._states.take(table, key, recorded_at, values)
                    continue
                by_table[table][key].append((event, values))
        for table, mentions in by_table.items():
            mentioned = self._mentioned[table]
            if table in self._installed:
                yield from _compare(self._installed[table], mentions, mentioned)

    def compare_states(self) -> Iterator[Finding]:
        """Hold the rows that may change against the last state that the events told."""
        yield from self._states.compare()

    def find_unrecorded(self, progress: Progress) -> Iterator[Finding]:
        """Look at every row of every logged table: an event must have spoken of it."""
        for table in sorted(collected().logged | set(self._mentioned)):
            if table not in self._installed:
                yield Finding(table, "清单或日志中的表不属于本系统的任何模块。")
                continue
            mentioned = self._mentioned[table]
            rows = self._installed[table]._base_manager.order_by("pk")
            total = rows.count()
            keys = rows.values_list("pk", flat=True).iterator(chunk_size=_CHUNK)
            for number, batch in enumerate(batches(keys, _CHUNK)):
                progress(f"表 {table}", number * _CHUNK, total)
                for key in batch:
                    if key not in mentioned:
                        yield Finding(f"{table}:{canonical_value(key)}", "此行没有登记过任何事件。")


def _compare(
    model: Model, mentions: Mapping[str, Sequence[Mention]], mentioned: Mentioned
) -> Iterator[Finding]:
    """Compare the mentioned rows of one table; take up the keys of those that are there."""
    table = model._meta.db_table
    columns = columns_of(model)
    found: set[str] = set()
    for keys in batches(_keys_of(model, mentions), _KEYS_PER_QUERY):
        stored = model._base_manager.filter(pk__in=keys).values_list("pk", *columns.values())
        for pk, *values in stored:
            key = str(canonical_value(pk))
            found.add(key)
            mentioned.add(pk)
            row = dict(zip(columns, values, strict=True))
            for event, recorded in mentions.get(key, ()):
                yield from _differences(f"{table}:{key}", row, event, recorded)
    for key in mentions.keys() - found:
        event = mentions[key][0][0]
        yield Finding(f"{table}:{key}", f"事件 {event} 所记的行已不在数据库中。")


def _keys_of(model: Model, texts: Iterable[str]) -> Iterator[object]:
    """Yield the keys as the model has them; what cannot be one is no row's key."""
    if isinstance(model._meta.pk, models.IntegerField):
        yield from (int(text) for text in texts if _WHOLE_NUMBER.fullmatch(text))
        return
    for text in texts:
        with contextlib.suppress(ValidationError):
            yield model._meta.pk.to_python(text)


def _differences(
    where: str, row: Mapping[str, object], event: str, recorded: Values
) -> Iterator[Finding]:
    """Name the columns that differ, after one comparison of them all."""
    if _canonical(map(row.get, recorded)) == _canonical(recorded.values()):
        return
    for column, value in recorded.items():
        if _canonical([row.get(column)]) != _canonical([value]):
            yield Finding(f"{where} {column}", f"与事件 {event} 所记不符。")


def _canonical(values: Iterable[object]) -> str:
    """Return values in a form in which 1, 1.5, true and "1" are four things."""
    return repr([each if type(each) in SCALARS else canonical_value(each) for each in values])
