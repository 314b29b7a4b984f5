"""Tables: which never change, which may and why; no act hides in a model."""

import ast
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from conventions.sources import SourceFile, dotted, place, python_files
from sunlit.ledger.collected import collected

MUTABLE = {
    "ledger_queuedevent": "a work list: an event leaves it when a checkpoint covers it",
    "jobs_job": "a work list: what is asked for, how far it has come, what became of it",
    "people_office": "an office is renamed; the log holds each state (`people/protection.py`)",
    "people_person": "password, office and post change; the log holds each state, as above",
    "people_failedattempt": "counts towards a wait; the name's go when it signs in, all by age",
    "duties_duty": "derived from the facts and rebuilt from them at any time",
    "duties_savedfilter": "a list as one person likes it; renamed and removed at will",
    "cases_casesummary": "derived from the facts and rebuilt from them at any time",
    "cases_access": "derived from the facts; it ends when its ground ends, and is rebuilt",
    "cases_draft": "what a person has typed and not yet signed",
    "search_deskentry": "derived from the facts and rebuilt from them at any time",
    "search_portalentry": "derived from what is public and rebuilt from it at any time",
    "review_opiniondraft": "what the reviewer has entered and not yet signed",
}
FRAMEWORK = {
    "auth_group": "the framework's own; unused",
    "auth_group_permissions": "the framework's own; unused",
    "auth_permission": "the framework's own; unused",
    "django_content_type": "the framework's own; unused",
    "django_session": "who is signed in",
}
MAY_CHANGE_ROWS = {
    "jobs/services/advance.py": "how far a job has come",
    "jobs/services/claim.py": "a job is taken",
    "jobs/services/discard.py": "a dead job is put away",
    "jobs/services/end_leases.py": "a job is free again",
    "jobs/services/extend_leases.py": "a lease is extended",
    "jobs/services/give_back.py": "a job waits again",
    "jobs/services/prune.py": "jobs that ended long ago go",
    "jobs/services/retry.py": "a dead job waits again",
    "cases/acting.py": "the draft goes when its step is signed",
    "cases/services/refresh_access.py": "access is made equal to the facts",
    "cases/services/save_draft.py": "a draft is what was last typed",
    "review/services/give_opinion.py": "the draft goes when the opinion is signed",
    "review/services/save_opinion_draft.py": "a draft is what was last typed",
    "cases/services/refresh_case.py": "a summary is made equal to the facts",
    "duties/services/delete_filter.py": "a person no longer keeps a filter",
    "duties/services/rename_filter.py": "a person calls a filter by another name",
    "duties/services/save_filter.py": "a filter of the same name is replaced",
    "duties/services/refresh.py": "duties are made equal to the facts",
    "search/postgresql.py": "what is found by is made equal to the facts",
    "search/sqlite.py": "as on PostgreSQL",
    "catalogue/services/enter_list.py": "an office is renamed, and the log holds it",
    "ledger/services/publish.py": "a covered event leaves the queue",
    "commands/demonstration/organ.py": "as in people: the password of a demonstration person",
    "people/services/appoint_first_administrators.py": "a person's password is hashed into the row",
    "people/services/add_person.py": "as above",
    "people/services/change_password.py": "as above",
    "people/services/reset_password.py": "as above",
    "people/services/recover_administrator.py": "as above",
    "people/services/switch_account.py": "an account is switched off and on; the log says by whom",
    "people/services/end_sessions.py": "counts how often all sessions of a person were ended",
    "people/services/lift_wait.py": "failures that were looked into no longer count",
    "people/services/check_password.py": "who has signed in no longer waits; failures go by age",
}
_CHANGES = {"update", "delete", "bulk_update", "update_or_create", "save"}
_SOFT_DELETE = {"is_deleted", "deleted", "deleted_at", "deleted_on", "is_removed", "removed_at"}


def own_models() -> list[type[models.Model]]:
    """Return the models of this product."""
    return [model for model in apps.get_models() if model.__module__.startswith("sunlit.")]


def protected_models() -> list[type[models.Model]]:
    """Return the models whose rows are written once."""
    return [model for model in own_models() if model._meta.db_table in collected().tables]


def test_every_protected_table_is_the_table_of_a_model() -> None:
    """A trigger on a table that does not exist protects nothing."""
    tables = {model._meta.db_table for model in own_models()}
    assert collected().tables - tables == set()


def test_every_other_table_says_why_its_rows_may_change() -> None:
    """A new table is protected, unless somebody writes down here why not."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert tables - collected().tables == MUTABLE.keys() | FRAMEWORK.keys()


def test_no_model_does_more_than_hold_facts_when_it_is_saved() -> None:
    """A save that does more would be an act outside any service."""
    overridden = [
        f"{model.__name__}.{name}"
        for model in own_models()
        for name in ("save", "delete", "full_clean", "clean")
        if name in vars(model)
    ]
    assert overridden == []


def test_no_relation_points_at_any_table_at_once() -> None:
    """A generic relation has no foreign key that the database could hold."""
    named = ("GenericForeignKey", "GenericRelation")
    assert [file.name for file in python_files() if any(word in file.text for word in named)] == []


def test_no_code_listens_for_signals() -> None:
    """What follows from an act is called by its service, where it can be read."""
    listening = [
        file.name
        for file in python_files()
        for node in ast.walk(file.tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").endswith("signals"))
        or (isinstance(node, ast.ImportFrom) and node.module == "django.dispatch")
    ]
    assert listening == []


def test_no_row_is_only_marked_as_deleted() -> None:
    """A row is there, or it is not; what no longer holds is corrected by a later row."""
    marked = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.concrete_fields
        if field.name in _SOFT_DELETE
    ]
    assert marked == []


def test_only_the_listed_files_change_or_delete_rows() -> None:
    """The triggers would refuse it; the reader should not have to find out by running it."""
    found = [where for file in python_files() for where in _changes(file)]
    changing = {where.split(":")[0] for where in found}
    assert changing == MAY_CHANGE_ROWS.keys(), found


def test_no_code_changes_a_row_of_a_protected_table() -> None:
    """Neither through its model nor through the rows that belong to another."""
    names = {model.__name__ for model in protected_models()}
    names |= {
        str(field.remote_field.related_name)
        for model in protected_models()
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.related_name
    } - {"+"}
    found = [
        place(file, call)
        for file in python_files()
        for call in file.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in _CHANGES
        and names.intersection(dotted(call.func.value).split("."))
    ]
    assert found == []


def test_an_instant_of_every_act_has_its_own_field() -> None:
    """What happened and when the server learned of it are two facts (fact tables of a case)."""
    step = apps.get_model("cases", "Step")
    assert {"happened_at", "recorded_at"} <= {field.name for field in step._meta.concrete_fields}


def _changes(file: SourceFile) -> Iterator[str]:
    """Yield where rows are changed: through a manager, a related manager or an instance."""
    for call in file.calls():
        if isinstance(call.func, ast.Name) and call.func.id == "update":
            yield place(file, call)
        if not isinstance(call.func, ast.Attribute) or call.func.attr not in _CHANGES:
            continue
        path = dotted(call.func.value)
        if call.func.attr == "update" and ".objects" not in path:
            continue
        yield place(file, call)
