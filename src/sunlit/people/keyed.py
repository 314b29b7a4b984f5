"""A text as a hash under the secret of the instance: compared, never read back."""

from django.utils.crypto import salted_hmac


def keyed(text: str) -> str:
    """Return 64 hexadecimal digits."""
    return salted_hmac("sunlit.people.attempt", text, algorithm="sha256").hexdigest()
