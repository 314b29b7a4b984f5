"""The form by which files come to the evidence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sunlit.cases.forms.fields import StepForm
from sunlit.cases.models import Evidence
from sunlit.cases.services.collect_evidence import item_faults
from sunlit.desk.step_forms import EntriesForm, form_class
from sunlit.records.services.keep import EmptyFileError, NoSpaceError
from sunlit.web.uploads import MOST_MEGABYTES, ReceivedFile

FILES = "files"
_NEW = "新的证据（填写下面四项）"


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; each arrived whole, and has at least one byte."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[ReceivedFile]:
        """Return the files.

        :raises ValidationError: when there is none, or one of them cannot be taken.
        """
        del initial
        files: list[ReceivedFile] = list(data or [])
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        for one in files:
            fault = _fault(one)
            if fault:
                raise ValidationError(fault)
        return files


def evidence_form_class(
    step_form: StepForm, day: date, items: Sequence[Evidence]
) -> type[EntriesForm]:
    """Return the form class for a case that has these items of evidence."""
    base = form_class(step_form, day)
    names = list(base.base_fields)

    def clean(form: EntriesForm) -> dict[str, Any]:
        for fault in item_faults(form.cleaned_data):
            if fault.field not in form.errors:
                form.add_error(fault.field, str(fault))
        return form.cleaned_data

    fields = {
        "clean": clean,
        "evidence": forms.ChoiceField(
            label=base.base_fields["evidence"].label,
            required=False,
            choices=[("", _NEW), *((str(item.pk), item.name) for item in items)],
            widget=forms.RadioSelect,
        ),
        FILES: FilesField(
            label="文件",
            help_text=(
                f"可以一次选几个，合计不超过 {MOST_MEGABYTES} MB；"
                "存入后计算指纹（SHA-256），不能修改和删除。"
            ),
            error_messages={"required": "请选择要存入的文件。"},
        ),
        "field_order": [*names[: names.index("note")], FILES],
    }
    return type("EvidenceEntries", (base,), fields)


def _fault(one: ReceivedFile) -> str:
    if one.out_of_space:
        return str(NoSpaceError())
    if not one.size:
        return str(EmptyFileError(one.name))
    return ""
