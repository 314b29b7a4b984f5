"""大字版: the same pages in larger type, by choice of the reader, kept in a cookie."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

COOKIE = "sunlit_size"
BIG = "big"
_A_YEAR = 365 * 24 * 3600


def choose_text_size(request: HttpRequest) -> HttpResponseRedirect:
    """Set the size (`?size=big` or anything else for the standard) and go back to `?next=`."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(wanted if ours else "/")
    if request.GET.get("size") == BIG:
        response.set_cookie(COOKIE, BIG, max_age=_A_YEAR, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response
