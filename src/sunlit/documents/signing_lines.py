"""The lines of a paper that people sign by hand, and who is to sign each."""

import re
from collections.abc import Mapping
from typing import Any

from sunlit.documents.forms import PaperForm

_BEHIND = re.compile(r"(?:（[^（）]*）|\u3000.*|\s+[0-9]+)$")
NOBODY = "无"
"""Printed on the line of one who was not there: a witness, where there was none."""
_MAY_BE_NOBODY = frozenset({"witness", "signed_by"})


def signers_of(form: PaperForm, content: Mapping[str, Any]) -> list[str]:
    """Return beside each of the form's lines who signs it; empty where no field names them."""
    names = [_name(content.get(field), field) for field in form.signed_by]
    return [*names, *[""] * (len(form.signatures) - len(names))]


def waiting_signatures(form: PaperForm, content: Mapping[str, Any]) -> list[str]:
    """Return what is to be signed by hand, each line with its person: 执法人员签名（张志强）."""
    lines = zip(form.signatures, signers_of(form, content), strict=True)
    return [
        f"{label}（{name}）" if name else label
        for label, name in lines
        if name != NOBODY and not label.endswith(("日期", "时间"))
    ]


def _name(value: object, field: str) -> str:
    """Return the name in a field: an opinion has it, and a certificate or post may follow it."""
    said = value.get("name") if isinstance(value, Mapping) else value
    return _BEHIND.sub("", str(said or "").strip()) or (NOBODY if field in _MAY_BE_NOBODY else "")
