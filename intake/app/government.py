"""The chronology of a government's steps and the inside sources, for one open store."""

import secrets
from collections.abc import Callable
from typing import TypedDict

from intake.domain.compartments import Compartment
from intake.i18n.code_lists import codes
from intake.services.chronology import Chronology
from intake.services.sources import Sources
from intake.storage.open_store import OpenStore


class Government(TypedDict):
    """What an application has of them."""

    chronology: Chronology
    sources: Sources
    add_compartment: Callable[[Compartment, str], bool]


def government_of(store: OpenStore) -> Government:
    """Assemble the services."""
    clock = (codes, secrets.token_bytes)
    reading = store.government
    sources = Sources(store.records, store.reading, reading, clock)
    return Government(
        chronology=Chronology(store.records, store.reading, (reading, store.day, sources), clock),
        sources=sources,
        add_compartment=store.add_compartment,
    )
