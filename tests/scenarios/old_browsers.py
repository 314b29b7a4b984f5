"""The oldest browsers of the interface's promise, Chromium 86 and 109, as programs that run here.

They come as packages of Node.js; what is asked of them is in `tests/browsers/visit.cjs`.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser import missing

VERSIONS = ("86", "109")
_HERE = Path(__file__).parents[1] / "browsers"
_UNPACKED = _HERE / "node_modules" / ".browsers"
_PATIENCE_SECONDS = 600
_PIPES: Mapping[str, Any] = {
    "stdin": subprocess.PIPE,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.PIPE,
    "text": True,
}


@dataclass(frozen=True)
class OldBrowser:
    """One of them, by the number of its version."""

    version: str

    def visit(
        self, site: str, people: Sequence[Mapping[str, Any]], pictures: Path | None
    ) -> dict[str, Any]:
        """Return what was seen: version, screens, answers, and the faults in words.

        :param pictures: where a picture of each screen is kept; none is taken without.
        """
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
        task = {
            "program": str(_UNPACKED / self.version / "chromium"),
            "site": site,
            "pictures": str(pictures or ""),
            "people": people,
        }
        command = ["node", str(_HERE / "visit.cjs")]
        with subprocess.Popen(command, **_PIPES) as node:
            try:
                said, wrong = node.communicate(json.dumps(task), timeout=_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                node.terminate()
                raise
        if node.returncode:
            raise AssertionError(wrong)
        seen: dict[str, Any] = json.loads(said)
        return seen


def get_old_browsers() -> None:
    """Get the packages as the lock file names them, and unpack the programs, once a clone."""
    if shutil.which("npm") is None:
        missing("npm is not installed (Debian packages: nodejs, npm)")
    if all((_UNPACKED / version / "chromium").exists() for version in VERSIONS):
        return
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "true"}
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund")
    subprocess.run(["npm", "ci", *quiet], cwd=_HERE, env=environment, check=True)
    subprocess.run(["node", "unpack.cjs", str(_UNPACKED)], cwd=_HERE, check=True)
