"""Who may be here already: said quietly, with the reason, and nothing is merged."""

import pytest

from intake.domain.compartments import Compartment
from intake.domain.day_links import Relation
from intake.domain.day_names import BirthReason, Likeness, NameReason
from intake.domain.errors import NotGrantedError
from intake.services.application import Application
from intake.services.duplicates import MOST
from tests.services.day_acts import named

ANA = {
    "about_you/given_names": "Ana María",
    "about_you/surname_1": "López",
    "about_you/surname_2": "García",
    "about_you/birth_date": "1990-04-02",
}


def test_earlier_record_is_hinted_at_with_the_reason(north: Application) -> None:
    first = named(north, ANA)
    second = named(north, {"about_you/us_name": "LOPEZ ANA MARIA"})
    named(north, {"about_you/given_names": "Juan", "about_you/surname_1": "Paz"})
    (hint,) = north.day.duplicates.of(second.id)
    assert (hint.interview, hint.case_code) == (first.id, first.case_code)
    assert hint.why == Likeness(NameReason.PART, BirthReason.NOT_KNOWN)


def test_likeliest_stands_first_and_there_are_few(north: Application) -> None:
    mine = named(north, ANA)
    for _ in range(MOST):
        named(north, {"about_you/name": "Ana María López"})
    same = named(north, ANA)
    hints = north.day.duplicates.of(mine.id)
    assert len(hints) == MOST
    assert hints[0].interview == same.id


def test_linked_cases_and_cases_without_a_name_are_no_news(north: Application) -> None:
    first, second = named(north, ANA), named(north, ANA)
    nameless = named(north, {"about_you/birth_date": "1990-04-02"})
    north.day.families.link(first.id, second.id, Relation.SAME_PERSON)
    assert north.day.duplicates.of(first.id) == ()
    assert north.day.duplicates.of(nameless.id) == ()


def test_hint_changes_nothing(north: Application) -> None:
    first, second = named(north, ANA), named(north, ANA)
    before = [north.reading.history(each.id) for each in (first, second)]
    assert north.day.duplicates.of(first.id)
    assert [north.reading.history(each.id) for each in (first, second)] == before


def test_without_the_identity_key_there_is_no_hint(
    north: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = named(north, ANA)
    files = type(north.day.duplicates._reading._files)  # type: ignore[attr-defined]  # SqlDay's
    can_read = files.can_read

    def without_identity(self: object, compartment: Compartment) -> bool:
        return compartment is not Compartment.IDENTITY and bool(can_read(self, compartment))

    monkeypatch.setattr(files, "can_read", without_identity)
    with pytest.raises(NotGrantedError):
        north.day.duplicates.of(first.id)
