"""核对: every check of the instance, by hand and by itself, and what goes out."""
