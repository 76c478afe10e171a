"""A store of an earlier version gets the compartment of the sources, and loses nothing by it."""

from pathlib import Path

import pytest

from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import ChangedGrantError, NotGrantedError, WrongPassphraseError
from intake.domain.people import LeavingReason, Role
from intake.services.people import GrantAnew
from intake.storage import founding
from intake.storage.keys import kdf
from intake.storage.keys.words import Sheet
from intake.storage.recovering import drill
from intake.storage.store_folder import Founding, Surroundings, found
from intake.storage.verification import Check
from tests.storage.desk import Chance, Clock
from tests.storage.people.killing import killed_at_every_step
from tests.storage.people.site import PASSPHRASES, Site, cheap_key

SOURCES = Compartment.SOURCES


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A store as the version before founded it."""
    folder = tmp_path_factory.mktemp("earlier") / "store"
    clock = Clock()
    facts = Founding("Casa del Norte", "Reynosa", "Ana", PASSPHRASES["Ana"], cost=kdf.FLOOR)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(founding, "_COMPARTMENTS", OF_RECORDS)
        patched.setattr(kdf, "key_of_passphrase", cheap_key)
        founded = found(folder, facts, Surroundings(clock, Chance("earlier"), "0.1.0"))
    return Site(folder, founded, clock, Chance("since"))


@pytest.fixture
def site(earlier: Site, tmp_path: Path) -> Site:
    return earlier.copied(tmp_path / "store")


def add(site: Site, by: str = "Ana") -> bool:
    with site.open(by) as store:
        return store.add_compartment(SOURCES, PASSPHRASES[by])


def can_read(site: Site, person: str = "Ana") -> bool:
    with site.open(person) as store:
        assert store.verify(lambda _done, _all: None).is_good
        return store.session.can_read(SOURCES)


def test_store_of_an_earlier_version_works_without(site: Site) -> None:
    assert not can_read(site)
    person = site.admit("Beto", Role.INTERVIEWER)
    plan = site.leave(person, LeavingReason.COMPROMISED)
    assert plan.new_keys == ("core", "identity", "inbox")
    assert drill(site.folder, Sheet.RECOVERY, site.recovery).opens == (*OF_RECORDS, "inbox")
    with site.open() as store:
        assert len(store.verify(lambda _done, _all: None).files) == len(OF_RECORDS)


def test_compartment_is_added_once_and_the_others_are_untouched(site: Site) -> None:
    apart = [site.folder / f"{each}.db" for each in OF_RECORDS if each is not Compartment.CORE]
    before = [each.read_bytes() for each in apart]
    assert add(site)
    assert can_read(site)
    assert not add(site)
    assert [each.read_bytes() for each in apart] == before
    assert not list(site.folder.glob("*.new"))


def test_only_who_may_hand_out_keys_adds_it(site: Site) -> None:
    site.admit("Beto", Role.INTERVIEWER)
    with pytest.raises(NotGrantedError):
        add(site, "Beto")
    with site.open() as store, pytest.raises(WrongPassphraseError):
        store.add_compartment(SOURCES, "another one entirely")
    assert not list(site.folder.glob("sources*"))
    assert not list((site.folder / "grants").glob("sources*"))


def test_adding_that_is_cut_short_anywhere_goes_on(site: Site, tmp_path: Path) -> None:
    def check(left: Site) -> None:
        is_there = can_read(left)
        assert add(left) is not is_there
        assert can_read(left)

    assert killed_at_every_step(site, tmp_path, add, check) > 2


@pytest.fixture
def grown(site: Site) -> Site:
    """The same store, with the compartment."""
    add(site)
    can_read(site)
    return site


def test_sources_are_read_by_coordinators_and_by_nobody_who_interviews(grown: Site) -> None:
    grown.admit("Beto", Role.INTERVIEWER)
    grown.admit("Caro", Role.SUPERVISOR)
    grown.admit("Eva", Role.COORDINATOR)
    assert [can_read(grown, each) for each in ("Beto", "Caro", "Eva")] == [False, False, True]


def test_key_of_the_sources_is_renewed_like_the_others(grown: Site) -> None:
    grown.do(GrantAnew(new_keys=True))
    with grown.open() as store:
        assert store._unlocked.files.file(SOURCES).facts.generation == 2
        assert store.verify(lambda _done, _all: None).is_good
    assert [each.name for each in (grown.folder / "grants").glob("sources*")] == ["sources.2.age"]


def test_recovery_sheet_opens_the_sources(grown: Site) -> None:
    opens = drill(grown.folder, Sheet.RECOVERY, grown.recovery).opens
    assert opens == (*Compartment, "inbox")


def test_key_of_the_sources_travels_with_the_others(grown: Site, tmp_path: Path) -> None:
    eva = grown.admit("Eva", Role.COORDINATOR)
    with grown.open() as store:
        store.people.take_away(eva, str(tmp_path / "keys"))
    assert not list((grown.folder / "grants").glob("*.age"))


def test_sources_that_vanish_are_noticed(grown: Site) -> None:
    (grown.folder / "sources.db").unlink()
    for each in (grown.folder / "grants").glob("sources*"):
        each.unlink()
    with pytest.raises(ChangedGrantError):
        grown.unlock()


def test_another_file_in_the_place_of_the_sources_is_left_and_the_rest_goes_on(
    grown: Site,
) -> None:
    other = (grown.folder / "media.db").read_bytes()
    (grown.folder / "sources.db").write_bytes(other)
    with grown.open() as store:
        assert not store.session.can_read(SOURCES)
        report = store.health.check(lambda _done, _all: None, is_thorough=False)
        assert (Check.FILE, SOURCES) in {(each.check, each.compartment) for each in report.problems}
    assert (grown.folder / "sources.db").read_bytes() == other
