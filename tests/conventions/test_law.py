"""Every step, need and refusal names the article it rests on, or the field that must change."""

import ast
import pkgutil
from importlib import import_module

import pytest

import sunlit.procedures
from conventions.sources import SourceFile, dotted, place, python_files
from sunlit.cases.procedures import PROCEDURES
from sunlit.rules.procedure import Episode, Procedure, Step

WITHOUT_ARTICLE = {
    "cases/services/save_draft.py": "a draft has a size; it is the whole form that is too long",
    "desk/views/collect_evidence.py": "as below",
    "desk/views/corrections.py": "as below",
    "desk/views/publication.py": "another person acted meanwhile; no article forbids, the facts do",
    "desk/views/step_answer.py": "as above",
    "desk/views/confirmations.py": "as below: somebody answered meanwhile",
    "people/services/answer_role.py": "the proposal is answered already, or its days are over",
    "people/services/confirm_password.py": "the house's own rule, as for administrators",
    "people/services/recover_administrator.py": "as above",
    "rules/second_person.py": "as above",
    "ledger/put_back.py": "the clock of the machine is wrong; no article forbids, the facts do",
    "people/acts.py": "nobody administers their own account: the house's own rule",
    "people/services/switch_account.py": "the account is so already",
}


def procedure_tables() -> list[Procedure]:
    """Return every procedure table of the law, in use or not yet."""
    found: dict[str, Procedure] = {}
    for folder in pkgutil.iter_modules(sunlit.procedures.__path__, "sunlit.procedures."):
        for value in vars(import_module(f"{folder.name}.table")).values():
            if isinstance(value, Procedure):
                found[value.code] = value
    return list(found.values())


TABLES = procedure_tables()


def rows_of(procedure: Procedure) -> list[Step | Episode]:
    """Return the steps and episodes of a table."""
    return [*procedure.steps, *procedure.episodes]


def code_of(procedure: Procedure) -> str:
    """Return what the test is called by."""
    return procedure.code


@pytest.mark.parametrize("procedure", TABLES, ids=code_of)
def test_every_step_need_and_episode_cites_its_article(procedure: Procedure) -> None:
    """A row without an article is an invention of the office's computer."""
    assert [row.code for row in rows_of(procedure) if not row.citations] == []
    needs = [need for step in procedure.steps for need in step.needs]
    assert [need.sentence for need in needs if not str(need.citation)] == []


@pytest.mark.parametrize("procedure", TABLES, ids=code_of)
def test_every_sentence_of_a_table_ends_as_a_sentence(procedure: Procedure) -> None:
    """A person reads it when the step is refused."""
    needs = [need.sentence for step in procedure.steps for need in step.needs]
    assert [sentence for sentence in needs if not sentence.endswith("。")] == []


def test_every_procedure_in_use_is_a_table_of_the_law() -> None:
    """No app keeps a procedure of its own."""
    assert set(PROCEDURES) <= {table.code for table in TABLES}


def refusals(file: SourceFile) -> list[ast.Call]:
    """Return where a file refuses something."""
    return [call for call in file.calls() if dotted(call.func).split(".")[-1] == "Refusal"]


def carries_a_reason(call: ast.Call) -> bool:
    """Whether a refusal names an article or the field that must change."""
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg != "sentence")]
    return any(not (isinstance(value, ast.Constant) and value.value is None) for value in given)


def test_every_refusal_names_an_article_or_a_field() -> None:
    """A refusal that names neither leaves the person without a next step."""
    bare = {
        file.name
        for file in python_files()
        for call in refusals(file)
        if not carries_a_reason(call)
    }
    assert bare == WITHOUT_ARTICLE.keys()


def test_every_refusal_is_a_whole_sentence() -> None:
    """The sentence ends with its full stop, because the article follows in brackets."""
    cut = [
        place(file, call)
        for file in python_files()
        for call in refusals(file)
        if call.args and (text := _ending(call.args[0])) and not text.endswith(("。", "？"))
    ]
    assert cut == []


def test_a_bare_refusal_is_recognized() -> None:
    """The check itself can fail."""
    bare = ast.parse('Refusal("不行。", None)', mode="eval").body
    good = ast.parse('Refusal("不行。", field="fine")', mode="eval").body
    assert isinstance(bare, ast.Call)
    assert isinstance(good, ast.Call)
    assert not carries_a_reason(bare)
    assert carries_a_reason(good)


def _ending(sentence: ast.expr) -> str:
    if isinstance(sentence, ast.JoinedStr):
        sentence = sentence.values[-1]
    if isinstance(sentence, ast.Constant):
        return str(sentence.value)
    return ""
