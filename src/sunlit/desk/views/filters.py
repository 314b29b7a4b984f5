"""我的筛选: what a person kept of the lists; kept, renamed and removed here."""

from urllib.parse import parse_qsl, urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.case_list import FILTERS as CASE_FILTERS
from sunlit.desk.presenters.saved_filters import ALL_URL, PATHS
from sunlit.desk.presenters.work_page import FILTERS as WORK_FILTERS
from sunlit.desk.sent_entries import without_nul
from sunlit.duties.models import SavedFilter
from sunlit.duties.services.delete_filter import delete_filter
from sunlit.duties.services.rename_filter import rename_filter
from sunlit.duties.services.save_filter import save_filter
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web.parts import Crumb, Empty, Link, Notice

_KNOWN = {"work": WORK_FILTERS, "cases": CASE_FILTERS}
_LONGEST_QUERY = 3000
_GREATEST_DIGITS = 18


@login_required
def filters(request: HttpRequest) -> HttpResponse:
    """Show the kept filters; keep, rename or remove one."""
    person = person_of(request)
    if request.method != "POST":
        return _shown(request, person)
    try:
        return HttpResponseRedirect(_done(request, person))
    except Refused as refused:
        return _shown(request, person, refused.refusal.sentence)


def _done(request: HttpRequest, person: Person) -> str:
    """Do what was sent, and return where to go on."""
    sent = without_nul(request.POST)
    name = " ".join(sent.get("name", "").split())
    of, key = sent.get("page", ""), sent.get("key", "")
    is_key = key.isascii() and key.isdecimal() and len(key) <= _GREATEST_DIGITS
    match sent.get("action"):
        case "save" if of in PATHS:
            kept = save_filter(person, of, name, _query(of, sent.get("query", "")))
            say(request, f"已经保存为“{kept.name}”。", "只有您自己看得到。")
            return f"{PATHS[kept.page]}?{kept.query}"
        case "rename" if is_key:
            rename_filter(person, int(key), name)
        case "delete" if is_key:
            delete_filter(person, int(key))
    return ALL_URL


def _query(of: str, text: str) -> str:
    """Return of the query only what the list knows.

    :raises Refused: when it is longer than any list asks; one that is cut would find another list.
    """
    pairs = [(name, value) for name, value in parse_qsl(text) if name in _KNOWN[of]]
    query = urlencode(pairs)
    if len(query) > _LONGEST_QUERY:
        raise Refused(Refusal("筛选条件太长，没有保存。请删减查找的文字，再保存。", None, "query"))
    return query


def _shown(request: HttpRequest, person: Person, refusal: str = "") -> HttpResponse:
    labels = dict(SavedFilter._meta.get_field("page").choices or ())
    context = {
        "crumbs": [Crumb("工作台", "/desk/")],
        "rows": [
            {
                "key": one.pk,
                "name": one.name,
                "page": labels[one.page],
                "url": f"{PATHS[one.page]}?{one.query}",
            }
            for one in SavedFilter.objects.filter(owner=person)
        ],
        "empty": Empty(
            "还没有保存过筛选",
            "在工作台或者案件列表里选好条件，再按“保存为我的筛选”。",
            Link("去工作台", "/desk/"),
        ),
    }
    if refusal:
        context["notices"] = [Notice(refusal, tone="bad")]
    return page(request, "desk/filters.html", context, status=422 if refusal else 200)
