"""The settings of the product, with passwords that are hashed in no time.

A sign-in and every signature cost the real hash half a second, and a run of the tests signs
thousands of times. Algorithm and stored form are the real ones, with few rounds.
"""

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from sunlit.config.settings import *  # noqa: F403 # the product's settings, all of them


class FewRounds(PBKDF2PasswordHasher):
    """The product's hash with a thousandth of its rounds."""

    iterations = PBKDF2PasswordHasher.iterations // 1000


PASSWORD_HASHERS = ["quick_settings.FewRounds"]
