"""A program that the public downloads: it needs Python alone, and nothing of this house."""
