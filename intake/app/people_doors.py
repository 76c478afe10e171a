"""What people do at a locked store, on this machine; implements `services.people_doors`."""

from pathlib import Path
from typing import TYPE_CHECKING

from intake.app.clock import now
from intake.app.version import VERSION

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from collections.abc import Mapping

    from intake.domain.people import Role
    from intake.services.people import Waiting
    from intake.services.people_doors import (
        Drill,
        Enrolled,
        Enrolment,
        PassphraseChange,
        Recovery,
        Return,
    )
    from intake.services.sheets import Sheet
    from intake.storage.founding import Surroundings
    from intake.storage.keys.kdf import KdfCost


class StorePeopleDoors:
    """Asking to be admitted, passphrases, sheets, and coming back from a journey."""

    def __init__(self, cost: "KdfCost | None" = None) -> None:
        """Begin; `cost` None takes what suits this machine."""
        self._cost = cost

    def role_reads(self) -> "Mapping[Role, tuple[str, ...]]":
        """Return which compartments each role has the keys of."""
        from intake.domain.people import Role
        from intake.storage.keys.roster import reads

        return {role: tuple(sorted(reads((role,)))) for role in Role}

    def waiting(self, folder: str, language: str) -> "tuple[Waiting, ...]":
        """Return who waits to be admitted."""
        from intake.storage import store_folder

        return store_folder.waiting_people(Path(folder), language)

    def enrol(self, enrolment: "Enrolment") -> "Enrolled":
        """Make keys, a slot and a request."""
        from intake.services.people_doors import Enrolled
        from intake.storage import enrolling

        waiting = enrolling.enrol(
            Path(enrolment.folder),
            enrolling.Enrolling(
                enrolment.name,
                enrolment.role,
                enrolment.passphrase,
                enrolment.language,
                is_known=enrolment.is_known,
                key_file=enrolment.key_file,
                cost=self._cost,
            ),
            self._surroundings(),
        )
        return Enrolled(waiting.request, waiting.words)

    def change_passphrase(self, change: "PassphraseChange") -> None:
        """Wrap the slot anew; no database is touched."""
        import secrets

        from intake.storage import passphrases

        passphrases.change(
            Path(change.folder),
            change.slot,
            passphrases.Asked(change.old, change.key_file),
            passphrases.Renewed(change.new, change.new_key_file, self._cost),
            (now, secrets.token_bytes),
        )

    def new_sheet(self, kind: str, language: str) -> "tuple[Sheet, str]":
        """Return a new sheet, and its recipient or its public key in hexadecimal."""
        import secrets

        from intake.services.sheets import Sheet
        from intake.storage.keys import words
        from intake.storage.keys.signing import public_key

        made = words.new_sheet(words.Sheet(kind), secrets.token_bytes, language)
        shown = Sheet(made.sheet.value, made.key_id, made.words)
        if made.sheet is words.Sheet.ORGANISATION:
            return shown, public_key(words.root_key(" ".join(made.words))).hex()
        return shown, words.recovery_identity(" ".join(made.words))[1]

    def sheet_words(self) -> "Mapping[str, tuple[str, ...]]":
        """Return the words that sheets are made of, by language."""
        from intake.storage.keys.words import sheet_words

        return sheet_words()

    def drill(self, folder: str, kind: str, words: str) -> "Drill":
        """Say what a sheet is good for, and change nothing."""
        from intake.services.people_doors import Drill
        from intake.storage import recovering
        from intake.storage.keys.words import Sheet

        found = recovering.drill(Path(folder), Sheet(kind), words)
        return Drill(found.sheet.value, found.key_id, found.opens, found.organisation_key_id)

    def recover(self, recovery: "Recovery") -> None:
        """Admit a coordinator again with both sheets."""
        from intake.storage import recovering
        from intake.storage.passphrases import Asked

        recovering.recover(
            Path(recovery.folder),
            recovery.request,
            Asked(recovery.passphrase, recovery.key_file),
            recovering.BothSheets(recovery.recovery_words, recovery.organisation_words),
            self._surroundings(),
        )

    def come_back(self, journey: "Return") -> None:
        """Put the keys back that were taken away."""
        from intake.storage import passphrases, recovering

        folder, file = Path(journey.folder), Path(journey.file)
        if journey.recovery_words:
            recovering.come_back(folder, journey.recovery_words, file)
            return
        asked = passphrases.Asked(journey.passphrase, journey.key_file)
        passphrases.come_back(folder, journey.slot, asked, file, now())

    def _surroundings(self) -> "Surroundings":
        import secrets

        from intake.storage.founding import Surroundings

        return Surroundings(now, secrets.token_bytes, VERSION)
