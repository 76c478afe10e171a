"""From an open store to the services that work with it."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Final, TypedDict

from intake.app.checking import StoreChecks, report_of
from intake.app.clock import SteadyClock, local_zone
from intake.app.ledger_copies import ledger_copies_of
from intake.app.posting import Desks, desks_of
from intake.app.verified import links_of
from intake.domain.ids import InterviewId, PersonId
from intake.forms.surroundings import Surroundings
from intake.services.access import AccessLog
from intake.services.application import Application, Verify
from intake.services.attaching import Attaching, Place
from intake.services.backups import Backups
from intake.services.checking import Checking
from intake.services.conflicts import Attributed
from intake.services.datasets import Datasets
from intake.services.erasing import Erasing
from intake.services.export_order import ExportPorts
from intake.services.exporting import Exporting
from intake.services.figures import Figures
from intake.services.form_shelf import FormShelf
from intake.services.kept import MediaItem
from intake.services.kept_apart import KeptApart
from intake.services.ledger_copies import LedgerCopies
from intake.services.paper_checking import PaperChecking
from intake.services.people import People
from intake.services.ports import Now, Randomness, SignEntry
from intake.services.reporting import PaperPorts, Reporting
from intake.services.retention import RetentionDesk
from intake.services.testimony import StoryDesk
from intake.services.unmarked import UnmarkedNames
from intake.storage import reserve
from intake.storage.media import Attachment
from intake.storage.open_store import OpenStore

ROW_NAME: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters and digits that are hard to mix up; a row's name begins with a letter."""


def build_application(store: OpenStore) -> Application:
    """Assemble the services around one person's session at one store."""
    from intake.app.day import day_desk
    from intake.app.drawing import draws_of
    from intake.app.government import government_of
    from intake.app.hearing import hearing_of
    from intake.app.judgements import judgement_desk
    from intake.app.paper import signed_here

    clock = (SteadyClock(), secrets.token_bytes)
    shelf = _shelf_of(store, clock[0])
    judging = partial(_judging, store)
    draws = draws_of(store, judgements := judgement_desk(store, judging))
    hearing = hearing_of(store, shelf, clock, (draws, judging, new_uid))
    access = AccessLog(store.records, store.reading, lambda person: _name_of(store, person))
    stories = StoryDesk(store.records, store.reading, shelf, store.day.kept_names)
    told = hearing["conflicts"].attributed
    reporting = _reporting(store, shelf, clock, beside=(access, stories), conflicts=told)
    return Application(
        folder=str(store.folder),
        session=store.session,
        reading=store.reading,
        access=access,
        testimony=stories,
        attaching=Attaching(lambda *facts: _keep(store, *facts), store.reading),
        shelf=shelf,
        reporting=reporting,
        paper_checking=PaperChecking(store.reading, signed_here(store)),
        **(desks := desks_of(store, shelf, clock)),
        **draws,
        **hearing,
        **_counts_of(store, shelf),
        unmarked=UnmarkedNames(store.reading, shelf, stories),
        kept_apart=KeptApart(store, lambda person: _name_of(store, person)),
        day=day_desk(store, hearing["interviewing"], shelf),
        **_keeping_of(store, judging, desks, clock[0]),
        judgements=judgements,
        **government_of(store, shelf, reporting),
        **_life_of(store),
    )


def add_builtin_forms(application: Application) -> None:
    """Keep the forms that ship with the program."""
    from intake.forms.importing.builtin import offered_forms

    for package, form in offered_forms():
        application.shelf.add_builtin(package, form.compartments())


def new_uid() -> str:
    """Return a short random name for a row: five characters, about 24 bits."""
    return secrets.choice(ROW_NAME[:24]) + "".join(secrets.choice(ROW_NAME) for _ in range(4))


def _shelf_of(store: OpenStore, now: Now) -> FormShelf:
    from intake.app.children import compile_form

    surroundings = Surroundings(now, local_zone(), secrets.token_bytes)
    return FormShelf(store.records, store.reading, compile_form, surroundings)


_Judge = Callable[[str], AbstractContextManager[SignEntry]]


class _Counts(TypedDict):
    exporting: Exporting
    figures: Figures
    datasets: Datasets


def _counts_of(store: OpenStore, shelf: FormShelf) -> _Counts:
    """Return what makes files and figures of many interviews."""
    from intake.app.datasets import datasets_of
    from intake.app.figures import figures_of

    return _Counts(
        exporting=_exporting(store, shelf),
        figures=figures_of(store, shelf),
        datasets=datasets_of(store),
    )


class _Keeping(TypedDict):
    checking: Checking
    has_room: Callable[[], bool]
    retention: RetentionDesk
    erasing: Erasing


def _keeping_of(store: OpenStore, judging: _Judge, desks: Desks, now: Now) -> _Keeping:
    """Return what keeps records whole, for as long as they may be kept, and erases them."""
    from intake.app.erasing import erasing_of
    from intake.app.retention import retention_of

    retention = retention_of(store)
    notices = (desks["notices"], desks["received_notices"])
    return _Keeping(
        checking=Checking(StoreChecks(store), store.reading, now),
        has_room=lambda: reserve.keep(store.folder),
        retention=retention,
        erasing=erasing_of(store, judging, retention, notices),
    )


class _Life(TypedDict):
    people: People
    backups: Backups
    verify: Verify
    ledger_copies: LedgerCopies
    links: Callable[[], Mapping[tuple[str, int], str]]
    new_uid: Callable[[], str]
    close: Callable[[], None]
    adopt_tail: Callable[[], None]
    release_thread: Callable[[], None]


def _life_of(store: OpenStore) -> _Life:
    """Return who is of a store, what proves it, and what ends its session."""
    return _Life(
        people=store.people,
        backups=Backups(store.backups, SteadyClock()),
        verify=lambda advance: report_of(store.verify(advance)),
        ledger_copies=ledger_copies_of(store),
        links=lambda: links_of(store.reading),
        new_uid=new_uid,
        close=store.close,
        adopt_tail=store.adopt_tail,
        release_thread=store.release_thread,
    )


def _reporting(
    store: OpenStore,
    shelf: FormShelf,
    clock: tuple[Now, Randomness],
    *,
    beside: tuple[AccessLog, StoryDesk],
    conflicts: Callable[[InterviewId], tuple[Attributed, ...]],
) -> Reporting:
    """Papers: what prints them is loaded with the services that need it."""
    from intake.app.files import write_new_file
    from intake.app.paper import check_words_of, finishing_of, print_access, print_summary
    from intake.services.sharing import Sharing

    sharing = Sharing(store.records, store.reading, shelf.definition, store.judgements.in_force)
    paper = PaperPorts(
        print_summary,
        print_access,
        check_words_of(store),
        write_new_file,
        finishing_of(store),
        sharing.allowance,
        conflicts,
    )
    return Reporting(store.records, store.reading, shelf, paper, clock, beside=beside)


def _exporting(store: OpenStore, shelf: FormShelf) -> Exporting:
    from intake.app.exporting import new_stream, write_export

    ports = ExportPorts(write_export, new_stream)
    return Exporting(store.records, store.reading, shelf, ports)


def _name_of(store: OpenStore, person: PersonId) -> str:
    entry = store.roster.entry(person)
    return entry.label if entry is not None else ""


@contextmanager
def _judging(store: OpenStore, passphrase: str) -> Iterator[SignEntry]:
    """Open the judgement key for one act, and forget it right after."""
    signer = store.open_judgement(passphrase)
    try:
        yield signer.sign_entry
    finally:
        signer.wipe()


def _keep(store: OpenStore, place: Place, mime: str, content: Iterable[bytes]) -> MediaItem:
    where = Attachment(place.interview, place.path, mime, place.compartment)
    return store.keep_media(where, content)
