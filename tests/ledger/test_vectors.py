"""The published vectors: accepted or refused as they say, by two libraries for signatures."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nacl.bindings
import nacl.exceptions
import nacl.signing
import pytest

from intake.domain.errors import BrokenLedgerError
from intake.domain.ids import OrganisationId
from intake.ledger import chain
from intake.ledger.entry import Entry, Signature
from intake.ledger.header import Header
from intake.storage.keys.signing import is_good
from tests.vectors.ledger import generate

FOLDER = Path(generate.__file__).parent
FILES = sorted(FOLDER.glob("*.json"))


Believes = Callable[[bytes, bytes, bytes], bool]


def entry_of(members: dict[str, Any], of_chain: str) -> Entry:
    def optional(name: str) -> bytes | None:
        return None if members[name] is None else bytes.fromhex(members[name])

    return Entry(
        bytes.fromhex(members.get("chain", of_chain)),
        members["seq"],
        bytes.fromhex(members["leaf"]),
        bytes.fromhex(members["link"]),
        bytes.fromhex(members["rlink"]),
        members["record_count"],
        None if members["header"] is None else members["header"].encode(),
        None if members["body"] is None else members["body"].encode(),
        optional("salt_h"),
        optional("salt_b"),
        tuple(
            Signature(each["purpose"], bytes.fromhex(each["key"]), bytes.fromhex(each["signature"]))
            for each in members["signatures"]
        ),
    )


def sodium_believes(key: bytes, signature: bytes, message: bytes) -> bool:
    if not all(map(nacl.bindings.crypto_core_ed25519_is_valid_point, (key, signature[:32]))):
        return False
    try:
        nacl.signing.VerifyKey(key).verify(message, signature)
    except (nacl.exceptions.BadSignatureError, ValueError):
        return False
    return True


@pytest.mark.parametrize("believes", [is_good, sodium_believes], ids=["cryptography", "pynacl"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_vector_is_judged_as_it_says(file: Path, believes: Believes) -> None:
    vector = json.loads(file.read_text(encoding="utf-8"))

    def verify_signature(header: Header, signature: Signature, message: bytes) -> bool:
        is_theirs = signature.key.hex() == vector["keys"].get(header.actor)
        return bool(is_theirs and believes(signature.key, signature.signature, message))

    assert judged(vector, verify_signature) == vector["expect"]


def judged(vector: dict[str, Any], verify_signature: chain.VerifySignature) -> dict[str, Any]:
    entries = [entry_of(members, vector["chain"]) for members in vector["entries"]]
    org = OrganisationId(vector["org"])
    try:
        if vector["check"] == "record":
            record = chain.verify_record(
                entries, verify_signature, org=org, roster_versions=vector["rosters"]
            )
            return {
                "subject": record.subject,
                "count": record.head.count,
                "rlink": record.head.rlink.hex(),
                "withheld": record.withheld,
                "signed": list(record.signed),
            }
        found = chain.verify(
            entries,
            verify_signature,
            org=org,
            chain=bytes.fromhex(vector["chain"]),
            roster_versions=vector["rosters"],
        )
    except BrokenLedgerError as broken:
        return {"rule": broken.rule, "seq": broken.seq}
    return {
        "seq": found.head.seq,
        "link": found.head.link.hex(),
        "withheld": found.withheld,
        "unattested": list(found.unattested),
    }


def test_files_are_what_the_generator_writes() -> None:
    written = {each["name"]: generate.text_of(each) for each in generate.all_vectors()}
    assert {file.stem: file.read_text(encoding="utf-8") for file in FILES} == written


def test_every_rule_has_a_vector_that_breaks_it() -> None:
    expected = [json.loads(file.read_text(encoding="utf-8"))["expect"] for file in FILES]
    assert {each["rule"] for each in expected if "rule" in each} == set(chain.Rule)


def test_every_vector_is_named_in_the_readme() -> None:
    named = set(re.findall(r"`([a-z-]+)`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert named == {file.stem for file in FILES}
