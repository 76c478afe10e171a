"""The rules that an entry can break, in the order in which they are asked."""

from enum import StrEnum

from intake.domain.errors import BrokenLedgerError
from intake.ledger.entry import Entry


class Rule(StrEnum):
    """What a BrokenLedgerError of a chain names; docs/ledger-format.md section 7."""

    CHAIN = "chain"
    SEQ = "seq"
    WITHHELD = "withheld"
    LEAF = "leaf"
    LINK = "link"
    HEADER = "header"
    BODY = "body"
    ORG = "org"
    HLC = "hlc"
    BEGIN = "begin"
    ROSTER = "roster"
    RECORD = "record"
    PURPOSE = "purpose"
    SIGNATURE = "signature"
    CHECKPOINT = "checkpoint"


def broken(entry: Entry, rule: Rule) -> BrokenLedgerError:
    """Return the error that names an entry and the rule that it breaks."""
    return BrokenLedgerError(entry.chain.hex(), entry.seq, rule.value)
