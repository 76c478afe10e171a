"""Three people at one store: Ana who interviews, Beto who reviews and audits, and Caro."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.app.doors import StoreDoors
from intake.domain.people import Role
from intake.services.application import Application
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE

WORDS = {
    "Coordinator": PASSPHRASE,
    "Beto": "velvet harbor cactus mirror plank owl",
    "Caro": "thistle copper window glacier fern nine",
}
ROLES = {
    "Beto": (Role.REVIEWER, Role.AUDITOR),
    "Caro": (Role.SUPERVISOR,),
}


class Team:
    """A store folder, and who unlocks it."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)

    @contextmanager
    def at(self, name: str = "Coordinator") -> Iterator[Application]:
        """Unlock as somebody, and lock again."""
        doors = StoreDoors(FLOOR)
        (door,) = [each for each in doors.doors(self.folder) if each.label == name]
        application = doors.unlock(self.folder, door.slot, WORDS[name])
        try:
            yield application
        finally:
            application.close()

    def admit(self) -> None:
        """Let the others in."""
        for name, roles in ROLES.items():
            enrolment = Enrolment(self.folder, name, roles[0], WORDS[name], "en")
            StoreDoors(FLOOR).people.enrol(enrolment)
        with self.at() as coordinator:
            for waiting in coordinator.people.waiting("en"):
                plan = coordinator.people.plan(Admit(waiting.request, ROLES[waiting.label]))
                coordinator.people.carry_out(plan, Authority(PASSPHRASE))


def copied(team: Path, folder: Path) -> Team:
    """Return a team of its own."""
    return Team(Path(shutil.copytree(team, folder)))
