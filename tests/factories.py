"""What the tests of the services begin with: an organ, and a case in it at any step."""

from cases.organ import (
    HEARING_FROM_FEN,
    ON_SQLITE,
    SINCE,
    STATUTORY_MAX_FEN,
    at,
    end_roles,
    make_certificate,
    make_matter,
    make_office,
    make_organ,
    make_person,
    persons,
    refused,
    signature_of,
)
from cases.story import SCHEDULE, CaseStory, objection, story
from sunlit.procedures.penalty.story.decision import agreement

__all__ = [
    "HEARING_FROM_FEN",
    "ON_SQLITE",
    "SCHEDULE",
    "SINCE",
    "STATUTORY_MAX_FEN",
    "CaseStory",
    "agreement",
    "at",
    "end_roles",
    "make_certificate",
    "make_matter",
    "make_office",
    "make_organ",
    "make_person",
    "objection",
    "persons",
    "refused",
    "signature_of",
    "story",
]
