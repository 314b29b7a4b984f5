"""法制审核 of one referral: findings saved one by one, the opinion issued as a whole."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts, visible_to
from sunlit.desk.frame import page, person_of, say
from sunlit.desk.meanwhile import moved_on
from sunlit.desk.presenters.review_page import ReviewPage, entries_of, given_in
from sunlit.people.models import Person
from sunlit.review.models import OpinionDraft, OpinionRow, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.review.services.save_opinion_draft import save_opinion_draft
from sunlit.rules.legal_review import Point
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from sunlit.web import clock
from sunlit.web.methods import sending_only
from sunlit.web.parts import Crumb


@login_required
def review(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Show the newest referral of the case; save what was entered, or issue the opinion."""
    person, found, referral = _referral(request, case)
    if request.method != "POST":
        return _page(request, referral, _entries(referral, person))
    entries = _posted(request)
    if not _is_reviewer(person):
        raise Http404
    moved = moved_on(CaseFacts(found), request.POST.get("seen", ""))
    if moved:
        return _page(request, referral, entries, str(moved), status=409)
    if request.POST.get("action") != "issue":
        save_opinion_draft(referral, person, entries, clock.now())
        say(request, "审核草稿已经保存。")
        return HttpResponseRedirect(f"/desk/cases/{case}/review/")
    now = clock.now()
    act = Act(found, person, {}, now, now, seen=int(request.POST["seen"]))
    try:
        give_opinion(act, referral, given_in(entries))
    except Refused as refused:
        refusal = refused.refusal
        return _page(request, referral, entries, str(refusal), refusal.field or "")
    except CaseMovedOn as meanwhile:
        return _page(request, referral, entries, str(meanwhile), status=409)
    say(request, "审核意见书已经出具。")
    return HttpResponseRedirect(f"/desk/cases/{case}/")


@sending_only
def save_finding(request: HttpRequest, case: uuid.UUID, point: str) -> HttpResponse:
    """Save the draft and answer with the one finding that changed.

    This is asked by htmx, which swaps whatever it gets into the page: whoever is signed out is
    led away by a header, and where the case has moved on nothing is saved or swapped (409).
    """
    if not request.user.is_authenticated:
        back = urlencode({"next": f"/desk/cases/{case}/review/"})
        return HttpResponse(status=401, headers={"HX-Redirect": f"{settings.LOGIN_URL}?{back}"})
    person, found, referral = _referral(request, case)
    if point not in {one.value for one in Point} or not _is_reviewer(person):
        raise Http404
    moved = moved_on(CaseFacts(found), request.POST.get("seen", ""))
    if moved:
        return HttpResponse(str(moved), status=409, content_type="text/plain; charset=utf-8")
    entries = _posted(request)
    save_opinion_draft(referral, person, entries, clock.now())
    shown = ReviewPage(referral, entries, clock.now(), read_only=False)
    finding = shown.finding(Point(point))
    return render(request, "desk/_finding.html", {"finding": finding, "read_only": False})


def _referral(request: HttpRequest, case: uuid.UUID) -> tuple[Person, Case, Referral]:
    person = person_of(request)
    found = get_object_or_404(visible_to(person, clock.today()), uuid=case)
    referral = found.referrals.select_related("draft", "case").order_by("-round").first()
    if referral is None:
        raise Http404
    return person, found, referral


def _is_reviewer(person: Person) -> bool:
    return Role.REVIEWER in person.roles_on(clock.today())


def _entries(referral: Referral, person: Person) -> dict[str, Any]:
    opinion = OpinionRow.objects.filter(referral=referral).first()
    if opinion:
        return entries_of(opinion)
    draft = OpinionDraft.objects.filter(referral=referral, author=person).first()
    return dict(draft.content) if draft else {}


def _posted(request: HttpRequest) -> dict[str, Any]:
    names = {"opinion_text"}
    for point in Point:
        names |= {point.value, f"{point.value}_note", f"{point.value}_characterization"}
    entries: dict[str, Any] = {name: request.POST[name] for name in names if name in request.POST}
    entries["opinion"] = request.POST.getlist("opinion")
    return entries


def _page(
    request: HttpRequest,
    referral: Referral,
    entries: dict[str, Any],
    error: str = "",
    field: str = "",
    *,
    status: int = 422,
) -> HttpResponse:
    person = person_of(request)
    issued = OpinionRow.objects.filter(referral=referral).exists()
    shown = ReviewPage(referral, entries, clock.now(), read_only=issued or not _is_reviewer(person))
    context = {
        **shown.context(request.GET.get("material", ""), error, field),
        "seen": referral.case.steps.count(),
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(referral.case.number, shown.url)],
    }
    return page(
        request,
        "desk/review.html",
        context,
        section="/desk/cases/",
        status=status if error else 200,
    )
