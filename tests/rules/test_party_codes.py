"""证件类型 and number: each kind of party has documents of its own, and whose they are is known."""

from datetime import date

import pytest

from sunlit.rules.identifiers import id_check_holds
from sunlit.rules.party_codes import (
    CodeKind,
    birthday_of,
    check_party_code,
    derived_code_kind,
    is_of_person,
    shown_party_code,
)

CREDIT_CODE = "91350100M000100Y43"
CITIZEN = "11010519491231002X"
OF_HONG_KONG = "81000019800101001"
FIVE_STARS = "91184019850302001"


def checked(stem: str) -> str:
    """Return the seventeen characters with their check character."""
    return next(f"{stem}{sign}" for sign in "0123456789X" if id_check_holds(f"{stem}{sign}"))


@pytest.mark.parametrize(
    ("kind", "code_kind", "code", "field"),
    [
        ("organization", "credit_code", CREDIT_CODE, None),
        ("organization", "credit_code", CITIZEN, "party_code"),
        ("organization", "identity_card", CITIZEN, "party_code_kind"),
        ("sole_trader", "credit_code", CITIZEN, "party_code_kind"),
        ("sole_trader", "credit_code", "91350100M000100Y44", "party_code"),
        ("organization", "foreign_registration", "HK-1234567", None),
        ("organization", "none", "", None),
        ("organization", "credit_code", "", "party_code"),
        ("natural_person", "identity_card", CITIZEN, None),
        ("natural_person", "identity_card", CREDIT_CODE, "party_code"),
        ("natural_person", "credit_code", CREDIT_CODE, "party_code_kind"),
        ("natural_person", "residence_permit", checked(OF_HONG_KONG), None),
        ("natural_person", "residence_permit", CITIZEN, "party_code"),
        ("natural_person", "foreigner_card", checked(FIVE_STARS), None),
        ("natural_person", "foreigner_card", f"{FIVE_STARS}?", "party_code"),
        ("natural_person", "foreigner_card", checked("91184019851302001"), "party_code"),
        ("natural_person", "foreigner_card", "USA110085030201", None),
        ("natural_person", "passport", "E12345678", None),
        ("natural_person", "passport", "e1234", "party_code"),
        ("natural_person", "hk_macao_permit", "H12345678", None),
        ("natural_person", "hk_macao_permit", "12345678", "party_code"),
        ("natural_person", "taiwan_permit", "12345678", None),
        ("natural_person", "none", "", None),
        ("natural_person", "none", CITIZEN, "party_code"),
        ("sole_trader", "credit_code", CREDIT_CODE, None),
        ("sole_trader", "identity_card", CITIZEN, None),
        ("sole_trader", "passport", "E12345678", None),
        ("sole_trader", "none", "", None),
    ],
)
def test_a_party_has_a_document_of_its_kind(
    kind: str, code_kind: str, code: str, field: str | None
) -> None:
    found = check_party_code(kind, code_kind, code)
    assert (found.field if found else None) == field


def test_a_wrong_check_character_is_found_in_every_card_of_eighteen() -> None:
    for kind, stem in (("residence_permit", OF_HONG_KONG), ("foreigner_card", FIVE_STARS)):
        right = checked(stem)
        wrong = [f"{stem}{sign}" for sign in "0123456789X" if f"{stem}{sign}" != right]
        assert all(check_party_code("natural_person", kind, code) for code in wrong)


@pytest.mark.parametrize(
    ("kind", "code", "derived"),
    [
        ("organization", CREDIT_CODE, CodeKind.CREDIT_CODE),
        ("natural_person", CITIZEN, CodeKind.IDENTITY_CARD),
        ("natural_person", checked(OF_HONG_KONG), CodeKind.RESIDENCE_PERMIT),
        ("sole_trader", CREDIT_CODE, CodeKind.CREDIT_CODE),
        ("sole_trader", CITIZEN, CodeKind.IDENTITY_CARD),
        ("organization", "", CodeKind.NONE),
    ],
)
def test_the_kind_of_a_code_that_was_entered_before_follows_from_it(
    kind: str, code: str, derived: CodeKind
) -> None:
    assert derived_code_kind(kind, code) is derived


@pytest.mark.parametrize(
    ("kind", "code_kind", "of_person"),
    [
        ("natural_person", CodeKind.PASSPORT, True),
        ("natural_person", CodeKind.NONE, True),
        ("sole_trader", CodeKind.IDENTITY_CARD, True),
        ("sole_trader", CodeKind.NONE, True),
        ("sole_trader", CodeKind.CREDIT_CODE, False),
        ("organization", CodeKind.FOREIGN_REGISTRATION, False),
    ],
)
def test_a_sole_trader_without_a_credit_code_is_a_person(
    kind: str, code_kind: CodeKind, of_person: bool
) -> None:
    assert is_of_person(kind, code_kind) == of_person


@pytest.mark.parametrize(
    ("kind", "code", "born_on"),
    [
        (CodeKind.IDENTITY_CARD, CITIZEN, date(1949, 12, 31)),
        (CodeKind.RESIDENCE_PERMIT, checked(OF_HONG_KONG), date(1980, 1, 1)),
        (CodeKind.FOREIGNER_CARD, checked(FIVE_STARS), date(1985, 3, 2)),
        (CodeKind.FOREIGNER_CARD, "USA110085030201", None),
        (CodeKind.PASSPORT, "E12345678", None),
        (CodeKind.CREDIT_CODE, CREDIT_CODE, None),
        (CodeKind.NONE, "", None),
    ],
)
def test_only_some_numbers_tell_the_day_of_birth(
    kind: CodeKind, code: str, born_on: date | None
) -> None:
    assert birthday_of(kind, code) == born_on


@pytest.mark.parametrize(
    ("kind", "code", "whole", "shown"),
    [
        (CodeKind.IDENTITY_CARD, CITIZEN, False, "110105**********2X"),
        (CodeKind.IDENTITY_CARD, CITIZEN, True, CITIZEN),
        (CodeKind.PASSPORT, "E12345678", False, "E1*****78"),
        (CodeKind.CREDIT_CODE, CREDIT_CODE, False, CREDIT_CODE),
        (CodeKind.FOREIGN_REGISTRATION, "HK-1234567", False, "HK-1234567"),
    ],
)
def test_a_persons_number_is_shown_whole_only_where_told(
    kind: CodeKind, code: str, whole: bool, shown: str
) -> None:
    assert shown_party_code(kind, code, whole=whole) == shown
