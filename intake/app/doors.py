"""Founding and unlocking, on the files of this machine; implements `services.doors.Doors`."""

from pathlib import Path
from typing import TYPE_CHECKING

from intake.app.clock import SteadyClock, now
from intake.app.version import VERSION

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.services.application import Application
    from intake.services.backup_doors import BackupDoors
    from intake.services.doors import Advance, Door, Founded, Founding
    from intake.services.people_doors import PeopleDoors
    from intake.storage import store_folder
    from intake.storage.keys.kdf import KdfCost


class StoreDoors:
    """The doors of every store that this user can reach."""

    def __init__(self, cost: "KdfCost | None" = None) -> None:
        """Begin; `cost` None takes what suits this machine."""
        self._cost = cost

    def default_folder(self) -> str:
        """Return the folder that is proposed for the store of this computer's user."""
        from platformdirs import user_data_path

        return str(user_data_path("intake", appauthor=False) / "store")

    def has_store(self, folder: str) -> bool:
        """Tell whether a store is in this folder."""
        from intake.storage.store_file import has_store

        return has_store(Path(folder))

    def suggest_passphrase(self, language: str) -> str:
        """Return a generated passphrase of six words."""
        import secrets

        from intake.storage.keys.words import suggest_passphrase

        return suggest_passphrase(language, secrets.token_bytes)

    def strength(self, passphrase: str) -> int:
        """Return zxcvbn's score, 0 (guessed at once) to 4."""
        from intake.storage.keys.words import strength

        return strength(passphrase)

    def found(self, founding: "Founding", advance: "Advance") -> "Founded":
        """Create a store, with the forms that ship with the program in it."""
        from intake.app.unlocked import add_builtin_forms, build_application
        from intake.services.doors import Founded, Sheet
        from intake.storage import store_folder
        from intake.storage.keys.words import SheetWords

        _demand_room(founding.key_file)

        def sheet(words: SheetWords) -> Sheet:
            return Sheet(words.sheet.value, words.key_id, words.words)

        made = store_folder.found(
            Path(founding.folder),
            store_folder.Founding(
                founding.organisation,
                founding.site,
                founding.person,
                founding.passphrase,
                founding.language,
                self._cost,
            ),
            self._surroundings(),
            advance,
        )
        advance("forms")
        opened = store_folder.unlock(
            made.folder, founding.passphrase, self._surroundings(), slot=made.slot
        )
        try:
            add_builtin_forms(build_application(opened))
        finally:
            opened.close()
        if founding.key_file:
            advance("passphrase")
            self._ask_for_key_file(founding, str(made.folder))
        return Founded(str(made.folder), sheet(made.recovery), sheet(made.organisation))

    def doors(self, folder: str) -> "tuple[Door, ...]":
        """List the people who can unlock this store, by name."""
        from intake.services.doors import Door
        from intake.storage import store_folder

        return tuple(
            Door(each.slot, each.label, each.wait_seconds, each.needs_key_file)
            for each in store_folder.doors(Path(folder), now())
        )

    @property
    def people(self) -> "PeopleDoors":
        """What people do at a store that stays locked."""
        from intake.app.people_doors import StorePeopleDoors

        return StorePeopleDoors(self._cost)

    @property
    def backups(self) -> "BackupDoors":
        """What is done with backups while no store is open, and destroying a store."""
        from intake.app.backups import StoreBackupDoors

        return StoreBackupDoors()

    def unlock(
        self,
        folder: str,
        slot: str,
        passphrase: str,
        *,
        key_file: str = "",
        although_set_back: bool = False,
    ) -> "Application":
        """Open the store; an empty `slot` means the only one."""
        from intake.app.unlocked import build_application
        from intake.storage import store_folder

        opened = store_folder.unlock(
            Path(folder),
            passphrase,
            self._surroundings(),
            slot=slot,
            key_file=key_file,
            although_set_back=although_set_back,
        )
        return build_application(opened)

    def _ask_for_key_file(self, founding: "Founding", folder: str) -> None:
        """Wrap the first slot anew, so that the passphrase alone no longer opens it.

        Where that fails, nobody has seen the words of the sheets yet: nothing is left of the store.
        """
        from shutil import rmtree

        from intake.domain.errors import IntakeError
        from intake.services.people_doors import PassphraseChange

        passphrase, file = founding.passphrase, founding.key_file
        try:
            self.people.change_passphrase(
                PassphraseChange(folder, "", passphrase, passphrase, new_key_file=file)
            )
        except IntakeError:
            rmtree(folder)
            raise

    def _surroundings(self) -> "store_folder.Surroundings":
        import secrets

        from intake.storage import store_folder

        clock = SteadyClock()
        return store_folder.Surroundings(clock, secrets.token_bytes, VERSION, clock.drift)


def _demand_room(file: str) -> None:
    """Raise early what making the key file would raise late; no file is none to be made."""
    from intake.app.files import write_new

    if file:
        write_new(file, b"")
        Path(file).unlink()
