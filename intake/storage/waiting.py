"""Who waits to be admitted, and bringing the slots of a store in line with its roster.

A slot waits beside its request, where no lock screen lists it. Once the roster has its keys it
takes its place among the slots; those that it replaces go, and so do those of people who left.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intake.domain.errors import IntakeError, RequestRefusedError
from intake.domain.ids import PersonId
from intake.services.people import Waiting
from intake.storage import rosters
from intake.storage.keys import slots
from intake.storage.keys.requests import SUFFIX, Request, read_request
from intake.storage.keys.roster import Roster
from intake.storage.keys.slots import Pins
from intake.storage.keys.whole_files import replace_whole
from intake.storage.layout import Layout, StoreCard


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A request that proves itself, and where it and its slot lie."""

    path: Path
    request: Request

    @property
    def slot(self) -> Path:
        """The slot that waits."""
        return self.path.with_suffix(slots.SUFFIX)


def requests(layout: Layout) -> Iterator[WaitingRequest]:
    """Yield the requests of a store that prove themselves, by label."""
    found = []
    for path in sorted(layout.requests.glob("*" + SUFFIX)):
        with suppress(RequestRefusedError):
            found.append(WaitingRequest(path, read_request(path)))
    yield from sorted(found, key=lambda each: (each.request.label.casefold(), each.path.name))


def rows(layout: Layout, roster: Roster, language: str) -> tuple[Waiting, ...]:
    """Return the same as people see it, with the words to compare."""
    return tuple(
        Waiting(
            each.path.stem,
            each.request.label,
            each.request.role,
            each.request.words(language),
            is_known=roster.entry(each.request.person) is not None,
        )
        for each in requests(layout)
    )


def pins_of(card: StoreCard) -> Pins:
    """Return what the store says of itself: believed by nobody who has a slot or a sheet."""
    return Pins(card.org, card.root_public, card.recovery_recipient)


def settle(layout: Layout, card: StoreCard) -> None:
    """Let the slots of whoever was admitted take their places, as far as the folder allows.

    What a change of the roster left undone when it was cut short is done here.
    """
    if not any(layout.requests.glob("*" + SUFFIX)):
        return  # as at nearly every door: the roster is not read twice for nothing
    with suppress(OSError, IntakeError):
        roster = rosters.read_all(layout.roster, pins_of(card))[-1]
        for each in tuple(requests(layout)):
            entry = roster.entry(each.request.person)
            if entry is not None and entry.keys == each.request.keys:
                _take_place(layout, each)


def remove_slots_of_others(layout: Layout, roster: Roster) -> None:
    """Remove the slots of people who left: they would be told so, and open nothing anyway."""
    with suppress(OSError):
        for slot in slots.list_slots(layout.slots):
            gone = roster.entry(slot.owner.person) if slot.owner is not None else None
            if gone is not None and not gone.is_here:
                _remove(layout, slot.path)


def _take_place(layout: Layout, waiting: WaitingRequest) -> None:
    place = layout.slots / waiting.slot.name
    if waiting.slot.exists():
        replace_whole(waiting.slot, place)
    if place.exists():
        for other in _slots_of(layout, waiting.request.person):
            if other != place:
                _remove(layout, other)
        waiting.path.unlink(missing_ok=True)


def _slots_of(layout: Layout, person: PersonId) -> Iterator[Path]:
    for slot in slots.list_slots(layout.slots):
        if slot.owner is not None and slot.owner.person == person:
            yield slot.path


def _remove(layout: Layout, slot: Path) -> None:
    for path in (slot, slot.with_suffix(".tries"), layout.seen_by(slot)):
        path.unlink(missing_ok=True)
