"""A store with its two sheets, and people who come and go, at a passphrase that costs nothing."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.ids import PersonId
from intake.domain.people import LeavingReason, Role
from intake.services.people import Act, Admit, Authority, Leave, Plan, Stands
from intake.storage.enrolling import Enrolling, WaitingPerson, enrol
from intake.storage.keys.kdf import FLOOR, KdfCost
from intake.storage.store_folder import (
    FoundedStore,
    Founding,
    OpenStore,
    Surroundings,
    doors,
    found,
    unlock,
)
from tests.storage.desk import Chance, Clock

PASSPHRASES = {
    "Ana": "orchard pewter lantern gravel sonnet tide",
    "Beto": "velvet harbor cactus mirror plank owl",
    "Caro": "thistle copper window glacier fern nine",
    "Eva": "marble kitten orbit saddle plum frost",
}
NEW = "pigeon walnut tunnel ribbon crater oven"


def cheap_key(passphrase: str, salt: bytes, _cost: KdfCost, _free: int | None) -> bytes:
    """In place of Argon2id."""
    return hashlib.sha256(salt + passphrase.encode()).digest()


class Site:
    """One store folder, and everything that is typed at it."""

    def __init__(self, folder: Path, founded: FoundedStore, clock: Clock, chance: Chance) -> None:
        self.folder = folder
        self.founded = founded
        self.clock, self.chance = clock, chance
        self.recovery = " ".join(founded.recovery.words)
        self.organisation = " ".join(founded.organisation.words)

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(self.clock, self.chance, "0.1.0")

    def slot(self, name: str) -> str:
        return next(each.slot for each in doors(self.folder, self.clock()) if each.label == name)

    def unlock(self, name: str = "Ana", passphrase: str = "") -> OpenStore:
        typed = passphrase or PASSPHRASES[name]
        return unlock(self.folder, typed, self.surroundings, slot=self.slot(name))

    @contextmanager
    def open(self, name: str = "Ana", passphrase: str = "") -> Iterator[OpenStore]:
        store = self.unlock(name, passphrase)
        try:
            yield store
        finally:
            store.close()

    def enrol(
        self,
        name: str,
        role: Role = Role.INTERVIEWER,
        *,
        is_known: bool = False,
        passphrase: str = "",
    ) -> WaitingPerson:
        typed = passphrase or PASSPHRASES[name]
        enrolling = Enrolling(name, role, typed, is_known=is_known, cost=FLOOR)
        return enrol(self.folder, enrolling, self.surroundings)

    def do(self, act: Act, *, by: str = "Ana", passphrase: str = "", sheet: bool = False) -> Plan:
        """Plan an act and carry it out in one session."""
        with self.open(by) as store:
            plan = store.people.plan(act)
            typed = passphrase or PASSPHRASES[by]
            authority = Authority(typed, self.organisation if sheet else "")
            store.people.carry_out(plan, authority)
        return plan

    def admit(self, name: str, *roles: Role, days: int = 0) -> PersonId:
        """Enrol somebody, and let Ana admit them with these roles."""
        waiting = self.enrol(name, roles[0])
        sheet = Role.COORDINATOR in roles
        self.do(Admit(waiting.request, roles, days), sheet=sheet)
        return waiting.person

    def leave(
        self,
        person: PersonId,
        reason: LeavingReason,
        stands: Stands = Stands.SEEN,
        *,
        by: str = "Ana",
        sheet: bool = False,
    ) -> Plan:
        return self.do(Leave(person, reason, stands), by=by, sheet=sheet)

    def databases(self) -> dict[str, bytes]:
        return {each.value: (self.folder / f"{each.value}.db").read_bytes() for each in Compartment}

    def copied(self, folder: Path) -> "Site":
        """The same store somewhere else, with a clock and chance that go on."""
        shutil.copytree(self.folder, folder)
        return self.at(folder)

    def at(self, folder: Path) -> "Site":
        """A copy that lies there already."""
        return Site(folder, self.founded, self.clock, self.chance)


def found_site(folder: Path, chance_name: str = "people") -> Site:
    """Found a store for Ana."""
    clock, chance = Clock(), Chance(chance_name)
    founding = Founding(
        "Casa del Norte", "Reynosa", "Ana", PASSPHRASES["Ana"], language="en", cost=FLOOR
    )
    founded = found(folder, founding, Surroundings(clock, chance, "0.1.0"))
    return Site(folder, founded, clock, chance)
