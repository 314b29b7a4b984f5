"""Whether this instance is a demonstration, and how one signs in there."""

from django.conf import settings

PASSWORD = "sunlit-demo"  # noqa: S105 - of every account of a demonstration, printed at its start


def is_demonstration() -> bool:
    """Whether `sunlit demo` filled this instance."""
    return (settings.INSTANCE_DIR / "demonstration").exists()
