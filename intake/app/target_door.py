"""Speaking to targets for one open store; implements `services.targets.TargetDoor`."""

import io
from pathlib import Path

from intake.bundles.age_header import MAX_HEADER, check_age_header
from intake.bundles.sealing import open_stream, recipient_of, seal_stream
from intake.bundles.targets import open_place
from intake.bundles.targets.place import OpenIndex
from intake.domain.errors import BundleRefusedError, FileExistsAlreadyError
from intake.domain.targets import Target, mailbox_of
from intake.services.targets import Advance, Delivery
from intake.storage.open_store import OpenStore


class StoreTargets:
    """Knows the inbox keys of this station: under each of them something may wait."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def post(
        self, target: Target, file: str, recipient: str, advance: Advance, *, is_first: bool
    ) -> Delivery:
        """Send one sealed file for the holder of an inbox key."""

        def seal(data: bytes) -> bytes:
            sealed = io.BytesIO()
            seal_stream(io.BytesIO(data), sealed, recipient)
            return sealed.getvalue()

        place = open_place(target, mailbox_of(recipient))
        try:
            posted = place.post(Path(file), seal, advance, is_first=is_first)
        finally:
            place.close()
        return Delivery(posted.name, posted.pieces, posted.sent)

    def waiting(self, target: Target) -> tuple[str, ...]:
        """Return what lies there under any inbox key that this station has or had."""
        found: dict[str, None] = {}
        for identity in self._store.inbox_identities():
            place = open_place(target, mailbox_of(recipient_of(identity)))
            try:
                found |= dict.fromkeys(place.waiting())
            finally:
                place.close()
        return tuple(found)

    def fetch(self, target: Target, name: str, into: str, advance: Advance) -> str | None:
        """Bring one file into a folder, by the first inbox key under which it lies whole."""
        for identity in self._store.inbox_identities():
            place = open_place(target, mailbox_of(recipient_of(identity)))
            try:
                return str(place.fetch(name, Path(into), _opener(identity), advance))
            except FileExistsAlreadyError as there:  # fetched before, and not noted
                return there.file
            except BundleRefusedError:  # not there, not whole yet, or somebody else's
                continue
            finally:
                place.close()
        return None


def _opener(identity: str) -> OpenIndex:
    def opened(sealed: bytes) -> bytes:
        """Open an index; its header is read before the library sees it."""
        plain = io.BytesIO()
        check_age_header(sealed[:MAX_HEADER])
        open_stream(io.BytesIO(sealed), plain, identity)
        return plain.getvalue()

    return opened
