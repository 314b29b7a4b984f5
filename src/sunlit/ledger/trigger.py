"""One trigger as a database holds it."""

from dataclasses import dataclass

REFUSAL = "此表只许新增，不许修改或删除"


@dataclass(frozen=True)
class Trigger:
    """`definition` is the text by which two triggers are compared."""

    name: str
    table: str
    definition: str
