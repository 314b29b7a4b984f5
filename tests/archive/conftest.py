"""The organ and the case of `factories`, for the tests of this room."""

from factories import persons, story

__all__ = ["persons", "story"]
