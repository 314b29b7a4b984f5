"""一并制作决定书: the entry by which it is chosen, and what entries and draft then say."""

JOINT = "joint"
"""The entry by which the officer chooses one paper for all for whom the form is sent."""
TOGETHER = "together"
"""For whom the paper is one, by the keys of the rows that first named them; absent: for one."""
