"""One case read whole in one query, for a page that shows all of it.

Each table gives its rows of the case as JSON objects, under the name of the table; the rows are
made of them again, and those that point at each other are joined. What follows from the rows is
`CaseFacts`, as everywhere.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Model, QuerySet, Value
from django.db.models.functions import JSONObject

from sunlit.cases.models import (
    AdvanceNotice,
    Case,
    CaseOfficer,
    Correction,
    Decision,
    DecisionDraft,
    Evidence,
    EvidenceFile,
    Party,
    Payment,
    Recusal,
    Reporter,
    ServiceOfDocument,
    Step,
    StepFile,
    StepPaper,
)
from sunlit.cases.queries import CaseFacts
from sunlit.documents.models import Document, DocumentNumber
from sunlit.ledger.prepared_query import ANY_KEY, ANY_UUID, PreparedQuery
from sunlit.people.models import Office, Person
from sunlit.records.models import StoredFile

_OF_THE_CASE: tuple[type[Any], ...] = (
    *(Step, Party, Reporter, CaseOfficer, Recusal, AdvanceNotice, ServiceOfDocument),
    *(DecisionDraft, Decision, Correction, Payment, Evidence, EvidenceFile, StepFile),
)
_LEFT_OUT: Mapping[type[Model], frozenset[str]] = {
    Person: frozenset({"password", "last_login"}),
    Document: frozenset({"content"}),
}
"""What no page shows of these rows; it is read when somebody asks for it."""
_POINTED_AT: tuple[type[Any], ...] = (
    StepPaper,
    Document,
    DocumentNumber,
    StoredFile,
    Person,
    Office,
)
_MODELS: Mapping[str, type[Any]] = {
    model._meta.db_table: model for model in (*_OF_THE_CASE, *_POINTED_AT)
}


@dataclass(frozen=True)
class _Found:
    """The rows by table and key."""

    rows: Mapping[type[Model], dict[int, Model]]

    def of(self, model: type[Any]) -> list[Any]:
        """Return the rows of the table in the order in which they were written."""
        return [row for _, row in sorted(self.rows[model].items())]


def read_case(case: Case) -> CaseFacts:
    """Return the facts of the case with every row of it read, in one query."""
    return _facts(case, _joined(_read(case), case))


def begun(case: Case, party: Party) -> CaseFacts:
    """Return the facts of a case that was opened in this moment: it has its party and no more."""
    return _facts(case, _Found(_nothing() | {Party: {party.pk: party}}))


def _facts(case: Case, found: _Found) -> CaseFacts:
    facts = CaseFacts(case)
    vars(facts).update(
        steps=sorted(found.of(Step), key=lambda step: step.seq),
        parties=found.of(Party),
        reporter=next(iter(found.of(Reporter)), None),
        officer_rows=sorted(found.of(CaseOfficer), key=lambda row: (row.step.seq, row.position)),
        recusals=found.of(Recusal),
        notices=found.of(AdvanceNotice),
        services=found.of(ServiceOfDocument),
        drafts=found.of(DecisionDraft),
        decisions=found.of(Decision),
        corrections=found.of(Correction),
        payments=found.of(Payment),
        items=found.of(Evidence),
        evidence_files=found.of(EvidenceFile),
        step_files=found.of(StepFile),
        papers=found.of(StepPaper),
    )
    return facts


def _nothing() -> dict[type[Model], dict[int, Model]]:
    return {model: {} for model in _MODELS.values()}


def _read(case: Case) -> _Found:
    rows = _nothing()
    for table, columns in dict.fromkeys(_QUERY.rows(case.pk, case.uuid)):
        row = _made(_MODELS[table], json.loads(columns))
        rows[type(row)][row.pk] = row
    return _Found(rows)


def _query(case: int, uuid: UUID) -> QuerySet[Any, Any]:
    first, *others = _parts(case, uuid)
    return first.union(*others, all=True)


def _parts(case: int, uuid: UUID) -> list[QuerySet[Any, Any]]:
    """Return what is put together: the tables of the case, and those that their rows point at.

    The latter are reached by joins and come once for each row that points at them. `IN (SELECT …)`
    would be shorter; for each of them SQLite makes a table of its own, which takes longer than all
    the rest.
    """
    documents = Document.objects.filter(subject=uuid)
    acts, officers, stood_aside = (
        model.objects.filter(case=case) for model in (Step, CaseOfficer, Recusal)
    )
    persons = ((acts, "actor"), (officers, "person"), (stood_aside, "person"))
    return [
        *(_as_objects(model.objects.filter(case=case), model) for model in _OF_THE_CASE),
        _as_objects(StepPaper.objects.filter(step__case=case), StepPaper),
        _as_objects(documents, Document),
        _as_objects(documents.filter(number__isnull=False), DocumentNumber, "number"),
        *(
            _as_objects(model.objects.filter(case=case), StoredFile, "file")
            for model in (EvidenceFile, StepFile)
        ),
        *(_as_objects(rows, Person, name) for rows, name in persons),
        *(_as_objects(rows, Office, f"{name}__office") for rows, name in persons),
    ]


_QUERY = PreparedQuery(_query, ANY_KEY, ANY_UUID)


def _columns(model: type[Model]) -> list["models.Field[Any, Any]"]:
    left_out = _LEFT_OUT.get(model, frozenset())
    return [field for field in model._meta.concrete_fields if field.attname not in left_out]


def _as_objects(
    rows: QuerySet[Any], model: type[Model], reached_by: str = ""
) -> QuerySet[Any, Any]:
    """Return the rows, or the rows of `model` that they point at, as name of table and columns."""
    before = f"{reached_by}__" if reached_by else ""
    names = {field.attname: f"{before}{field.attname}" for field in _columns(model)}
    objects: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(table_read=Value(model._meta.db_table), columns_read=JSONObject(**names))
        .values_list("table_read", "columns_read")
    )
    return objects


def _made(model: type[Model], columns: Mapping[str, Any]) -> Model:
    """Make the row, each value as a query of the table itself would give it."""
    readers = _readers(model)
    values = [
        value if value is None or read is None else read(value)
        for value, read in ((columns[name], read) for name, read in readers.items())
    ]
    return model.from_db(connection.alias, list(readers), values)


@cache
def _readers(model: type[Model]) -> Mapping[str, Callable[[Any], Any] | None]:
    return {
        field.attname: next((read for kind, read in _READERS if isinstance(field, kind)), None)
        for field in _columns(model)
    }


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _json(value: Any) -> Any:
    """SQLite keeps JSON as text, which comes as a string inside the object."""
    return json.loads(value) if connection.vendor == "sqlite" else value


_READERS: tuple[tuple[type["models.Field[Any, Any]"], Callable[[Any], Any]], ...] = (
    (models.DateTimeField, _moment),
    (models.DateField, date.fromisoformat),
    (models.UUIDField, models.UUIDField().to_python),
    (models.BooleanField, bool),
    (models.JSONField, _json),
)


def _joined(found: _Found, case: Case) -> _Found:
    known: Mapping[type[Model], Mapping[int, Model]] = {**found.rows, Case: {case.pk: case}}
    for model, rows in found.rows.items():
        for field, target in _pointing(model) if rows else ():
            others = known.get(target, {})
            for row in rows.values():
                other = others.get(getattr(row, field.attname))
                if other is not None:
                    setattr(row, field.name, other)
    return found


@cache
def _pointing(model: type[Model]) -> list[tuple["models.Field[Any, Any]", type[Model]]]:
    """Return the fields of the table that point at rows, with the tables they point at."""
    return [
        (field, field.related_model)
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type)
    ]
