"""Every step of a government, what came of it and whose word it is has words in both languages."""

from enum import StrEnum

import pytest

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    KnowBasis,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.judgements import Reason, ReviewLevel
from intake.i18n import Words
from intake.i18n.government_words import (
    KINDS,
    OUTCOMES,
    PROMPTS,
    REVIEWS,
    SOURCES,
    node_text,
    outcome_text,
    source_text,
    when_text,
)

EN, ES = Words("en"), Words("es")


@pytest.mark.parametrize(
    ("kinds", "texts"),
    [
        (StepKind, KINDS),
        (StepOutcome, OUTCOMES),
        (StepSource, SOURCES),
        (ReviewLevel, REVIEWS),
        (Prompt, PROMPTS),
    ],
)
def test_nothing_is_without_words(kinds: type[StrEnum], texts: dict[StrEnum, str]) -> None:
    assert set(texts) == set(kinds)
    for each in texts.values():
        assert ES.gettext(each)
        assert each == "No" or ES.gettext(each) != each


def test_review_that_did_not_take_place_is_no_plain_no() -> None:
    known = (StepSource.OFFICER, KnowBasis.OFFICER)
    none = Step("a", StepKind.REVIEWED, StepOutcome.NO, *known, level=ReviewLevel.HQ, role="uscis")
    assert outcome_text(none, EN) == "None took place"
    assert node_text(none.node, EN) == "Review by headquarters"
    assert source_text(none, EN) == "from an officer source · Asylum officer"


def test_outcome_is_said_with_all_that_is_known_of_it() -> None:
    stated = Step(
        "a",
        StepKind.FEAR_STATED,
        StepOutcome.YES,
        prompt=Prompt.UNPROMPTED,
        times=3,
        agency="bp",
        occasion=2,
    )
    assert outcome_text(stated, EN) == "Yes, Border Patrol, without being asked, 3 times"
    assert node_text(stated.node, EN) == "Said that they were afraid, time 2"
    assert source_text(stated, EN) == ""
    for own, text in (
        (True, "the officer’s own opinion"),
        (False, "not the officer’s own opinion"),
    ):
        found = Step(
            "a",
            StepKind.ASSESSED,
            StepOutcome.NEGATIVE,
            reasons=(Reason.NO_NEXUS,),
            own_opinion=own,
        )
        assert outcome_text(found, EN).endswith(f", {text}")
    missed = Step(
        "a", StepKind.HEARING, StepOutcome.MISSED, missed="ill", place="nowhere", hour="04:30"
    )
    assert "nowhere, 04:30, Enfermedad u hospital" in outcome_text(missed, ES)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (ApproximateDate(), ""),
        (ApproximateDate("before the rains"), "before the rains"),
        (ApproximateDate("2019-06-25", "2019-06-25", Precision.EXACT), "Jun 25, 2019"),
        (ApproximateDate("", "2019-06-25", Precision.MONTH), "2019-06"),
        (ApproximateDate("that year", "2019-01-01", Precision.YEAR), "2019 «that year»"),
        (ApproximateDate("", "2019-06-25", Precision.UNKNOWN), "Jun 25, 2019 (Not known)"),
    ],
)
def test_date_is_as_near_as_it_is_known(when: ApproximateDate, text: str) -> None:
    assert when_text(when, "en") == text
