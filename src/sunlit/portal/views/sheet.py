"""The sheet for the notice board, and the program with which anybody holds the log to its word."""

from pathlib import Path
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from sunlit.ledger.models import Log, LogCheckpoint
from sunlit.ledger.queries import current_origin, last_checkpoint
from sunlit.portal import stand_alone
from sunlit.portal.frame import page
from sunlit.web import clock
from sunlit.web.methods import reading_only
from sunlit.web.parts import in_groups

_PROGRAM = Path(stand_alone.__file__).with_name("check_log.py")


@reading_only
def sheet(request: HttpRequest) -> HttpResponse:
    """Show the newest checkpoint of the public log as it is printed and pinned to the board."""
    origin = current_origin(Log.PUBLICITY)
    found = [last_checkpoint(origin)] if origin else []
    context = {
        "printed_on": clock.today().isoformat(),
        "logs": [_shown(one) for one in found if one is not None],
    }
    return page(request, "portal/sheet.html", context)


@reading_only
def program(_request: HttpRequest) -> HttpResponse:
    """Send the program that compares a kept proof with today's log."""
    response = HttpResponse(_PROGRAM.read_bytes(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="check_log.py"'
    return response


def _shown(checkpoint: LogCheckpoint) -> dict[str, Any]:
    code = segno.make(checkpoint.note, error="m").svg_inline(scale=3, border=2, omitsize=True)
    return {
        "label": Log(checkpoint.origin.log).label,
        "name": checkpoint.origin.name,
        "size": checkpoint.size,
        "root": in_groups(bytes(checkpoint.root).hex()),
        "key": checkpoint.origin.vkey,
        "generation": checkpoint.origin.generation,
        "qr_svg": SafeString(code),
    }
