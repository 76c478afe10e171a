"""The store folder, from outside: whether there is one, who may unlock it, founding, unlocking."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake.services.people import Waiting
from intake.storage import rosters, waiting
from intake.storage.founding import FoundedStore, Founding, Surroundings, found
from intake.storage.keys import slots
from intake.storage.layout import Layout, read_store_card
from intake.storage.open_store import OpenStore
from intake.storage.store_file import has_store
from intake.storage.tries import Tries
from intake.storage.unlocking import unlock


@dataclass(frozen=True, slots=True)
class SlotDoor:
    """One person's slot, as the lock screen lists it. `label` is empty when it is damaged."""

    slot: str
    label: str
    wait_seconds: int
    needs_key_file: bool = False


def doors(folder: Path, now: datetime) -> tuple[SlotDoor, ...]:
    """List the slots of a store by label; raises StoreNotFoundError and its kin."""
    layout = Layout(folder)
    card = read_store_card(layout)
    waiting.settle(layout, card)
    now_ms = int(now.timestamp() * 1000)
    return tuple(
        SlotDoor(
            each.path.name,
            each.owner.label if each.owner else "",
            Tries(each.path, now_ms).wait_seconds,
            each.has_key_file,
        )
        for each in slots.list_slots(layout.slots)
    )


def waiting_people(folder: Path, language: str) -> tuple[Waiting, ...]:
    """List who waits to be admitted; raises StoreNotFoundError and its kin."""
    layout = Layout(folder)
    roster = rosters.read_all(layout.roster, waiting.pins_of(read_store_card(layout)))[-1]
    return waiting.rows(layout, roster, language)


__all__ = [
    "FoundedStore",
    "Founding",
    "OpenStore",
    "SlotDoor",
    "Surroundings",
    "doors",
    "found",
    "has_store",
    "unlock",
    "waiting_people",
]
