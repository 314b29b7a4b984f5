"""验证文书: is this file what the organ published? By upload, without scripts."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sunlit.disclosure.models import Publication
from sunlit.ledger.models import Log
from sunlit.ledger.queries import current_origin, last_checkpoint
from sunlit.portal.findable import FINDABLE
from sunlit.portal.frame import page
from sunlit.portal.kept_by_citizen import answer_to_kept
from sunlit.rules.written_codes import plain_code
from sunlit.web.bodies import PUBLIC_BYTES, stated_length, takes_files
from sunlit.web.form_parts import present
from sunlit.web.list_address import asked_words
from sunlit.web.parts import Fact
from sunlit.web.plain_fields import PlainField
from sunlit.web.uploads import HashedFile, receive_hashed

GREATEST_BYTES = 20 * 1024 * 1024
_TOO_LARGE = "文件超过 20 MB，不会是本机关公示的文书。"
_UNKNOWN = (
    "本机关没有公示过这份文件。公示的文件哪怕改动一个字节，也查不到；"
    "填上公示页面的验证码再验证一次，可以看出是不是被改动过。"
)


class VerifyForm(forms.Form):
    """A code, a file, or both."""

    code = PlainField(
        plain_code,
        label="验证码",
        required=False,
        max_length=20,
        help_text="公示页面上的 8 位验证码。",
    )
    file = forms.FileField(
        label="文书文件",
        required=False,
        help_text="下载的 PDF、JSON、日志证明或者检查点，不超过 20 MB。",
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """`too_large`: what was sent is too large to be a published paper, and was not read."""
        super().__init__(*args, **kwargs)
        self._too_large = too_large

    def clean(self) -> dict[str, Any]:
        """Ask for at least one of both, of a size that can be a published paper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self._too_large:
            self.add_error("file", _TOO_LARGE)
            return cleaned
        if not cleaned.get("code") and not cleaned.get("file") and not self.errors:
            raise forms.ValidationError("请填写验证码，或者选择要核对的文件。")
        if cleaned.get("file") and cleaned["file"].size > GREATEST_BYTES:
            self.add_error("file", _TOO_LARGE)
        return cleaned


@takes_files
@csrf_exempt  # the token is in the body, which `_answer_sent` reads: not before its size is known
def verify(request: HttpRequest) -> HttpResponse:
    """Answer 一致, 不一致, 已撤下 or 查不到; a file is hashed as it comes and kept nowhere."""
    if request.method != "POST":
        return _page(request, VerifyForm(initial={"code": asked_words(request, "code")}))
    if stated_length(request) > GREATEST_BYTES + PUBLIC_BYTES:
        return _page(request, VerifyForm({}, too_large=True), status=413)
    receive_hashed(request)
    return _answer_sent(request)


@csrf_protect
def _answer_sent(request: HttpRequest) -> HttpResponse:
    return _page(request, VerifyForm(request.POST, request.FILES))


def _page(request: HttpRequest, form: VerifyForm, status: int = 422) -> HttpResponse:
    result = None
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        kept = answer_to_kept(file.beginning) if file else None
        result = kept or _result(form.cleaned_data["code"], file)
    origin = current_origin(Log.PUBLICITY)
    checkpoint = last_checkpoint(origin) if origin else None
    signed = f"{timezone.localtime(checkpoint.signed_at):%Y-%m-%d %H:%M}" if checkpoint else ""
    context = {
        "form": present(form, submit="验证", warn_before_leaving=False),
        "result": result,
        "steps": _STEPS,
        "findable": FINDABLE,
        "checkpoint_line": (
            f"公示日志现有 {checkpoint.size} 条，最近一次签名 {signed}。"
            if checkpoint
            else "公示日志还没有记录。"
        ),
        "log_key": origin.vkey if origin else "",
        "checkpoint_url": "/log/publicity/checkpoint",
    }
    return page(
        request,
        "portal/verify.html",
        context,
        section="/verify/",
        status=status if form.errors else 200,
    )


_TODAY = (
    "内容与今天的公示日志相符。日志本身有没有被整个改写，"
    "要上传从前留存的日志证明（.tlog-proof）才看得出来。"
)

_STEPS = [
    {
        "text": "在决定页面下载 PDF 和日志证明（.tlog-proof），证明里有文件的指纹和本机关的签名。",
        "code": "",
        "url": "",
        "url_label": "",
    },
    {
        "text": "计算文件的 SHA-256，和证明里的指纹比较。",
        "code": "sha256sum 文件名.pdf",
        "url": "",
        "url_label": "",
    },
    {
        "text": "过些日子再来：上传留存的日志证明或者检查点，或者在自己的电脑上运行这个程序"
        "（只要 Python），日志被改写、被退回都看得出来。",
        "code": "python3 check_log.py 网址 文件.tlog-proof",
        "url": "/verify/check_log.py",
        "url_label": "下载 check_log.py",
    },
    {
        "text": "用任何支持 C2SP tlog-tiles 的程序读取公示日志，核对签名和包含证明。",
        "code": "",
        "url": "/log/publicity/checkpoint",
        "url_label": "当前检查点",
    },
]


def _result(code: str, file: HashedFile | None) -> dict[str, Any]:
    found = Publication.objects.select_related("withdrawal")
    digest = file.sha256 if file else ""
    by_file = found.filter(pdf_sha256=digest) | found.filter(snapshot_sha256=digest)
    publication = (by_file if file else found.filter(public_id=code)).first()
    if publication is None and file and code:
        publication = found.filter(public_id=code).first()
        if publication and not hasattr(publication, "withdrawal"):
            return _answer(
                "bad", "不一致：这个文件不是公示的文书", "它与公示的文书内容不同。", publication
            )
    if publication is None:
        return {
            "tone": "warn",
            "title": "查不到",
            "text": _UNKNOWN,
            "facts": [Fact("文件的 SHA-256", digest)] if digest else [],
            "page_url": "",
        }
    if hasattr(publication, "withdrawal"):
        return {
            "tone": "warn",
            "title": "已撤下",
            "text": "本机关曾经公示过它，现已依法撤下。",
            "facts": [],
            "page_url": f"/decisions/{publication.public_id}/",
        }
    if file and code and publication.public_id != code:
        return _answer("bad", "不一致：文件与验证码不是同一份", "请核对验证码。", publication)
    title = "一致：这是本机关公示的文件" if file else "一致：本机关公示过这份决定"
    return _answer(
        "good",
        title,
        _TODAY,
        publication,
    )


def _answer(tone: str, title: str, text: str, publication: Publication) -> dict[str, Any]:
    return {
        "tone": tone,
        "title": title,
        "text": text,
        "facts": [
            Fact("决定文号", publication.number),
            Fact("当事人", publication.party_name),
            Fact("决定日期", publication.decided_on.isoformat()),
            Fact("公示日期", publication.published_on.isoformat()),
        ],
        "page_url": f"/decisions/{publication.public_id}/",
    }
