"""Sunlit · 阳光执法."""
