"""Who is trained on a given day, and which card is in force."""

from dataclasses import replace
from datetime import date

import pytest

from intake.app.guidance import cards
from intake.domain.guidance import Card, CardKind, beside, pinned
from intake.domain.ids import ChainId, PersonId
from intake.domain.training import (
    CardVersion,
    Currency,
    Training,
    currency,
    demand_days,
    missing,
    newest,
)
from intake.domain.training_errors import TrainingRefusedError

ANA, TRAINER = PersonId("a" * 32), PersonId("b" * 32)
CARD = CardVersion("interviewing", "1", "c" * 64)
KNOWN = Training(
    ChainId("d" * 32), 7, ANA, CARD, "2026-01-10", "2027-01-10", TRAINER, is_confirmed=True
)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "is_confirmed", "stands"),
    [
        (date(2026, 1, 9), True, Currency.NOT_YET),
        (date(2026, 1, 10), True, Currency.CURRENT),
        (date(2027, 1, 10), True, Currency.CURRENT),
        (date(2027, 1, 11), True, Currency.LAPSED),
        (TODAY, False, Currency.UNCONFIRMED),
    ],
)
def test_training_counts_between_its_days_once_confirmed(
    day: date, is_confirmed: bool, stands: Currency
) -> None:
    assert currency(replace(KNOWN, is_confirmed=is_confirmed), day) is stands


def test_what_lasts_longest_stands_in_the_register_and_a_confirmed_one_before() -> None:
    later = replace(KNOWN, seq=8, expires="2028-01-10", is_confirmed=False)
    longer = replace(KNOWN, seq=9, expires="2027-05-10")
    assert newest([later, longer, KNOWN]) == (longer,)


def test_only_current_training_of_the_person_is_not_missing() -> None:
    wanted = ("interviewing", "mpp_2025")
    assert missing([KNOWN], ANA, wanted, TODAY) == ("mpp_2025",)
    assert missing([KNOWN], TRAINER, wanted, TODAY) == wanted
    assert missing([replace(KNOWN, is_confirmed=False)], ANA, wanted, TODAY) == wanted


@pytest.mark.parametrize(
    "days", [("2026-11-24", "2026-11-23"), ("20261124", "2026-11-25"), ("x", "2026-11-25")]
)
def test_days_are_written_in_one_way_and_in_order(days: tuple[str, str]) -> None:
    with pytest.raises(TrainingRefusedError):
        demand_days(*days)


def test_interview_is_pinned_to_what_was_in_force_on_its_day() -> None:
    then = {each.guidance for each in pinned(cards(), date(2019, 8, 1))}
    now = {each.guidance for each in pinned(cards(), TODAY)}
    assert "mpp_2019" in then
    assert {"mpp_2019", "practice"} & now == set()
    assert {"mpp_2025", "interviewing"} <= now


def test_procedures_lie_beside_an_interview_only_after_reading_back() -> None:
    before = {each.kind for each in beside(cards(), TODAY, is_heard=False)}
    after = {each.kind for each in beside(cards(), TODAY, is_heard=True)}
    assert before == {CardKind.INTERVIEWING}
    assert after == {CardKind.INTERVIEWING, CardKind.PROCEDURE}


@pytest.mark.parametrize("card", cards(), ids=lambda card: card.version.guidance)
def test_every_line_of_a_card_has_two_languages_and_a_source(card: Card) -> None:
    lines = [line for section in card.sections for line in section.lines]
    assert lines
    assert all(line.source and line.text["en"] and line.text["es"] for line in lines)
    assert all(section.head["en"] and section.head["es"] for section in card.sections)
    if card.kind is not CardKind.PROCEDURE:
        return
    advice = ("you must", "you need", "debe decir que", "say that")
    texts = [line.text[tag].casefold() for line in lines for tag in ("en", "es")]
    assert not [each for each in texts if any(word in each for word in advice)]
