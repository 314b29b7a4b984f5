"""The forms of the security administrator. Each takes the person it is about and the day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from sunlit.people.models import Office, Person, RoleAssignment
from sunlit.rules.procedure import Role
from sunlit.rules.reviewers import ReviewersGround
from sunlit.rules.written_codes import plain_number
from sunlit.web.plain_fields import PlainField, no_turned_writing, printable_as

_DAY = ["%Y-%m-%d"]


def _text(label: str, size: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=size,
        help_text=help_text,
        validators=[no_turned_writing, printable_as(label)],
        error_messages={"required": f"请填写“{label}”。"},
    )


def _day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=_DAY,
        widget=forms.DateInput,
        error_messages={
            "required": f"请填写“{label}”。",
            "invalid": f"“{label}”请写成 2026-11-24 的样子。",
        },
    )


def _reason() -> forms.CharField:
    return _text("理由", 200, "例如依据哪一份任免、调整分工的文件。")


def _initial_password() -> forms.CharField:
    return forms.CharField(
        label="初始密码",
        strip=False,
        max_length=128,
        help_text="至少 10 位，不能含有登录名和姓名；当面告诉本人，本人首次登录时必须修改。",
        error_messages={"required": "请填写“初始密码”。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class PersonForm(forms.Form):
    """Who comes, to which office."""

    username = forms.CharField(
        label="登录名",
        max_length=40,
        help_text="小写字母、数字，以后不能改。",
        validators=[],
        error_messages={"required": "请填写“登录名”。"},
    )
    name = _text("姓名", 40)
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label="科室",
        empty_label="请选择",
        error_messages={"required": "请选择“科室”。"},
    )
    post = _text("职务", 50)
    initial_password = _initial_password()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the offices there are."""
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        if isinstance(office, forms.ModelChoiceField):
            office.queryset = Office.objects.order_by("code")

    def clean_username(self) -> str:
        """Let a sign-in name be typed on any keyboard."""
        username: str = self.cleaned_data["username"]
        if not (username.isascii() and username.isalnum() and username == username.lower()):
            raise forms.ValidationError("登录名只用小写字母和数字。")
        return username


class ReasonForm(forms.Form):
    """An act on a person that needs nothing but its reason."""

    reason = _reason()

    def __init__(self, person: Person, today: date, *args: Any, **kwargs: Any) -> None:
        """Keep whom it is about."""
        super().__init__(*args, **kwargs)
        self.person = person
        self.today = today


class GrantForm(ReasonForm):
    """A role, from a day on."""

    role = forms.ChoiceField(
        label="角色",
        choices=[("", "请选择"), *((role.value, role.label) for role in Role)],
        error_messages={"required": "请选择“角色”。"},
    )
    since = _day("自", "从哪一天起担任。")
    until = _day("至", "最后一天；不定的不填。", required=False)
    field_order = ["role", "since", "until", "reason"]

    def __init__(self, person: Person, today: date, *args: Any, **kwargs: Any) -> None:
        """Begin today unless told otherwise."""
        super().__init__(person, today, *args, **kwargs)
        self.fields["since"].initial = today


def _roles(rows: Iterable[RoleAssignment]) -> list[tuple[str, str]]:
    return [(str(one.pk), f"{one.get_role_display()}（自 {one.since}）") for one in rows]


class EndForm(ReasonForm):
    """The last day of a role that has no end yet."""

    assignment = forms.ChoiceField(
        label="角色", widget=forms.RadioSelect, error_messages={"required": "请选择“角色”。"}
    )
    until = _day("最后一天", "到这一天为止仍然担任；要立即终止的，填昨天。")
    field_order = ["assignment", "until", "reason"]

    def __init__(self, person: Person, today: date, *args: Any, **kwargs: Any) -> None:
        """Offer the roles that are held today or later and have no end of their own yet."""
        super().__init__(person, today, *args, **kwargs)
        rows = person.role_assignments.overlapping(today, None).filter(end=None)
        field = self.fields["assignment"]
        if isinstance(field, forms.ChoiceField):
            # The service says of an ended role that it has ended; it is not offered again.
            field.choices = _roles(person.role_assignments.all())
            field.widget.choices = _roles(rows)
        self.fields["until"].initial = today


class ResetForm(ReasonForm):
    """A new initial password."""

    initial_password = _initial_password()
    field_order = ["initial_password", "reason"]


class CertificateForm(forms.Form):
    """A certificate as it is printed."""

    number = PlainField(
        plain_number, label="证号", max_length=20, error_messages={"required": "请填写“证号”。"}
    )
    issued_on = _day("发证日期")
    expires_on = _day("有效期至")
    area = _text("执法区域", 50)
    kinds = _text("执法类别", 100)

    def __init__(self, person: Person, today: date, *args: Any, **kwargs: Any) -> None:
        """Keep whom it is about."""
        super().__init__(*args, **kwargs)
        self.person = person
        self.today = today


class QualificationForm(forms.Form):
    """Why the person may review penalty decisions."""

    ground = forms.ChoiceField(
        label="资格",
        choices=[(one.value, one.label) for one in ReviewersGround],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择“资格”。"},
    )
    proof = _text("证书编号或者凭据", 100, "法律职业资格证书编号；此前已经从事审核的，写明凭据。")
    since = _day("取得（开始）日期")

    def __init__(self, person: Person, today: date, *args: Any, **kwargs: Any) -> None:
        """Keep whom it is about."""
        super().__init__(*args, **kwargs)
        self.person = person
        self.today = today
