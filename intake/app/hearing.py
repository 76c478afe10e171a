"""The services with which an interview is asked, closed and moved, for one open store."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypedDict

from intake.app.drawing import Draws, conditions_of
from intake.i18n.code_lists import codes
from intake.services.closing import Closing
from intake.services.conflicts import Conflicts
from intake.services.consenting import Consenting
from intake.services.day_flow import DayFlow
from intake.services.form_guard import guard_of
from intake.services.form_shelf import FormShelf
from intake.services.form_versions import FormVersions
from intake.services.interviewing import Interviewing
from intake.services.linking import SamePersonDesk
from intake.services.moving import Moving
from intake.services.ports import Now, Randomness, SignEntry
from intake.services.recording_at_once import RecordingAtOnce
from intake.storage.open_store import OpenStore

Judging = Callable[[str], AbstractContextManager[SignEntry]]


class Hearing(TypedDict):
    """The parts of an application that this module builds."""

    interviewing: Interviewing
    consenting: Consenting
    closing: Closing
    at_once: RecordingAtOnce
    form_versions: FormVersions
    moving: Moving
    conflicts: Conflicts
    same_person: SamePersonDesk


def hearing_of(
    store: OpenStore,
    shelf: FormShelf,
    clock: tuple[Now, Randomness],
    ports: tuple[Draws, Judging, Callable[[], str]],
) -> Hearing:
    """Build them; `ports` are the draws, what signs a seal, and what names a new row."""
    draws, judging, new_uid = ports
    follow = DayFlow(store.reading, store.day, shelf.definition, codes).follow
    interviewing = Interviewing(
        store.records,
        store.reading,
        clock,
        guard=guard_of(shelf.definition),
        conditions=conditions_of(store, draws),
        follow=follow,
    )
    conflicts = Conflicts(
        store.records,
        store.reading,
        store.reading.conflicts,
        shelf.session,
        lambda person: found.label if (found := store.roster.entry(person)) else "",
        follow=follow,
    )
    return Hearing(
        interviewing=interviewing,
        consenting=Consenting(store.records, store.day.privacy_profile),
        closing=Closing(store.records, store.reading, judging, follow, conflicts.demand_none),
        at_once=RecordingAtOnce(interviewing, shelf, new_uid),
        form_versions=FormVersions(shelf, store.reading),
        moving=Moving(store.records, store.reading, shelf, interviewing),
        conflicts=conflicts,
        same_person=SamePersonDesk(
            store.records, store.day, store.reading.same_person, store.session.person
        ),
    )
