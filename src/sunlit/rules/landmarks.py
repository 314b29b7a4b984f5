"""Steps that every procedure which has them calls alike: what the parts of a case orient by.

A licence drafts, decides and serves as a penalty does; so does whatever else is refused, published
or filed by what stands before it.
"""

DRAFT = "draft_decision"
"""A version of the decision draft."""
DECIDE = "decide"
SERVE = "serve"
"""The decision reaches the party."""
CLOSE = "close"
ATTACH = "attach_file"
"""A file that proves an act comes later."""
COMPILE = "compile_dossier"
"""The office hands over the file of a case that has ended."""
