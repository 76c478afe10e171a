"""The chronology of a government's steps and the inside sources, for one open store."""

import secrets
from collections.abc import Callable
from typing import TypedDict

from intake.app.clock import now
from intake.app.paper import print_chronology, print_judgements, print_letter
from intake.domain.compartments import Compartment
from intake.i18n.code_lists import codes
from intake.services.chronology import Chronology
from intake.services.chronology_papers import ChronologyPapers, ChronologyPrinters
from intake.services.form_shelf import FormShelf
from intake.services.judgement_papers import JudgementPapers
from intake.services.reporting import Reporting
from intake.services.sources import Sources
from intake.storage.open_store import OpenStore


class Government(TypedDict):
    """What an application has of them."""

    chronology: Chronology
    sources: Sources
    told_papers: ChronologyPapers
    judgement_papers: JudgementPapers
    add_compartment: Callable[[Compartment, str], bool]


def government_of(store: OpenStore, shelf: FormShelf, reporting: Reporting) -> Government:
    """Assemble the services."""
    clock = (codes, secrets.token_bytes)
    reading = store.government
    sources = Sources(store.records, store.reading, reading, clock)
    chronology = Chronology(store.records, store.reading, (reading, store.day, sources), clock)
    return Government(
        chronology=chronology,
        sources=sources,
        told_papers=ChronologyPapers(
            store.reading,
            shelf,
            store.judgements,
            (chronology, reporting, now),
            ChronologyPrinters(print_chronology, print_letter),
        ),
        judgement_papers=JudgementPapers(
            (store.reading, shelf, store.judgements),
            lambda: {each.person: each.label for each in store.people.members()},
            (reporting, now),
            print_judgements,
        ),
        add_compartment=store.add_compartment,
    )
