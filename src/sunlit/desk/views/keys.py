"""键盘和筛选怎么用: what the keys do, for who has no script or looks it up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from sunlit.desk.frame import page


@login_required
def keys(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    return page(request, "desk/keys.html", {})
