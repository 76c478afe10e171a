"""What somebody with one compartment, or a copy of yesterday, can do with the folder: nothing."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain import errors
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError, NotGrantedError
from intake.domain.people import LeavingReason, Role
from intake.ledger import canonical
from intake.services.people import Admit, Authority, GrantAnew
from intake.storage import database, rosters
from intake.storage.keys import age_keys, slots
from intake.storage.keys.enrolment import new_keys
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import Reader, make_grant, open_grants, write_grant
from intake.storage.keys.requests import read_request, write_request
from intake.storage.keys.roster import Roster
from intake.storage.keys.roster_chain import SignedRoster
from intake.storage.keys.signing import Signer
from tests.storage.people.site import NEW, PASSPHRASES, Site, found_site

HIDDEN = ("identity", "media", "inbox")


class Insider:
    """Caro reviews: she has the key of core, the whole folder, and time."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.person = site.admit("Caro", Role.REVIEWER)
        slot = site.folder / "slots" / site.slot("Caro")
        self.keys = slots.open_slot(slot, PASSPHRASES["Caro"])
        self.judgement = slots.open_judgement(slot, PASSPHRASES["Caro"])
        with site.open("Caro") as store:
            self.roster = store.roster
            self.core = store._unlocked.files.file(Compartment.CORE)

    @property
    def recipient(self) -> str:
        return age_keys.recipient_of(self.keys.age_identity)

    def promoted(self) -> Roster:
        """The roster as she would like it."""
        return replace(
            self.roster,
            version=self.roster.version + 1,
            prev=self.roster.hash,
            entries=tuple(
                replace(each, roles=(Role.COORDINATOR,)) if each.person == self.person else each
                for each in self.roster.entries
            ),
        )

    def forge_grants(self, *, is_next: bool) -> None:
        """Keys that she knows, sealed to everybody, signed with what she has."""
        for name in HIDDEN:
            grant = make_grant(
                self.site.founded.store, name, 1, b"k" * 32,
                granted_by=self.person, roster=self.promoted(),
            )  # fmt: skip
            org = self.roster.org
            for claimed in (grant, replace(grant, granted_by=self.site.founded.person)):
                write_grant(
                    self.site.folder / "grants", claimed, org, Signer(self.judgement),
                    is_next=is_next,
                )  # fmt: skip


@pytest.fixture
def insider(site: Site) -> Insider:
    return Insider(site)


def edited_rows(insider: Insider) -> None:
    """Every text that is an age recipient, and names of the organisation: hers."""
    connection = database.connect(insider.core.path, insider.core.key)
    connection.execute("UPDATE organisation SET name = ?", (insider.recipient,))
    connection.execute("UPDATE session SET actor = ?", (bytes.fromhex(insider.person),))
    connection.execute(
        "INSERT INTO setting (name, value) VALUES ('recipients', ?)", (insider.recipient,)
    )
    connection.close()


def planted_next_grants(insider: Insider) -> None:
    insider.forge_grants(is_next=True)


def planted_request(insider: Insider) -> None:
    """Eva waits; her request is replaced by one with keys that Caro holds."""
    site = insider.site
    waiting = site.enrol("Eva", Role.INTERVIEWER)
    path = site.folder / "requests" / f"{waiting.request}.request"
    theirs, mine = read_request(path), new_keys(site.chance)
    proof = mine.proof(insider.roster.org, theirs.person)
    forged = replace(theirs, keys=mine.public, proof=proof)
    write_request(path, forged, Signer(mine.session_seed))
    with site.open() as store:
        (row,) = store.people.waiting("en")
        assert row.words != waiting.words  # which is what comparing them is for


def swapped_slots(insider: Insider) -> None:
    """Her own slot under the name of the file of Ana's."""
    folder = insider.site.folder / "slots"
    ana, caro = (folder / insider.site.slot(each) for each in ("Ana", "Caro"))
    shutil.copy(caro, folder / "copy.slot")
    assert ana != caro


@pytest.mark.parametrize("deed", [edited_rows, planted_next_grants, planted_request, swapped_slots])
def test_insider_gains_no_key_by_the_next_grants(
    insider: Insider, deed: Callable[[Insider], None]
) -> None:
    deed(insider)
    site = insider.site
    site.do(GrantAnew(new_keys=True))
    with site.open() as store:
        reader = Reader(store.store, insider.keys.age_identity, store.roster)
        for name in HIDDEN:
            with pytest.raises(NotGrantedError):
                next(open_grants(site.folder / "grants", name, reader))
        for grant in store.people.grants():
            names = {each.label for each in grant.holders}
            assert ("Caro" in names) == (grant.compartment == "core")


def replaced_grants(insider: Insider) -> None:
    insider.forge_grants(is_next=False)


def roster_with_another_role(insider: Insider) -> None:
    path = insider.site.folder / "roster" / f"{insider.roster.version:06}.json"
    path.write_bytes(path.read_bytes().replace(b'"reviewer"', b'"coordinator"'))


def next_roster_signed_by_oneself(insider: Insider) -> None:
    from intake.storage.keys.file_signing import FileKind
    from intake.storage.keys.roster import roster_bytes

    roster = insider.promoted()
    data = roster_bytes(roster)
    mark = FileSigner(insider.judgement).sign_file(
        FileKind.ROSTER, roster.org, str(roster.version), data
    )
    rosters.write_roster(insider.site.folder / "roster", roster.version, SignedRoster(data, mark))


def older_roster(insider: Insider) -> None:
    """Put back to the day before she was admitted, with its grants."""
    for path in (insider.site.folder / "roster").glob("000002*"):
        path.unlink()


def foreign_card(insider: Insider) -> None:
    other = found_site(insider.site.folder.parent / "other", "other")
    shutil.copy(other.folder / "store.json", insider.site.folder / "store.json")


def foreign_organisation(insider: Insider) -> None:
    """Everything that is not encrypted to somebody comes from an organisation of her own."""
    other = found_site(insider.site.folder.parent / "other", "other")
    for name in ("store.json", "roster", "grants"):
        target = insider.site.folder / name
        if target.is_dir():
            shutil.rmtree(target)
            shutil.copytree(other.folder / name, target)
        else:
            shutil.copy(other.folder / name, target)


def altered_recovery(insider: Insider) -> None:
    path = insider.site.folder / "store.json"
    members = canonical.decode(path.read_bytes().removesuffix(b"\n"))
    assert isinstance(members, dict)
    path.write_bytes(canonical.encode(members | {"recovery": insider.recipient}) + b"\n")


@pytest.mark.parametrize(
    ("deed", "error"),
    [
        (replaced_grants, errors.ChangedGrantError),
        (roster_with_another_role, errors.DamagedFileError),
        (next_roster_signed_by_oneself, errors.DamagedFileError),
        (older_roster, errors.StoreSetBackError),
        (foreign_card, errors.ForeignStoreError),
        (foreign_organisation, errors.ForeignStoreError),
        (altered_recovery, errors.ForeignStoreError),
    ],
)
def test_what_was_put_in_its_place_is_refused(
    insider: Insider, deed: Callable[[Insider], None], error: type[IntakeError]
) -> None:
    site = insider.site
    site.unlock().close()
    deed(insider)
    with pytest.raises(error):
        site.unlock()


def test_old_slot_with_its_old_passphrase_opens_nothing(site: Site, tmp_path: Path) -> None:
    site.admit("Beto", Role.INTERVIEWER)
    slot = site.folder / "slots" / site.slot("Beto")
    kept = slot.read_bytes()
    waiting = site.enrol("Beto", is_known=True, passphrase=NEW)
    site.do(Admit(waiting.request, (Role.INTERVIEWER,), former=LeavingReason.COMPROMISED))
    (tmp_path / "old.slot").write_bytes(kept)
    identity = slots.open_slot(tmp_path / "old.slot", PASSPHRASES["Beto"]).age_identity
    with site.open() as store:
        reader = Reader(store.store, identity, store.roster)
        for name in (*(each.value for each in Compartment), "inbox"):
            with pytest.raises(NotGrantedError):
                next(open_grants(site.folder / "grants", name, reader))


def test_request_for_another_organisation_is_refused(site: Site, tmp_path: Path) -> None:
    """Somebody altered store.json before Beto made keys: his slot would trust another root."""
    other = found_site(tmp_path / "other", "other")
    request = other.enrol("Beto").request
    (site.folder / "requests").mkdir()
    for suffix in (".request", ".slot"):
        shutil.copy(other.folder / "requests" / f"{request}{suffix}", site.folder / "requests")
    with site.open() as store, pytest.raises(errors.RequestRefusedError) as refused:
        store.people.plan(Admit(request, (Role.INTERVIEWER,)))
    assert refused.value.rule == "organisation"


@pytest.mark.parametrize("place", range(0, 1600, 97))
def test_request_that_was_touched_anywhere_is_not_listed(site: Site, place: int) -> None:
    request = site.enrol("Beto").request
    path = site.folder / "requests" / f"{request}.request"
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1
    path.write_bytes(data)
    with pytest.raises(errors.RequestRefusedError):
        read_request(path)
    with site.open() as store:
        assert store.people.waiting("en") == ()
        with pytest.raises(errors.UnknownRequestError):
            store.people.plan(Admit(request, (Role.INTERVIEWER,)))


def test_plan_that_was_not_shown_is_not_carried_out(site: Site) -> None:
    request = site.enrol("Beto").request
    with site.open() as store:
        plan = store.people.plan(Admit(request, (Role.REVIEWER,)))
        other = replace(plan, act=Admit(request, (Role.INTERVIEWER,)))
        with pytest.raises(errors.PlanOutdatedError):
            store.people.carry_out(other, Authority(PASSPHRASES["Ana"]))
