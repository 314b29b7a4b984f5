"""Whether this instance is a demonstration."""

from django.conf import settings


def is_demonstration() -> bool:
    """Whether `sunlit demo` filled this instance."""
    return (settings.INSTANCE_DIR / "demonstration").exists()
