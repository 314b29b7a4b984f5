"""From a form and its content to what a template prints: ready strings in the paper's order."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sunlit.documents.forms import Field, Kind, PaperForm
from sunlit.documents.forms.check import is_blank
from sunlit.documents.forms.model import OPEN
from sunlit.documents.forms.party import party_lines
from sunlit.documents.signing_lines import signers_of
from sunlit.documents.wording import (
    date_in_words,
    moment_in_words,
    yuan_in_figures,
    yuan_in_words,
)

_HEADING_FIELD = "organ_name"
_NO_NUMBER = "（文号在签署时编定）"
_DAY_ALONE = len("2026-03-09")


def present(
    form: PaperForm,
    content: Mapping[str, Any],
    *,
    title: str,
    number: str | None,
    issued_on: date,
    draft: bool = False,
) -> dict[str, Any]:
    """Return what the form's template prints.

    `fields`: every field of the form by name, None when blank. `rows`: the same for a paper that
    is one table, blank ones included; `opening`, `closing`, `signatures`: the form's fixed words,
    `signers` who signs each line.
    `draft` prints 草稿 over each page, and says of number and day that they are not given yet.
    """
    party = content.get("party")
    return {
        "title": title,
        "organ": content.get(_HEADING_FIELD, ""),
        "number": _NO_NUMBER if draft and form.number_word_key else number or "",
        "date": OPEN if draft else date_in_words(issued_on),
        "draft": draft,
        "addressee": "你" if party and party.get("kind") == "person" else "你单位",
        "fields": {field.name: _shown(field, content.get(field.name)) for field in form.fields},
        "options": {field.name: list(field.choices) for field in form.fields if field.choices},
        "rows": _rows(form, content),
        "opening": form.opening,
        "closing": form.closing,
        "signatures": list(form.signatures),
        "signers": signers_of(form, content),
        "folio": form.folio,
    }


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: each line of it that is not blank."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _shown(field: Field, value: Any) -> Any:
    if is_blank(value):
        return None
    show = _SHOW.get(field.kind)
    return show(field, value) if show else value


def _date(_field: Field, value: str) -> str:
    return date_in_words(date.fromisoformat(value))


def _moment(_field: Field, value: str) -> str:
    if value == OPEN:
        return OPEN
    if len(value) == _DAY_ALONE:
        return date_in_words(date.fromisoformat(value))
    return moment_in_words(datetime.fromisoformat(value))


def _long_text(_field: Field, value: str) -> list[str]:
    return paragraphs(value)


def _money(_field: Field, value: int) -> dict[str, str]:
    return {"figures": yuan_in_figures(value), "words": yuan_in_words(value)}


def _party(_field: Field, value: Mapping[str, Any]) -> list[list[str]]:
    return [list(line) for line in party_lines(value)]


def _opinion(field: Field, value: Any) -> dict[str, Any]:
    if value == OPEN:
        return {"opinion": [OPEN], "name": "", "at": ""}
    at = _moment(field, value["at"])
    return {"opinion": paragraphs(value["opinion"]), "name": value["name"], "at": at}


def _table(field: Field, rows: list[Mapping[str, str]]) -> dict[str, Any]:
    return {
        "labels": [column.label for column in field.columns],
        "shares": [column.share for column in field.columns],
        "rows": [[row.get(column.name, "") for column in field.columns] for row in rows],
    }


def _rows(form: PaperForm, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a table-like paper; two half fields in sequence share one."""
    rows: list[dict[str, Any]] = []
    for field in form.fields:
        if field.name == _HEADING_FIELD:
            continue
        cell = {
            "name": field.name,
            "label": field.label,
            "kind": field.kind,
            "value": _shown(field, content.get(field.name)),
        }
        waiting = rows[-1] if rows else None
        if field.half and waiting and waiting["half"] and len(waiting["cells"]) == 1:
            waiting["cells"].append(cell)
        else:
            rows.append({"half": field.half, "cells": [cell]})
    return rows


_SHOW: Mapping[Kind, Callable[[Field, Any], Any]] = MappingProxyType(
    {
        Kind.LONG_TEXT: _long_text,
        Kind.DATE: _date,
        Kind.MOMENT: _moment,
        Kind.MONEY: _money,
        Kind.PARTY: _party,
        Kind.TABLE: _table,
        Kind.OPINION: _opinion,
    }
)
