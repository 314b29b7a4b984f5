"""An amount that is being typed, in 大写: asked by its control, so that one program reads both."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from sunlit.web.amount_field import amount_in_words, why_unreadable

URL = "/desk/amount/"


@login_required
def amount(request: HttpRequest) -> HttpResponse:
    """Answer with the words for the one entry that was sent, whatever its form calls it."""
    written = str(next(iter(request.GET.values()), ""))
    return HttpResponse(escape(amount_in_words(written) or why_unreadable(written)))
