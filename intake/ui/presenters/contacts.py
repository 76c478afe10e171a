"""Comparing the words of two cards by voice, giving a receipt, revoking keys."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from intake.domain.errors import IntakeError, UnknownContactError
from intake.i18n import Words
from intake.services.contacts import ContactRow, Contacts, Fingerprint
from intake.services.ports import Contact
from intake.services.receipts import IssuedReceipt, Receipts
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class CompareState:
    """The dialog in which two stations compare their words."""

    is_known: bool
    station: str
    own_words: tuple[str, ...]
    """Read out to the other side."""
    own_digits: str
    their_words: tuple[str, ...]
    """Compared by ear with what the other side reads out; those that are typed are left empty."""
    asked: tuple[int, ...]
    """Which of the other side's words are typed, from 1."""
    is_verified: bool
    is_busy: bool
    problem: str


@dataclass(frozen=True, slots=True)
class CompareTools:
    """What the presenter works with."""

    contacts: Contacts
    receipts: Receipts
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    changed: Callable[[], None]


@dataclass(slots=True)
class _Found:
    row: ContactRow
    own: Fingerprint
    asked: tuple[int, ...] = field(default=())


class ComparePresenter:
    """One station whose words are compared."""

    def __init__(
        self,
        tools: CompareTools,
        recipient: str,
        words: Words,
        show: Callable[[CompareState], None],
    ) -> None:
        self._tools, self._recipient = tools, recipient
        self._words, self._show = words, show
        self._found: _Found | None = None
        self._is_busy, self._is_verified = True, False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Read both cards."""
        contacts = self._tools.contacts

        def job() -> _Found:
            rows = [each for each in contacts.rows() if each.contact.recipient == self._recipient]
            if not rows:
                raise UnknownContactError(self._recipient)
            return _Found(rows[0], contacts.own()[1], contacts.asked())

        self._tools.writer.run(job, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language: the same words in the other list."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def verify(self, typed: tuple[str, ...]) -> None:
        """Take the words that were heard, in the order in which they were asked."""
        found = self._found
        if found is None or self._is_busy:
            return
        heard = dict(zip(found.asked, typed, strict=True))
        contacts, contact = self._tools.contacts, found.row.contact
        self._is_busy, self._error = True, None
        self._tools.writer.run(
            lambda: contacts.verify(contact, heard), self._verified, self._refused
        )
        self.refresh()

    def revoke(self) -> None:
        """Believe nothing more from this station's keys."""
        found = self._found
        if found is not None and not self._is_busy:
            contacts, contact = self._tools.contacts, found.row.contact
            self._is_busy = True
            self._tools.writer.run(
                lambda: contacts.revoke(contact), lambda _none: self._gone(), self._refused
            )

    def state(self) -> CompareState:
        """Return the state of the dialog."""
        found, words = self._found, self._words
        return CompareState(
            is_known=found is not None,
            station=found.row.contact.station if found else "",
            own_words=found.own.words(words.language) if found else (),
            own_digits=found.own.digits if found else "",
            their_words=self._their_words(),
            asked=found.asked if found else (),
            is_verified=self._is_verified,
            is_busy=self._is_busy,
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def _their_words(self) -> tuple[str, ...]:
        found = self._found
        if found is None:
            return ()
        hidden = () if self._is_verified else found.asked
        words = found.row.fingerprint.words(self._words.language)
        return tuple("" if at in hidden else word for at, word in enumerate(words, 1))

    def _told(self, found: _Found) -> None:
        self._found, self._is_busy = found, False
        self._is_verified = found.row.contact.verified
        self.refresh()

    def _verified(self, _contact: Contact) -> None:
        self._is_busy, self._is_verified = False, True
        self.refresh()
        self._tools.changed()

    def _gone(self) -> None:
        self._is_busy = False
        self._tools.changed()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._error = False, error
        self.refresh()


def give_receipt(
    tools: CompareTools,
    contact: Contact,
    folder: str,
    told: Callable[[tuple[IssuedReceipt, ...]], None],
    refused: Callable[[IntakeError], None],
    *,
    backup: datetime | None = None,
) -> None:
    """Write a receipt for a station into a folder."""
    tools.writer.run(lambda: tools.receipts.issue(contact, folder, backup), told, refused)
