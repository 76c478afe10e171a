"""Sealed notes at one open store; implements `services.judgement_ports.Notes`."""

from collections.abc import Callable

from intake.domain.errors import NotGrantedError
from intake.domain.events import SessionClosed
from intake.domain.ids import PersonId
from intake.services.ports import Randomness
from intake.storage import sealed_notes
from intake.storage.keys import age_keys, slots
from intake.storage.unlocked import Unlocked


class NoteBox:
    """Seals notes by the newest roster, and opens those to the person at the device."""

    def __init__(self, unlocked: Callable[[], Unlocked], randomness: Randomness) -> None:
        self._unlocked = unlocked
        self._randomness = randomness
        self._left = ""

    def auditor(self) -> PersonId | None:
        """Return to whom notes are sealed; None: nobody, and nobody ever reads them."""
        return sealed_notes.auditor(self._unlocked().roster)

    def seal(self, text: str) -> str:
        """Seal a note, or nothing; raises NoteTooLongError."""
        return sealed_notes.seal(text, self._unlocked().roster, self._randomness)

    def open(self, sealed: str, passphrase: str) -> str:
        """Return what a note to the person at the device says; raises NotGrantedError."""
        unlocked = self._unlocked()
        keys = slots.open_slot(unlocked.slot, unlocked.secret(passphrase))
        for seed in (keys.session_seed, keys.file_seed):
            seed[:] = bytes(len(seed))
        try:
            return sealed_notes.open_note(sealed, keys.age_identity)
        except (age_keys.NotForMeError, age_keys.NotSealedHereError) as refused:
            raise NotGrantedError("note") from refused

    def leave(self, text: str) -> None:
        """Put a note into the logout that ends this session; raises NoteTooLongError."""
        self.seal(text)
        self._left = text

    def logout(self) -> SessionClosed:
        """Return the logout, with the note that was left or with none: it looks the same."""
        return SessionClosed(self.seal(self._left))
