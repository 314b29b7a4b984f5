"""A site of sample pages: the real templates, styles and middleware, with made-up contexts."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from sunlit.rules.calendar import load_packaged_calendar
from sunlit.rules.periods import Period, Unit, due
from sunlit.web import errors
from sunlit.web.due import explain_due
from sunlit.web.form_parts import BoundForm, present
from sunlit.web.frame import portal_frame
from sunlit.web.text_size import choose_text_size
from web import case_samples, frame_samples, list_samples, portal_samples, review_samples
from web.sample_forms import EveryField, GroundsForm, SignInForm, VerifyForm

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))


WRONG = {"happened_on": "2026-13-45", "token": "t1", "points-0-point": "没有收到通知"}


def _every_field(*, wrong: bool) -> BoundForm:
    form = EveryField(WRONG) if wrong else EveryField()
    return present(form, submit="提交审批", cancel_url="/desk/case")


def _explanation() -> dict[str, object]:
    calendar = load_packaged_calendar()
    counted = due(Period(7, Unit.WD), date(2026, 9, 24), calendar)
    sentences = ["行政处罚决定应当在作出之日起 7 个工作日内公开（公示制度第六条（三））。"]
    return {
        "page_heading": "期限是怎么算的",
        "number": "阳发改罚〔2026〕8号",
        "case_url": "/desk/case",
        "explanation": explain_due("公示行政处罚决定", counted, sentences, NOW, calendar),
    }


DESK: dict[str, tuple[str, Callable[[], dict[str, object]]]] = {
    "": ("work_list", lambda: list_samples.WORK_LIST),
    "empty": ("work_list", lambda: list_samples.WORK_LIST_EMPTY),
    "cases": ("cases", lambda: list_samples.CASES),
    "case": ("case", lambda: case_samples.CASE),
    "step": ("step", lambda: case_samples.STEP | {"form": _every_field(wrong=False)}),
    "step-wrong": ("step", lambda: case_samples.STEP | {"form": _every_field(wrong=True)}),
    "review": ("review", lambda: review_samples.REVIEW),
    "publish": ("publish", lambda: review_samples.PUBLISH | {"form": present(GroundsForm({}))}),
    "due": ("due", lambda: frame_samples.desk("案件") | _explanation()),
    "document": ("document", lambda: case_samples.DOCUMENT),
}
PORTAL: dict[str, tuple[str, Callable[[], dict[str, object]], str]] = {
    "": ("home", lambda: portal_samples.HOME, "/"),
    "decisions/": ("decisions", lambda: portal_samples.DECISIONS, "/decisions/"),
    "decisions/empty/": ("decisions", lambda: portal_samples.DECISIONS_EMPTY, "/decisions/"),
    "decisions/8/": ("decision", lambda: portal_samples.DECISION, "/decisions/"),
    "decisions/5/": ("withdrawn", lambda: portal_samples.WITHDRAWN, "/decisions/"),
    "verify/": ("verify", lambda: portal_samples.VERIFY | _verify_form(), "/verify/"),
    "verify/result/": ("verify", lambda: portal_samples.VERIFY_BAD | _verify_form(), "/verify/"),
}


def _verify_form() -> dict[str, object]:
    return {"form": present(VerifyForm(), submit="核对", warn_before_leaving=False)}


def desk_page(request: HttpRequest, name: str = "") -> HttpResponse:
    template, context = DESK[name]
    return render(request, f"desk/{template}.html", context())


def portal_page(request: HttpRequest, name: str = "") -> HttpResponse:
    template, context, section = PORTAL[name]
    frame = portal_frame(portal_samples.SITE, request, section)
    status = 410 if template == "withdrawn" else 200
    return render(request, f"portal/{template}.html", frame | context(), status=status)


def sign_in(request: HttpRequest) -> HttpResponse:
    form = present(SignInForm(), submit="登录", warn_before_leaving=False)
    context = {
        "form": form,
        "organ_name": frame_samples.ORGAN,
        "expired": True,
        "demonstration": True,
    }
    return render(request, "web/sign_in.html", context)


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("本案的承办人不能审核本案（依据：《行政处罚法》第五十八条）。")


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


def live_search(request: HttpRequest) -> HttpResponse:
    """A page that searches while one types, and the answers to it."""
    if "q" in request.GET:
        return HttpResponse(f"<li>{request.GET['q']}</li>")
    return render(request, "live_search.html", frame_samples.desk("工作台"))


def save_once(request: HttpRequest) -> HttpResponse:
    return HttpResponse("saved", content_type="text/plain")


urlpatterns = [
    path("text-size/", choose_text_size),
    path("desk/sign-in/", sign_in),
    path("desk/refused/", refuse),
    path("desk/live/", live_search),
    path("desk/", desk_page),
    path("desk/<str:name>", desk_page),
    path("broken/", break_down),
    path("save/", save_once),
    *(path(name, portal_page, {"name": name}) for name in PORTAL),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
