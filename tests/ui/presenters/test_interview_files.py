"""Attaching files from the interview screen, without a window and without a store."""

from datetime import UTC, datetime
from typing import Any

import pytest

from intake.domain.attachments import AttachFault, name_of
from intake.domain.errors import AttachmentRefusedError
from intake.domain.ids import InterviewId, MediaId
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.services.attaching import Attached, Chosen, Looked, Place
from intake.services.picture_facts import PictureFacts
from intake.ui.presenters.file_asks import FileDecision
from intake.ui.presenters.interview_files import FileBox, FileDesk
from tests.ui.fakes import HeldLane, InlineLane
from tests.ui.media_form import MEDIA_FORM

ENGLISH, SPANISH = Words("en"), Words("es")
KEPT = Attached(str(name_of(MediaId("ab" * 16), "image/jpeg", "cd" * 32)), "image/jpeg", 2_000_000)
PHOTO = "g/photo"


class Keeper:
    """Remembers what was attached; refuses what it is told to."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.shrinks: list[Any] = []
        self.refuse = False
        self.known: tuple[Attached, ...] = ()
        self.looked = Looked(PictureFacts())

    def look(self, _interview: InterviewId, _chosen: Chosen) -> Looked:
        return self.looked

    def attach(self, place: Place, _chosen: Chosen, *, shrink: Any = None) -> Attached:
        if self.refuse:
            raise AttachmentRefusedError(AttachFault.EMPTY)
        self.places.append(place)
        self.shrinks.append(shrink)
        return KEPT

    def attached(self, _interview: InterviewId) -> tuple[Attached, ...]:
        return self.known


def as_any(kept: object) -> Any:
    return kept


class Room:
    def __init__(self, lane: InlineLane, xform: bytes = MEDIA_FORM) -> None:
        self.keeper: Any = Keeper()
        self.answers: list[tuple[str, str]] = []
        self.drafts: list[tuple[object, ...]] = []
        self.said: list[tuple[object, ...]] = []
        self.changes = 0
        surroundings = Surroundings(lambda: datetime(2026, 11, 24, tzinfo=UTC), UTC, bytes)
        self.session = FormSession(read_form(xform), surroundings=surroundings)
        desk = FileDesk(
            as_any(self.keeper),
            lane,
            lane,
            lambda _file: Chosen(1, ()),
            lambda most: lambda content: content[:most],
            lambda error, words: f"{type(error).__name__} {words.language}",
            lambda *draft: self.drafts.append(draft),
            lambda *said: self.said.append(said),
        )
        self.box = self.with_desk(desk)

    def with_desk(self, desk: FileDesk | None) -> FileBox:
        record = (InterviewId("0" * 32), self.session)
        return FileBox(desk, record, lambda *said: self.answers.append(said), self._changed)

    def _changed(self) -> None:
        self.changes += 1

    def shown(self, value: str = "", words: Words = ENGLISH, path: str = PHOTO) -> Any:
        return self.box.block(path, value, words)


@pytest.fixture
def room() -> Room:
    return Room(InlineLane())


def test_file_is_attached_where_it_belongs_and_given_as_the_answer(room: Room) -> None:
    room.box.attach(PHOTO, "/media/phone/Ana.jpg")
    (place,) = room.keeper.places
    assert (place.path, place.compartment) == (PHOTO, room.session.compartment(PHOTO))
    assert room.answers == [(PHOTO, KEPT.name)]
    assert room.drafts == [(place.compartment, place.interview, PHOTO, KEPT.name)]
    shown = room.shown(KEPT.name)
    assert (shown.title, shown.picture) == ("Ana.jpg", KEPT.name)
    assert shown.facts.startswith("JPG · 2")


def test_form_decides_how_long_a_picture_may_be(room: Room) -> None:
    room.box.attach(PHOTO, "a.jpg")
    room.box.attach("g/paper", "a.jpg")
    first, second = room.keeper.shrinks
    assert first(bytes(40)) == bytes(32)
    assert second is None


def test_nothing_else_is_attached_while_a_file_is_sealed() -> None:
    lane = HeldLane()
    room = Room(lane)
    room.box.attach(PHOTO, "a.jpg")
    room.box.attach(PHOTO, "b.jpg")
    assert room.shown().is_busy
    lane.go_on()
    assert not room.shown().is_busy
    assert len(room.answers) == 1


def test_refusal_is_said_in_the_language_of_the_moment_until_the_next_try(room: Room) -> None:
    room.keeper.refuse = True
    room.box.attach(PHOTO, "a.jpg")
    assert room.shown().problem == "AttachmentRefusedError en"
    assert room.shown(words=SPANISH).problem == "AttachmentRefusedError es"
    assert room.answers == []
    room.keeper.refuse = False
    room.box.attach(PHOTO, "a.jpg")
    assert room.shown().problem == ""


def test_what_is_attached_is_known_again_when_the_interview_is_opened(room: Room) -> None:
    room.keeper.known = (KEPT,)
    assert room.shown(KEPT.name).title == "File"
    room.box.open()
    assert room.changes == 1
    assert room.shown(KEPT.name).title == "Picture"
    assert room.shown(KEPT.name, SPANISH).title == "Imagen"


def test_form_without_files_asks_the_store_for_none() -> None:
    room = Room(
        InlineLane(), MEDIA_FORM.replace(b"<upload", b"<input").replace(b"</upload", b"</input")
    )
    room.box.open()
    assert room.changes == 0
    assert room.shown() is None


def test_question_that_is_only_read_takes_no_file() -> None:
    bind = b'<bind nodeset="/data/g/photo"'
    room = Room(InlineLane(), MEDIA_FORM.replace(bind, bind + b' readonly="true()"'))
    room.box.attach(PHOTO, "a.jpg")
    assert room.keeper.places == []


@pytest.mark.parametrize("path", ["g/photo", "g/sound", "g/paper"])
def test_what_can_be_attached_is_said_in_both_languages(room: Room, path: str) -> None:
    assert room.shown(path=path).limit != room.shown(path=path, words=SPANISH).limit


def test_preview_takes_no_file(room: Room) -> None:
    room.box = room.with_desk(None)
    room.box.open()
    room.box.attach(PHOTO, "a.jpg")
    shown = room.shown()
    assert not shown.can_attach
    assert "preview" in shown.limit
    assert room.keeper.places == []


TELLING = Looked(PictureFacts("2026:11:24 16:42:00", "Acme 3", "32.51500, -117.03833"))
ASKING = Looked(PictureFacts(), needs_yes=True)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH])
def test_picture_that_says_where_it_was_taken_waits_until_that_was_read(
    room: Room, words: Words
) -> None:
    room.keeper.looked = TELLING
    room.box.attach(PHOTO, "a.jpg")
    ask = room.shown(words=words).ask
    assert not room.shown().is_busy
    assert room.keeper.places == []
    for said in ("2026:11:24 16:42:00", "Acme 3", "32.51500, -117.03833"):
        assert said in ask.told
    assert ask.asked == ""
    room.box.decide(PHOTO, FileDecision.ATTACH)
    assert room.answers == [(PHOTO, KEPT.name)]
    assert room.said == []
    assert room.shown().ask is None


def test_what_is_told_is_told_in_two_languages(room: Room) -> None:
    room.keeper.looked = TELLING
    room.box.attach(PHOTO, "a.jpg")
    assert "says where it was taken" in room.shown().ask.told
    assert "dice dónde se tomó" in room.shown(words=SPANISH).ask.told


def test_person_is_asked_in_both_languages_and_the_yes_is_recorded_first(room: Room) -> None:
    room.keeper.looked = ASKING
    room.box.attach(PHOTO, "a.jpg")
    first, second = room.shown().ask.asked.splitlines()
    assert first.startswith("May I photograph your papers?")
    assert second.startswith("¿Me da permiso de tomar foto de sus papeles?")
    assert room.shown(words=SPANISH).ask.asked.splitlines() == [second, first]
    assert room.shown().ask.told == ""
    room.box.decide(PHOTO, FileDecision.ATTACH)
    assert room.said == [(InterviewId("0" * 32), True)]
    assert room.answers == [(PHOTO, KEPT.name)]


def test_no_of_the_person_is_recorded_and_nothing_is_attached(room: Room) -> None:
    room.keeper.looked = ASKING
    room.box.attach(PHOTO, "a.jpg")
    room.box.decide(PHOTO, FileDecision.REFUSED)
    assert room.said == [(InterviewId("0" * 32), False)]
    shown = room.shown()
    assert (shown.ask, shown.is_busy, room.keeper.places) == (None, False, [])


def test_picture_that_is_left_out_says_nothing_of_the_person(room: Room) -> None:
    room.keeper.looked = ASKING
    room.box.attach(PHOTO, "a.jpg")
    room.box.decide(PHOTO, FileDecision.LEAVE)
    room.box.decide(PHOTO, FileDecision.ATTACH)
    assert room.shown().ask is None
    assert (room.said, room.keeper.places) == ([], [])
