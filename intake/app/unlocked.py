"""From an open store to the services that work with it."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from intake.app.clock import SteadyClock, local_zone
from intake.app.posting import desks_of
from intake.app.verified import checked_file, links_of
from intake.domain.ids import PersonId
from intake.forms.surroundings import Surroundings
from intake.i18n.code_lists import codes
from intake.services.access import AccessLog
from intake.services.application import Application, StoreReport
from intake.services.attaching import Attaching, Place
from intake.services.closing import Closing
from intake.services.consenting import Consenting
from intake.services.day_flow import DayFlow
from intake.services.export_order import ExportPorts
from intake.services.exporting import Exporting
from intake.services.form_guard import guard_of
from intake.services.form_shelf import FormShelf
from intake.services.form_versions import FormVersions
from intake.services.interviewing import Interviewing
from intake.services.kept import MediaItem
from intake.services.kept_apart import KeptApart
from intake.services.moving import Moving
from intake.services.ports import Follow, Now, Randomness, SignEntry
from intake.services.recording_at_once import RecordingAtOnce
from intake.services.reporting import PaperPorts, Reporting
from intake.services.testimony import StoryDesk
from intake.services.unmarked import UnmarkedNames
from intake.storage.media import Attachment
from intake.storage.open_store import OpenStore

ROW_NAME: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters and digits that are hard to mix up; a row's name begins with a letter."""


def build_application(store: OpenStore) -> Application:
    """Assemble the services around one person's session at one store."""
    from intake.app.children import compile_form
    from intake.app.day import day_desk
    from intake.app.drawing import conditions_of, draws_of
    from intake.app.datasets import datasets_of
    from intake.app.figures import figures_of
    from intake.app.government import government_of
    from intake.app.judgements import judgement_desk

    clock = (SteadyClock(), secrets.token_bytes)
    surroundings = Surroundings(clock[0], local_zone(), secrets.token_bytes)
    shelf = FormShelf(store.records, store.reading, compile_form, surroundings)
    guard = guard_of(shelf.definition)
    follow = DayFlow(store.reading, store.day, shelf.definition, codes).follow
    judgements = judgement_desk(store, lambda passphrase: _judging(store, passphrase))
    draws = draws_of(store, judgements)
    interviewing = Interviewing(
        store.records,
        store.reading,
        clock,
        guard=guard,
        conditions=conditions_of(store, draws),
        follow=follow,
    )
    access = AccessLog(store.records, store.reading, lambda person: _name_of(store, person))
    stories = StoryDesk(store.records, store.reading, shelf, store.day.kept_names)
    reporting = _reporting(store, shelf, clock, beside=(access, stories))
    return Application(
        folder=str(store.folder),
        session=store.session,
        reading=store.reading,
        access=access,
        interviewing=interviewing,
        consenting=Consenting(store.records, store.day.privacy_profile),
        closing=_closing(store, follow),
        testimony=stories,
        attaching=Attaching(lambda *facts: _keep(store, *facts), store.reading),
        at_once=RecordingAtOnce(interviewing, shelf, new_uid),
        shelf=shelf,
        form_versions=FormVersions(shelf, store.reading),
        moving=Moving(store.records, store.reading, shelf, interviewing),
        reporting=reporting,
        **desks_of(store, shelf, clock),
        **draws,
        exporting=_exporting(store, shelf),
        figures=figures_of(store, shelf),
        datasets=datasets_of(store),
        people=store.people,
        unmarked=UnmarkedNames(store.reading, shelf, stories),
        kept_apart=KeptApart(store, lambda person: _name_of(store, person)),
        day=day_desk(store, interviewing, shelf),
        judgements=judgements,
        **government_of(store, shelf, reporting),
        verify=lambda advance: _verified(store, advance),
        links=lambda: links_of(store.reading),
        new_uid=new_uid,
        close=store.close,
        adopt_tail=store.adopt_tail,
        release_thread=store.release_thread,
    )


def add_builtin_forms(application: Application) -> None:
    """Keep the forms that ship with the program."""
    from intake.forms.importing.builtin import offered_forms

    for package, form in offered_forms():
        application.shelf.add_builtin(package, form.compartments())


def new_uid() -> str:
    """Return a short random name for a row: five characters, about 24 bits."""
    return secrets.choice(ROW_NAME[:24]) + "".join(secrets.choice(ROW_NAME) for _ in range(4))


def _closing(store: OpenStore, follow: Follow) -> Closing:
    judging = partial(_judging, store)
    return Closing(store.records, store.reading, judging, follow)


def _reporting(
    store: OpenStore,
    shelf: FormShelf,
    clock: tuple[Now, Randomness],
    *,
    beside: tuple[AccessLog, StoryDesk],
) -> Reporting:
    """Papers: what prints them is loaded with the services that need it."""
    from intake.app.files import write_new_file
    from intake.app.paper import check_words_of, print_access, print_summary

    paper = PaperPorts(print_summary, print_access, check_words_of(store), write_new_file)
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


def _verified(store: OpenStore, advance: Callable[[int, int], None]) -> StoreReport:
    report = store.verify(advance)
    files = tuple(
        checked_file(each, [p for p in report.problems if p.compartment is each.compartment])
        for each in report.files
    )
    agree = not any(each.check.value == "projection" for each in report.problems)
    return StoreReport(files, agree)
