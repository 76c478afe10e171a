"""What came from elsewhere and was nobody's to write: kept apart, shown, and adopted one by one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import (
    NotAdoptedError,
    NotAllowedError,
    UnknownInterviewError,
    WrongPassphraseError,
)
from intake.domain.events import AnswerGiven, ConsentRecorded, InterviewOpened
from intake.domain.ids import InterviewId, PersonId
from intake.domain.people import LeavingReason, Role
from intake.domain.vouching import ApartReason, EntryAdopted
from intake.ledger.entry import Entry
from intake.services.kept_apart import KeptApart
from intake.services.people import ChangeRoles, Stands
from intake.storage import rosters
from intake.storage.open_store import OpenStore
from intake.storage.senders import KeptRoster
from tests.storage.desk import FORM
from tests.storage.people.site import PASSPHRASES, Site, found_site

RECORD = InterviewId("0e" * 16)
ANSWERS = ("need/food", "need/water")


class Elsewhere:
    """Another organisation, where Ana opened an interview and Beto gave the answers."""

    def __init__(self, folder: Path) -> None:
        self.site = found_site(folder, "elsewhere")
        self.beto: PersonId = self.site.admit("Beto", Role.INTERVIEWER)
        with self.site.open() as store, store.records(Compartment.CORE) as records:
            records.append(InterviewOpened(FORM, "f2", "1", "7Q2M8X0K1V"), RECORD)  # type: ignore[arg-type]
            records.append(ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED)), RECORD)

    def answers(self, *roles: str, roster: str = "") -> None:
        """Beto answers, in the roles and under the roster that his own program believes in."""
        with self.site.open("Beto") as store:
            object.__setattr__(store._writer, "roles", roles or store._writer.roles)
            object.__setattr__(store._writer, "roster", roster or store._writer.roster)
            for path in ANSWERS:
                with store.records(Compartment.CORE) as records:
                    patch = Patch(path, ((path, Value("yes")),))
                    records.append(AnswerGiven(patch, lang="es"), RECORD)

    def entries(self) -> list[Entry]:
        with self.site.open() as store:
            return list(store.reading.record_entries(RECORD))

    def roster(self) -> KeptRoster:
        with self.site.open() as store:
            signed = rosters.read_signed(self.site.folder / "roster")
            return KeptRoster(store.session.org, store.root_public, tuple(signed))

    def arrive(self, site: Site) -> None:
        """Have all of it taken in, in two slices, the last entry twice."""
        entries, roster = self.entries(), self.roster()
        with site.open() as store:
            store.keep_roster(roster)
            for part in (entries[:3], entries[2:]):
                with store.records(Compartment.CORE) as records:
                    records.merge(part)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    return Elsewhere(tmp_path / "elsewhere")


def desk(store: OpenStore) -> KeptApart:
    return KeptApart(store, lambda _person: "")


def given(store: OpenStore) -> set[str]:
    return set(store.reading.interview(RECORD).document.values)


def checked(store: OpenStore) -> tuple[int, set[str]]:
    report = store.verify(lambda _done, _all: None)
    counts = {each.compartment: each.doubtful for each in report.files}
    return counts[Compartment.CORE], {each.detail for each in report.problems}


def demoted(elsewhere: Elsewhere) -> None:
    """Beto reviews, and answers all the same."""
    elsewhere.site.do(ChangeRoles(elsewhere.beto, (Role.REVIEWER,)))
    elsewhere.answers("interviewer")


def compromised(elsewhere: Elsewhere) -> None:
    elsewhere.answers()
    elsewhere.site.leave(elsewhere.beto, LeavingReason.COMPROMISED, Stands.NOTHING)


def going_back(elsewhere: Elsewhere) -> None:
    """Beto reviews, has said so on his chain, and names the roster of before all the same."""
    with elsewhere.site.open() as store:
        before = store.roster.hash
    elsewhere.site.do(ChangeRoles(elsewhere.beto, (Role.REVIEWER,)))
    with elsewhere.site.open() as store, store.records(Compartment.CORE) as records:
        records.append(ConsentRecorded(Consent(Purpose.LAWYER, Decision.REFUSED)), RECORD)
    elsewhere.answers("interviewer", roster=before)


WAYS = [
    (demoted, ApartReason.ROLE),
    (compromised, ApartReason.KEYS),
    (going_back, ApartReason.ROSTER),
]


@pytest.mark.parametrize(("way", "reason"), WAYS)
def test_answers_of_nobody_are_kept_and_do_not_count(
    site: Site, elsewhere: Elsewhere, way: Callable[[Elsewhere], None], reason: ApartReason
) -> None:
    way(elsewhere)
    elsewhere.arrive(site)
    with site.open() as store:
        assert given(store) == set()
        rows = desk(store).rows()
        assert [(each.type, each.reason) for each in rows] == [("answer.given", reason)] * 2
        assert len(list(store.reading.record_entries(RECORD))) == len(elsewhere.entries())
        assert checked(store) == (2, set())


@pytest.mark.parametrize(("way", "_reason"), WAYS)
def test_adopted_answer_counts_and_the_other_stays_apart(
    site: Site, elsewhere: Elsewhere, way: Callable[[Elsewhere], None], _reason: ApartReason
) -> None:
    way(elsewhere)
    elsewhere.arrive(site)
    with site.open() as store:
        first, second = desk(store).rows()
        desk(store).adopt(first.place, "Beto told me so himself", PASSPHRASES["Ana"])
        assert given(store) == {ANSWERS[0]}
        assert [each.place for each in desk(store).rows()] == [second.place]
        assert checked(store) == (1, set())
    elsewhere.arrive(site)  # once more changes nothing
    with site.open() as store:
        assert given(store) == {ANSWERS[0]}
        assert checked(store) == (1, set())


def test_what_comes_late_makes_fall_what_came_before_it(site: Site, elsewhere: Elsewhere) -> None:
    going_back(elsewhere)
    *before, newer, first, second = elsewhere.entries()
    roster = elsewhere.roster()
    with site.open() as store:
        store.keep_roster(roster)
        for part, counts in (([*before, first, second], set(ANSWERS)), ([newer], set[str]())):
            with store.records(Compartment.CORE) as records:
                records.merge(part)
            assert given(store) == counts
        assert {each.reason for each in desk(store).rows()} == {ApartReason.ROSTER}
        assert checked(store)[1] == set()


def test_what_an_older_roster_allowed_still_counts(site: Site, elsewhere: Elsewhere) -> None:
    elsewhere.answers()
    elsewhere.site.do(ChangeRoles(elsewhere.beto, (Role.REVIEWER,)))
    elsewhere.arrive(site)
    with site.open() as store:
        assert given(store) == set(ANSWERS)
        assert checked(store) == (0, set())


def test_opening_that_is_kept_apart_makes_no_interview(site: Site, elsewhere: Elsewhere) -> None:
    elsewhere.answers()
    entries, org = elsewhere.entries(), elsewhere.site
    with org.open() as store:
        ana = store.session.person
    org.admit("Eva", Role.COORDINATOR, days=30)
    org.leave(ana, LeavingReason.LOST, Stands.NOTHING, by="Eva", sheet=True)
    roster = KeptRoster(
        store.session.org, store.root_public, tuple(rosters.read_signed(org.folder / "roster"))
    )
    with site.open() as here:
        here.keep_roster(roster)
        with here.records(Compartment.CORE) as records:
            records.merge(entries)
        with pytest.raises(UnknownInterviewError):
            here.reading.interview(RECORD)
        for row in desk(here).rows():
            desk(here).adopt(row.place, "we were both there", PASSPHRASES["Ana"])
        assert given(here) == set(ANSWERS)
        assert checked(here) == (0, set())


def test_only_a_coordinator_vouches_and_types_the_passphrase_for_it(
    site: Site, elsewhere: Elsewhere
) -> None:
    site.admit("Caro", Role.STEWARD)
    compromised(elsewhere)
    elsewhere.arrive(site)
    with site.open("Caro") as store:
        place = desk(store).rows()[0].place
        with pytest.raises(NotAllowedError):
            desk(store).adopt(place, "I believe it", PASSPHRASES["Caro"])
    with site.open() as store:
        with pytest.raises(WrongPassphraseError):
            desk(store).adopt(place, "I believe it", PASSPHRASES["Beto"])
        for named, why in (("nothing/1", "I believe it"), (place, "  ")):
            with pytest.raises(NotAdoptedError):
                desk(store).adopt(named, why, PASSPHRASES["Ana"])
        assert given(store) == set()
        assert len(desk(store).rows()) == 2


def edit(store: OpenStore, statement: str) -> None:
    with store.records(Compartment.CORE) as records:
        records._connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kept_apart SET adopted = 1",
        "INSERT INTO kept_apart (pos, reason) SELECT pos, 'role' FROM entry WHERE seq = 3",
        "DELETE FROM kept_apart WHERE reason = 'role'",
    ],
)
def test_rows_that_say_otherwise_are_found(
    site: Site, elsewhere: Elsewhere, statement: str
) -> None:
    demoted(elsewhere)
    elsewhere.arrive(site)
    with site.open() as store:
        edit(store, statement)
        assert {"apart", "role"} & checked(store)[1]


def test_session_key_alone_vouches_for_nothing(site: Site, elsewhere: Elsewhere) -> None:
    """Whoever finds the store unlocked has that key, and not the passphrase."""
    compromised(elsewhere)
    elsewhere.arrive(site)
    with site.open() as store:
        entry = store.kept_apart()[0]
        event = EntryAdopted(entry.chain, entry.seq, entry.link, "mine")
        with store.records(Compartment.CORE) as records:
            records.adopt_entry(event, RECORD, store._writer.sign)
    with site.open() as store:
        assert "apart" in checked(store)[1]
