"""法制审核 of one referral: findings saved one by one, the opinion issued as a whole."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.read_case import read_case
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.moved_on import moved_on
from sunlit.desk.of_party import address_of, of_party
from sunlit.desk.presenters.consulting import consulting_links
from sunlit.desk.presenters.review_page import ReviewPage, entries_of, given_in
from sunlit.desk.presenters.standing_aside import aside_url
from sunlit.desk.sent_entries import without_nul
from sunlit.desk.sent_twice import say_once, taken_before
from sunlit.desk.signing import HELP, LABEL, signed
from sunlit.desk.unsent_entries import waiting
from sunlit.desk.views.choose_party import choose_party
from sunlit.desk.views.opening import open_case, records_of
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE
from sunlit.review.models import OpinionRow, Referral
from sunlit.review.queries import rounds_of
from sunlit.review.services.give_opinion import give_opinion
from sunlit.review.services.save_opinion_draft import save_opinion_draft
from sunlit.review.signed import signed_words
from sunlit.review.steps.codes import AGREES, MAINTAINS, OBJECTS
from sunlit.rules.legal_review import Point
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from sunlit.web import clock
from sunlit.web.methods import sending_only
from sunlit.web.parts import Crumb

_AGREES = AGREES
_ISSUING = (_AGREES, OBJECTS, MAINTAINS)


@login_required
def review(request: HttpRequest, case: uuid.UUID, party: int = 0) -> HttpResponse:
    """Show the newest referral of the case; save what was entered, or issue the opinion."""
    whole = _facts(request, case)
    if of_party(whole, party) is None:
        return choose_party(request, whole, AGREES, "review")
    person, facts, rounds = _rounds(request, whole, party)
    if request.method != "POST":
        kept = waiting(request)
        entries = _entries(rounds[-1]) if kept is None else _posted(kept)
        return _page(request, facts, rounds, entries)
    entries = _posted(request.POST)
    if not _is_reviewer(person):
        raise Http404
    moved = moved_on(facts, request.POST.get("seen", ""))
    if moved:
        if _issued_before(request, facts.case, rounds[-1], entries):
            say_once(request, "审核意见书已经出具。")
            return HttpResponseRedirect(f"/desk/cases/{case}/")
        return _page(request, facts, rounds, entries, str(moved), status=409)
    if request.POST.get("action") != "issue":
        save_opinion_draft(rounds[-1], person, entries, clock.now())
        say(request, "审核草稿已经保存。")
        return HttpResponseRedirect(address_of(facts, "review"))
    return _issue(request, facts, rounds, entries)


def _issue(
    request: HttpRequest, facts: CaseFacts, rounds: list[Referral], entries: dict[str, Any]
) -> HttpResponse:
    now = clock.now()
    try:
        seen = int(request.POST["seen"])
        act = Act(
            facts.case,
            person_of(request),
            {},
            now,
            now,
            seen=seen,
            signature=signed(request),
            of_party=facts.whom_key,
        )
        give_opinion(act, rounds[-1], given_in(entries))
    except Refused as refused:
        refusal = refused.refusal
        return _page(request, facts, rounds, entries, str(refusal), field=refusal.field or "")
    except CaseMovedOn as meanwhile:
        facts = read_case(facts.case).of(facts.whom_key)
        rounds = _of_the_party(facts, act.actor)
        return _page(request, facts, rounds, entries, str(meanwhile), status=409)
    say(request, "审核意见书已经出具。")
    return HttpResponseRedirect(f"/desk/cases/{facts.case.uuid}/")


@sending_only
def save_finding(request: HttpRequest, case: uuid.UUID, point: str, party: int = 0) -> HttpResponse:
    """Save the draft and answer with the one finding that changed, and how many are done.

    This is asked by htmx: whoever is signed out is led away by a header; where the case has moved
    on nothing is saved, and the sentence that says so stands at the finding (409).
    """
    if not request.user.is_authenticated:
        own = f"{party}/" if party else ""
        back = urlencode({"next": f"/desk/cases/{case}/{own}review/"})
        return HttpResponse(status=401, headers={"HX-Redirect": f"{settings.LOGIN_URL}?{back}"})
    person, facts, rounds = _rounds(request, _facts(request, case), party)
    if point not in {one.value for one in Point} or not _is_reviewer(person):
        raise Http404
    moved = moved_on(facts, request.POST.get("seen", ""))
    if moved:
        return HttpResponse(str(moved), status=409, content_type="text/plain; charset=utf-8")
    entries = _posted(request.POST)
    save_opinion_draft(rounds[-1], person, entries, clock.now())
    shown = ReviewPage(rounds, facts, entries, clock.now(), read_only=False)
    context = {
        "finding": shown.finding(Point(point)),
        "read_only": False,
        "progress_line": shown.progress_line,
    }
    return render(request, "desk/_finding_saved.html", context)


def _facts(request: HttpRequest, case: uuid.UUID) -> CaseFacts:
    facts = read_case(open_case(request, case, "法制审核"))
    if not records_of(request, facts).review:
        raise Http404
    return facts


def _rounds(
    request: HttpRequest, whole: CaseFacts, party: int
) -> tuple[Person, CaseFacts, list[Referral]]:
    person, facts = person_of(request), of_party(whole, party)
    rounds = _of_the_party(facts, person) if facts else []
    if facts is None or not rounds:
        raise Http404
    return person, facts, rounds


def _of_the_party(facts: CaseFacts, reader: Person) -> list[Referral]:
    own = {draft.pk for draft in facts.drafts}
    return [one for one in rounds_of(facts.case, reader) if one.draft_id in own]


def _is_reviewer(person: Person) -> bool:
    return Role.REVIEWER in person.roles_on(clock.today())


def _issued_before(
    request: HttpRequest, case: Case, referral: Referral, entries: dict[str, Any]
) -> bool:
    """Whether this very opinion has been issued by this form."""
    issued = OpinionRow.objects.filter(referral=referral).first()
    if issued is None or request.POST.get("action") != "issue":
        return False
    given = given_in(entries)
    same = given_in(entries_of(issued)) == given
    content = signed_words(given, referral.draft.content_hash)
    seen = request.POST.get("seen", "")
    return same and bool(
        taken_before(request, case, seen, content, *_ISSUING, of_party=referral.draft.of_party_id)
    )


def _entries(referral: Referral) -> dict[str, Any]:
    if hasattr(referral, "opinion"):
        return entries_of(referral.opinion)
    return dict(getattr(referral, "entered", None) or {})


def _posted(posted: QueryDict) -> dict[str, Any]:
    sent = without_nul(posted)
    names = {"opinion_text"}
    for point in Point:
        names |= {point.value, f"{point.value}_note", f"{point.value}_characterization"}
    entries: dict[str, Any] = {name: sent[name] for name in names if name in sent}
    entries["opinion"] = sent.getlist("opinion")
    return entries


def _page(
    request: HttpRequest,
    facts: CaseFacts,
    rounds: list[Referral],
    entries: dict[str, Any],
    error: str = "",
    *,
    field: str = "",
    status: int = 422,
) -> HttpResponse:
    person = person_of(request)
    shown = ReviewPage(
        rounds,
        facts,
        entries,
        clock.now(),
        read_only=hasattr(rounds[-1], "opinion") or not _is_reviewer(person),
        hidden=records_of(request, facts).hidden_digests,
        consulting=consulting_links(facts, person, clock.today()),
    )
    context = {
        **shown.context(request.GET.get("material", ""), error, field),
        "seen": len(facts.whole.steps),
        "aside_url": "" if shown.read_only else aside_url(facts, _AGREES, person, clock.today()),
        "signing": {
            "name": SIGNATURE,
            "label": LABEL,
            "help": HELP,
            "error": error if field == SIGNATURE else "",
        },
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(facts.case.number, shown.url)],
    }
    return page(
        request,
        "desk/review.html",
        context,
        section="/desk/cases/",
        status=status if error else 200,
    )
