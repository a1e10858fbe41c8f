"""The log: who did what to which record, when, from where, and what changed.

An operation writes here in its own transaction: `record` for one act, `watching` around a change of one record,
`record_many` for thousands. Entries cannot be changed or deleted, and each is chained to the one before
(`lantoa audit verify`). Screens read `history_of`.
"""

from lantoa.kit.audit.chain import Finding, seal, verify
from lantoa.kit.audit.entries import About, Act, differences, keep_secret, record, record_many, values_of, watching
from lantoa.kit.audit.history import history_of, name_verbs, verb_label

__all__ = [
    "About",
    "Act",
    "Finding",
    "differences",
    "history_of",
    "keep_secret",
    "name_verbs",
    "record",
    "record_many",
    "seal",
    "values_of",
    "verb_label",
    "verify",
    "watching",
]
