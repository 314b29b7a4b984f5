"""A signature is proven in one place, and no form is kept with a password in it."""

import ast

from conventions.sources import SourceFile, dotted, python_files

MAKERS = {
    "people/services/confirm_signature.py": "the password was judged",
    "commands/demonstration/player.py": "the past of the demonstration, for which nobody was asked",
}
PROVEN = {
    "cases/acting.py": "every act on a case",
    "disclosure/services/withdraw.py": "a withdrawal is no step of the case",
    "people/services/answer_role.py": "a role that decides is confirmed by signature",
}


def calls(file: SourceFile, name: str) -> bool:
    """Whether the file calls the function or class of that name."""
    return any(dotted(call.func).split(".")[-1] == name for call in file.calls())


def test_the_proof_of_a_signature_is_made_in_one_place() -> None:
    """Anything else could sign for somebody who typed nothing."""
    assert {file.name for file in python_files() if calls(file, "Signature")} == MAKERS.keys()


def test_the_proof_is_asked_for_where_acts_begin() -> None:
    """A new signing step needs no line of its own: `begin` asks by the row of the table."""
    assert {file.name for file in python_files() if calls(file, "why_not_signed")} == PROVEN.keys()


def test_every_view_that_builds_an_act_can_sign_it() -> None:
    """An act built without `signed` could only be refused; those views are of officers alone."""
    building = {file.name for file in python_files() if calls(file, "Act") and "views" in file.name}
    signing = {file.name for file in python_files() if calls(file, "signed")}
    assert building - signing == {"desk/views/collect_evidence.py"}


def test_every_password_is_an_entry_that_is_never_kept() -> None:
    """`is_secret` knows an entry by its name, so every password entry has the word in it."""
    named = [
        f"{file.name}: {node.targets[0].id}"
        for file in python_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and "PasswordInput" in ast.dump(node.value)
    ]
    assert named
    assert [one for one in named if "password" not in one] == []
