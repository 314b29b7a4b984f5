"""What stands around every public page: the organ, its navigation, the eight footer elements."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sunlit.catalogue.organ import current_house
from sunlit.portal.views.page_cache import kept_part
from sunlit.web import clock
from sunlit.web.demonstration import is_demonstration
from sunlit.web.frame import Site, portal_frame
from sunlit.web.parts import Link

_NAV = (
    ("首页", "/"),
    ("事后公开", "/decisions/"),
    ("验证文书", "/verify/"),
)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a public page inside its frame; `section` is the address of its column."""
    site = kept_part(request, f"site {section}", lambda: the_site(section))
    frame = portal_frame(site, request, section, demonstration=is_demonstration())
    return render(request, template, {**frame, **context}, status=status)


def the_site(section: str = "") -> Site:
    """Return the organ's site as its frame shows it."""
    house = current_house()
    day = clock.today()

    def setting(key: str) -> str:
        return str(house.setting(key, day))

    return Site(
        organ_name=house.name,
        name="行政执法公示",
        domain=urlsplit(settings.PUBLIC_URL).netloc,
        id_code=setting("site_id_code"),
        address=setting("organ_address"),
        telephone=setting("organ_telephone"),
        hours=setting("organ_hours"),
        icp_number=setting("site_icp_number"),
        police_number=setting("site_police_number"),
        nav=tuple(Link(label, url, current=url == section) for label, url in _NAV),
    )


def contact_line() -> str:
    """Return whom to call about what is published."""
    site = the_site()
    return f"有疑问的，请拨打 {site.telephone}（{site.hours}）。"
