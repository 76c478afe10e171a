"""Another passphrase for oneself; or new keys, where somebody else may know the one there is.

A copy of the old slot still opens with the old passphrase. So a passphrase that is known is not
changed: the person makes new keys, a coordinator admits them, and the files get other keys.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from intake.domain.errors import DamagedSlotError, IntakeError
from intake.domain.people import Role
from intake.i18n import Words
from intake.services.doors import Door
from intake.services.people_doors import Enrolled, Enrolment, PassphraseChange
from intake.ui.presenters.new_passphrase import DoorTools, NewPassphrase, PassphraseState


@dataclass(frozen=True, slots=True)
class Myself:
    """Who changes the passphrase, and of which store."""

    folder: str
    label: str
    role: Role


@dataclass(frozen=True, slots=True)
class OwnPassphraseState:
    """The dialog of one's own passphrase."""

    text: str
    is_known_to_others: bool
    needs_key_file: bool
    key_file: str
    passphrase: PassphraseState
    is_busy: bool
    problem: str
    words: tuple[str, ...]
    """To be compared with a coordinator, once there are new keys."""
    is_done: bool
    do: str
    can_do: bool
    """Nothing is under way, and it is known which door is one's own."""


class OwnPassphrasePresenter:
    """The passphrase that there is comes with the act, and is not kept."""

    def __init__(
        self,
        tools: DoorTools,
        me: Myself,
        words: Words,
        show: Callable[[OwnPassphraseState], None],
    ) -> None:
        self._tools, self._me, self._words, self._show = tools, me, words, show
        self.passphrase = NewPassphrase(tools, self._passphrase_changed)
        self._door: Door | None = None
        self._is_known = self._is_busy = self._is_changed = self._is_listed = False
        self._key_file = ""
        self._enrolled: Enrolled | None = None
        self._problem: Callable[[], str] | None = None

    def open(self) -> None:
        """Look whether a key file is needed."""
        doors, folder = self._tools.doors, self._me.folder
        self._tools.workshop.start(
            lambda _advance: doors.doors(folder), self._listed, self._refused
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language; everything typed stays."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> OwnPassphraseState:
        """Return the state of the dialog."""
        needs = self._door is not None and self._door.needs_key_file and not self._is_known
        return OwnPassphraseState(
            text=self._text(),
            is_known_to_others=self._is_known,
            needs_key_file=needs,
            key_file=re.split(r"[/\\]", self._key_file)[-1],
            passphrase=self.passphrase.state(self._words),
            is_busy=self._is_busy,
            problem=self._problem() if self._problem else "",
            words=self._enrolled.words if self._enrolled else (),
            is_done=self._is_changed or self._enrolled is not None,
            do=self._words.gettext("Make new keys")
            if self._is_known
            else self._words.gettext("Change the passphrase"),
            can_do=self._can_do,
        )

    @property
    def _can_do(self) -> bool:
        return not self._is_busy and (self._is_known or self._is_listed)

    def set_known(self, is_known: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        """Say whether somebody else may know the passphrase there is."""
        self._is_known, self._problem = is_known, None
        self.refresh()

    def give_key_file(self, file: str) -> None:
        """Take the key file that is asked for now."""
        self._key_file, self._problem = file, None
        self.refresh()

    def suggest(self) -> None:
        """Ask for a generated passphrase."""
        self.passphrase.suggest(self._words.language)

    def change(self, old: str) -> None:
        """Do it, if nothing is missing."""
        if not self._can_do or self.state().is_done:
            return
        objection = partial(self._objection, bool(old))
        self._problem = objection if objection() else None
        if self._problem is None:
            self._is_busy = True
            if self._is_known:
                self._make_keys()
            else:
                self._change(old)
        self.refresh()

    def _objection(self, is_typed: bool) -> str:  # noqa: FBT001 - bound by `partial`
        if not self._is_known and not is_typed:
            return self._words.gettext("Type the passphrase that you unlock with now.")
        return self.passphrase.objection(self._words)

    def _change(self, old: str) -> None:
        people, door = self._tools.doors.people, self._door
        if door is None:
            self._refused(DamagedSlotError(self._me.label))
            return
        asked = PassphraseChange(
            self._me.folder,
            door.slot,
            old,
            self.passphrase.first,
            key_file=self._key_file,
            new_key_file=self.passphrase.key_file,
        )
        self._tools.workshop.start(
            lambda _advance: people.change_passphrase(asked), self._changed, self._refused
        )

    def _make_keys(self) -> None:
        people = self._tools.doors.people
        asked = Enrolment(
            self._me.folder,
            self._me.label,
            self._me.role,
            self.passphrase.first,
            self._words.language,
            is_known=True,
            key_file=self.passphrase.key_file,
        )
        self._tools.workshop.start(lambda _advance: people.enrol(asked), self._made, self._refused)

    def _changed(self, _nothing: None) -> None:
        self._is_busy, self._is_changed, self._key_file = False, True, ""
        self.passphrase.forget()
        self.refresh()

    def _made(self, enrolled: Enrolled) -> None:
        self._is_busy, self._enrolled = False, enrolled
        self.passphrase.forget()
        self.refresh()

    def _listed(self, doors: tuple[Door, ...]) -> None:
        self._is_listed = True
        self._door = next((each for each in doors if each.label == self._me.label), None)
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy = False
        self._problem = partial(self._sentence, error)
        self.refresh()

    def _sentence(self, error: IntakeError) -> str:
        return self._tools.sentence(error, self._words)

    def _passphrase_changed(self, error: IntakeError | None) -> None:
        self._problem = partial(self._sentence, error) if error else None
        self.refresh()

    def _text(self) -> str:
        words = self._words
        if self._is_changed:
            return words.gettext("The passphrase is changed. It counts from the next unlocking.")
        if self._enrolled is not None:
            return words.gettext(
                "The new keys wait. Read these words to a coordinator, who admits you again under "
                "People with the reason “keys in other hands”. When the store is locked after "
                "that, it is encrypted with other keys, and the old passphrase opens nothing."
            )
        if self._is_known:
            return words.gettext(
                "Changing it is not enough: a copy of the old key file opens with the old "
                "passphrase. You make new keys, and a coordinator admits you with them. Until "
                "then you unlock as before."
            )
        return words.gettext("No interview is touched: your key is wrapped anew.")
