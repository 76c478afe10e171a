"""The tampering programme: a ledger, every way to change it that we know, and who finds it."""
