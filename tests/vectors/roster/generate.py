"""Writes the vectors of the roster: `python -m tests.vectors.roster.generate`.

Keys and times are fixed, so the same files come out every time. Everything is computed here from
docs/ledger-format.md sections 5 and 10 alone, and not by the program.
"""

import base64
import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

HERE = Path(__file__).parent
ORG = "0a" * 16
START, DAY = 1_793_000_000_000, 24 * 3600 * 1000
ROOT, NEW_ROOT, STRANGER = b"\x70" * 32, b"\x71" * 32, b"\x72" * 32
SMALL_ORDER = "01" + "00" * 31

FAULTS = {
    "signature": "another-root legacy-algorithm signed-by-session-key signed-by-stranger "
    "signed-for-another-kind",
    "delegation": "delegate-changes-recovery delegate-changes-root delegate-makes-coordinator "
    "delegation-expired delegation-too-long",
    "history": "issued-backwards keys-replaced person-vanished",
    "proof": "key-of-small-order proof-of-another-person proof-wrong recipient-wrong",
    "bytes": "member-unknown no-recovery",
    "chain": "prev-wrong version-skipped",
    "person": "key-of-another",
    "role": "role-unknown",
    "root": "root-unproven",
}

Members = dict[str, Any]
Vector = dict[str, Any]


def canonical(members: object) -> bytes:
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seed(person: str, name: str) -> bytes:
    return hashlib.sha256(f"{person} {name}".encode()).digest()


def public(of: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(of).public_key().public_bytes_raw()


def sign(of: bytes, message: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(of).sign(message)


def key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"intake/1/minisign\0" + key).digest()[:8]


def line(key: bytes) -> str:
    return base64.b64encode(b"Ed" + key_id(key) + key).decode()


def statement(purpose: str, value: object) -> bytes:
    framed = b"intake/1/" + purpose.encode() + b"\0" + canonical(value)
    head = b"intake-sig/1\0" + purpose.encode() + b"\0" + bytes.fromhex(ORG)
    return head + hashlib.sha256(framed).digest() + bytes(32)


def recipient(name: str) -> str:
    """Return an age recipient (Bech32)."""
    key = X25519PrivateKey.from_private_bytes(seed(name, "age")).public_key().public_bytes_raw()
    charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{each:08b}" for each in key) + "0000"
    digits = [int(bits[n : n + 5], 2) for n in range(0, 260, 5)]
    spread = [3, 3, 3, 0, 1, 7, 5]
    check = 1
    for each in [*spread, *digits, *[0] * 6]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ each
        for bit, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= part if top >> bit & 1 else 0
    sums = [(check ^ 1) >> 5 * (5 - n) & 31 for n in range(6)]
    return "age1" + "".join(charset[each] for each in [*digits, *sums])


def held(person: str, name: str) -> Members:
    """Return the keys of a person, and the proof of them."""
    keys = {
        "age": recipient(name),
        "session": public(seed(name, "session")).hex(),
        "judgement": public(seed(name, "judgement")).hex(),
        "file": line(public(seed(name, "file"))),
    }
    message = statement("enrol", keys | {"person": person})
    proof = [sign(seed(name, key), message).hex() for key in ("session", "judgement", "file")]
    return keys | {"proof": proof, "departure": None}


def person(name: str, *roles: str, until: int = 0) -> Members:
    uid = hashlib.sha256(name.encode()).hexdigest()[:32]
    about = {"person": uid, "label": name, "roles": list(roles), "retired": []}
    return about | held(uid, name) | {"delegation": {"until": until} if until else None}


def first() -> Members:
    """Return version 1: a coordinator who may sign the next ones, and an interviewer."""
    return {
        "v": 1,
        "org": ORG,
        "version": 1,
        "prev": "00" * 32,
        "issued": START,
        "recovery": [recipient("recovery")],
        "root": public(ROOT).hex(),
        "root_proof": "",
        "entries": [
            person("Ana", "coordinator", until=START + 10 * DAY),
            person("Beto", "interviewer"),
        ],
    }


def after(before: Members, **what: object) -> Members:
    prev = hashlib.sha256(b"intake/1/roster\0" + canonical(before)).hexdigest()
    changed = {"version": before["version"] + 1, "prev": prev, "issued": before["issued"] + DAY}
    return copy.deepcopy(before) | changed | what


def file(roster: Members, by: bytes, *, algorithm: bytes = b"ED", kind: str = "roster") -> Members:
    """Return a version as it is kept, with its minisign signature."""
    data, key = canonical(roster), public(by)
    hashed = hashlib.blake2b(data, digest_size=64).digest() if algorithm == b"ED" else data
    signature, comment = sign(by, hashed), f"intake/1 {kind} {ORG} {roster['version']}".encode()
    raw = base64.b64encode(algorithm + key_id(key) + signature).decode()
    overall = base64.b64encode(sign(by, signature + comment)).decode()
    text = f"untrusted comment: minisign signature\n{raw}\ntrusted comment: {comment.decode()}\n{overall}\n"
    return {"data": data.decode(), "signature": text}


def joined(before: Members, *others: Members) -> Members:
    return after(before, entries=[*copy.deepcopy(before["entries"]), *others])


def changed(before: Members, place: int, **what: object) -> Members:
    entries = copy.deepcopy(before["entries"])
    entries[place] |= what
    return after(before, entries=entries)


def vector(
    name: str, about: str, files: list[Members], *, good: bool = False, **more: str
) -> Vector:
    about_it = {"name": name, "about": about, "org": ORG, "root": public(ROOT).hex()}
    fault = next((fault for fault, names in FAULTS.items() if name in names.split()), "")
    expect = {"versions": len(files)} if good else {"fault": fault}
    return about_it | {"files": files, "expect": expect} | more


def by_ana(
    change: Callable[[Members], Members], name: str, about: str, *, good: bool = False
) -> Vector:
    """Return a second version that the delegate signed with her judgement key."""
    return vector(
        name,
        about,
        [file(first(), ROOT), file(change(first()), seed("Ana", "judgement"))],
        good=good,
    )


def by_root(
    change: Callable[[Members], Members], name: str, about: str, *, good: bool = False
) -> Vector:
    return vector(name, about, [file(first(), ROOT), file(change(first()), ROOT)], good=good)


def handed_over(before: Members, *, proves: bytes = NEW_ROOT) -> Members:
    bare = after(before, root=public(NEW_ROOT).hex())
    proof = sign(proves, statement("root", {"roster": canonical(bare).hex()}))
    return bare | {"root_proof": proof.hex()}


def alone(change: Callable[[Members], object], name: str, about: str) -> Vector:
    roster = first()
    change(roster)
    return vector(name, about, [file(roster, ROOT)])


def gone(reason: str, at: int) -> Members:
    return {"reason": reason, "at": at, "last_good": []}


def all_vectors() -> list[Vector]:
    """Return every vector, accepted ones first."""
    cara = person("Cara", "interviewer")
    fresh = held(first()["entries"][1]["person"], "Beto anew")
    kept = {k: first()["entries"][1][k] for k in (*fresh,)}
    return [
        by_ana(lambda r: joined(r, cara), "good", "A delegate takes somebody in.", good=True),
        by_root(handed_over, "root-handed-over", "A new root, signed by the old.", good=True),
        by_root(
            lambda r: changed(r, 1, **fresh, retired=[kept]), "new-keys",
            "New keys; the ones before are retired.", good=True,
        ),
        by_ana(
            lambda r: after(joined(r, cara), prev=joined(r, cara)["prev"], version=2, issued=START + 11 * DAY),
            "delegation-expired", "A delegate signs after the day that the root named.",
        ),
        by_ana(
            lambda r: joined(r, person("Cara", "coordinator")), "delegate-makes-coordinator",
            "A delegate takes in a coordinator.",
        ),
        by_ana(
            lambda r: after(r, recovery=[recipient("mallory")]), "delegate-changes-recovery",
            "A delegate changes who can read everything.",
        ),
        by_ana(handed_over, "delegate-changes-root", "A delegate hands the root over."),
        by_root(
            lambda r: changed(r, 0, delegation={"until": START + 500 * DAY}), "delegation-too-long",
            "A delegation of more than thirteen months.",
        ),
        vector(
            "signed-by-stranger", "A version that nobody of the one before signed.",
            [file(first(), ROOT), file(joined(first(), cara), STRANGER)],
        ),
        vector(
            "signed-by-session-key", "A delegate signs with another key of hers.",
            [file(first(), ROOT), file(joined(first(), cara), seed("Ana", "session"))],
        ),
        vector(
            "signed-for-another-kind", "A signature for a bundle.",
            [file(first(), ROOT, kind="bundle")],
        ),
        vector("legacy-algorithm", "Not prehashed.", [file(first(), ROOT, algorithm=b"Ed")]),
        vector(
            "another-root", "Everything fits, under a root that nobody typed.",
            [file(first(), ROOT)], root=public(STRANGER).hex(),
        ),
        by_root(lambda r: handed_over(r, proves=STRANGER), "root-unproven", "A new root that proves nothing."),
        by_root(lambda r: joined(r, cara) | {"prev": "ab" * 32}, "prev-wrong", "It follows another version."),
        by_root(lambda r: joined(r, cara) | {"version": 3}, "version-skipped", "A version is missing."),
        by_root(
            lambda r: after(r, entries=r["entries"][:1]), "person-vanished", "Somebody is not in it any more.",
        ),
        by_root(
            lambda r: changed(r, 1, **fresh), "keys-replaced", "New keys, and the ones before are gone.",
        ),
        by_root(
            lambda r: after(r, issued=START - DAY), "issued-backwards", "It was issued before the one before.",
        ),
        alone(lambda r: r["entries"][1].update(session=SMALL_ORDER), "key-of-small-order", "A key of small order."),
        alone(
            lambda r: r["entries"][1].update(session=r["entries"][0]["session"]), "key-of-another",
            "A key that stands twice.",
        ),
        alone(
            lambda r: r["entries"][1]["proof"].reverse(), "proof-wrong", "Proofs by the wrong keys.",
        ),
        alone(
            lambda r: r["entries"][1].update(person="ab" * 16), "proof-of-another-person",
            "The proof is for somebody else.",
        ),
        alone(lambda r: r["entries"][1].update(roles=["king"]), "role-unknown", "A role that is none."),
        alone(lambda r: r.update(recovery=[]), "no-recovery", "Nobody could ever recover."),
        alone(lambda r: r.update(note=""), "member-unknown", "A member more."),
        alone(
            lambda r: r["entries"][1].update(age="age1" + "q" * 58), "recipient-wrong",
            "An age recipient with a wrong sum.",
        ),
    ]  # fmt: skip


def text_of(each: Vector) -> str:
    return json.dumps(each, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every vector beside this file."""
    for each in all_vectors():
        (HERE / f"{each['name']}.json").write_text(text_of(each), encoding="utf-8")


if __name__ == "__main__":
    main()
