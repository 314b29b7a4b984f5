"""Go's checksum-database code reads the log of the running demonstration, as anybody may."""

import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from browser import missing
from serving import ServedInstance

pytestmark = pytest.mark.slow

JUDGE = Path(__file__).parents[1] / "judge" / "main.go"
LIBRARY = Path("/usr/share/gocode")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The judge, compiled offline against Debian's golang-golang-x-mod-dev."""
    if shutil.which("go") is None or not (LIBRARY / "src/golang.org/x/mod/sumdb").exists():
        missing("golang-go and golang-golang-x-mod-dev are not installed")
    folder = tmp_path_factory.mktemp("judge")
    offline = {
        "GO111MODULE": "off",
        "GOPATH": str(LIBRARY),
        "GOCACHE": str(folder / "cache"),
        "GOFLAGS": "",
    }
    built = folder / "judge"
    subprocess.run(
        ["go", "build", "-o", built, JUDGE], check=True, cwd=folder, env={**os.environ, **offline}
    )
    return built


class Outsider:
    """Somebody with a network connection and the judge, and nothing else."""

    def __init__(self, program: Path, served: ServedInstance, folder: Path) -> None:
        self.program = program
        self.site = served.url
        self.tiles = served.instance.directory / "log" / "publicity"
        self.old = folder / "old"
        self.proof = folder / "one.tlog-proof"
        self.old.write_bytes(self.get("/log/publicity/checkpoint"))
        self.public_ids = set(re.findall(r'href="/decisions/(\w{8})/"', self.page("/decisions/")))
        self.takes_the_proof_of(min(self.public_ids))

    def takes_the_proof_of(self, public_id: str) -> None:
        """Download the proof of a decision."""
        self.proof.write_bytes(self.get(f"/decisions/{public_id}.tlog-proof"))

    def get(self, address: str) -> bytes:
        """Read what stands at an address of the site."""
        with urllib.request.urlopen(f"{self.site}{address}", timeout=30) as answer:
            content: bytes = answer.read()
        return content

    def page(self, address: str) -> str:
        return self.get(address).decode()

    @property
    def key(self) -> str:
        """The log's public key, as the page 验证文书 shows it."""
        shown = re.search(r"日志公钥：<code>([^<]+)</code>", self.page("/verify/"))
        assert shown is not None
        return shown[1]

    def judges(self) -> "subprocess.CompletedProcess[str]":
        """Let the judge read the log over HTTP."""
        command = [str(self.program), "-old", str(self.old), "-proof", str(self.proof)]
        return subprocess.run(
            [*command, f"{self.site}/log/publicity", self.key],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture
def outsider(program: Path, served: ServedInstance, tmp_path: Path) -> Outsider:
    return Outsider(program, served, tmp_path)


def test_the_judge_accepts_the_log_of_the_demonstration(outsider: Outsider) -> None:
    verdict = outsider.judges()
    size = len(outsider.public_ids)
    held = f"OK size {size}, consistent with {size}, {size} inclusion proofs, proof file holds\n"
    assert (verdict.returncode, verdict.stdout) == (0, held)


def test_every_published_decision_has_a_proof_that_the_judge_accepts(outsider: Outsider) -> None:
    assert outsider.public_ids
    for public_id in outsider.public_ids:
        outsider.takes_the_proof_of(public_id)
        assert outsider.judges().returncode == 0


@pytest.mark.parametrize("kind", ["0", "entries"])
def test_the_judge_rejects_a_served_tile_with_one_other_byte(outsider: Outsider, kind: str) -> None:
    assert outsider.judges().returncode == 0
    tile = next(one for one in (outsider.tiles / "tile" / kind).rglob("*") if one.is_file())
    content = bytearray(tile.read_bytes())
    content[len(content) // 2] ^= 1
    tile.write_bytes(content)
    verdict = outsider.judges()
    assert verdict.returncode == 1
    assert verdict.stdout.startswith("FAIL")


def test_the_judge_rejects_a_key_that_is_not_the_logs(outsider: Outsider) -> None:
    name, number, key = outsider.key.split("+", 2)
    mangled = f"{name}+{number}+{key[:-4]}AAA="
    verdict = subprocess.run(
        [outsider.program, f"{outsider.site}/log/publicity", mangled],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert verdict.returncode == 1


@pytest.mark.parametrize("path", ["checkpoint", "tile/0/000"])
def test_of_the_record_log_only_the_key_is_public(outsider: Outsider, path: str) -> None:
    assert "/log/record" in outsider.get("/log/record/vkey").decode()
    with pytest.raises(urllib.error.HTTPError) as refused:
        outsider.get(f"/log/record/{path}")
    refused.value.close()
    assert refused.value.code == 404
