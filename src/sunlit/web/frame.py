"""What the frame of every page shows: the desk's bar and columns, the portal's head and foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from sunlit.web.parts import Crumb, Link, Notice
from sunlit.web.text_size import BIG, COOKIE

TEXT_SIZE_URL = "/text-size/"


@dataclass(frozen=True)
class Site:
    """The organ's public site, with the elements that a government site states in its foot.

    An element that the organ has not entered is empty and is not shown.
    """

    organ_name: str
    name: str
    domain: str = ""
    id_code: str = ""
    address: str = ""
    telephone: str = ""
    hours: str = ""
    icp_number: str = ""
    police_number: str = ""
    icp_url: str = "https://beian.miit.gov.cn/"
    police_url: str = "https://beian.mps.gov.cn/"
    party_mark_url: str = ""
    report_error_url: str = ""
    site_map_url: str = ""
    nav: tuple[Link, ...] = ()


@dataclass(frozen=True)
class SignedIn:
    """Who works at the desk."""

    name: str
    unit: str = ""
    username: str = ""


def desk_frame(
    organ_name: str,
    person: SignedIn,
    nav: Sequence[Link],
    *,
    crumbs: Sequence[Crumb] = (),
    notices: Sequence[Notice] = (),
    demonstration: bool = False,
    today_words: str = "",
) -> dict[str, object]:
    """Return the context that `web/desk.html` expects; the page adds its own names."""
    return {
        "organ_name": organ_name,
        "person_name": person.name,
        "person_unit": person.unit,
        "username": person.username,
        "nav": nav,
        "crumbs": crumbs,
        "notices": notices,
        "demonstration": demonstration,
        "today_words": today_words,
        "desk_url": "/desk/",
        "sign_out_url": "/desk/sign-out/",
        "password_url": "/desk/password/",
    }


def portal_frame(
    site: Site,
    request: HttpRequest,
    section_url: str = "",
    notices: Sequence[Notice] = (),
    *,
    demonstration: bool = False,
) -> dict[str, object]:
    """Return the context that `web/portal.html` expects; `section_url` marks the column."""
    big = request.COOKIES.get(COOKIE) == BIG
    wanted = {"size": "standard" if big else BIG, "next": request.get_full_path()}
    return {
        "site": site,
        "organ_name": site.organ_name,
        "section_url": section_url,
        "notices": notices,
        "demonstration": demonstration,
        "text_size_url": f"{TEXT_SIZE_URL}?{urlencode(wanted)}",
        "text_size_label": "标准字号" if big else "大字版",
    }
