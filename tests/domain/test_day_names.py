"""Who may be the same person: what does not count, what is enough, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.day_names import (
    BirthReason,
    Given,
    Likeness,
    NameReason,
    likeness,
    words,
)

NAMES = st.lists(
    st.sampled_from(
        ["María", "Maria", "de", "los", "Ángeles", "López", "Lopes", "García", "y", "Pérez", "Xun"]
    ),
    max_size=5,
).map(" ".join)
BORN = st.sampled_from(["", "1990", "1990-02", "1990-02-03", "1990-03-02", "1991-01-01"])
GIVEN = st.builds(Given, st.lists(NAMES, max_size=3).map(tuple), BORN)


def by(one: str, other: str, *born: str) -> Likeness | None:
    first, second = born or ("", "")
    return likeness(Given((one,), first), Given((other,), second))


@given(GIVEN, GIVEN)
def test_which_record_comes_first_does_not_matter(one: Given, other: Given) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(st.permutations(["María", "de", "los", "Ángeles", "López", "García"]), BORN)
def test_order_of_names_does_not_matter(order: list[str], born: str) -> None:
    found = likeness(Given((" ".join(order),), born), Given(("Maria Angeles Lopez Garcia",), born))
    assert found is not None
    assert found.names is NameReason.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Ñáñez", "JOSE NANEZ"),
        ("María de la Cruz y Ramírez", "Ramirez Cruz Maria"),
        ("López-García, Ana", "Ana Lopez Garcia"),
        ("Petrona K’ichean Xol", "Petrona K'ichean Xol"),
    ],
)
def test_accents_particles_signs_and_order_do_not_count(one: str, other: str) -> None:
    assert by(one, other) == Likeness(NameReason.SAME, BirthReason.NOT_KNOWN)


def test_second_surname_may_be_missing_and_the_reason_says_so() -> None:
    found = by("Ana López García", "Ana López", "1990-02-03", "1990-02-03")
    assert found == Likeness(NameReason.PART, BirthReason.SAME)


def test_one_wrong_letter_is_only_enough_with_a_date_of_birth() -> None:
    assert by("Juan Hernandez", "Juan Ernandez", "1990", "1990-02-03") == Likeness(
        NameReason.CLOSE, BirthReason.SAME_AS_FAR
    )
    assert by("Juan Hernandes Paz", "Juan Hernandez", "1990", "1990") is not None
    assert by("Juan Hernandez", "Juan Ernandez") is None
    assert by("Ana Paz", "Ana Diaz", "1990", "1990") is None  # short names are other names
    assert by("Juan Hernandez", "Pedro Hernandes", "1990", "1990") is None


def test_dates_of_birth_are_compared_as_far_as_they_are_known() -> None:
    def birth(one: str, other: str) -> BirthReason | None:
        found = by("Ana Luz López García", "Ana Luz López García", one, other)
        return found.birth if found else None

    assert birth("1990-02-03", "1990-02-03") is BirthReason.SAME
    assert birth("1990-03-02", "1990-02-03") is BirthReason.EXCHANGED
    assert birth("1990-02", "1990-02-03") is BirthReason.SAME_AS_FAR
    assert birth("1990", "") is BirthReason.NOT_KNOWN
    assert birth("1990", "1991-02-03") is BirthReason.DIFFERENT


def test_another_date_of_birth_needs_more_than_two_names() -> None:
    assert by("Ana López", "Ana López", "1990", "1985") is None
    found = by("Ana López García", "García López Ana", "1990", "1985")
    assert found == Likeness(NameReason.SAME, BirthReason.DIFFERENT)
    assert by("Ana López García", "Ana López", "1990", "1985") is None


def test_one_name_alone_needs_the_whole_date() -> None:
    assert by("Ana", "Ana") is None
    assert by("Ana", "Ana", "1990", "1990-02-03") is None
    assert by("Ana", "Ana López", "1990-02-03", "1990-02-03") is not None
    assert by("Adriana", "Adrianna", "1990-02-03", "1990-02-03") is None


def test_nothing_is_like_nothing() -> None:
    assert by("", "") is None
    assert by("de la", "Ana López", "1990", "1990") is None
    assert likeness(Given(()), Given(("Ana López",))) is None
    assert words("de los y") == frozenset()


def test_the_strongest_of_several_names_counts() -> None:
    one = Given(("Ana", "Ana López", "Ana López García"))
    assert likeness(one, Given(("Lopez Garcia Ana",))) == Likeness(
        NameReason.SAME, BirthReason.NOT_KNOWN
    )
