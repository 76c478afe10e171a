"""A store with a coordinator and a steward, and records that are full of what has to go."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.app.doors import StoreDoors
from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.ids import InterviewId
from intake.domain.people import Role
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.forms.model import QuestionKind
from intake.services.application import Application
from intake.services.attaching import Chosen, Place
from intake.services.doors import Founding
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE, SPANISH, YES

STEWARD = "thistle copper window glacier fern nine"
MARK = "Ñandú-canción-7f3e"
"""In every place that a record has; with letters that are written in two ways."""


def encodings(mark: str) -> set[bytes]:
    """Return how a text may stand in a file."""
    forms = [unicodedata.normalize(form, mark) for form in ("NFC", "NFD")]
    plain = {each.encode(name) for each in forms for name in ("utf-8", "utf-16-le", "utf-16-be")}
    escaped = {each.encode("ascii", "backslashreplace") for each in forms}
    return plain | escaped | {each.encode("utf-8").hex().encode() for each in forms}


class House:
    """A store folder with two people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def at(self, name: str = "") -> Iterator[Application]:
        """Unlock as somebody, or as the coordinator, and lock again."""
        application = self.open(name)
        try:
            yield application
        finally:
            application.close()

    def open(self, name: str = "") -> Application:
        """Unlock as somebody, or as the coordinator."""
        doors, folder = StoreDoors(FLOOR), str(self.folder)
        label = name or "Coordinator"
        door = next(each for each in doors.doors(folder) if each.label == label)
        return doors.unlock(folder, door.slot, STEWARD if name else PASSPHRASE)

    def admit_steward(self) -> None:
        """Let Dora in."""
        folder = str(self.folder)
        StoreDoors(FLOOR).people.enrol(Enrolment(folder, "Dora", Role.STEWARD, STEWARD, "en"))
        with self.at() as coordinator:
            (waiting,) = coordinator.people.waiting("en")
            plan = coordinator.people.plan(Admit(waiting.request, (Role.STEWARD,)))
            coordinator.people.carry_out(plan, Authority(PASSPHRASE))


def found(folder: Path) -> House:
    """Return a new house with its two people."""
    founding = Founding(str(folder), "north alliance", "north", "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)
    house = House(folder)
    house.admit_steward()
    return house


def fill(application: Application, mark: str = MARK) -> InterviewId:
    """Return a record that has `mark` in every compartment, half typed and attached too."""
    form = application.shelf.newest("intake_f2").hash
    interview = application.interviewing.begin(form, YES, SPANISH).id
    application.consenting.record(
        interview, Consent(Purpose.PHOTO, Decision.GRANTED, text_version="photo/1", lang="es")
    )
    for compartment, path in ((Compartment.CORE, "why"), (Compartment.IDENTITY, "name")):
        patch = Patch(path, ((path, Value(mark)), (f"{path}_nfd", Value(_nfd(mark)))))
        application.interviewing.answer(interview, {compartment: patch}, lang="es")
        application.interviewing.save_draft(compartment, interview, f"{path}_half", mark)
    application.testimony.keep(interview, NameKeptApart(Token(TokenKind.PERSON, 1), mark))
    content = b"%PDF-1.4\n" + mark.encode() * 2000
    place = Place(interview, "paper", QuestionKind.FILE, Compartment.CORE)
    application.attaching.attach(place, Chosen(len(content), [content]))
    application.access.opened(interview)
    return interview


def refuse_keeping(application: Application, interview: InterviewId) -> None:
    """Take everything back: the person does not want it kept."""
    application.consenting.withdraw(interview)


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)
