"""Notices made by hand: files of their own, one for each way to be wrong."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from intake.domain.errors import BundleFault as Fault
from tests.bundles.stations import ADDRESSEE, ORG, SENDER_KEY, STORE, STRANGER_KEY
from tests.vectors.bundle.receipts import Recipe, Tree, plain

ID = "01931f0a-0000-7000-8000-0000000000a1"
COMMENT = f"intake/1 notice {ORG} {ID}"
BUNDLE = "01931f0a-0000-7000-8000-0000000000b{}"
NARROWED: Tree = {
    "bundles": [BUNDLE.format(1), BUNDLE.format(2)],
    "limits": "not my brother",
    "notice": "a1" * 16,
    "reason": "narrowed",
    "record": "e1" * 16,
}
WITHDRAWN: Tree = {
    "bundles": [BUNDLE.format(1)],
    "notice": "a2" * 16,
    "reason": "withdrawn",
    "record": "e2" * 16,
}
PURGE: Tree = WITHDRAWN | {"notice": "a3" * 16, "reason": "purge"}
LIST = [NARROWED, WITHDRAWN, PURGE]
GOOD: Tree = {
    "format": "intake-notice/1",
    "min_reader": 1,
    "file_id": ID,
    "issued": "2026-11-25T06:00:00Z",
    "issuer": {"org": ORG, "store": STORE, "key": SENDER_KEY.id.hex()},
    "recipient": str(ADDRESSEE.to_public()),
    "notices": LIST,
}


def said(name: str, fault: Fault, *path: str | int, to: object) -> Recipe:
    """A file that says something else in one place, signed as it stands."""

    def made() -> bytes:
        tree = deepcopy(GOOD)
        *above, last = path
        place: Any = tree
        for step in above:
            place = place[step]
        place[last] = to
        return plain(tree, comment=COMMENT)

    return Recipe(name, fault, made)


def bent(name: str, fault: Fault, **how: Any) -> Recipe:
    """A file that is bent on its way into the age layer."""
    return Recipe(name, fault, lambda: plain(GOOD, **({"comment": COMMENT} | how)))


def _empty() -> bytes:
    return b""


_without: Callable[[str], Tree] = lambda name: {k: v for k, v in WITHDRAWN.items() if k != name}  # noqa: E731
RECIPES = (
    Recipe("notice_empty", Fault.FORMAT, _empty),
    bent("notice_of_a_stranger", Fault.UNKNOWN_SIGNER, key=STRANGER_KEY),
    bent(
        "notice_signed_as_a_receipt", Fault.TRUSTED_COMMENT, comment=f"intake/1 receipt {ORG} {ID}"
    ),
    bent("notice_legacy_algorithm", Fault.LEGACY_SIGNATURE, prehash=False),
    bent("notice_without_filling", Fault.TRAILING, filling=lambda _: b""),
    bent("notice_not_canonical", Fault.JSON, line=lambda own: own.replace(b":", b": ", 1)),
    Recipe(
        "notice_line_altered",
        Fault.SIGNATURE,
        lambda: plain(GOOD, comment=COMMENT).replace(b'"purge"', b'"purgE"', 1),
    ),
    said("notice_of_another_format", Fault.FORMAT, "format", to="intake-receipt/1"),
    said("notice_for_a_newer_reader", Fault.NEWER, "min_reader", to=2),
    said("notice_issuer_of_another_key", Fault.SENDER, "issuer", "key", to="00" * 8),
    said("notice_issuer_of_another_organisation", Fault.SENDER, "issuer", "org", to="0f" * 16),
    said("notice_recipient_no_key", Fault.JSON, "recipient", to="age1nothing"),
    said("notice_with_more", Fault.JSON, "colour", to="blue"),
    said("notices_none", Fault.JSON, "notices", to=[]),
    said("notices_unsorted", Fault.JSON, "notices", to=[WITHDRAWN, NARROWED]),
    said("notice_twice", Fault.JSON, "notices", to=[WITHDRAWN, WITHDRAWN]),
    said("notice_reason_unknown", Fault.JSON, "notices", 1, "reason", to="regretted"),
    said("notice_record_no_id", Fault.JSON, "notices", 1, "record", to="e2"),
    said("notice_of_no_bundle", Fault.JSON, "notices", 1, "bundles", to=[]),
    said("notice_bundle_of_another_kind", Fault.JSON, "notices", 1, "bundles", to=["b1"]),
    said(
        "notice_bundles_unsorted", Fault.JSON, "notices", 0, "bundles",
        to=[BUNDLE.format(2), BUNDLE.format(1)],
    ),
    said("notice_bundle_twice", Fault.JSON, "notices", 1, "bundles", to=[BUNDLE.format(1)] * 2),
    said("notice_limits_of_nothing_narrowed", Fault.JSON, "notices", 1, "limits", to="all of it"),
    said("notice_limits_empty", Fault.JSON, "notices", 0, "limits", to=""),
    said("notice_limits_too_long", Fault.JSON, "notices", 0, "limits", to="x" * 4001),
    said("notice_with_less", Fault.JSON, "notices", 1, to=_without("record")),
    said("notice_item_with_more", Fault.JSON, "notices", 1, to=WITHDRAWN | {"colour": "blue"}),
)  # fmt: skip
