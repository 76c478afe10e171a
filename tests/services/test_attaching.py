"""Attaching files, at a real store."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.attachments import AttachFault, copy_of, read_name
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import AttachmentRefusedError, DamagedFileError, NotGrantedError
from intake.domain.interview import Interview
from intake.forms.model import QuestionKind
from intake.services import attaching
from intake.services.application import Application
from intake.services.attaching import Attaching, Chosen, Place
from tests.services.conftest import compared
from tests.services.pictures import SECRETS, jpeg, located, png, seen
from tests.services.test_closing import to_closing

SONG = b"ID3" + random.Random(3).randbytes(300_000)


YES_TO_PHOTOS = Consent(Purpose.PHOTO, Decision.GRANTED, text_version="photo/1", lang="es")


@pytest.fixture
def place(north: Application, interview: Interview) -> Place:
    north.consenting.record(interview.id, YES_TO_PHOTOS)
    return Place(interview.id, "photo", QuestionKind.IMAGE, Compartment.CORE)


def chosen(content: bytes) -> Chosen:
    pieces = (content[at : at + 1000] for at in range(0, len(content), 1000))
    return Chosen(len(content), pieces)


def fault_of(north: Application, place: Place, file: Chosen) -> AttachFault:
    with pytest.raises(AttachmentRefusedError) as refused:
        north.attaching.attach(place, file)
    assert north.attaching.attached(place.interview) == ()
    return refused.value.fault


def test_picture_is_kept_without_what_it_says_by_the_way(north: Application, place: Place) -> None:
    made = north.attaching.attach(place, chosen(jpeg()))
    content = north.attaching.content(made.name)
    assert (made.mime, made.size) == ("image/jpeg", len(content))
    assert seen(content) == seen(jpeg())
    assert not any(each in content for each in SECRETS)
    assert north.attaching.attached(place.interview) == (made,)


def test_picture_as_it_came_is_sealed_beside_its_copy(north: Application, place: Place) -> None:
    made = north.attaching.attach(place, chosen(located()))
    named = read_name(made.name)
    assert named is not None
    (original,) = (
        each for each in north.reading.record_media(place.interview) if each.id != named.media
    )
    assert copy_of(original.path) == named.media
    assert original.compartment is place.compartment
    assert b"".join(north.reading.media_bytes(original.id)) == located()
    assert b"Acme" not in north.attaching.content(made.name)
    assert north.attaching.attached(place.interview) == (made,)
    assert north.verify(lambda _done, _all: None).is_sound


def test_picture_that_says_nothing_is_kept_once(north: Application, place: Place) -> None:
    made = north.attaching.attach(place, chosen(jpeg()))
    clean = north.attaching.content(made.name)
    before = len(north.reading.record_media(place.interview))
    north.attaching.attach(place, chosen(clean))
    assert len(north.reading.record_media(place.interview)) == before + 1


@pytest.mark.parametrize("kind", [QuestionKind.IMAGE, QuestionKind.FILE])
def test_picture_waits_for_a_yes_to_photographs(
    north: Application, interview: Interview, kind: QuestionKind
) -> None:
    place = Place(interview.id, "photo", kind, Compartment.CORE)
    assert north.attaching.look(interview.id, chosen(png())).needs_yes
    assert fault_of(north, place, chosen(png())) is AttachFault.NOT_ALLOWED
    assert north.reading.record_media(interview.id) == ()
    north.consenting.record(interview.id, YES_TO_PHOTOS)
    assert not north.attaching.look(interview.id, chosen(png())).needs_yes
    assert north.attaching.attach(place, chosen(png())).mime == "image/png"
    north.consenting.withdraw(interview.id, YES_TO_PHOTOS.matter)
    with pytest.raises(AttachmentRefusedError):
        north.attaching.attach(place, chosen(png()))


def test_document_waits_for_no_yes_to_photographs(north: Application, interview: Interview) -> None:
    assert not north.attaching.look(interview.id, chosen(b"plain")).is_to_ask
    place = Place(interview.id, "paper", QuestionKind.FILE, Compartment.CORE)
    assert north.attaching.attach(place, chosen(b"plain")).size == 5


def test_what_a_picture_says_is_told_before_anything_is_kept(
    north: Application, place: Place
) -> None:
    looked = north.attaching.look(place.interview, chosen(located()))
    assert looked.is_to_ask
    assert looked.facts.place == "32.51500, -117.03833"
    assert north.reading.record_media(place.interview) == ()


@pytest.mark.parametrize("is_partner", [False, True])
def test_picture_as_it_came_goes_to_the_own_programme_alone(
    north: Application,
    south: Application,
    place: Place,
    tmp_path: Path,
    *,
    is_partner: bool,
) -> None:
    made = north.attaching.attach(place, chosen(located()))
    patch = Patch(place.path, ((place.path, Value(made.name)),))
    north.interviewing.answer(place.interview, {Compartment.CORE: patch})
    to = compared(north, south)
    to_closing(north, place.interview)
    yes = Consent(Purpose.LAWYER, Decision.GRANTED, recipient=to.station)
    north.consenting.record(place.interview, yes)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    bundle = str(tmp_path / "a.intake")
    to = replace(to, is_partner=is_partner)
    north.handing_over.export([place.interview], to, bundle, lambda _done, _all: None)
    came = south.handing_over.receive(bundle, lambda _done, _all: None).opened.media
    assert len(came) == (1 if is_partner else 2)
    assert any(copy_of(each.path) is not None for each in came) is not is_partner


def test_recording_is_kept_as_it_is(north: Application, place: Place) -> None:
    made = north.attaching.attach(replace(place, kind=QuestionKind.AUDIO), chosen(SONG))
    assert north.attaching.content(made.name) == SONG
    assert made.name.endswith(".mp3")


def test_file_may_be_anything(north: Application, place: Place) -> None:
    made = north.attaching.attach(replace(place, kind=QuestionKind.FILE), chosen(b"plain"))
    assert north.attaching.content(made.name) == b"plain"


def test_form_may_want_a_picture_small(north: Application, place: Place) -> None:
    small = jpeg(size=(8, 6))
    asked: list[bytes] = []

    def shrink(content: bytes) -> bytes:
        asked.append(content)
        return small

    made = north.attaching.attach(place, chosen(jpeg()), shrink=shrink)
    assert asked == [jpeg()]
    assert seen(north.attaching.content(made.name)) == seen(small)


@pytest.mark.parametrize(
    ("kind", "content", "fault"),
    [
        (QuestionKind.FILE, b"", AttachFault.EMPTY),
        (QuestionKind.IMAGE, SONG, AttachFault.NOT_A_PICTURE),
        (QuestionKind.IMAGE, jpeg()[:300], AttachFault.NOT_A_PICTURE),
        (QuestionKind.FILE, b"\0\0\0\x18ftypheic" + bytes(90), AttachFault.NOT_CLEANABLE),
        (QuestionKind.AUDIO, b"%PDF-1.7", AttachFault.NOT_A_RECORDING),
        (QuestionKind.VIDEO, SONG, AttachFault.NOT_A_VIDEO),
    ],
)
def test_file_that_does_not_fit_is_refused(
    north: Application, place: Place, kind: QuestionKind, content: bytes, fault: AttachFault
) -> None:
    assert fault_of(north, replace(place, kind=kind), chosen(content)) is fault


def test_file_that_says_it_is_too_large_is_not_even_read(north: Application, place: Place) -> None:
    unread = iter([b"one"])
    file = Chosen(attaching.MOST_BYTES + 1, unread)
    assert fault_of(north, place, file) is AttachFault.TOO_LARGE
    assert next(unread) == b"one"


def test_file_that_grows_while_it_is_read_is_refused(
    north: Application, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST_PICTURE_BYTES", 1500)
    assert fault_of(north, place, chosen(jpeg(size=(320, 240)))) is AttachFault.TOO_LARGE


def test_who_has_no_key_for_it_attaches_nothing(
    north: Application, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Blind:
        def can_read(self, compartment: Compartment) -> bool:
            return compartment is not Compartment.MEDIA

    service = Attaching(north.attaching._keep, Blind())  # type: ignore[arg-type]
    with pytest.raises(NotGrantedError):
        service.attach(place, chosen(jpeg()))
    assert north.attaching.attached(place.interview) == ()


def test_content_that_was_exchanged_is_not_shown(north: Application, place: Place) -> None:
    made = north.attaching.attach(place, chosen(jpeg()))
    named = read_name(made.name)
    assert named is not None
    for wrong in (str(replace(named, begins="0" * 32)), "photo.jpg"):
        with pytest.raises(DamagedFileError):
            north.attaching.content(wrong)


def test_attachment_that_is_answered_arrives_whole_with_its_bundle(
    north: Application, south: Application, place: Place, tmp_path: Path
) -> None:
    made = north.attaching.attach(place, chosen(jpeg()))
    patch = Patch(place.path, ((place.path, Value(made.name)),))
    north.interviewing.answer(place.interview, {Compartment.CORE: patch})
    north.interviewing.pause(place.interview)
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    bundle = str(tmp_path / "a.intake")
    north.handing_over.export([place.interview], to, bundle, lambda _done, _all: None)
    south.handing_over.receive(bundle, lambda _done, _all: None)
    said = south.reading.interview(place.interview).document.values[place.path].v
    assert south.attaching.content(said) == north.attaching.content(made.name)
