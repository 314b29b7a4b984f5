"""Who set a password for somebody else, in ready words."""

from django.utils import timezone

from sunlit.people.models import GivenPassword
from sunlit.web.parts import Fact


def given_facts(given: GivenPassword) -> list[Fact]:
    """Return who set it, when and why."""
    by = given.given_by
    return [
        Fact("谁设的", f"{by.name}（{by.username}）" if by else "服务器上的命令"),
        Fact("什么时候", f"{timezone.localtime(given.recorded_at):%Y-%m-%d %H:%M}"),
        Fact("理由", given.reason),
    ]
