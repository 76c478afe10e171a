"""Writes the vectors of the ledger format: `python -m tests.vectors.ledger.generate`.

Keys, salts and clocks are fixed, so the same files come out every time. The hashes are computed
here from docs/ledger-format.md alone and not by the program.
"""

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nacl.bindings
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = Path(__file__).parent
ORG, OTHER_ORG = "0a" * 16, "0b" * 16
CHAIN, OTHER_CHAIN = "c1" * 16, "c2" * 16
RECORD, OTHER_RECORD, NO_RECORD = "e1" * 16, "e2" * 16, "00" * 16
ROSTER, OLDER_ROSTER, AFTER = "5f" * 32, "4e" * 32, "00" * 32
ANA, BETO, MALLORY = "a1" * 16, "b1" * 16, "d1" * 16
SEEDS = {ANA: b"\x01" * 32, BETO: b"\x02" * 32, MALLORY: b"\x03" * 32}
SMALL_ORDER_KEY = "01" + "00" * 31
ORDER_EIGHT = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
ORDER = 2**252 + 27742317777372353535851937790883648493
START = 1_793_520_000_000

Members = dict[str, Any]
Vector = dict[str, Any]


def canonical(members: Members) -> str:
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def public(seed: bytes) -> str:
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()


def sign(entry: Members, seed: bytes, purpose: str, org: str = ORG) -> Members:
    """Return a signature over the links of an entry (section 5)."""
    links = bytes.fromhex(entry["link"] + entry["rlink"])
    message = b"intake-sig/1\0" + purpose.encode() + b"\0" + bytes.fromhex(org) + links
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(message)
    return {"purpose": purpose, "key": public(seed), "signature": signature.hex()}


class Writer:
    """Writes one chain by the rules of sections 2 to 5."""

    def __init__(self, chain: str = CHAIN) -> None:
        self.chain = chain
        self.entries: list[Members] = []
        self.link = bytes(32)
        self.records: dict[str, tuple[int, bytes]] = {}

    def add(
        self,
        actor: str,
        type_: str,
        body: Members | str,
        subject: str = NO_RECORD,
        *,
        is_signed: bool = False,
        **header: object,
    ) -> Members:
        """Add an entry; `header` replaces members of its header."""
        seq = len(self.entries) + 1
        wall = START + seq * 60_000
        members = {
            "v": 1,
            "org": ORG,
            "chain": self.chain,
            "seq": seq,
            "hlc": f"{wall << 16:016x}",
            "wall": wall,
            "actor": actor,
            "acting_role": "interviewer",
            "type": type_,
            "subject": subject,
            "roster": ROSTER,
            "after": AFTER,
        } | header
        salts = [sha(f"{name} {seq}".encode()) for name in ("salt_h", "salt_b")]
        text = body if isinstance(body, str) else canonical(body)
        entry = {
            "seq": seq,
            "header": canonical(members),
            "body": text,
            "salt_h": salts[0].hex(),
            "salt_b": salts[1].hex(),
            "signatures": [],
        }
        self.entries.append(entry)
        self.close(entry, subject)
        if is_signed:
            entry["signatures"] = [sign(entry, SEEDS[actor], type_)]
        return entry

    def close(self, entry: Members, subject: str) -> None:
        """Compute leaf, link and rlink of an entry (sections 2 to 4)."""
        leaf = leaf_of(entry)
        self.link = sha(b"intake/1/link\0", self.link, leaf)
        count, rlink = 0, bytes(32)
        if subject != NO_RECORD:
            count, rlink = self.records.get(subject, (0, bytes(32)))
            count += 1
            rlink = sha(b"intake/1/rlink\0", rlink, count.to_bytes(8, "big"), leaf)
            self.records[subject] = (count, rlink)
        entry |= {
            "leaf": leaf.hex(),
            "link": self.link.hex(),
            "rlink": rlink.hex(),
            "record_count": count,
        }


def leaf_of(entry: Members) -> bytes:
    """Return the leaf of an entry (section 2)."""
    commit = sha(b"intake/1/body\0", bytes.fromhex(entry["salt_b"]), entry["body"].encode())
    header = entry["header"].encode()
    return sha(b"intake/1/leaf\0", bytes.fromhex(entry["salt_h"]), header, commit)


CONSENT = {
    "purpose": "collect",
    "decision": "granted",
    "source": "self",
    "form": "oral_witnessed",
    "text_version": "c0/1",
    "lang": "es",
    "witness": "T2",
}
OPENED = {
    "form": "f0" * 32,
    "form_id": "screening",
    "form_version": "2026-11",
    "case_code": "4Q7H2M9TKX",
    "site": "north",
}


def answer(path: str, text: str) -> Members:
    """Return the body of an answer."""
    return {
        "asked": path,
        "set": [[path, {"v": text, "lang": "es"}]],
        "rows": [],
        "lang": "es",
        "via": "",
    }


def begun() -> Members:
    """Return the body of the first entry."""
    return {
        "reason": "founded",
        "compartment": "core",
        "predecessor": None,
        "predecessor_head": "",
    }


def chain() -> Writer:
    """Return a chain of two people and two records; its last two entries nobody vouches for."""
    w = Writer()
    w.add(ANA, "chain.begun", begun(), is_signed=True)
    w.add(ANA, "session.opened", {"program_version": "0.1.0"}, is_signed=True)
    w.add(ANA, "interview.opened", OPENED, RECORD)
    w.add(ANA, "consent.recorded", CONSENT, RECORD)
    w.add(ANA, "answer.given", answer("reason/why", "Dijo que «no podía volver»."), RECORD)
    w.add(ANA, "checkpoint", {"first_seq": 2, "adopts": False}, is_signed=True)
    w.add(ANA, "session.closed", {})
    w.add(ANA, "checkpoint", {"first_seq": 7, "adopts": False}, is_signed=True)
    w.add(BETO, "session.opened", {"program_version": "0.1.0"}, is_signed=True)
    w.add(BETO, "interview.opened", OPENED, OTHER_RECORD)
    w.add(BETO, "answer.given", answer("reason/when", "2026-10"), RECORD)
    w.add(BETO, "questions.finished", {}, RECORD, is_signed=True)
    w.add(BETO, "checkpoint", {"first_seq": 9, "adopts": False}, is_signed=True)
    w.add(BETO, "answer.given", answer("reason/why", "—"), OTHER_RECORD)
    w.add(BETO, "interview.paused", {}, OTHER_RECORD)
    return w


def record_of(w: Writer, subject: str = RECORD) -> list[Members]:
    """Return the entries of one record, as they travel in a bundle."""
    return [each for each in w.entries if json.loads(each["header"])["subject"] == subject]


def withheld(entry: Members) -> Members:
    """Return an entry as its hashes alone."""
    kept = ("seq", "leaf", "link", "rlink", "record_count")
    empty: Members = {
        "header": None,
        "body": None,
        "salt_h": None,
        "salt_b": None,
        "signatures": [],
    }
    return {name: entry[name] for name in kept} | empty


def vector(
    name: str, about: str, entries: list[Members], expect: Members, **more: object
) -> Vector:
    """Return a vector with the context that a verifier is given."""
    return {
        "name": name,
        "about": about,
        "check": "chain",
        "org": ORG,
        "chain": CHAIN,
        "rosters": {OLDER_ROSTER: 1, ROSTER: 2},
        "keys": {person: public(seed) for person, seed in SEEDS.items()},
        "entries": entries,
        "expect": expect,
    } | more


def whole(entries: list[Members], unattested: list[int], withheld_count: int = 0) -> Members:
    """Return what is expected of a chain that is whole."""
    last = entries[-1]
    return {
        "seq": last["seq"],
        "link": last["link"],
        "withheld": withheld_count,
        "unattested": unattested,
    }


def broken(rule: str, seq: int) -> Members:
    """Return what is expected of a chain that is not whole."""
    return {"rule": rule, "seq": seq}


def good_vectors() -> list[Vector]:
    """Return the vectors that a verifier must accept."""
    w = chain()
    entries = w.entries
    hidden = [withheld(e) if e["seq"] in {4, 5, 10, 14} else e for e in entries]
    purged = [withheld(e) if e["record_count"] else e for e in entries]
    record = record_of(w)
    half = [withheld(record[0]), *record[1:3], withheld(record[3]), record[4]]
    complete = {"subject": RECORD, "count": 5, "rlink": record[-1]["rlink"]}
    adopted = chain()
    adopted.add(BETO, "session.opened", {"program_version": "0.1.0"}, is_signed=True)
    adopted.add(BETO, "checkpoint", {"first_seq": 14, "adopts": True}, is_signed=True)
    return [
        vector("good", "A whole chain; the tail is unattested.", entries, whole(entries, [14, 15])),
        vector(
            "tail-adopted",
            "After a crash the same person adopts their own tail.",
            adopted.entries,
            whole(adopted.entries, []),
        ),
        vector(
            "withheld",
            "Some entries travel as their hashes alone.",
            hidden,
            whole(entries, [15], 4),
        ),
        vector("purged", "Every entry of every record was erased.", purged, whole(entries, [], 8)),
        vector(
            "record",
            "One record of the chain, complete as it travels.",
            record,
            complete | {"withheld": 0, "signed": [12]},
            check="record",
        ),
        vector(
            "record-withheld",
            "One record, two of its entries as their hashes alone.",
            half,
            complete | {"withheld": 2, "signed": [12]},
            check="record",
        ),
    ]


Change = Callable[[list[Members]], object]


def altered(name: str, about: str, rule: str, seq: int, change: Change) -> Vector:
    """Return a vector of the good chain after `change`."""
    entries = copy.deepcopy(chain().entries)
    change(entries)
    return vector(name, about, entries[: seq + 1], broken(rule, seq))


def replaced(place: int, member: str, old: str, new: str) -> Change:
    """Return a change of the text of one member of one entry."""

    def change(entries: list[Members]) -> None:
        assert old in entries[place][member]
        entries[place][member] = entries[place][member].replace(old, new)

    return change


def swapped(first: int, second: int, *members: str) -> Change:
    """Return a change that swaps members of two entries, or the two entries whole."""

    def change(entries: list[Members]) -> None:
        if not members:
            entries[first], entries[second] = entries[second], entries[first]
        for name in members:
            one, other = entries[first], entries[second]
            one[name], other[name] = other[name], one[name]

    return change


def set_signature(place: int, make: Callable[[Members], list[Members]]) -> Change:
    """Return a change of the signatures of one entry."""

    def change(entries: list[Members]) -> None:
        entries[place]["signatures"] = make(entries[place])

    return change


def s_beyond(entry: Members) -> list[Members]:
    """Return the good signature with the order of the group added to S."""
    good = entry["signatures"][0]
    raw = bytes.fromhex(good["signature"])
    s = int.from_bytes(raw[32:], "little") + ORDER
    return [good | {"signature": (raw[:32] + s.to_bytes(32, "little")).hex()}]


def altered_vectors() -> list[Vector]:
    """Return the good chain with one thing changed after it was written."""
    return [
        altered(
            "body-altered",
            "A word of an answer was changed.",
            "leaf",
            5,
            replaced(4, "body", "no podía", "no quería"),
        ),
        altered(
            "header-altered",
            "An answer was given to another person.",
            "leaf",
            5,
            replaced(4, "header", ANA, BETO),
        ),
        altered("salt-wrong", "The salt of a body is another.", "leaf", 4, swapped(3, 4, "salt_b")),
        altered("swapped", "Two entries changed places.", "seq", 5, swapped(3, 4)),
        altered(
            "swapped-renumbered",
            "Two entries changed places and numbers.",
            "link",
            4,
            lambda entries: (swapped(3, 4)(entries), swapped(3, 4, "seq")(entries))[0],
        ),
        altered("removed", "An entry is missing.", "seq", 5, lambda entries: entries.pop(3)),
        altered(
            "first-removed", "The beginning is missing.", "seq", 2, lambda entries: entries.pop(0)
        ),
        altered(
            "doubled",
            "An entry stands there twice.",
            "seq",
            4,
            lambda entries: entries.insert(4, entries[3]),
        ),
        altered(
            "leaf-swapped",
            "Two withheld entries have each other's leaf.",
            "link",
            4,
            leaves_swapped,
        ),
        altered(
            "rlink-altered", "The link of a record is another.", "record", 4, swapped(3, 4, "rlink")
        ),
        altered(
            "half-withheld",
            "The body of an entry is missing, its header is here.",
            "withheld",
            4,
            lambda entries: entries[3].update(body=None),
        ),
        altered(
            "withheld-signed",
            "A withheld entry kept its signature.",
            "withheld",
            2,
            lambda entries: entries[1].update(
                withheld(entries[1]) | {"signatures": entries[1]["signatures"]}
            ),
        ),
        altered(
            "purpose-wrong",
            "A signature for another purpose.",
            "purpose",
            2,
            set_signature(1, lambda e: [sign(e, SEEDS[ANA], "checkpoint")]),
        ),
        altered(
            "purpose-relabelled",
            "A signature made for another purpose.",
            "signature",
            2,
            set_signature(
                1, lambda e: [sign(e, SEEDS[ANA], "checkpoint") | {"purpose": "session.opened"}]
            ),
        ),
        altered(
            "org-wrong",
            "A signature for another organisation.",
            "signature",
            2,
            set_signature(1, lambda e: [sign(e, SEEDS[ANA], "session.opened", OTHER_ORG)]),
        ),
        altered(
            "key-wrong",
            "A signature by somebody else.",
            "signature",
            2,
            set_signature(1, lambda e: [sign(e, SEEDS[MALLORY], "session.opened")]),
        ),
        altered(
            "key-relabelled",
            "A signature by somebody else under the actor's key.",
            "signature",
            2,
            set_signature(
                1,
                lambda e: [sign(e, SEEDS[MALLORY], "session.opened") | {"key": public(SEEDS[ANA])}],
            ),
        ),
        altered(
            "s-not-canonical",
            "S of a good signature plus the order of the group.",
            "signature",
            2,
            set_signature(1, s_beyond),
        ),
        altered(
            "signature-of-another-entry",
            "Two checkpoints have each other's signature.",
            "signature",
            6,
            swapped(5, 7, "signatures"),
        ),
        altered(
            "chain-of-another-entry",
            "An entry is said to belong to another chain.",
            "chain",
            4,
            lambda entries: entries[3].update(chain=OTHER_CHAIN),
        ),
        altered(
            "checkpoint-unsigned",
            "A checkpoint without a signature.",
            "checkpoint",
            6,
            set_signature(5, lambda _: []),
        ),
        small_order_vector(),
        mixed_order_vector(),
        altered(
            "r-neutral",
            "A signature whose R is the neutral point; OpenSSL believes it.",
            "signature",
            2,
            set_signature(1, lambda e: [signed_from(e, b"\x01" + bytes(31), 0)]),
        ),
        altered(
            "r-of-mixed-order",
            "A signature that only fits when it is multiplied by the cofactor.",
            "signature",
            2,
            set_signature(1, r_with_a_small_part),
        ),
    ]


def signed_from(entry: Members, r: bytes, nonce: int) -> Members:
    """Return Ana's signature from a chosen R, of which `nonce` is the discrete logarithm."""
    key, hashed = bytes.fromhex(public(SEEDS[ANA])), hashlib.sha512(SEEDS[ANA]).digest()[:32]
    secret = int.from_bytes(hashed, "little") & (1 << 254) - 8 | 1 << 254
    links = bytes.fromhex(entry["link"] + entry["rlink"])
    message = b"intake-sig/1\0session.opened\0" + bytes.fromhex(ORG) + links
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little")
    signature = r + ((nonce + k * secret) % ORDER).to_bytes(32, "little")
    return {"purpose": "session.opened", "key": key.hex(), "signature": signature.hex()}


def r_with_a_small_part(entry: Members) -> list[Members]:
    """Return a signature that fits but for a point of order eight."""
    good = base_times((7).to_bytes(32, "little"))
    r = nacl.bindings.crypto_core_ed25519_add(good, bytes.fromhex(ORDER_EIGHT))
    return [signed_from(entry, r, 7)]


def leaves_swapped(entries: list[Members]) -> None:
    """Withhold two entries and swap their leaves."""
    entries[3:5] = [withheld(entries[3]), withheld(entries[4])]
    swapped(3, 4, "leaf")(entries)


def small_order_vector() -> Vector:
    """Return a chain of somebody who enrolled the key under which one signature fits everything."""
    w = Writer()
    anything = {"purpose": "chain.begun", "key": SMALL_ORDER_KEY, "signature": "01" + "00" * 63}
    w.add(MALLORY, "chain.begun", begun())["signatures"] = [anything]
    return vector(
        "key-of-small-order",
        "A key under which one signature fits every message; OpenSSL believes it.",
        w.entries,
        broken("signature", 1),
        keys={MALLORY: SMALL_ORDER_KEY},
    )


def mixed_order_vector() -> Vector:
    """Return a chain of somebody who enrolled a key with a small part, and signed with luck.

    One signature in eight of such a key is believed by every library.
    """
    secret = nacl.bindings.crypto_core_ed25519_scalar_reduce(b"\x07" * 64)
    key = nacl.bindings.crypto_core_ed25519_add(base_times(secret), bytes.fromhex(ORDER_EIGHT))
    w = Writer()
    entry = w.add(MALLORY, "chain.begun", begun())
    links = bytes.fromhex(entry["link"] + entry["rlink"])
    message = b"intake-sig/1\0chain.begun\0" + bytes.fromhex(ORG) + links
    signature = next(filter(None, (lucky(secret, key, message, luck) for luck in range(1000))))
    entry["signatures"] = [
        {"purpose": "chain.begun", "key": key.hex(), "signature": signature.hex()}
    ]
    return vector(
        "key-of-mixed-order",
        "A key with a small part, and a signature that happens to fit; both libraries believe it.",
        w.entries,
        broken("signature", 1),
        keys={MALLORY: key.hex()},
    )


def lucky(secret: bytes, key: bytes, message: bytes, luck: int) -> bytes | None:
    """Return a signature that does not touch the small part of the key, with luck."""
    nonce = nacl.bindings.crypto_core_ed25519_scalar_reduce(hashlib.sha512(b"%d" % luck).digest())
    r = base_times(nonce)
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    if k % 8:
        return None
    s = int.from_bytes(nonce, "little") + k * int.from_bytes(secret, "little")
    return r + (s % ORDER).to_bytes(32, "little")


def base_times(scalar: bytes) -> bytes:
    """Return the base point times a scalar."""
    return nacl.bindings.crypto_scalarmult_ed25519_base_noclamp(scalar)


def rewritten(name: str, about: str, rule: str, write: Callable[[Writer], object]) -> Vector:
    """Return a chain that was written wrongly, with hashes that fit."""
    w = chain()
    write(w)
    return vector(name, about, w.entries, broken(rule, len(w.entries)))


def written_vectors() -> list[Vector]:
    """Return chains whose author broke a rule, hashes and signatures being right."""
    pause = "interview.paused"
    at = START + 16 * 60_000
    return [
        rewritten("header-not-canonical", "A space in a header.", "header", header_spaced),
        rewritten(
            "header-version",
            "A header of another version.",
            "header",
            lambda w: w.add(BETO, pause, {}, RECORD, v=2),
        ),
        rewritten(
            "header-member-unknown",
            "A header with a member more.",
            "header",
            lambda w: w.add(BETO, pause, {}, RECORD, note=""),
        ),
        rewritten(
            "header-number-wrong",
            "A header with another number.",
            "header",
            lambda w: w.add(BETO, pause, {}, RECORD, seq=17),
        ),
        rewritten(
            "header-chain-wrong",
            "A header of another chain.",
            "header",
            lambda w: w.add(BETO, pause, {}, RECORD, chain=OTHER_CHAIN),
        ),
        rewritten(
            "header-float",
            "A number with a fraction.",
            "header",
            lambda w: w.add(BETO, pause, {}, RECORD, wall=at + 0.5),
        ),
        rewritten(
            "org-of-header-wrong",
            "An entry of another organisation.",
            "org",
            lambda w: w.add(BETO, pause, {}, RECORD, org=OTHER_ORG),
        ),
        rewritten(
            "clock-backwards",
            "A clock value that does not grow.",
            "hlc",
            lambda w: w.add(BETO, pause, {}, RECORD, hlc=f"{START + 15 * 60_000 << 16:016x}"),
        ),
        rewritten(
            "roster-backwards",
            "An entry under an older roster than the one before.",
            "roster",
            lambda w: w.add(BETO, pause, {}, RECORD, roster=OLDER_ROSTER),
        ),
        rewritten(
            "begun-twice",
            "A chain that begins again.",
            "begin",
            lambda w: w.add(
                BETO,
                "chain.begun",
                begun(),
            ),
        ),
        rewritten(
            "type-unknown",
            "A type that is not in this version.",
            "body",
            lambda w: w.add(BETO, "interview.guessed", {}, RECORD),
        ),
        rewritten(
            "body-not-canonical",
            "A body with members in another order.",
            "body",
            lambda w: w.add(BETO, "checkpoint", '{"first_seq":9,"adopts":false}', is_signed=True),
        ),
        rewritten(
            "body-member-doubled",
            "A body with a member twice.",
            "body",
            lambda w: w.add(
                BETO, "checkpoint", '{"adopts":false,"first_seq":9,"first_seq":9}', is_signed=True
            ),
        ),
        rewritten(
            "body-surrogate",
            "A body with half a character.",
            "body",
            lambda w: w.add(BETO, "session.opened", '{"program_version":"\\ud800"}'),
        ),
        rewritten(
            "record-entry-left-out",
            "A record that skips one of its own links.",
            "record",
            record_skipped,
        ),
        rewritten(
            "record-begun-again",
            "A record that starts from zero again.",
            "record",
            record_begun_again,
        ),
        rewritten(
            "checkpoint-of-another-session",
            "A checkpoint by somebody whose session is over.",
            "checkpoint",
            lambda w: w.add(ANA, "checkpoint", {"first_seq": 2, "adopts": False}, is_signed=True),
        ),
        rewritten(
            "checkpoint-before-its-session",
            "A checkpoint that reaches behind its own session.",
            "checkpoint",
            lambda w: w.add(BETO, "checkpoint", {"first_seq": 8, "adopts": False}, is_signed=True),
        ),
        rewritten(
            "checkpoint-of-the-future",
            "A checkpoint about entries that are not there yet.",
            "checkpoint",
            lambda w: w.add(BETO, "checkpoint", {"first_seq": 17, "adopts": False}, is_signed=True),
        ),
        rewritten(
            "tail-adopted-by-another",
            "A crash tail adopted in the session of somebody else.",
            "checkpoint",
            tail_taken,
        ),
    ]


def header_spaced(w: Writer) -> None:
    """Add an entry whose header has a space, and hash it as it is."""
    before = w.link, dict(w.records)
    entry = w.add(BETO, "interview.paused", {}, RECORD)
    w.link, w.records = before
    entry["header"] = entry["header"].replace('"v":1', '"v": 1')
    w.close(entry, RECORD)


def record_skipped(w: Writer) -> None:
    """Add an entry as if the one before it in its record had not been."""
    opened = next(each for each in w.entries if each["seq"] == 11)
    w.records[RECORD] = (4, bytes.fromhex(opened["rlink"]))
    w.add(BETO, "interview.paused", {}, RECORD)


def record_begun_again(w: Writer) -> None:
    """Add an entry as if its record had none."""
    del w.records[RECORD]
    w.add(BETO, "interview.paused", {}, RECORD)


def tail_taken(w: Writer) -> None:
    """Let Beto adopt his tail while Ana has the session."""
    w.add(ANA, "session.opened", {"program_version": "0.1.0"}, is_signed=True)
    w.add(BETO, "checkpoint", {"first_seq": 14, "adopts": True}, is_signed=True)


def record_vectors() -> list[Vector]:
    """Return records that are not what they were."""
    record = record_of(chain())
    foreign = record_of(chain(), OTHER_RECORD)
    opaque = [withheld(each) for each in record]
    crossed = copy.deepcopy(opaque)
    swapped(1, 2, "leaf")(crossed)
    renamed = copy.deepcopy(record)
    renamed[2]["seq"] = 6
    cases: list[tuple[str, str, list[Members], Members]] = [
        (
            "record-entry-missing",
            "An entry of the record is missing.",
            record[:2] + record[3:],
            broken("record", 11),
        ),
        (
            "record-first-missing",
            "The first entry of the record is missing.",
            record[1:],
            broken("record", 4),
        ),
        (
            "record-leaf-swapped",
            "Two withheld entries have each other's leaf.",
            crossed,
            broken("record", 4),
        ),
        (
            "record-body-altered",
            "A word of an answer was changed.",
            altered_body(record),
            broken("leaf", 5),
        ),
        (
            "record-foreign-entry",
            "An entry of another record was put in.",
            [*record[:3], foreign[0]],
            broken("record", 10),
        ),
        (
            "record-order",
            "Two entries changed places.",
            [record[0], record[2], record[1]],
            broken("record", 5),
        ),
        ("record-renumbered", "An entry claims another number.", renamed, broken("header", 6)),
        (
            "record-unbound",
            "An entry that belongs to no record.",
            chain().entries[1:2],
            broken("record", 2),
        ),
    ]
    return [vector(*case, check="record") for case in cases]


def altered_body(record: list[Members]) -> list[Members]:
    """Return the record with one word changed."""
    record = copy.deepcopy(record)
    replaced(2, "body", "no podía", "no quería")(record)
    return record


def all_vectors() -> list[Vector]:
    """Return every vector, accepted ones first."""
    return good_vectors() + altered_vectors() + written_vectors() + record_vectors()


def text_of(each: Vector) -> str:
    """Return the text of the file of a vector."""
    lines = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in each["entries"])
    rest = json.dumps(each | {"entries": []}, ensure_ascii=False, indent=1)
    return rest.replace('"entries": []', f'"entries": [\n  {lines}\n ]') + "\n"


def main() -> None:
    """Write every vector beside this file."""
    for each in all_vectors():
        (HERE / f"{each['name']}.json").write_text(text_of(each), encoding="utf-8")


if __name__ == "__main__":
    main()
