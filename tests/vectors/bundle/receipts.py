"""Receipts made by hand: one for each way to be wrong, by what is inside the age layer."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from intake.domain.errors import BundleFault as Fault
from tests.bundles.stations import ADDRESSEE, ORG, OTHER, SENDER_KEY, STORE, STRANGER_KEY, FileKey
from tests.vectors.bundle.forge import canonical, padme

ID = "01931f0a-0000-7000-8000-00000000000f"
COMMENT = f"intake/1 receipt {ORG} {ID}"
FIRST, SECOND = sorted((str(ADDRESSEE.to_public()), str(OTHER.to_public())))
Tree = dict[str, Any]


def acknowledged(seq: int, **other: object) -> Tree:
    """One bundle that was taken in."""
    return {
        "at": "2026-11-24T06:00:00Z",
        "bundle_id": f"01931f0a-0000-7000-8000-{seq:012x}",
        "late": False,
        "outcome": "accepted",
        "reason": "",
        "seq": seq,
        "tagmanifest_sha256": f"{seq:02x}" * 32,
    } | other


GOOD: Tree = {
    "format": "intake-receipt/1",
    "min_reader": 1,
    "receipt_id": ID,
    "issued": "2026-11-25T06:00:00Z",
    "issuer": {"org": ORG, "store": STORE, "key": SENDER_KEY.id.hex()},
    "recipient": str(ADDRESSEE.to_public()),
    "for": {"org": "0c" * 16, "store": "0d" * 16},
    "number": 1,
    "prev": "",
    "inboxes": [
        {
            "inbox": FIRST,
            "since": 1,
            "bundles": [
                acknowledged(2),
                acknowledged(5, late=True),
                acknowledged(6, outcome="refused", reason="damaged"),
            ],
            "missing": [[1, 1], [3, 4]],
        },
        {"inbox": SECOND, "since": 1, "bundles": [acknowledged(1)], "missing": []},
    ],
    "heads": [["c1" * 16, 9, "aa" * 32], ["c2" * 16, 4, "bb" * 32]],
    "own_head": ["c9" * 16, 77, "cc" * 32],
    "roster_version": 3,
    "durable": True,
    "backup": "2026-11-24T20:00:00Z",
}


def plain(
    tree: Tree,
    *,
    line: Callable[[bytes], bytes] = lambda line: line,
    comment: str = COMMENT,
    key: FileKey = SENDER_KEY,
    prehash: bool = True,
    signature: Callable[[bytes], bytes] = lambda signature: signature,
    filling: Callable[[bytes], bytes] = lambda filling: filling,
) -> bytes:
    """What is inside the age layer, right but for what is said."""
    written = line(canonical(tree)) + b"\n"
    signed = written + signature(key.sign(written, comment, prehash=prehash))
    return signed + filling(b"\n" * (padme(len(signed)) - len(signed)))


@dataclass(frozen=True)
class Recipe:
    """`plain` gives what is inside the age layer."""

    name: str
    fault: Fault
    plain: Callable[[], bytes]


def said(name: str, fault: Fault, *path: str | int, to: object) -> Recipe:
    """A receipt that says something else in one place, signed as it stands."""

    def made() -> bytes:
        tree = deepcopy(GOOD)
        *above, last = path
        place: Any = tree
        for step in above:
            place = place[step]
        place[last] = to
        return plain(tree)

    return Recipe(name, fault, made)


def bent(name: str, fault: Fault, **how: Any) -> Recipe:
    return Recipe(name, fault, lambda: plain(GOOD, **how))


def without(name: str, member: str) -> Recipe:
    return Recipe(name, Fault.JSON, lambda: plain({k: v for k, v in GOOD.items() if k != member}))


BUNDLES = ("inboxes", 0, "bundles")
RECIPES = (
    Recipe("receipt_empty", Fault.FORMAT, lambda: b""),
    Recipe("receipt_without_signature", Fault.FORMAT, lambda: canonical(GOOD) + b"\n"),
    bent("receipt_signature_cut", Fault.SIGNATURE, signature=lambda own: own.replace(b"u", b"U")),
    bent("receipt_legacy_algorithm", Fault.LEGACY_SIGNATURE, prehash=False),
    bent("receipt_of_a_stranger", Fault.UNKNOWN_SIGNER, key=STRANGER_KEY),
    bent("receipt_signed_as_a_bundle", Fault.TRUSTED_COMMENT, comment=f"intake/1 bundle {ORG} {ID}"),
    bent("receipt_signed_as_a_card", Fault.TRUSTED_COMMENT, comment=f"intake/1 contact {ORG} {ID}"),
    bent(
        "receipt_signed_for_another",
        Fault.TRUSTED_COMMENT,
        comment=f"intake/1 receipt {ORG} 01931f0a-0000-7000-8000-0000000000ff",
    ),
    Recipe(
        "receipt_line_altered",
        Fault.SIGNATURE,
        lambda: plain(GOOD).replace(b'"number":1', b'"number":2', 1),
    ),
    Recipe(
        "receipt_comment_altered",
        Fault.SIGNATURE,
        lambda: plain(GOOD).replace(b"intake/1 receipt", b"intake/1 receipT", 1),
    ),
    bent("receipt_without_filling", Fault.TRAILING, filling=lambda _: b""),
    bent("receipt_filled_too_far", Fault.TRAILING, filling=lambda own: own + b"\n" * 4096),
    bent("receipt_with_something_in_its_filling", Fault.TRAILING, filling=lambda own: own[:-1] + b"x"),
    bent("receipt_not_canonical", Fault.JSON, line=lambda own: own.replace(b":", b": ", 1)),
    bent("receipt_with_a_doubled_member", Fault.JSON,
         line=lambda own: own.replace(b'"number":1', b'"number":1,"number":1')),
    bent("receipt_with_a_fraction", Fault.JSON,
         line=lambda own: own.replace(b'"number":1', b'"number":1.0')),
    bent("receipt_not_utf8", Fault.JSON, line=lambda own: own.replace(b"damaged", b"dam\xffged")),
    bent("receipt_deep", Fault.JSON, line=lambda _: b"[" * 40 + b"]" * 40),
    bent("receipt_no_object", Fault.FORMAT, line=lambda _: b"[]"),
    said("receipt_of_another_format", Fault.FORMAT, "format", to="intake-bundle/1"),
    said("receipt_for_a_newer_reader", Fault.NEWER, "min_reader", to=2),
    said("receipt_of_another_organisation", Fault.TRUSTED_COMMENT, "receipt_id", to=ID[:-1] + "e"),
    said("receipt_issuer_of_another_organisation", Fault.SENDER, "issuer", "org", to="0f" * 16),
    said("receipt_issuer_of_another_key", Fault.SENDER, "issuer", "key", to="00" * 8),
    said("receipt_recipient_no_key", Fault.JSON, "recipient", to="age1nothing"),
    said("receipt_number_zero", Fault.JSON, "number", to=0),
    said("receipt_prev_no_hash", Fault.JSON, "prev", to="1"),
    said("receipt_not_durable", Fault.JSON, "durable", to=False),
    said("receipt_backup_without_zone", Fault.JSON, "backup", to="2026-11-24T20:00:00"),
    said("receipt_heads_unsorted", Fault.JSON, "heads", to=GOOD["heads"][::-1]),
    said("receipt_head_twice", Fault.JSON, "heads", to=[GOOD["heads"][0]] * 2),
    said("receipt_head_of_nothing", Fault.JSON, "heads", 0, 1, to=0),
    said("receipt_head_without_link", Fault.JSON, "own_head", to=["c9" * 16, 77]),
    said("receipt_inboxes_unsorted", Fault.JSON, "inboxes", to=GOOD["inboxes"][::-1]),
    said("receipt_bundles_unsorted", Fault.JSON, *BUNDLES, to=GOOD["inboxes"][0]["bundles"][::-1]),
    said("receipt_bundle_twice", Fault.JSON, *BUNDLES, 1, to=acknowledged(2)),
    said("receipt_gap_not_named", Fault.JSON, "inboxes", 0, "missing", to=[[1, 1]]),
    said("receipt_gap_that_is_none", Fault.JSON, "inboxes", 1, "missing", to=[[2, 2]]),
    said("receipt_since_after_its_bundles", Fault.JSON, "inboxes", 1, "since", to=2),
    said("receipt_outcome_unknown", Fault.JSON, *BUNDLES, 0, "outcome", to="lost"),
    said("receipt_reason_unknown", Fault.JSON, *BUNDLES, 2, "reason", to="boring"),
    said("receipt_refused_without_reason", Fault.JSON, *BUNDLES, 2, "reason", to=""),
    said("receipt_accepted_with_reason", Fault.JSON, *BUNDLES, 0, "reason", to="damaged"),
    said("receipt_late_not_said", Fault.JSON, *BUNDLES, 0, "late", to=0),
    said("receipt_with_more", Fault.JSON, "colour", to="blue"),
    without("receipt_with_less", "heads"),
)  # fmt: skip
