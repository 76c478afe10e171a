"""entries.jsonl as trees, written without the program's own writer."""

import base64

from intake.domain.ids import NO_RECORD, InterviewId
from intake.ledger import header as header_codec
from intake.ledger.entry import ZERO, Entry
from tests.bundles.stations import Ledger

OF_THE_CHAIN = {"chain.begun", "session.opened", "session.closed", "checkpoint"}


def b64(data: bytes | None) -> str:
    return base64.b64encode(data or b"").decode()


def lines_of(ledger: Ledger, record: InterviewId) -> list[dict[str, object]]:
    """The first entry, and everything from the record's first entry to the next checkpoint."""
    subjects = {entry.seq: header_codec.decode(entry.header or b"") for entry in ledger.entries}
    mine = [seq for seq, head in subjects.items() if head.subject == record]
    last = min(
        seq for seq, head in subjects.items() if head.type == "checkpoint" and seq > mine[-1]
    )
    lines, before = [], 0
    for entry in ledger.entries:
        if entry.seq != 1 and not mine[0] <= entry.seq <= last:
            continue
        line = line_of(entry, record if entry.seq in mine else NO_RECORD)
        if entry.seq == 1:
            line["prev_link"] = ZERO.hex()
        elif entry.seq != before + 1:
            line["prev_link"] = ledger.entries[entry.seq - 2].link.hex()
        before = entry.seq
        if entry.seq not in mine and subjects[entry.seq].type not in OF_THE_CHAIN:
            for name in ("header", "body", "salt_h", "salt_b", "signatures"):
                line.pop(name, None)
        lines.append(line)
    return lines


def line_of(entry: Entry, record: InterviewId) -> dict[str, object]:
    line: dict[str, object] = {
        "chain": entry.chain.hex(),
        "seq": entry.seq,
        "leaf": entry.leaf.hex(),
        "link": entry.link.hex(),
        "header": b64(entry.header),
        "body": b64(entry.body),
        "salt_h": b64(entry.salt_h),
        "salt_b": b64(entry.salt_b),
    }
    if record != NO_RECORD:
        line["record"] = record
        line["record_count"] = entry.record_count
        line["rlink"] = entry.rlink.hex()
    if entry.signatures:
        line["signatures"] = [
            {"key": each.key.hex(), "purpose": each.purpose, "signature": each.signature.hex()}
            for each in entry.signatures
        ]
    return line
