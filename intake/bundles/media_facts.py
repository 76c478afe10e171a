"""data/media.json: of which question each attachment is (docs/bundle-format.md section 7)."""

from collections.abc import Iterable, Mapping
from typing import Final

from intake.bundles import bag
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import InterviewId, MediaId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.services.ports import MediaItem

MEDIA_FOLDER: Final = "data/media/"
_MOST: Final = 1024
"""Characters of a path or a media type."""
_KEPT_IN: Final = (Compartment.CORE, Compartment.IDENTITY)


def media_name(item: MediaId) -> str:
    """Return the member name of an attachment."""
    return f"{MEDIA_FOLDER}{item}"


def media_of(name: str) -> MediaId:
    """Return the attachment of a member name."""
    return MediaId(name.removeprefix(MEDIA_FOLDER))


def written_facts(items: Iterable[MediaItem]) -> bytes:
    """Return the canonical bytes; raises BundleRefusedError for more than can be read."""
    tree = [
        {
            "id": each.id,
            "record": each.interview,
            "path": each.path,
            "mime": each.mime,
            "compartment": each.compartment.value,
        }
        for each in sorted(items, key=lambda each: each.id)
    ]
    try:
        return canonical.encode(tree)
    except BrokenBytes as broken:
        raise BundleRefusedError(BundleFault.TOO_LARGE, bag.MEDIA) from broken


def read_facts(
    data: bytes, sizes: Mapping[MediaId, int], listed: Mapping[str, str]
) -> tuple[MediaItem, ...]:
    """Return the attachments, or raise ValueError: these, in order, each once, and no others."""
    tree = canonical.decode(data)
    if not isinstance(tree, list):
        raise BrokenBytes("media")
    items = tuple(_item(Fields(each), sizes, listed) for each in tree)
    if not items or [each.id for each in items] != sorted(sizes) or written_facts(items) != data:
        raise BrokenBytes("media")
    return items


def _item(fields: Fields, sizes: Mapping[MediaId, int], listed: Mapping[str, str]) -> MediaItem:
    item = MediaId(fields.hexadecimal("id", 32))
    if item not in sizes:
        raise BrokenBytes("id")
    found = MediaItem(
        id=item,
        interview=InterviewId(fields.hexadecimal("record", 32)),
        path=_short(fields.text("path")),
        mime=_short(fields.text("mime")),
        size=sizes[item],
        sha256=listed[media_name(item)],
        compartment=Compartment(fields.text("compartment")),
    )
    fields.end()
    if found.compartment not in _KEPT_IN:
        raise BrokenBytes("compartment")
    return found


def _short(text: str) -> str:
    if not 0 < len(text) <= _MOST or not text.isprintable():
        raise BrokenBytes("text")
    return text
