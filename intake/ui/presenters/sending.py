"""The Send and export screen: known stations, this station's own card, and taking in a bundle."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.errors import CancelledError, IntakeError
from intake.i18n import Words
from intake.i18n.formats import size_text
from intake.services.handing_over import HandingOver, Received
from intake.services.ports import Contact
from intake.ui.presenters.bundle_export import StationRow, fingerprint
from intake.ui.presenters.stations import WhoseStation, joined
from intake.ui.presenters.work import Ticket, Workshop


class Taking(StrEnum):
    """How far taking in a bundle is."""

    NOTHING = "nothing"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class SendingState:
    """The Send and export screen."""

    stations: tuple[StationRow, ...]
    is_loading: bool
    taking: Taking
    share: float
    progress: str
    news: str
    problem: str
    asks_about: str
    """A new station: whose is it?"""
    card_name: str
    """What is proposed as the name of this station's card file."""


@dataclass(frozen=True, slots=True)
class SendingTools:
    """What the presenter works with."""

    handing_over: HandingOver
    workshop: Workshop
    read_file: Callable[[str], bytes]
    write_file: Callable[[str, bytes], None]
    sentence: Callable[[IntakeError, Words], str]


class SendingPresenter:
    """Keeps the list of stations, and runs one piece of work at a time."""

    def __init__(
        self, tools: SendingTools, words: Words, show: Callable[[SendingState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._contacts: tuple[Contact, ...] = ()
        self._is_loading = True
        self._taking = Taking.NOTHING
        self._progress = (0, 0)
        self._ticket: Ticket | None = None
        self._whose = WhoseStation(
            tools.handing_over, tools.workshop, self._remembered, self._refused
        )
        self._news: Callable[[Words], str] | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Read the known stations."""
        desk = self._tools.handing_over
        self._tools.workshop.start(lambda _advance: desk.contacts(), self._listed, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> SendingState:
        """Return the state of the screen."""
        words = self._words
        done, total = self._progress
        return SendingState(
            stations=tuple(
                StationRow(
                    each.recipient,
                    each.station,
                    fingerprint(each.recipient),
                    is_verified=each.verified,
                    is_chosen=False,
                )
                for each in self._contacts
            ),
            is_loading=self._is_loading,
            taking=self._taking,
            share=done / total if total else 0.0,
            progress=words.gettext(
                "{done} of {total} checked",
                done=size_text(done, words.language),
                total=size_text(total, words.language),
            ),
            news=self._news(words) if self._news else "",
            problem=self._tools.sentence(self._error, words) if self._error else "",
            asks_about=self._whose.asked,
            card_name=words.gettext("contact card.json"),
        )

    def take_card(self, path: str) -> None:
        """Remember the station of a contact card."""
        tools, known = self._tools, self._contacts
        self._begin()
        tools.workshop.start(
            lambda _advance: self._whose.remember(tools.read_file(path), known),
            self._remembered,
            self._refused,
        )

    def take_card_text(self, text: str) -> None:
        """Remember the station of a card that came as text."""
        tools, known = self._tools, self._contacts
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        card = "".join(f"{line}\n" for line in lines).encode()
        self._begin()
        tools.workshop.start(
            lambda _advance: self._whose.remember(card, known), self._remembered, self._refused
        )

    def save_own_card(self, path: str) -> None:
        """Write this station's own card where the person chose."""
        tools = self._tools
        self._begin()
        tools.workshop.start(
            lambda _advance: tools.write_file(path, tools.handing_over.own_card()),
            lambda _none: self._tell(
                lambda words: words.gettext("The contact card is in {file}.", file=path)
            ),
            self._refused,
        )

    def take_in(self, path: str) -> None:
        """Verify a bundle whole, then merge it."""
        desk = self._tools.handing_over
        self._begin()
        self._taking, self._progress = Taking.WORKING, (0, 0)
        self._ticket = self._tools.workshop.start(
            lambda advance: desk.receive(path, advance),
            self._received,
            self._refused,
            self._advanced,
        )
        self.refresh()

    def tell_whose(self, is_ours: bool) -> None:  # noqa: FBT001 - one of two answers
        """Say whether the station that is asked about is of the own programme."""
        self._whose.answer(is_ours=is_ours)

    def cancel(self) -> None:
        """Stop verifying; nothing of the bundle is kept."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _begin(self) -> None:
        self._news, self._error = None, None

    def _tell(self, news: Callable[[Words], str]) -> None:
        self._news = news
        self.refresh()

    def _listed(self, contacts: tuple[Contact, ...]) -> None:
        self._contacts, self._is_loading = joined(self._contacts, contacts), False
        self.refresh()

    def _remembered(self, contact: Contact) -> None:
        self._contacts = joined(self._contacts, (contact,))
        self._tell(
            lambda words: words.gettext(
                "“{station}” is known now. Compare its eight words by voice.",
                station=contact.station,
            )
        )

    def _advanced(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self.refresh()

    def _received(self, received: Received) -> None:
        self._ticket, self._taking = None, Taking.NOTHING
        self._tell(lambda words: _received_text(received, words))

    def _refused(self, error: IntakeError) -> None:
        self._ticket, self._taking, self._is_loading = None, Taking.NOTHING, False
        self._error = None if isinstance(error, CancelledError) else error
        self.refresh()


def _received_text(received: Received, words: Words) -> str:
    if received.was_here:
        return words.gettext("This bundle was taken in before; nothing was changed.")
    return words.ngettext(
        "{count} interview of “{station}” was verified and taken in.",
        "{count} interviews of “{station}” were verified and taken in.",
        len(received.opened.records),
        station=received.opened.sender.station,
    )
