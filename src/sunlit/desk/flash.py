"""What is said to a person on the next page they see.

It travels in a signed cookie: kept in the session, it cost each act a second transaction.
"""

from django.contrib import messages
from django.http import HttpRequest

from sunlit.web.parts import Notice


def say(request: HttpRequest, title: str, text: str = "") -> None:
    """Leave a sentence for the next page the person sees."""
    messages.success(request, f"{title}\n{text}", extra_tags=str(request.user.pk))


def said(request: HttpRequest) -> list[Notice]:
    """Return, once, what was left for this page; nothing of what another person was told."""
    left = [one for one in messages.get_messages(request) if one.extra_tags == str(request.user.pk)]
    parts = [str(one.message).partition("\n") for one in left]
    return [Notice(title, text, tone="good") for title, _, text in parts]
