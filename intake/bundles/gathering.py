"""Where the payload of a bundle goes while it is read: small files here, attachments elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from intake.bundles import bag
from intake.bundles.bundle import Destination, Sink
from intake.bundles.entries import Travelling, decode_lines
from intake.bundles.form_members import read_forms
from intake.bundles.media_facts import media_of, read_facts
from intake.bundles.notice_file import decode_notices
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import MediaId
from intake.domain.notices import Notice
from intake.ledger.canonical import BrokenBytes
from intake.services.handing_over import SignedFile
from intake.services.ports import KeptForm, MediaItem

MAX_KEPT: Final = 256 << 20
"""Bytes of entries, forms and rosters together."""


class Nowhere:
    """Takes bytes that nobody wants."""

    def write(self, data: bytes, /) -> None:
        """Drop them."""


def drop(_name: str, _size: int) -> Destination:
    """Give a place where nothing is kept."""
    return Nowhere()


@dataclass(slots=True)
class Gathered:
    """A sink that keeps entries, forms and rosters, and hands media and papers on."""

    elsewhere: Sink = drop
    _files: dict[str, bytearray] = field(default_factory=dict)
    _sizes: dict[MediaId, int] = field(default_factory=dict)
    _left: int = MAX_KEPT

    def __call__(self, name: str, size: int) -> Destination:
        """Give the place for one member."""
        folder = bag.folder_of(name)
        if folder == "media":
            self._sizes[media_of(name)] = size
        if folder in {"media", "pdf"}:
            return self.elsewhere(name, size)
        self._left -= size
        if self._left < 0:
            raise BundleRefusedError(BundleFault.TOO_LARGE, name)
        self._files[name] = bytearray()
        return _Kept(self._files[name])

    def entries(self) -> tuple[Travelling, ...]:
        """Return the entries, in the order of the file."""
        return decode_lines(bytes(self._files.pop(bag.ENTRIES)), bag.ENTRIES)

    def roster(self) -> tuple[SignedFile, ...]:
        """Return the versions of the roster, from 1 to the newest without a gap."""
        names = [name for name in self._files if bag.folder_of(name) == "roster"]
        wanted = [roster_name(version) for version in range(1, len(names) // 2 + 1)]
        if sorted(names) != sorted([*wanted, *(f"{name}.minisig" for name in wanted)]):
            raise BundleRefusedError(BundleFault.ROSTER)
        return tuple(
            SignedFile(bytes(self._files[name]), bytes(self._files[f"{name}.minisig"]))
            for name in wanted
        )

    def forms(self) -> tuple[KeptForm, ...]:
        """Return the forms; each is what its name says."""
        return read_forms(self._files)

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices that came with the records."""
        if bag.NOTICES not in self._files:
            return ()
        try:
            return decode_notices(bytes(self._files[bag.NOTICES]))
        except BrokenBytes as broken:
            raise BundleRefusedError(BundleFault.JSON, bag.NOTICES) from broken

    def media(self, listed: Mapping[str, str]) -> tuple[MediaItem, ...]:
        """Return what is said of each attachment; exactly those that came are spoken of."""
        if bag.MEDIA not in self._files:
            if self._sizes:
                raise BundleRefusedError(BundleFault.MISSING, bag.MEDIA)
            return ()
        try:
            items = read_facts(bytes(self._files[bag.MEDIA]), self._sizes, listed)
        except ValueError as broken:
            raise BundleRefusedError(BundleFault.JSON, bag.MEDIA) from broken
        return items


class _Kept:
    def __init__(self, place: bytearray) -> None:
        self._place = place

    def write(self, data: bytes, /) -> None:
        self._place += data


def roster_name(version: int) -> str:
    """Return the member name of one version of the roster."""
    return f"data/roster/{version}.json"
