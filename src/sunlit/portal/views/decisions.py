"""事后公开: the first page, one decision, and its files."""

from collections.abc import Callable
from functools import wraps

import segno
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString

from sunlit.disclosure.models import Publication
from sunlit.disclosure.services.publish import PUBLISHED
from sunlit.ledger import proofs
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.queries import proof_of
from sunlit.portal.frame import contact_line, page
from sunlit.portal.presenters import decision_facts, decision_row, decision_title
from sunlit.portal.views.decision_list import KINDS, PERIODS_LINE, SEARCH_LABEL, published
from sunlit.records.served import unaltered
from sunlit.rules.citations import cite
from sunlit.search.collection import PORTAL
from sunlit.search.queries import found
from sunlit.web import clock
from sunlit.web.methods import reading_only
from sunlit.web.parts import Empty, Fact, Search, in_groups

LATEST = 10
_MASK = 0
"""A code reads as well with one mask as with the best of eight, whose choice takes 3 ms a page."""


@reading_only
def home(request: HttpRequest) -> HttpResponse:
    """Show the latest decisions and the ways to the rest."""
    today = clock.today()
    this_month = Publication.objects.public().filter(
        published_on__gte=today.replace(day=1), published_on__lte=today
    )
    there = set(this_month.values_list("kind", flat=True).distinct())
    latest = published(found(PORTAL, "")[:LATEST])
    context = {
        "search": Search("/decisions/", SEARCH_LABEL, submit="查询"),
        "decisions": [decision_row(one) for one in latest],
        "decisions_url": "/decisions/",
        "total_line": f"自决定作出之日起，{PERIODS_LINE}。",
        "empty": Empty("还没有公示的决定", "作出并送达的决定会在规定期限内公示在这里。"),
        "tiles": [
            {"title": "查决定", "text": "按当事人、文号查已公示的决定", "url": "/decisions/"},
            {"title": "验真伪", "text": "核对手里的文书是不是本机关公示的", "url": "/verify/"},
        ],
        "month_lines": [f"本月无{name}公示。" for kind, name in KINDS if kind not in there],
        "month_checked_on": today.isoformat(),
    }
    return page(request, "portal/home.html", context, section="/")


def _while_public(
    view: Callable[[HttpRequest, Publication], HttpResponseBase],
) -> Callable[[HttpRequest, str], HttpResponseBase]:
    """Look the publication up; a withdrawn one answers 410 with its notice, whatever was asked."""

    @wraps(view)
    def answer(request: HttpRequest, public_id: str) -> HttpResponseBase:
        found = get_object_or_404(
            Publication.objects.select_related("withdrawal"), public_id=public_id
        )
        if hasattr(found, "withdrawal"):
            return _withdrawn(request, found)
        return view(request, found)

    return reading_only(answer)


@_while_public
def decision_page(request: HttpRequest, found: Publication) -> HttpResponse:
    """Show one published decision."""
    url = f"{settings.PUBLIC_URL}/decisions/{found.public_id}/"
    code = segno.make(url, error="m", mask=_MASK).svg_inline(
        scale=4, border=2, omitsize=True, title="本页二维码"
    )
    context = {
        "kind_title": decision_title(found),
        "number": found.number,
        "published_at": f"{timezone.localtime(found.published_at):%Y-%m-%d %H:%M}",
        "facts": decision_facts(found),
        "history": [],
        "qr_svg": SafeString(code),
        "verify_code": found.public_id,
        "fingerprint": in_groups(found.pdf_sha256),
        "pdf_url": f"/decisions/{found.public_id}.pdf",
        "json_url": f"/decisions/{found.public_id}.json",
        "proof_url": f"/decisions/{found.public_id}.tlog-proof",
        "verify_url": "/verify/",
        "correction_url": "",
        "contact_line": contact_line(),
    }
    return page(request, "portal/decision.html", context, section="/decisions/")


def _withdrawn(request: HttpRequest, found: Publication) -> HttpResponse:
    withdrawal = found.withdrawal
    day = timezone.localtime(withdrawal.withdrawn_at)
    context = {
        "number": "",
        "facts": [
            Fact("撤下原因", withdrawal.get_ground_display()),
            Fact("收到法律文书日期", withdrawal.received_on.isoformat()),
            Fact("撤下日期", f"{day:%Y-%m-%d}"),
            Fact("依据", str(cite("公示制度11"))),
        ],
        "notice_text": f"本机关已于{day:%Y年%m月%d日}撤下这份公示。理由：{withdrawal.reason}",
        "proof_url": "",
        "contact_line": contact_line(),
    }
    return page(request, "portal/withdrawn.html", context, section="/decisions/", status=410)


@_while_public
def decision_json(_request: HttpRequest, found: Publication) -> HttpResponse:
    """Send the snapshot, byte for byte as the log committed to it."""
    return HttpResponse(bytes(found.snapshot), content_type="application/json")


@_while_public
def decision_pdf(_request: HttpRequest, found: Publication) -> FileResponse:
    """Send the public copy of the written decision."""
    return FileResponse(
        unaltered(found.pdf_sha256),
        content_type="application/pdf",
        filename=f"{found.number}.pdf",
    )


@_while_public
def decision_proof(_request: HttpRequest, found: Publication) -> HttpResponse:
    """Send the proof that the log holds this publication; 404 until a checkpoint covers it."""
    event = PendingEvent.objects.filter(
        log=Log.PUBLICITY, event=PUBLISHED, subject=found.uuid
    ).first()
    proof = proof_of(event) if event else None
    if proof is None:
        raise Http404
    response = HttpResponse(proofs.write(proof), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.public_id}.tlog-proof"'
    return response
