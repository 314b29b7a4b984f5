"""The form by which files come to the evidence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from sunlit.cases.handed_in import PROGRAMS
from sunlit.cases.models import Evidence
from sunlit.desk.chosen_files import FilesField
from sunlit.desk.step_forms import EntriesForm, form_class
from sunlit.parts.evidence.services.collect_evidence import item_faults
from sunlit.rules.forms import FILES, StepForm
from sunlit.web.uploads import MOST_MEGABYTES

_NEW = "新的证据（填写下面四项）"


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
        FILES: _files(),
        PROGRAMS: _programs(base),
        "field_order": [*names[: names.index("note")], FILES],
    }
    return type("EvidenceEntries", (base,), fields)


def material_form_class(step_form: StepForm, day: date) -> type[EntriesForm]:
    """Return the form class for what came with a lead."""
    base = form_class(step_form, day)
    return type("MaterialEntries", (base,), {FILES: _files(), PROGRAMS: _programs(base)})


def _programs(base: type[EntriesForm]) -> forms.BooleanField:
    asked = base.base_fields[PROGRAMS]
    return forms.BooleanField(label=asked.label, help_text=asked.help_text, required=False)


def _files() -> FilesField:
    return FilesField(
        label="文件",
        help_text=(
            f"可以一次选几个，合计不超过 {MOST_MEGABYTES} MB；"
            "存入后计算指纹（SHA-256），不能修改和删除。"
        ),
        error_messages={"required": "请选择要存入的文件。"},
    )
