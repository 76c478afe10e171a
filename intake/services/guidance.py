"""The guidance cards of this program, and under which of them an interview was made."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from intake.domain.events import InterviewOpened
from intake.domain.guidance import Card, beside, pinned
from intake.domain.ids import InterviewId
from intake.domain.training import CardVersion
from intake.domain.training_errors import TrainingRefusedError
from intake.ledger import event_codec, header
from intake.services.day_ports import Today
from intake.services.ports import Reading

_OPENED: Final = "interview.opened"


class Guidance:
    """What front ends show of guidance."""

    def __init__(self, cards: Sequence[Card], reading: Reading, today: Today) -> None:
        self._cards = tuple(cards)
        self._reading = reading
        self._today = today

    def cards(self) -> tuple[Card, ...]:
        """Return every card, those in force first, the newest first among each."""
        day = self._today()

        def place(card: Card) -> tuple[bool, str, date]:
            return not card.is_in_force(day), card.kind.value, card.first

        return tuple(sorted(self._cards, key=place))

    def card(self, named: str) -> Card:
        """Return a card by its id, or raise TrainingRefusedError."""
        for each in self._cards:
            if each.version.guidance == named:
                return each
        raise TrainingRefusedError("guidance")

    def in_force(self) -> tuple[CardVersion, ...]:
        """Return what an interview that begins today is made under."""
        return pinned(self._cards, self._today())

    def beside(self, *, is_heard: bool) -> tuple[Card, ...]:
        """Return the cards that lie folded beside an interview."""
        return beside(self._cards, self._today(), is_heard=is_heard)

    def of_interview(self, interview: InterviewId) -> tuple[CardVersion, ...]:
        """Return the versions under which an interview was made, as it names them itself."""
        for entry in self._reading.record_entries(interview):
            head = header.decode(entry.header) if entry.header is not None else None
            if head is not None and head.type == _OPENED:
                event = event_codec.decode(head.type, entry.body or b"")
                return event.guidance if isinstance(event, InterviewOpened) else ()
        return ()
