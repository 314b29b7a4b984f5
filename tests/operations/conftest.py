"""The organ of `factories` and the product's pages, for the tests of this room."""

from catalogue.conftest import persons, signed_in, sysadmin, website

__all__ = ["persons", "signed_in", "sysadmin", "website"]
