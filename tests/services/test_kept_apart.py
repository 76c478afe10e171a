"""Looking at what does not count here, and vouching for it."""

from datetime import UTC, datetime

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import NotAdoptedError
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.vouching import ApartReason
from intake.services.kept_apart import KeptApart, KeptEntry
from intake.services.ports import Written

BETO, OTHER = PersonId("2" * 32), InterviewId("8" * 32)


def entry(seq: int, interview: str = "7" * 32, reason: ApartReason = ApartReason.KEYS) -> KeptEntry:
    return KeptEntry(
        Compartment.CORE, ChainId("4b" * 16), seq, "0" * 64, InterviewId(interview),
        "answer.given", BETO, 1_764_000_000_000, reason,
    )  # fmt: skip


class Store:
    """Holds two entries apart, and notes what was adopted."""

    def __init__(self) -> None:
        self.kept = [entry(3), entry(5, OTHER)]
        self.adopted: list[tuple[int, str, str]] = []

    def kept_apart(self) -> tuple[KeptEntry, ...]:
        return tuple(self.kept)

    def adopt_entry(self, entry: KeptEntry, reason: str, passphrase: str) -> Written:
        self.adopted.append((entry.seq, reason, passphrase))
        return Written(ChainId("e" * 32), 31, datetime(2026, 11, 24, tzinfo=UTC))


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def desk(store: Store) -> KeptApart:
    return KeptApart(store, {BETO: "Beto"}.__getitem__)


def test_entries_are_shown_with_who_when_and_why(desk: KeptApart) -> None:
    first, second = desk.rows()
    assert (first.place, first.name, first.reason) == (f"{'4b' * 16}/3", "Beto", ApartReason.KEYS)
    assert first.at == datetime.fromtimestamp(1_764_000_000, UTC)
    assert desk.rows({OTHER}) == (second,)
    assert desk.rows(()) == ()


def test_one_is_adopted_with_a_reason(desk: KeptApart, store: Store) -> None:
    assert desk.adopt(f"{'4b' * 16}/5", " he told me ", "words").seq == 31
    assert store.adopted == [(5, "he told me", "words")]


@pytest.mark.parametrize(("place", "why"), [("4b/9", "he told me"), (f"{'4b' * 16}/3", " ")])
def test_without_a_reason_or_an_entry_nothing_is_adopted(
    desk: KeptApart, store: Store, place: str, why: str
) -> None:
    with pytest.raises(NotAdoptedError) as refused:
        desk.adopt(place, why, "words")
    assert (refused.value.place, store.adopted) == (place, [])


def test_nobody_vouches_for_what_breaks_a_rule(desk: KeptApart, store: Store) -> None:
    store.kept = [entry(7, reason=ApartReason.RULE)]
    with pytest.raises(NotAdoptedError):
        desk.adopt(f"{'4b' * 16}/7", "I want it to count", "words")
    assert store.adopted == []
