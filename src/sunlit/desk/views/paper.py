"""One paper of a case: what it says, and its PDF."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone

from sunlit.desk.frame import page
from sunlit.desk.presenters.paper_text import paper_text
from sunlit.desk.views.opening import open_paper
from sunlit.documents.coverage import why_not_set
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.forms import FORMS
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.records.served import unaltered
from sunlit.web.parts import Crumb, Fact, in_groups


@login_required
def paper(request: HttpRequest, case: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """Show what the paper says; the PDF beside it, once it has been set."""
    found, shown = open_paper(request, case, document, "查看")
    rendition = shown.renditions.select_related("file").order_by("pk").first()
    recorded = timezone.localtime(shown.recorded_at)
    author = Person.objects.filter(pk=shown.made_by).first()
    facts = [
        Fact("制作人", author.name if author else "系统"),
        Fact("成文日期", shown.issued_on.isoformat()),
        Fact("登记时间", f"{recorded:%Y-%m-%d %H:%M}"),
        Fact("内容指纹", in_groups(shown.content_hash)),
    ]
    if rendition:
        facts += [
            Fact("文件指纹（SHA-256）", in_groups(rendition.file.sha256)),
            Fact("制作程序", rendition.engine),
        ]
    url = f"/desk/cases/{found.uuid}/"
    context = {
        "page_heading": shown.title,
        "document_number": str(shown.number or ""),
        "unnumbered": "内部文书，不编号" if FORMS[shown.form].internal else "不编号",
        "number": found.number,
        "case_url": url,
        "facts": facts,
        "page_images": [],
        "paragraphs": _paragraphs(shown),
        "pdf_url": f"{url}papers/{shown.uuid}.pdf" if rendition else "",
        "pdf_note": "" if rendition else _why_no_pdf(shown),
        "versions": [],
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(found.number, url)],
    }
    return page(request, "desk/document.html", context, section="/desk/cases/")


@login_required
def paper_pdf(request: HttpRequest, case: uuid.UUID, document: uuid.UUID) -> FileResponse:
    """Send the PDF of a paper."""
    _, shown = open_paper(request, case, document, "PDF")
    rendition = shown.renditions.select_related("file").order_by("pk").first()
    if rendition is None:
        raise Http404
    return FileResponse(
        unaltered(rendition.file.sha256),
        content_type="application/pdf",
        filename=rendition.file.original_name,
    )


def _why_no_pdf(document: Document) -> str:
    missing = missing_fonts()
    if missing:
        return f"缺少字体（{'、'.join(missing)}），PDF 暂时不能制作；文书内容已经保存。"
    if unset := why_not_set(FORMS[document.form], document.content):
        return f"PDF 没有做成，文书内容已经保存。{unset}"
    return "PDF 正在制作，请稍后刷新。"


def _paragraphs(document: Document) -> list[dict[str, Any]]:
    return paper_text(document.form, document.content, document.issued_on)
