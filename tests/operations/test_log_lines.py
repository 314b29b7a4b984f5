"""What a line of the log leaves out."""

import logging
import sys

import pytest

from sunlit.operations.log_lines import LogLines

ID_NUMBER = "140303199001011234"
NAME = "王某某"


def line(message: str, *arguments: object, error: BaseException | None = None) -> str:
    """Return the line of a record."""
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("sunlit", logging.ERROR, "file.py", 1, message, arguments, trace)
    return LogLines("%(levelname)s %(name)s %(message)s").format(record)


def fault() -> BaseException:
    """Return a fault whose words, and those of its cause, quote a person."""
    try:
        try:
            int(f"{NAME} {ID_NUMBER}")
        except ValueError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError:
        caught = sys.exc_info()[1]
    assert caught is not None
    return caught


def test_a_fault_keeps_kind_and_place_and_loses_its_words() -> None:
    said = line("出错", error=fault())
    assert NAME not in said
    assert ID_NUMBER not in said
    assert "builtins.RuntimeError ← builtins.ValueError" in said
    assert "in fault" in said


@pytest.mark.parametrize("number", [ID_NUMBER, "14030319900101123X", "13800138000"])
def test_a_long_number_is_left_out(number: str) -> None:
    assert number not in line("没有找到 %s", number)
    assert "（号码略）" in line("没有找到 %s", number)


def test_a_query_string_is_left_out() -> None:
    said = line("Error handling request /desk/cases/?q=王某某&x=1")
    assert said == "ERROR sunlit Error handling request /desk/cases/?…"


def test_an_ordinary_line_is_left_as_it_is() -> None:
    said = line("任务 %s 第 %s 次", "documents.sweep:@44", 2)
    assert said == "ERROR sunlit 任务 documents.sweep:@44 第 2 次"
