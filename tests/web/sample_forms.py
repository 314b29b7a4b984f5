"""Forms with every kind of field, for the pages and for the presenter's tests."""

from django import forms

from sunlit.web.amount_field import AmountField
from sunlit.web.table_field import TableField


class Point(forms.Form):
    """One row: a point that the party made, and what became of it."""

    point = forms.CharField(label="提出的理由", widget=forms.Textarea({"rows": 2}))
    adopted = forms.ChoiceField(
        label="是否采纳", choices=[("yes", "是"), ("no", "否")], widget=forms.RadioSelect
    )
    reason = forms.CharField(label="采纳与否的理由", max_length=20)


class EveryField(forms.Form):
    """One field of each kind that a step of a case uses."""

    reason = forms.CharField(
        label="立案理由", help_text="写明涉嫌违法的事实和依据。", max_length=50
    )
    detail = forms.CharField(label="详细情况", widget=forms.Textarea, required=False)
    happened_on = forms.DateField(label="发生日期")
    happened_at = forms.DateTimeField(
        label="现场检查时刻", widget=forms.DateTimeInput, required=False
    )
    office = forms.ChoiceField(label="承办科室", choices=[("1", "粮食监督检查科"), ("2", "能源科")])
    opinion = forms.ChoiceField(
        label="审批意见", choices=[("yes", "同意"), ("no", "不同意")], widget=forms.RadioSelect
    )
    outlets = forms.MultipleChoiceField(
        label="公示渠道",
        choices=[("site", "门户网站"), ("board", "办公场所公示栏"), ("wechat", "微信公众号")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    certain = forms.BooleanField(label="以上内容已经核对")
    points = TableField(Point, least=1, most=3, label="复核要点", required=False)
    paper = forms.FileField(label="附件", required=False)
    copies = forms.IntegerField(label="份数", min_value=1, required=False)
    fine = AmountField(label="罚款（元）", required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="t1")


class GroundsForm(forms.Form):
    """The grounds of 公示制度第七条, two of them."""

    minor = forms.ChoiceField(
        label="行政相对人是未成年人",
        choices=[("n", "不存在"), ("y", "存在")],
        widget=forms.RadioSelect,
    )
    secret = forms.ChoiceField(
        label="涉及国家秘密", choices=[("n", "不存在"), ("y", "存在")], widget=forms.RadioSelect
    )


class VerifyForm(forms.Form):
    code = forms.CharField(label="验证码", required=False, help_text="例如 8F3K-27QD")
    file = forms.FileField(label="决定书 PDF", required=False)


class SignInForm(forms.Form):
    username = forms.CharField(label="账号", widget=forms.TextInput({"autocomplete": "username"}))
    password = forms.CharField(
        label="密码", widget=forms.PasswordInput({"autocomplete": "current-password"})
    )
