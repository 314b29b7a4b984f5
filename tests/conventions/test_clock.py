"""Law is counted from a day that is an argument; few places read the clock."""

import ast
import re

from conventions.sources import SourceFile, python_files

READERS = {
    "web/clock.py": "the one clock of views and commands; demonstrations and tests may shift it",
    "ledger/sequencer.py": "the log keeps real time",
    "ledger/put_back.py": "what was signed has real time; it is held against this machine's",
    "ledger/models.py": "the queue of the log is ordered by the database's own real time",
    "jobs/models.py": "what is asked for may begin at once, by the database's own real time",
    "jobs/worker.py": "leases keep real time",
    "commands/resume.py": "as the sequencer: the log keeps real time",
    "operations/views.py": "how long work has waited is real time",
    "desk/views/assurance.py": "rounds of checking keep real time, as the jobs do",
    "desk/warnings.py": "as desk/views/assurance.py",
    "commands/check.py": "as operations/views.py",
    "commands/verify.py": "as operations/views.py",
    "commands/background.py": "as the worker: leases that an earlier process left",
    "people/signed_in.py": "as desk/sessions.py",
    "desk/sessions.py": "sessions keep real time: a moved clock signs nobody out",
}
_ALWAYS = {
    ("timezone", "now"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
}
_WITHOUT_ARGUMENTS = {"localdate", "localtime", "Now"}


def reads_the_clock(call: ast.Call) -> bool:
    """Whether the call asks what day or time it is."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return (owner, name) in _ALWAYS or _bare(call, name)
        case ast.Attribute(value=ast.Attribute(attr=owner), attr=name):
            return (owner, name) in _ALWAYS or _bare(call, name)
        case ast.Name(id=name):
            return _bare(call, name)
    return False


def _bare(call: ast.Call, name: str) -> bool:
    return name in _WITHOUT_ARGUMENTS and not call.args and not call.keywords


def readings(file: SourceFile) -> list[int]:
    """Return the lines of a file that read the clock."""
    return [call.lineno for call in file.calls() if reads_the_clock(call)]


def imports(file: SourceFile) -> set[str]:
    """Return `module.name` of everything a file imports by name."""
    return {
        f"{node.module}.{alias.name}"
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_only_the_listed_files_read_the_clock() -> None:
    """Everywhere else the moment is an argument."""
    found = [
        f"{file.name}:{line}"
        for file in python_files()
        if file.name not in READERS
        for line in readings(file)
    ]
    assert found == []


def test_only_views_frames_and_commands_ask_the_shared_clock() -> None:
    """A presenter, a form or a service is told the moment."""
    asking = [file.name for file in python_files() if "sunlit.web.clock" in imports(file)]
    allowed = re.compile(
        r"commands/\w+\.py|(desk|portal)/(views/\w+|frame|signing)\.py|(operations|walk)/views\.py"
    )
    assert [name for name in asking if not allowed.fullmatch(name)] == []
    assert asking


def test_no_file_imports_a_function_that_hides_the_clock() -> None:
    """`from time import time` would read the clock under a name that says nothing."""
    hidden = {"time.time", "time.time_ns", "django.utils.timezone.now"}
    assert [file.name for file in python_files() if imports(file) & hidden] == []


def test_every_listed_reader_still_reads_the_clock() -> None:
    """A permission nobody uses is taken off the list."""
    reading = {file.name for file in python_files() if readings(file)}
    assert reading >= READERS.keys()


def test_a_reading_of_the_clock_is_recognized() -> None:
    """The check itself can fail."""
    asked = (
        "timezone.now()",
        "datetime.datetime.now(UTC)",
        "date.today()",
        "time.time()",
        "timezone.localdate()",
    )
    told = ("timezone.localdate(now)", "time(12, 0)", "clock.now()", "time.monotonic()")
    assert all(reads_the_clock(_call(text)) for text in asked)
    assert not any(reads_the_clock(_call(text)) for text in told)


def _call(text: str) -> ast.Call:
    call = ast.parse(text, mode="eval").body
    assert isinstance(call, ast.Call)
    return call
