"""Every screen that a person can reach by links from the first page, found anew at each run."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import APIRequestContext

_LINK = re.compile(r'<a[^>]*\shref="(/[^"#]*)')
_IDENTIFIER = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)|(?<=/decisions/)[\w-]{6,}|(?<=/parameters/)[\w-]+"
)
_FILES = (".pdf", ".json", ".csv", ".xlsx", ".tlog-proof")
_NEVER = ("/static/", "/log/", "/text-size/", "/desk/sign-out/")


@dataclass(frozen=True)
class Screen:
    """An address of this site, and the shape that it shares with others of its kind."""

    path: str

    @property
    def shape(self) -> str:
        """The path with its identifiers blotted out, and the names of what is asked."""
        asked = urlsplit(self.path)
        names = "&".join(sorted(part.partition("=")[0] for part in asked.query.split("&")))
        return f"{_IDENTIFIER.sub('*', asked.path)}?{names}"


def reachable(
    asking: APIRequestContext, first: str, within: str, *, examples: int
) -> Iterator[Screen]:
    """Yield every page below `within` that links lead to from `first`, `examples` of each shape.

    :raises AssertionError: for a link that leads nowhere, or to a fault of the server.
    """
    waiting, known, taken = deque([first]), {first}, Counter[str]()
    while waiting:
        screen = Screen(waiting.popleft())
        if taken[screen.shape] >= examples:
            continue
        answer = asking.get(screen.path)
        assert answer.ok, f"{answer.status} {screen.path}"
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        taken[screen.shape] += 1
        yield screen
        for link in _LINK.findall(answer.text()):
            path = link.replace("&amp;", "&")
            wanted = path.startswith(within) and not path.startswith(_NEVER)
            if path not in known and wanted and not urlsplit(path).path.endswith(_FILES):
                known.add(path)
                waiting.append(path)
