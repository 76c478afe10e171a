"""The stations that are known, as the screens that send and receive list them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from intake.domain.errors import IntakeError
from intake.services.handing_over import HandingOver
from intake.services.ports import Contact
from intake.ui.presenters.work import Workshop


def joined(contacts: Iterable[Contact], more: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return both by name; of a station that is in both, what `more` says of it.

    A list that was asked for before a card was taken may arrive after it: it takes nothing away.
    """
    known = {each.recipient: each for each in (*contacts, *more)}
    return tuple(sorted(known.values(), key=lambda each: each.station))


class WhoseStation:
    """Has somebody say whose a new station is; a partner's, until it is said to be ours."""

    def __init__(
        self,
        handing_over: HandingOver,
        workshop: Workshop,
        changed: Callable[[Contact], None],
        refused: Callable[[IntakeError], None],
    ) -> None:
        self._handing_over, self._workshop = handing_over, workshop
        self._changed, self._refused = changed, refused
        self._asked: Contact | None = None

    @property
    def asked(self) -> str:
        """The name of the station that is asked about; empty when none is."""
        return self._asked.station if self._asked else ""

    def remember(self, card: bytes, known: Iterable[Contact]) -> Contact:
        """Remember the station of a card, in the workshop; ask when it was not known."""
        contact = self._handing_over.remember(card, is_partner=True)
        is_known = contact.recipient in {each.recipient for each in known}
        self._asked = contact if contact.is_partner and not is_known else None
        return contact

    def answer(self, *, is_ours: bool) -> None:
        """Take the answer; nothing needs to be written for a partner."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if not is_ours:
            self._changed(asked)
            return
        self._workshop.start(
            lambda _advance: self._handing_over.call_partner(asked, is_partner=False),
            lambda _none: self._changed(replace(asked, is_partner=False)),
            self._refused,
        )
