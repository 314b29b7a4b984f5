"""事后公开: the first page, the list with search, one decision, and its files."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString

from sunlit.disclosure.models import Publication, PublicationQuerySet
from sunlit.disclosure.services.publish import PUBLISHED
from sunlit.ledger import proofs
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.queries import proof_of
from sunlit.people.models import Office
from sunlit.portal.frame import contact_line, page
from sunlit.portal.presenters import decision_facts, decision_row
from sunlit.records.store import the_store
from sunlit.rules.citations import cite
from sunlit.web import clock
from sunlit.web.asked import asked_page, asked_words
from sunlit.web.methods import reading_only
from sunlit.web.parts import Empty, Fact, FilterGroup, Link, Search, in_groups, pager

PAGE_SIZE = 20
LATEST = 10
PERIODS_LINE = "行政许可、行政处罚 7 个工作日内公开，其他决定 20 个工作日内公开"
KINDS = (("penalty", "行政处罚"), ("license", "行政许可"), ("inspection", "行政检查"))
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_SEARCH_LABEL = "当事人名称、决定文号或统一社会信用代码"


@reading_only
def home(request: HttpRequest) -> HttpResponse:
    """Show the latest decisions and the ways to the rest."""
    public = Publication.objects.public()
    today = clock.today()
    this_month = public.filter(published_on__year=today.year, published_on__month=today.month)
    there = set(this_month.values_list("kind", flat=True))
    context = {
        "search": Search("/decisions/", _SEARCH_LABEL, submit="查询"),
        "decisions": [decision_row(one) for one in public.order_by("-decided_on", "-id")[:LATEST]],
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


@reading_only
def decision_list(request: HttpRequest) -> HttpResponse:
    """List and search published decisions: `?q= kind= year= office= page=`."""
    asked = {name: asked_words(request, name) for name in ("q", "kind", "year", "office")}
    chosen = _chosen(asked)
    count = chosen.count()
    number = asked_page(request, count, PAGE_SIZE)
    rows = chosen.order_by("-decided_on", "-id")[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]

    def address(**changed: str | int) -> str:
        wanted = {**asked, **changed}
        return "/decisions/?" + urlencode({key: value for key, value in wanted.items() if value})

    title = "行政执法决定" + (f"：{asked['q']}" if asked["q"] else "")
    context = {
        "page_title": f"{title}（第 {number} 页）" if number > 1 else title,
        "search": Search(
            "/decisions/",
            _SEARCH_LABEL,
            asked["q"],
            tuple((key, asked[key]) for key in ("kind", "year", "office") if asked[key]),
            "查询",
        ),
        "filters": _filters(asked, address),
        "periods_line": PERIODS_LINE,
        "decisions": [decision_row(one) for one in rows],
        "pager": pager(count, number, PAGE_SIZE, lambda n: address(page=n)),
        "empty": _empty(asked),
        "downloads": [],
    }
    return page(request, "portal/decisions.html", context, section="/decisions/")


def _empty(asked: dict[str, str]) -> Empty:
    if asked["kind"] and not asked["q"]:
        name = dict(KINDS).get(asked["kind"], "行政执法")
        return Empty(f"没有{name}公示", f"到今天为止，没有符合条件的{name}决定。")
    return Empty(
        "没有找到",
        "请检查名称或文号是否完整，也可以减少条件再查。",
        Link("看全部决定", "/decisions/"),
    )


def _chosen(asked: dict[str, str]) -> PublicationQuerySet:
    chosen = Publication.objects.public()
    if asked["q"]:
        text = asked["q"]
        number = text.translate(str.maketrans("[]【】()（）", "〔〕〔〕〔〕〔〕"))
        chosen = chosen.filter(
            Q(party_name__icontains=text)
            | Q(number__icontains=number)
            | Q(party_code__iexact=text)
            | Q(cause__icontains=text)
        )
    if asked["kind"]:
        chosen = chosen.filter(kind=asked["kind"])
    if _YEAR.fullmatch(asked["year"]):
        chosen = chosen.filter(decided_on__year=int(asked["year"]))
    if asked["office"]:
        chosen = chosen.filter(office_code=asked["office"])
    return chosen


def _filters(asked: dict[str, str], address: Any) -> list[FilterGroup]:
    public = Publication.objects.public()
    years = sorted({day.year for day in public.dates("decided_on", "year")}, reverse=True)
    offices = Office.objects.filter(is_handling=True)
    return [
        FilterGroup(
            label,
            tuple(
                Link(name, address(**{key: value}), current=asked[key] == value)
                for value, name in (("", "全部"), *choices)
            ),
        )
        for label, key, choices in (
            ("类别", "kind", KINDS),
            ("年份", "year", [(str(year), str(year)) for year in years]),
            ("承办科室", "office", [(office.code, office.name) for office in offices]),
        )
    ]


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
    code = segno.make(url, error="m").svg_inline(
        scale=4, border=2, omitsize=True, title="本页二维码"
    )
    context = {
        "kind_title": dict(KINDS)[found.kind] + "决定",
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
        the_store().open_range(found.pdf_sha256),
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
